"""What is told about an answer to a question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from trainer.core.given import Compared, Given
from trainer.core.memory import Rating
from trainer.core.question_order import ShownOrder, shown_order
from trainer.core.quiz import Better, Question
from trainer.core.quiz_records import QuizAnswer, SittingHead
from trainer.core.scenario import Note
from trainer.services.quiz_editions import QuizEditions

if TYPE_CHECKING:
    from trainer.core.marks import Mark


@dataclass(frozen=True, slots=True)
class Feedback:
    """What is told about an answer.

    Attributes:
        place: Of the question among the items.
        order: In which its parts were shown.
        given: ``None`` for "I do not know".
        mark: ``None`` for what only the trainee can judge.
        right: An answer that earns everything; ``None`` where no single one does.
        note: The page where it is explained.
        proposed: How well it was remembered, as far as the answer shows.
        intervals: When it would come back by each rating; empty where the memory is left alone.
        rating: As it was rated; ``None`` before.
    """

    place: int
    question: Question
    order: ShownOrder
    given: Given | None
    mark: Mark | None
    right: Given | None
    note: Note | None
    proposed: Rating
    intervals: Mapping[Rating, timedelta] = field(default_factory=dict)
    rating: Rating | None = None


def feedback_on(
    answer: QuizAnswer | None, place: int, *, head: SittingHead, editions: QuizEditions
) -> Feedback:
    """Return what is told about an answer, without the days that its ratings would give.

    Args:
        answer: ``None`` where the question was left out.
        place: Of the question among the items.
        head: Of the sitting.
        editions: Have the question.

    Raises:
        UserFacingError: ``quiz-pack-gone``.
    """
    from trainer.core.right_answers import right_answer  # what is only listed needs no rules

    item = head.items[place]
    put = editions.demand(item)
    given = None if answer is None else answer.given
    marker = editions.marker(item)
    mark = _in_force(marker.mark(given), answer)
    # What makes a reply the better one is told to those who did not choose, too.
    compared = marker.mark(Compared()) if isinstance(put.question.answer, Better) else None
    right = right_answer(put.question, () if compared is None else compared.cards)
    return Feedback(
        place=place,
        question=put.question,
        order=shown_order(put.question, head.seed),
        given=given,
        mark=mark,
        right=right,
        note=put.note,
        proposed=_proposal(given, mark),
        rating=None if answer is None else answer.rating,
    )


def _in_force(mark: Mark | None, answer: QuizAnswer | None) -> Mark | None:
    """Return the mark with what is stored: a person may have decided it."""
    from trainer.core.marks import Mark  # as above

    if answer is None or answer.low is None or answer.high is None:
        return mark
    return replace(mark or Mark(answer.low, answer.high), low=answer.low, high=answer.high)


def _proposal(given: Given | None, mark: Mark | None) -> Rating:
    """Return the rating that an answer suggests; who wrote what nobody can mark did know something."""
    if given is None:
        return Rating.AGAIN
    return Rating.GOOD if mark is None else mark.rating
