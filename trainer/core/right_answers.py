"""What would have been right: an answer that earns everything, as data of the kind that is given."""

from __future__ import annotations

from collections.abc import Sequence

from trainer.core.cards import ScoreCard
from trainer.core.codes import State
from trainer.core.feeling_marks import feeling_places
from trainer.core.given import Chosen, Claimed, Compared, Entered, Felt, Given, Matched, Ordered
from trainer.core.quiz import (
    Better,
    Choices,
    Feeling,
    Matching,
    NumberAnswer,
    Numeric,
    Option,
    Ordering,
    Question,
    ShortText,
    TrueOrFalse,
)


def right_answer(question: Question, cards: Sequence[ScoreCard] = ()) -> Given | None:
    """Return an answer that earns everything; ``None`` where no single text is the right one.

    Args:
        question: As loaded.
        cards: Of `Better`, of the two replies in their order.
    """
    match question.answer:
        case Choices(options, are_several):
            return Chosen(_right_options(options, are_several=are_several))
        case TrueOrFalse(is_true):
            return Claimed(is_true)
        case Ordering(steps):
            return Ordered(tuple(range(len(steps))))
        case Matching(pairs):
            return Matched(tuple(pair.right for pair in pairs))
        case Numeric(answers):
            return _entered(max(answers, key=lambda one: one.credit, default=None))
        case ShortText(answers):
            best = max(answers, key=lambda one: one.credit, default=None)
            return None if best is None else Entered(best.text)
        case Feeling(feelings=feelings):
            return Felt(_best(feelings), feeling_places(question.answer))
        case Better():
            return Compared(question.answer.better, reasons_of(question.answer, cards))
    return None


def reasons_of(answer: Better, cards: Sequence[ScoreCard]) -> tuple[str, ...]:
    """Return the criteria that the better reply meets and the other one surely does not, by their ids."""
    if len(cards) != len(answer.replies):
        return ()
    better, other = cards[answer.better], cards[1 - answer.better]
    return tuple(
        one.id
        for one in answer.criteria
        if better.has(one.id, State.MET) and other.has(one.id, State.NOT_MET)
    )


def _right_options(options: Sequence[Option], *, are_several: bool) -> tuple[int, ...]:
    if are_several:
        return tuple(place for place, one in enumerate(options) if one.credit > 0)
    return (_best(options),)


def _best(options: Sequence[Option]) -> int:
    return max(range(len(options)), key=lambda place: options[place].credit)


def _entered(answer: NumberAnswer | None) -> Entered | None:
    """Return the number in the middle of what is accepted, without the dust of its reckoning."""
    return None if answer is None else Entered(f"{(answer.low + answer.high) / 2:.12g}")
