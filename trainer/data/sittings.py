"""Quizzes that are played, on disk: each answer in one transaction with everything that it moves."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from types import MappingProxyType
from typing import Any

from sqlalchemy import Select, Update, delete, func, insert, select, update
from sqlalchemy.orm import Session

from trainer.core.codes import Result
from trainer.core.errors import UserFacingError
from trainer.core.given import Given
from trainer.core.memory import MemoryReview, Rating
from trainer.core.quiz_records import (
    PlayedAnswer,
    QuizAnswer,
    SittingHead,
    SittingMode,
    SittingStanding,
    SittingSummary,
    StoredSitting,
)
from trainer.core.quiz_reviews import AnswerReview
from trainer.data.database import Database
from trainer.data.given_codec import given_from_json, given_to_json
from trainer.data.memory_moves import move_back, move_memories
from trainer.data.orm import TraineeRow
from trainer.data.quiz_answers import answer_of, answer_values, played_answers
from trainer.data.quiz_orm import AnswerReviewRow, QuizAnswerRow, SittingRow

_HEAD_FIELDS = tuple(field.name for field in dataclasses.fields(SittingHead))
_STANDING_FIELDS = tuple(field.name for field in dataclasses.fields(SittingStanding))
_SITTINGS, _ANSWERS, _REVIEWS = (
    row.metadata.tables[row.__tablename__] for row in (SittingRow, QuizAnswerRow, AnswerReviewRow)
)
_WITH_A_SCORE = (Result.PASSED, Result.FAILED, Result.AWAITING_REVIEW)

Marks = Mapping[str, tuple[float | None, float | None]]
"""Of answers, by their ids: what each is surely worth, and what it may be worth."""


class SittingStore:
    """Sittings in the database. Every method is one transaction, but for the streams of answers.

    A method that writes is told how often the sitting had been written when its caller last saw it, and
    returns the number of now. The clock of a sitting never goes back, whatever is written.

    Args:
        database: Open.

    Raises:
        DatabaseError: From every method, if the database cannot be read or written.
        UserFacingError: From every method that is given a sitting: ``sitting-gone`` if there is no such one;
            from those that write, ``sitting-changed-elsewhere`` if somebody else wrote it meanwhile.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def create(self, head: SittingHead) -> None:
        """Store a sitting that has not begun.

        Raises:
            UserFacingError: ``trainee-gone`` if there is no such trainee (any more).
        """
        with self._database.writing() as session:
            if session.get(TraineeRow, head.trainee_id) is None:
                raise UserFacingError("trainee-gone", trainee_id=head.trainee_id)
            session.execute(insert(_SITTINGS), _values(head) | _values(SittingStanding()) | {"changes": 0})

    def save_answer(
        self,
        sitting_id: str,
        answer: QuizAnswer,
        standing: SittingStanding,
        *,
        seen: int,
        review: MemoryReview | None = None,
    ) -> int:
        """Store an answer, where the sitting stands after it, and what it did to the memory.

        What was begun and not answered yet is forgotten: this is the answer.

        Raises:
            UserFacingError: ``sitting-over``; ``memory-changed-elsewhere`` if something else is remembered
                than the review says. Nothing is stored then.
            ValueError: If the answer belongs to another sitting, or to no question of it.
        """
        if answer.sitting_id != sitting_id:
            raise ValueError(f"the answer {answer.id} belongs to another sitting")
        with self._writing(sitting_id, seen, standing) as (session, row):
            _demand_open(row)
            values = answer_values(answer, row.items, _next_seq(session, sitting_id))
            session.execute(insert(_ANSWERS), values)
            session.execute(_of(sitting_id).values(draft=None, draft_place=None))
            move_memories(session, () if review is None else (review,))
        return seen + 1

    def save_review(
        self, sitting_id: str, review: AnswerReview, standing: SittingStanding, *, seen: int
    ) -> int:
        """Store what a person decided, beside what the answer was worth before, and where that leaves all.

        Args:
            sitting_id: The sitting, over.
            review: Of an answer of it.
            standing: After the review.
            seen: How often the sitting had been written.

        Raises:
            UserFacingError: ``sitting-changed-elsewhere`` also if the sitting is not over, or has no such
                answer.
        """
        with self._writing(sitting_id, seen, standing) as (session, row):
            if row.finish is None:
                raise UserFacingError("sitting-changed-elsewhere", sitting_id=sitting_id)
            _write_answer(session, sitting_id, review.answer_id, low=review.credit, high=review.credit)
            session.execute(insert(_REVIEWS), dataclasses.asdict(review))
        return seen + 1

    def save_rating(
        self,
        sitting_id: str,
        answer_id: str,
        rating: Rating,
        standing: SittingStanding,
        *,
        seen: int,
        review: MemoryReview | None,
    ) -> int:
        """Store how well something was remembered, and what that did to the memory.

        Raises:
            UserFacingError: ``sitting-changed-elsewhere`` also if the sitting has no such answer;
                ``memory-changed-elsewhere`` as `save_answer`.
        """
        with self._writing(sitting_id, seen, standing) as (session, _row):
            _write_answer(session, sitting_id, answer_id, rating=rating)
            move_memories(session, () if review is None else (review,))
        return seen + 1

    def take_back(
        self,
        sitting_id: str,
        answer_id: str,
        standing: SittingStanding,
        *,
        seen: int,
        draft: tuple[int, Given] | None = None,
    ) -> int:
        """Take an answer back, and with it what it did to the memory; both are kept as taken back.

        Args:
            sitting_id: The sitting.
            answer_id: An answer of it.
            standing: After that.
            seen: How often the sitting had been written.
            draft: What is begun then, with its place; ``None`` for nothing.

        Raises:
            UserFacingError: ``sitting-changed-elsewhere`` also if the sitting has no such answer;
                ``memory-changed-elsewhere`` if another answer moved the memory since: nothing is changed.
        """
        with self._writing(sitting_id, seen, standing) as (session, _row):
            _write_answer(session, sitting_id, answer_id, is_taken_back=True)
            move_back(session, answer_id=answer_id)
            session.execute(_of(sitting_id).values(_draft_values(draft)))
        return seen + 1

    def save_draft(
        self, sitting_id: str, place: int, given: Given | None, standing: SittingStanding, *, seen: int
    ) -> None:
        """Keep what was begun and not answered yet; ``seen`` stays as it is.

        Args:
            sitting_id: The sitting.
            place: Of the question that it is for.
            given: ``None`` if nothing is there any more.
            standing: Where the sitting stands.
            seen: How often the sitting had been written.

        Raises:
            UserFacingError: ``sitting-over``.
        """
        with self._writing(sitting_id, seen, standing, is_change=False) as (session, row):
            _demand_open(row)
            session.execute(_of(sitting_id).values(_draft_values(None if given is None else (place, given))))

    def forget(self, sitting_id: str, *, seen: int) -> None:
        """Remove a sitting that was begun and never answered.

        Raises:
            ValueError: If it has an answer.
        """
        with self._database.writing() as session:
            row = _demand_seen(session, sitting_id, seen)
            if session.scalar(select(func.count()).where(_ANSWERS.c.sitting_id == row.id)):
                raise ValueError(f"the sitting {sitting_id} has answers")
            session.execute(delete(_SITTINGS).where(_SITTINGS.c.id == sitting_id))

    def finish(
        self,
        sitting_id: str,
        standing: SittingStanding,
        *,
        seen: int,
        marks: Marks = MappingProxyType({}),
        reviews: Sequence[MemoryReview] = (),
    ) -> int:
        """End a sitting, with the marks of an exam's answers and what they did to memories.

        Raises:
            UserFacingError: ``sitting-over``: there is one submission; ``sitting-changed-elsewhere`` also if
                the sitting does not have an answer that is marked.
            ValueError: If the standing does not say why it is over.
        """
        if standing.finish is None:
            raise ValueError(f"the sitting {sitting_id} is not over")
        with self._writing(sitting_id, seen, standing) as (session, row):
            _demand_open(row)
            for answer_id, (low, high) in marks.items():
                _write_answer(session, sitting_id, answer_id, low=low, high=high)
            move_memories(session, reviews)
        return seen + 1

    def stored(self, sitting_id: str) -> StoredSitting:
        """Return a sitting as it was stored."""
        answers = select(QuizAnswerRow).where(QuizAnswerRow.sitting_id == sitting_id)
        with self._database.reading() as session:
            row = _demand(session, sitting_id)
            found = session.scalars(answers.order_by(QuizAnswerRow.seq))
            return StoredSitting(
                head_of(row), _standing(row), tuple(map(answer_of, found)), _draft(row), row.changes
            )

    def sittings(
        self, trainee_id: str | None = None, *, limit: int | None = None
    ) -> tuple[SittingSummary, ...]:
        """Return sittings, finished or not, the newest first.

        Args:
            trainee_id: ``None`` for those of everybody.
            limit: How many at most; ``None`` for all.
        """
        query = _newest_first().limit(limit)
        if trainee_id is not None:
            query = query.where(SittingRow.trainee_id == trainee_id)
        return self._summaries(query)

    def unfinished(self, trainee_id: str) -> tuple[SittingSummary, ...]:
        """Return the sittings of a trainee that can be continued, the newest first."""
        query = _newest_first().where(SittingRow.trainee_id == trainee_id, SittingRow.finish.is_(None))
        return self._summaries(query)

    def of_seminars(self, trainee_id: str) -> tuple[SittingSummary, ...]:
        """Return the sittings of a trainee that belong to seminars, the newest first."""
        return self._summaries(
            _newest_first().where(SittingRow.trainee_id == trainee_id, SittingRow.seminar_id != "")
        )

    def exams_going_on(self) -> tuple[tuple[str, datetime, int], ...]:
        """Return id, beginning and time limit in seconds of each exam of anybody that is not over."""
        query = select(SittingRow.id, SittingRow.started_at, SittingRow.time_limit_s).where(
            SittingRow.finish.is_(None), SittingRow.mode == SittingMode.EXAM
        )
        with self._database.reading() as session:
            return tuple((one, begun, limit_s or 0) for one, begun, limit_s in session.execute(query))

    def best_scores(self, trainee_id: str) -> Mapping[tuple[str, str], int]:
        """Return the best score of each quiz, at the low end of its range, by pack id and quiz id.

        Only sittings of one quiz that came to a result count.
        """
        quiz = (SittingRow.pack_id, SittingRow.quiz_id)
        query = select(*quiz, func.max(SittingRow.low_score)).where(
            SittingRow.trainee_id == trainee_id,
            SittingRow.result.in_(_WITH_A_SCORE),
            SittingRow.quiz_id != "",
        )
        with self._database.reading() as session:
            found = session.execute(query.group_by(*quiz))
            return {(pack, quiz_id): best for pack, quiz_id, best in found if best is not None}

    def answers(self, pack_id: str | None = None, *, quiz_id: str | None = None) -> Iterator[PlayedAnswer]:
        """Yield answers sitting by sitting, in each as they were given, those taken back too.

        Each page is read in a transaction of its own.

        Args:
            pack_id: To questions of this pack only.
            quiz_id: To questions of this quiz of it only.
        """
        wanted = {"pack_id": pack_id, "quiz_id": quiz_id}
        of = {name: one for name, one in wanted.items() if one is not None}
        return played_answers(self._database, **of)

    def answers_of_question(self, pack_id: str, quiz_id: str, question_id: str) -> Iterator[PlayedAnswer]:
        """Yield the answers to one question, as `answers` does."""
        return played_answers(self._database, pack_id=pack_id, quiz_id=quiz_id, question_id=question_id)

    @contextmanager
    def _writing(
        self, sitting_id: str, seen: int, standing: SittingStanding, *, is_change: bool = True
    ) -> Iterator[tuple[Session, SittingRow]]:
        """Open a transaction that ends with a new standing."""
        with self._database.writing() as session:
            row = _demand_seen(session, sitting_id, seen)
            yield session, row
            elapsed_s = max(row.elapsed_s, standing.elapsed_s)
            counted = {"elapsed_s": elapsed_s, "changes": seen + is_change}
            session.execute(_of(sitting_id).values(_values(standing) | counted))

    def _summaries(self, query: Select[SittingRow, str]) -> tuple[SittingSummary, ...]:
        with self._database.reading() as session:
            return tuple(
                SittingSummary(head_of(row), name, _standing(row)) for row, name in session.execute(query)
            )


