"""Steps are brought into order: dragged, or moved by keyboard."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainer.core.given import Given, Ordered
from trainer.core.question_order import ShownOrder
from trainer.core.quiz import Ordering, Question
from trainer.ui.icons import Icons
from trainer.ui.quiz.answers.option_row import RowResult
from trainer.ui.quiz.answers.results import row_result
from trainer.ui.quiz.answers.step_row import StepRow
from trainer.ui.quiz.answers.widget import AnswerWidget, digit_of
from trainer.ui.theme import Theme
from trainer.ui.widgets.announcing import announce
from trainer.ui.widgets.text import Text
from trainer.wording.catalogue import _
from trainer.wording.numbers import number

if TYPE_CHECKING:
    from trainer.core.marks import Mark

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_MOVES = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class OrderingAnswer(AnswerWidget):
    """Up and Down go from step to step; with Ctrl or Alt they move it; 1 … 9 put it into that place.

    As long as nothing was moved nothing was answered: steps are never shown in the right order.
    """

    def __init__(
        self, theme: Theme, icons: Icons, question: Question, order: ShownOrder, given: Given | None
    ) -> None:
        super().__init__(theme, icons, question)
        assert isinstance(question.answer, Ordering)
        self._ordering = question.answer
        self._order = list(given.steps if isinstance(given, Ordered) else order.steps)
        self._is_touched = isinstance(given, Ordered)
        self._advice = Text(theme, role="muted", style="caption")
        holder = QWidget()
        self._column = QVBoxLayout(holder)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.tokens.space.xs - 1)
        self._rows = {place: self._row(place) for place in self._order}
        for row in self.rows:
            self._column.addWidget(row)
        self.body.addWidget(self._advice)
        self.body.addWidget(holder)
        self._renumber()
        self.retranslate()

    @property
    def rows(self) -> list[StepRow]:
        """The steps as they stand, from the top."""
        return [self._rows[place] for place in self._order]

    def given(self) -> Given | None:
        return Ordered(tuple(self._order)) if self._is_touched else None

    def put_at(self, row: StepRow, to: int) -> None:
        """Put a step into another place, 0 … ."""
        at = self.rows.index(row)
        to = min(max(0, to), len(self._order) - 1)
        if at == to or self.is_over:
            return
        self._order.insert(to, self._order.pop(at))
        self._column.removeWidget(row)
        self._column.insertWidget(to, row)
        self._is_touched = True
        self._renumber()
        told = _("Place {place} of {count}").format(place=number(to + 1), count=number(len(self._order)))
        announce(self, told)
        self.changed.emit()

    def tell_result(self, mark: Mark | None, right: Given | None) -> None:
        del mark, right  # where a step belongs is in the question
        for at, place in enumerate(self._order):
            self._rows[place].set_result(_result(at, place))
        self._advice.hide()

    def retranslate(self) -> None:
        words = _(
            "Drag them into order. By keyboard: ↑ and ↓ choose a step, a digit puts the chosen one into that"
            " place, Ctrl with ↑ or ↓ moves it by one."
        )
        self._advice.set_text(words)
        self.tell_again()

    def take_key(self, event: QKeyEvent) -> bool:
        row = self._current()
        step, place = _STEPS.get(Qt.Key(event.key()), 0), digit_of(event)
        if not step and not 0 < place <= len(self._order):
            return False
        if row is None:
            self._show_current(0)
            return True
        at = self.rows.index(row)
        if place:
            self.put_at(row, place - 1)
        elif event.modifiers() & _MOVES:
            self.put_at(row, at + step)
        elif 0 <= at + step < len(self._order):
            self._show_current(at + step)
        else:
            return False
        return True

    def begin(self) -> None:
        self._show_current(0)

    def _current(self) -> StepRow | None:
        return next((one for one in self.rows if one.hasFocus()), None)

    def _show_current(self, at: int) -> None:
        """With its frame, so that a digit moves nothing that is not seen to be chosen."""
        self.rows[at].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _row(self, place: int) -> StepRow:
        row = StepRow(self._theme, self._icons, self._ordering.steps[place])
        row.dragged.connect(lambda y: self._drag(row, y))
        return row

    def _drag(self, row: StepRow, y: float) -> None:
        """Follow the pointer: it stands over the row whose place is wanted."""
        over = next(
            (at for at, one in enumerate(self.rows) if y < one.geometry().bottom() + 1), len(self.rows) - 1
        )
        self.put_at(row, over)

    def _renumber(self) -> None:
        rows = self.rows
        for at, row in enumerate(rows, start=1):
            row.set_key(number(at))
        for before, after in pairwise(rows):
            QWidget.setTabOrder(before, after)
        self.setFocusProxy(rows[0])


def _result(at: int, place: int) -> RowResult:
    if at == place:
        return row_result("right")
    return RowResult("wrong", _("belongs at {place}").format(place=number(place + 1)))
