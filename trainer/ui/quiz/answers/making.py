"""Makes the widget that answers a question."""

from __future__ import annotations

from collections.abc import Sequence

from trainer.core.analysis import Span
from trainer.core.given import Given
from trainer.core.question_order import ShownOrder
from trainer.core.quiz import (
    Better,
    Choices,
    Feeling,
    Matching,
    Numeric,
    Open,
    Ordering,
    Question,
    ShortText,
    TrueOrFalse,
)
from trainer.ui.icons import Icons
from trainer.ui.quiz.answers.better import BetterAnswer
from trainer.ui.quiz.answers.feeling import FeelingAnswer
from trainer.ui.quiz.answers.matching import MatchingAnswer
from trainer.ui.quiz.answers.options import ChoicesAnswer, ClaimAnswer
from trainer.ui.quiz.answers.ordering import OrderingAnswer
from trainer.ui.quiz.answers.widget import AnswerWidget
from trainer.ui.quiz.answers.written import LineAnswer, LongTextAnswer
from trainer.ui.theme import Theme


def is_long(question: Question) -> bool:
    """Say whether more than a line is written: what nobody scores, or a reply that a rubric scores."""
    answer = question.answer
    return isinstance(answer, Open) or (isinstance(answer, ShortText) and bool(answer.criteria))


def make_answer(
    theme: Theme,
    icons: Icons,
    question: Question,
    order: ShownOrder,
    given: Given | None = None,
    words: Sequence[Span] = (),
) -> AnswerWidget | None:
    """Return the widget for a question; ``None`` where nothing is asked.

    Args:
        theme: In force.
        icons: In force.
        question: As loaded.
        order: In which its parts are shown.
        given: What was chosen or written before.
        words: Where the words of a message stand in which words are marked.
    """
    match question.answer:
        case Choices():
            return ChoicesAnswer(theme, icons, question, order, given)
        case TrueOrFalse():
            return ClaimAnswer(theme, icons, question, given)
        case Ordering():
            return OrderingAnswer(theme, icons, question, order, given)
        case Matching():
            return MatchingAnswer(theme, icons, question, order, given)
        case Open() | ShortText() if is_long(question):
            return LongTextAnswer(theme, icons, question, given)
        case Numeric() | ShortText():
            return LineAnswer(theme, icons, question, given)
        case Feeling():
            return FeelingAnswer(theme, icons, question, order, given, words)
        case Better():
            return BetterAnswer(theme, icons, question, order, given)
    return None