def _newest_first() -> Select[SittingRow, str]:
    return (
        select(SittingRow, TraineeRow.name)
        .join(TraineeRow, TraineeRow.id == SittingRow.trainee_id)
        .order_by(SittingRow.started_at.desc(), SittingRow.id.desc())
    )


def _of(sitting_id: str) -> Update:
    return update(_SITTINGS).where(_SITTINGS.c.id == sitting_id)


def _demand(session: Session, sitting_id: str) -> SittingRow:
    row = session.get(SittingRow, sitting_id)
    if row is None:
        raise UserFacingError("sitting-gone", sitting_id=sitting_id)
    return row


def _demand_seen(session: Session, sitting_id: str, seen: int) -> SittingRow:
    row = _demand(session, sitting_id)
    if row.changes != seen:
        raise UserFacingError(
            "sitting-changed-elsewhere", sitting_id=sitting_id, stored=row.changes, seen=seen
        )
    return row


def _demand_open(row: SittingRow) -> None:
    if row.finish is not None:
        raise UserFacingError("sitting-over", sitting_id=row.id)


def _next_seq(session: Session, sitting_id: str) -> int:
    last = session.scalar(select(func.max(_ANSWERS.c.seq)).where(_ANSWERS.c.sitting_id == sitting_id))
    return 0 if last is None else last + 1


