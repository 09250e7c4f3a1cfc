"""Answers that no rule could judge for sure: what waits for a person, and deciding what it is worth."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trainer.core.codes import State
from trainer.core.errors import UserFacingError
from trainer.core.given import Entered
from trainer.core.quiz import FULL_CREDIT, Better, ShortText
from trainer.core.quiz_records import QuizAnswer, SittingHead, SittingItem
from trainer.core.quiz_reviews import AnswerReview, AnswerToReview
from trainer.core.sitting import opened, reviewed
from trainer.services.clock import Clock, now_utc
from trainer.services.debriefing import demand_short
from trainer.services.debriefs import JudgedCriterion
from trainer.services.ids import IdMaker, new_id
from trainer.services.quiz_editions import PutQuestion, QuizEditions
from trainer.services.quiz_feedback import Feedback, feedback_on
from trainer.services.trainees import checked_name

if TYPE_CHECKING:
    from trainer.data.answer_reviews import AnswerReviewStore
    from trainer.data.sittings import SittingStore
    from trainer.services.library import Library


@dataclass(frozen=True, slots=True)
class UnsureCriterion:
    """A criterion that is neither surely met nor surely not.

    Attributes:
        text: In which it was looked for: the answer, or one of two replies that were compared.
    """

    text: str
    judged: JudgedCriterion


@dataclass(frozen=True, slots=True)
class WaitingAnswer:
    """An answer that waits for a person.

    Attributes:
        answer: As it is stored; between ``low`` and ``high`` the person decides. Both are ``None`` for what
            only a person can judge.
        put: The question in the edition that it was put from; ``None`` if no copy of that is left.
        told: What is told about the answer; ``None`` as above.
        unsure: What was not judged for sure, as far as criteria are concerned.
    """

    head: SittingHead
    trainee_name: str
    answer: QuizAnswer
    put: PutQuestion | None
    told: Feedback | None
    unsure: tuple[UnsureCriterion, ...]

    @property
    def id(self) -> str:
        """Id of the answer."""
        return self.answer.id

    @property
    def item(self) -> SittingItem:
        """The question that it answers."""
        return self.head.items[self.answer.position]


class QuizReviews:
    """Lets people decide answers. Used in the background lane only.

    What the machine said, and every earlier decision, is kept.

    Args:
        sittings: Where answers are kept.
        reviews: Where decisions are looked up.
        library: Has the editions that were asked from.
        clock: Gives the present moment.
        make_id: Gives new ids.

    Raises:
        DatabaseError: From every method, if the database cannot be read or written.
    """

    def __init__(
        self,
        sittings: SittingStore,
        reviews: AnswerReviewStore,
        library: Library,
        *,
        clock: Clock = now_utc,
        make_id: IdMaker = new_id,
    ) -> None:
        self._sittings = sittings
        self._reviews = reviews
        self._library = library
        self._clock = clock
        self._make_id = make_id

    def waiting_count(self, pack_id: str = "") -> int:
        """Return how many answers wait for a person.

        Args:
            pack_id: To questions of this pack only; empty for all.
        """
        return len(self._reviews.waiting(pack_id))

    def waiting(self, pack_id: str = "") -> tuple[WaitingAnswer, ...]:
        """Return the answers that wait for a person, the oldest first, marked again to show why.

        Args:
            pack_id: To questions of this pack only; empty for all.
        """
        editions = QuizEditions(self._library)
        return tuple(_waiting(one, editions) for one in self._reviews.waiting(pack_id))

    def history(self, answer_id: str) -> tuple[AnswerReview, ...]:
        """Return what was decided about an answer, the first decision first; the last one counts."""
        return self._reviews.reviews(answer_id)

    def decide(self, answer_id: str, credit: float, reviewer: str, comment: str = "") -> AnswerReview:
        """Decide what an answer is worth; its sitting is recounted at once, score and result.

        Args:
            answer_id: Of an answer that waits.
            credit: 0 … 100.
            reviewer: Who decides.
            comment: Why, if anything is to be said.

        Returns:
            The review as it was stored.

        Raises:
            UserFacingError: ``credit-outside``, ``name-empty``, ``name-too-long``, ``text-too-long``;
                ``answer-not-waiting`` if somebody else decided it, or took it back, meanwhile.
        """
        if not 0 <= credit <= FULL_CREDIT:
            raise UserFacingError("credit-outside", credit=credit)
        name, said = checked_name(reviewer), comment.strip()
        demand_short(comment=said)
        found = self._reviews.waiting(answer_id=answer_id)
        if not found:
            raise UserFacingError("answer-not-waiting", answer_id=answer_id)
        answer, sitting_id = found[0].answer, found[0].head.id
        review = AnswerReview(
            self._make_id(), answer.id, credit, answer.low, answer.high, name, said, self._clock()
        )
        stored = self._sittings.stored(sitting_id)
        after = reviewed(opened(stored), answer.id, credit)
        self._sittings.save_review(sitting_id, review, after.standing, seen=stored.changes)
        return review


def _waiting(one: AnswerToReview, editions: QuizEditions) -> WaitingAnswer:
    place = one.answer.position
    put = editions.find(one.head.items[place])
    if put is None:
        return WaitingAnswer(one.head, one.trainee_name, one.answer, None, None, ())
    told = feedback_on(one.answer, place, head=one.head, editions=editions)
    return WaitingAnswer(one.head, one.trainee_name, one.answer, put, told, tuple(_unsure(told)))


def _unsure(told: Feedback) -> Iterator[UnsureCriterion]:
    """Yield the criteria that are unsure, each with the text in which it was looked for."""
    answer = told.question.answer
    if not isinstance(answer, ShortText | Better) or told.mark is None:
        return
    criteria = {one.id: one for one in answer.criteria}
    for text, card in zip(_texts(told), told.mark.cards, strict=False):
        for verdict in card.verdicts:
            if verdict.state is State.UNSURE:
                yield UnsureCriterion(text, JudgedCriterion(criteria[verdict.criterion_id], verdict))


def _texts(told: Feedback) -> tuple[str, ...]:
    if isinstance(told.question.answer, Better):
        return told.question.answer.replies
    return (told.given.text,) if isinstance(told.given, Entered) else ()
