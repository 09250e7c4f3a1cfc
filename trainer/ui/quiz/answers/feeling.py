"""What the customer feels is chosen, and the words that show it are marked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainer.core.analysis import Span
from trainer.core.given import Felt, Given
from trainer.core.question_order import ShownOrder
from trainer.core.quiz import Feeling, Question
from trainer.ui.icons import Icons
from trainer.ui.quiz.answers.legend import Legend, told_marks
from trainer.ui.quiz.answers.markable import MarkableText
from trainer.ui.quiz.answers.option_list import OptionList
from trainer.ui.quiz.answers.results import option_results
from trainer.ui.quiz.answers.side_by_side import SideBySide
from trainer.ui.quiz.answers.widget import AnswerWidget, digit_of
from trainer.ui.theme import Theme
from trainer.ui.widgets.text import SectionHeading, Text
from trainer.wording.catalogue import _

if TYPE_CHECKING:
    from trainer.core.marks import Mark


class FeelingAnswer(AnswerWidget):
    """1 … 9 choose the feeling; Tab leads to the message, where arrows and Space mark words.

    Args:
        theme: In force.
        icons: In force.
        question: With a `Feeling`.
        order: Of the feelings.
        given: What was chosen before.
        words: Where the words of the message stand, as its language has them; empty for a guess.
    """

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        question: Question,
        order: ShownOrder,
        given: Given | None,
        words: Sequence[Span] = (),
    ) -> None:
        super().__init__(theme, icons, question)
        assert isinstance(question.answer, Feeling)
        self._feeling, self._order = question.answer, order.options
        self._message_heading, self._feeling_heading = SectionHeading(theme), SectionHeading(theme)
        self._advice = Text(theme, role="muted", style="caption")
        self.message = MarkableText(theme, self._feeling.message, words)
        texts = [self._feeling.feelings[place].text for place in self._order]
        self.options = OptionList(theme, icons, texts, are_several=False)
        self.legend = Legend(theme)
        if isinstance(given, Felt):
            self.message.set_marks(given.marks)
            self.options.choose([] if given.feeling is None else [self._order.index(given.feeling)])
        self.message.changed.connect(self.changed)
        self.options.changed.connect(self.changed)
        self._lay_out()
        self.setFocusProxy(self.options)
        self.retranslate()

    def given(self) -> Given | None:
        chosen, marks = self.options.chosen, self.message.marks
        if not chosen and not marks:
            return None
        return Felt(self._order[chosen[0]] if chosen else None, marks)

    def tell_result(self, mark: Mark | None, right: Given | None) -> None:
        del mark  # the two halves of it are told each by itself
        chosen = [self._order[place] for place in self.options.chosen]
        results = option_results(self._feeling.feelings, chosen, are_several=False)
        self.options.show_results([results[place] for place in self._order])
        shows = right.marks if isinstance(right, Felt) else ()
        marks = told_marks(self._feeling.message, self.message.marks, shows)
        self.message.set_results(marks)
        self.legend.show_kinds({one.kind for one in marks})
        self._advice.hide()

    def retranslate(self) -> None:
        self._message_heading.set_text(_("The customer writes"))
        self._feeling_heading.set_text(_("The customer feels"))
        self._advice.set_text(
            _("Mark the words that show it: drag over them, or use the arrow keys and Space.")
        )
        self._advice.setVisible(bool(self._feeling.shown_by) and not self.is_over)
        self.message.retranslate()
        self.legend.retranslate()
        self.tell_again()

    def take_key(self, event: QKeyEvent) -> bool:
        return self.options.take_number(digit_of(event))

    def _lay_out(self) -> None:
        space = self._theme.tokens.space
        sides = []
        for widgets in (
            (self._message_heading, self.message, self._advice, self.legend),
            (self._feeling_heading, self.options),
        ):
            side = QWidget()
            column = QVBoxLayout(side)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(space.xs)
            for widget in widgets:
                column.addWidget(widget)
            sides.append(side)
        self.body.addWidget(SideBySide(self._theme, *sides))