def _write_answer(session: Session, sitting_id: str, answer_id: str, **values: object) -> None:
    its_row = update(_ANSWERS).where(_ANSWERS.c.id == answer_id, _ANSWERS.c.sitting_id == sitting_id)
    if not session.connection().execute(its_row.values(values)).rowcount:
        raise UserFacingError("sitting-changed-elsewhere", sitting_id=sitting_id, answer_id=answer_id)


def _values(record: SittingHead | SittingStanding) -> dict[str, Any]:
    return {field.name: getattr(record, field.name) for field in dataclasses.fields(record)}


def head_of(row: SittingRow) -> SittingHead:
    """Return what was known when a sitting began."""
    return SittingHead(**{name: getattr(row, name) for name in _HEAD_FIELDS})


def _standing(row: SittingRow) -> SittingStanding:
    return SittingStanding(**{name: getattr(row, name) for name in _STANDING_FIELDS})


def _draft_values(draft: tuple[int, Given] | None) -> dict[str, Any]:
    if draft is None:
        return {"draft": None, "draft_place": None}
    place, given = draft
    return {"draft": given_to_json(given), "draft_place": place}


def _draft(row: SittingRow) -> tuple[int, Given] | None:
    if row.draft_place is None or row.draft is None:
        return None
    return row.draft_place, given_from_json(row.draft)
