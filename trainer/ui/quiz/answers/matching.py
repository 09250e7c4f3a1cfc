"""Things that belong together are brought together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from trainer.core.given import Given, Matched
from trainer.core.question_order import ShownOrder
from trainer.core.quiz import Matching, Question
from trainer.ui.icons import Icons
from trainer.ui.quiz.answers.option_list import OptionList
from trainer.ui.quiz.answers.pair_row import PairRow
from trainer.ui.quiz.answers.side_by_side import SideBySide
from trainer.ui.quiz.answers.widget import AnswerWidget, digit_of
from trainer.ui.theme import Theme
from trainer.ui.widgets.text import Text
from trainer.wording.catalogue import _

if TYPE_CHECKING:
    from trainer.core.marks import Mark

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class MatchingAnswer(AnswerWidget):
    """Up and Down go from thing to thing, 1 … 9 choose for it; then the next one without a choice waits."""

    def __init__(
        self, theme: Theme, icons: Icons, question: Question, order: ShownOrder, given: Given | None
    ) -> None:
        super().__init__(theme, icons, question)
        assert isinstance(question.answer, Matching)
        self._matching, self._rights = question.answer, order.rights
        self._advice = Text(theme, role="muted", style="caption")
        self.rows = [PairRow(theme, icons, pair.left) for pair in self._matching.pairs]
        self.options = OptionList(theme, icons, self._rights, are_several=False)
        self._group = QButtonGroup(self)
        lefts = QWidget()
        column = QVBoxLayout(lefts)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.tokens.space.xs - 1)
        for row in self.rows:
            self._group.addButton(row)
            row.toggled.connect(self._show_choice)
            column.addWidget(row)
        if isinstance(given, Matched):
            for row, right in zip(self.rows, given.rights, strict=False):
                row.set_right(right)
        self.options.changed.connect(self._chosen)
        self.body.addWidget(self._advice)
        self.body.addWidget(SideBySide(theme, lefts, self.options))
        self.rows[0].setChecked(True)
        self.setFocusProxy(self.rows[0])
        self.retranslate()

    def given(self) -> Given | None:
        rights = tuple(row.right for row in self.rows)
        return Matched(rights) if any(rights) else None

    def tell_result(self, mark: Mark | None, right: Given | None) -> None:
        del mark, right  # what belongs together is in the question
        self.options.hide()
        self._advice.hide()
        self._group.setExclusive(False)
        for row, pair in zip(self.rows, self._matching.pairs, strict=True):
            row.setChecked(False)
            row.set_result(pair.right)

    def retranslate(self) -> None:
        self._advice.set_text(_("Choose a line at the left, then what belongs to it."))
        for row in self.rows:
            row.retranslate()

    def take_key(self, event: QKeyEvent) -> bool:
        step, number = _STEPS.get(Qt.Key(event.key()), 0), digit_of(event)
        if step:
            at = self._current() + step
            if 0 <= at < len(self.rows):
                self._go(at)
            return True
        if 0 < number <= len(self._rights):
            self._put(self._rights[number - 1])
            return True
        return False

    def _current(self) -> int:
        return next((at for at, row in enumerate(self.rows) if row.isChecked()), 0)

    def _go(self, at: int) -> None:
        self.rows[at].setChecked(True)
        self.rows[at].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _chosen(self) -> None:
        """By mouse, or by arrows among the right sides."""
        chosen = self.options.chosen
        if chosen:
            right = self._rights[chosen[0]]
            is_by_keyboard = any(row.hasFocus() and not row.underMouse() for row in self.options.rows)
            self._put(right, goes_on=not is_by_keyboard)

    def _put(self, right: str, *, goes_on: bool = True) -> None:
        at = self._current()
        self.rows[at].set_right(right)
        self.changed.emit()
        order = [*range(at + 1, len(self.rows)), *range(at)]
        waiting = [one for one in order if not self.rows[one].right]
        if goes_on and waiting:
            self._go(waiting[0])
        self._show_choice()

    def _show_choice(self) -> None:
        """Which right side the thing that waits has."""
        right = self.rows[self._current()].right
        self.options.choose([self._rights.index(right)] if right in self._rights else [])
