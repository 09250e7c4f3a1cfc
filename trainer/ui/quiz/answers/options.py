"""One option is chosen, or several, or a claim is judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from trainer.core.given import Chosen, Claimed, Given
from trainer.core.question_order import ShownOrder
from trainer.core.quiz import Choices, Question, TrueOrFalse
from trainer.ui.icons import Icons
from trainer.ui.quiz.answers.option_list import OptionList
from trainer.ui.quiz.answers.option_row import RowResult
from trainer.ui.quiz.answers.results import option_results, row_result
from trainer.ui.quiz.answers.widget import AnswerWidget, digit_of
from trainer.ui.theme import Theme
from trainer.ui.widgets.text import Text
from trainer.wording.catalogue import _

if TYPE_CHECKING:
    from trainer.core.marks import Mark

_TRUE, _FALSE = 0, 1


class ChoicesAnswer(AnswerWidget):
    """For `Choices`: 1 … 9 choose, or choose and let go where several may be right."""

    def __init__(
        self, theme: Theme, icons: Icons, question: Question, order: ShownOrder, given: Given | None
    ) -> None:
        super().__init__(theme, icons, question)
        assert isinstance(question.answer, Choices)
        self._choices, self._order = question.answer, order.options
        self._advice = Text(theme, role="muted", style="caption")
        texts = [self._choices.options[place].text for place in self._order]
        self.options = OptionList(theme, icons, texts, are_several=self._choices.are_several)
        if isinstance(given, Chosen):
            self.options.choose([self._order.index(place) for place in given.options])
        self.options.changed.connect(self.changed)
        self.body.addWidget(self._advice)
        self.body.addWidget(self.options)
        self.setFocusProxy(self.options)
        self.retranslate()

    def given(self) -> Given | None:
        chosen = tuple(sorted(self._order[place] for place in self.options.chosen))
        return Chosen(chosen) if chosen else None

    def tell_result(self, mark: Mark | None, right: Given | None) -> None:
        del mark, right  # each option has its own credit
        chosen = [self._order[place] for place in self.options.chosen]
        results = option_results(self._choices.options, chosen, are_several=self._choices.are_several)
        self.options.show_results([results[place] for place in self._order])

    def retranslate(self) -> None:
        self._advice.set_text(_("Choose all that apply."))
        self._advice.setVisible(self._choices.are_several)
        self.tell_again()

    def take_key(self, event: QKeyEvent) -> bool:
        return self.options.take_number(digit_of(event))


class ClaimAnswer(AnswerWidget):
    """For `TrueOrFalse`: T and F judge, as 1 and 2 do."""

    def __init__(self, theme: Theme, icons: Icons, question: Question, given: Given | None) -> None:
        super().__init__(theme, icons, question)
        assert isinstance(question.answer, TrueOrFalse)
        self._claim = question.answer
        self.options = OptionList(theme, icons, ("", ""), are_several=False)
        if isinstance(given, Claimed):
            self.options.choose([_TRUE if given.is_true else _FALSE])
        self.options.changed.connect(self.changed)
        self.body.addWidget(self.options)
        self.setFocusProxy(self.options)
        self.retranslate()

    def given(self) -> Given | None:
        chosen = self.options.chosen
        return Claimed(is_true=chosen[0] == _TRUE) if chosen else None

    def tell_result(self, mark: Mark | None, right: Given | None) -> None:
        del mark, right  # there are two ways to judge, and one is right
        place_of_right, chosen = (_TRUE if self._claim.is_true else _FALSE), self.options.chosen
        results: list[RowResult | None] = [None, None]
        for place in chosen:
            results[place] = row_result("wrong")
        results[place_of_right] = row_result("right" if place_of_right in chosen else "missed")
        self.options.show_results(results)

    def retranslate(self) -> None:
        for row, words in zip(self.options.rows, (_("True"), _("False")), strict=True):
            row.set_text(words)
        self.tell_again()

    def take_key(self, event: QKeyEvent) -> bool:
        letters = {Qt.Key.Key_T: _TRUE + 1, Qt.Key.Key_F: _FALSE + 1}
        has_others = bool(event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier)
        number = 0 if has_others else letters.get(Qt.Key(event.key()), 0)
        return self.options.take_number(number or digit_of(event))
