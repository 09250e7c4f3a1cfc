"""A question in one line with what answers it rightly, so that a wrong split of a cell is seen."""

from __future__ import annotations

from trainer.core.quiz import (
    Answer,
    Better,
    Choices,
    Feeling,
    Matching,
    NumberAnswer,
    Numeric,
    Ordering,
    Question,
    ShortText,
    TrueOrFalse,
)
from trainer.wording.catalogue import _
from trainer.wording.quotes import beginning_of

_BETWEEN = " | "  # a comma may be part of an answer


def question_line(question: Question) -> str:
    """Return a question with its right answers, where it has such."""
    asked = beginning_of(question.text)
    answers = _BETWEEN.join(beginning_of(one) for one in _right_answers(question.answer))
    return _("{question} – right: {answers}").format(question=asked, answers=answers) if answers else asked


def _right_answers(answer: Answer) -> list[str]:
    match answer:
        case Choices(options) | Feeling(feelings=options):
            return [one.text for one in options if one.credit > 0]
        case TrueOrFalse(is_true):
            return [_("true") if is_true else _("false")]
        case Ordering(steps):
            return list(steps)
        case Matching(pairs):
            return [f"{pair.left} = {pair.right}" for pair in pairs]
        case Numeric(answers, unit):
            return [_range(one) + unit for one in answers if one.credit > 0]
        case ShortText(answers):
            return [one.text for one in answers if one.credit > 0]
        case Better(replies, better):
            return [replies[better]]
        case _:
            return []


def _range(answer: NumberAnswer) -> str:
    low, high = f"{answer.low:.15g}", f"{answer.high:.15g}"
    return low if low == high else f"{low}–{high}"
