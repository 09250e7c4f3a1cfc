"""Answers that wait for a person, and what people decided, on disk."""

from __future__ import annotations

import dataclasses

from sqlalchemy import Select, and_, or_, select

from trainer.core.quiz_records import Asks, SittingFinish, SittingMode
from trainer.core.quiz_reviews import AnswerReview, AnswerToReview
from trainer.data.database import Database
from trainer.data.orm import TraineeRow
from trainer.data.quiz_answers import answer_counts, answer_of
from trainer.data.quiz_orm import AnswerReviewRow, QuizAnswerRow, SittingRow
from trainer.data.sittings import head_of

_REVIEW_FIELDS = tuple(field.name for field in dataclasses.fields(AnswerReview))


class AnswerReviewStore:
    """Looks them up; `SittingStore.save_review` stores a decision. Every method is one transaction.

    Args:
        database: Open.

    Raises:
        DatabaseError: From every method, if the database cannot be read.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def waiting(self, pack_id: str = "", *, answer_id: str = "") -> tuple[AnswerToReview, ...]:
        """Return answers that wait for a person, the oldest first.

        An answer waits if it counts, if its sitting is over, and if its mark is a range, or if it was given
        in an exam to a question that only a person can judge.

        Args:
            pack_id: To questions of this pack only; empty for all.
            answer_id: This one only; empty for all.
        """
        query = _waiting()
        if pack_id:
            query = query.where(QuizAnswerRow.pack_id == pack_id)
        if answer_id:
            query = query.where(QuizAnswerRow.id == answer_id)
        with self._database.reading() as session:
            return tuple(
                AnswerToReview(head_of(sitting), name, answer_of(answer))
                for answer, sitting, name in session.execute(query)
                if answer.low is not None or sitting.asks[answer.position] is Asks.OPEN
            )

    def reviews(self, answer_id: str) -> tuple[AnswerReview, ...]:
        """Return what was decided about an answer, in the order of deciding."""
        query = select(AnswerReviewRow).where(AnswerReviewRow.answer_id == answer_id)
        with self._database.reading() as session:
            found = session.scalars(query.order_by(AnswerReviewRow.id))
            return tuple(
                AnswerReview(**{name: getattr(one, name) for name in _REVIEW_FIELDS}) for one in found
            )


def _waiting() -> Select[QuizAnswerRow, SittingRow, str]:
    is_unsure = QuizAnswerRow.low < QuizAnswerRow.high
    may_be_open = and_(
        QuizAnswerRow.low.is_(None),
        QuizAnswerRow.given.is_not(None),
        SittingRow.mode == SittingMode.EXAM,
        SittingRow.finish != SittingFinish.STOPPED,
    )
    return (
        select(QuizAnswerRow, SittingRow, TraineeRow.name)
        .join(SittingRow, SittingRow.id == QuizAnswerRow.sitting_id)
        .join(TraineeRow, TraineeRow.id == SittingRow.trainee_id)
        .where(SittingRow.finish.is_not(None), or_(is_unsure, may_be_open), answer_counts(QuizAnswerRow))
        .order_by(QuizAnswerRow.answered_at, QuizAnswerRow.id)
    )
