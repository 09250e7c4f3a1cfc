"""Of two replies the better one is chosen, and why it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from trainer.core.given import Compared, Given
from trainer.core.question_order import ShownOrder
from trainer.core.quiz import Better, Question
from trainer.ui.icons import Icons
from trainer.ui.quiz.answers.evidence import marks_of_card
from trainer.ui.quiz.answers.option_list import OptionList
from trainer.ui.quiz.answers.option_row import RowResult
from trainer.ui.quiz.answers.reply_card import ReplyCard
from trainer.ui.quiz.answers.results import overlooked, row_result
from trainer.ui.quiz.answers.side_by_side import SideBySide
from trainer.ui.quiz.answers.widget import AnswerWidget, digit_of
from trainer.ui.theme import Theme
from trainer.ui.widgets.text import Text
from trainer.wording.catalogue import _
from trainer.wording.numbers import score_range

if TYPE_CHECKING:
    from trainer.core.marks import Mark

_FIRST_REASON = 3
_ACROSS = {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down}


class BetterAnswer(AnswerWidget):
    """1 and 2 choose the reply; the reasons appear then, with 3 … 9."""

    def __init__(
        self, theme: Theme, icons: Icons, question: Question, order: ShownOrder, given: Given | None
    ) -> None:
        super().__init__(theme, icons, question)
        assert isinstance(question.answer, Better)
        self._better, self._order = question.answer, order.replies
        self._heading = Text(theme, weight="semibold")
        self._group = QButtonGroup(self)
        self.cards = [
            ReplyCard(theme, icons, self._better.replies[place], key=str(number))
            for number, place in enumerate(self._order, start=1)
        ]
        self._scores = [Text(theme, style="caption", role="muted") for _card in self.cards]
        labels = [one.label for one in self._better.criteria]
        self.reasons = OptionList(theme, icons, labels, are_several=True, first_key=_FIRST_REASON)
        for card in self.cards:
            self._group.addButton(card)
            card.toggled.connect(self._chosen)
        self._lay_out()
        if isinstance(given, Compared):
            self._take(given)
        self.reasons.changed.connect(self.changed)
        self.setFocusProxy(self.cards[0])
        self._show_reasons()
        self.retranslate()

    @property
    def reply(self) -> int | None:
        """Which reply was chosen: its place in the question."""
        return next((self._order[at] for at, card in enumerate(self.cards) if card.isChecked()), None)

    def given(self) -> Given | None:
        chosen = self.reasons.chosen
        if self.reply is None:
            return None
        return Compared(self.reply, tuple(self._better.criteria[place].id for place in chosen))

    def tell_result(self, mark: Mark | None, right: Given | None) -> None:
        cards = mark.cards if mark is not None else ()
        for at, (card, place) in enumerate(zip(self.cards, self._order, strict=True)):
            result = self._reply_result(card, place)
            card.set_result(result)
            words = [] if result is None else [result.word]
            if len(cards) == len(self.cards):
                card.set_marks(marks_of_card(cards[place]))
                points = cards[place].points
                score = score_range(points.low_score, points.high_score)
                words.append(_("{score} of 100 by these criteria").format(score=score))
            self._scores[at].set_text(" · ".join(words))
            self._scores[at].setVisible(bool(words))
        reasons = right.reasons if isinstance(right, Compared) else ()
        self.reasons.show_results([self._reason_result(at, reasons) for at in range(len(self.reasons.rows))])
        for widget in (self._heading, self.reasons):
            widget.setVisible(bool(reasons) or bool(self.reasons.chosen))

    def retranslate(self) -> None:
        self._heading.set_text(_("What does it do that the other one does not? Choose all that apply."))
        self.tell_again()

    def take_key(self, event: QKeyEvent) -> bool:
        number = digit_of(event)
        if 0 < number <= len(self.cards):
            self._choose(number - 1)
            return True
        if event.key() in _ACROSS and any(card.hasFocus() for card in self.cards):
            self._choose(0 if self.cards[-1].hasFocus() else 1)
            return True
        return self.reply is not None and self.reasons.take_number(number)

    def _choose(self, at: int) -> None:
        self.cards[at].setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.cards[at].setChecked(True)

    def _take(self, given: Compared) -> None:
        if given.reply is not None:
            self.cards[self._order.index(given.reply)].setChecked(True)
        ids = [one.id for one in self._better.criteria]
        self.reasons.choose([ids.index(one) for one in given.reasons if one in ids])

    def _chosen(self, is_on: bool) -> None:
        if is_on:
            self._show_reasons()
            self.changed.emit()

    def _show_reasons(self) -> None:
        for widget in (self._heading, self.reasons):
            widget.setVisible(self.reply is not None and bool(self.reasons.rows))

    def _reply_result(self, card: ReplyCard, place: int) -> RowResult | None:
        if place == self._better.better:
            return row_result("right" if card.isChecked() else "missed")
        return row_result("wrong") if card.isChecked() else None

    def _reason_result(self, at: int, reasons: tuple[str, ...]) -> RowResult | None:
        is_reason, is_chosen = self._better.criteria[at].id in reasons, at in self.reasons.chosen
        if is_reason:
            return row_result("right") if is_chosen else overlooked()
        return row_result("wrong") if is_chosen else None

    def _lay_out(self) -> None:
        sides = []
        for card, score in zip(self.cards, self._scores, strict=True):
            side = QWidget()
            column = QVBoxLayout(side)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            column.addWidget(card, 1)
            column.addWidget(score)
            score.hide()
            sides.append(side)
        self.body.addWidget(SideBySide(self._theme, *sides, is_even=True))
        self.body.addWidget(self._heading)
        self.body.addWidget(self.reasons)
