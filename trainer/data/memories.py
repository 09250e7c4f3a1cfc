"""Memories on disk: what is due, what was answered, and the parameters that were fitted to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, select
from sqlalchemy.orm import Session

from trainer.core.errors import UserFacingError
from trainer.core.memory import ItemKey, ItemKind, Memory, MemoryReview, Remembered
from trainer.core.quiz_records import FittedParameters, Leech
from trainer.data.database import Database
from trainer.data.memory_moves import move_back_review, move_memories, review_of
from trainer.data.memory_rows import KEY_COLUMNS, MEMORY_COLUMNS, remembered
from trainer.data.orm import TraineeRow
from trainer.data.quiz_orm import MemoryParametersRow, MemoryReviewRow, MemoryRow

_MEMORIES, _REVIEWS = (row.metadata.tables[row.__tablename__] for row in (MemoryRow, MemoryReviewRow))
_COLUMNS = [_MEMORIES.c[name] for name in (*KEY_COLUMNS, *MEMORY_COLUMNS)]
_PAGE = 500
"""Below the fewest values that any SQLite takes in one statement, which is 999."""


class MemoryStore:
    """Memories in the database. Every method is one transaction, but for `reviews`: one for each page.

    An item that was edited, or whose pack has gone, keeps its memory.

    Args:
        database: Open.

    Raises:
        DatabaseError: From every method, if the database cannot be read or written.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def due(
        self,
        trainee_id: str,
        kind: ItemKind,
        until: datetime,
        *,
        limit: int | None = None,
        offset: int = 0,
    ) -> tuple[Remembered, ...]:
        """Return what is due, the longest due first.

        Args:
            trainee_id: Whose memories.
            kind: Questions or skills.
            until: What is due at that moment counts too.
            limit: How many at most; ``None`` for all.
            offset: How many of the first to pass over.
        """
        query = select(*_COLUMNS).where(_is_due(trainee_id, kind, until))
        ordered = query.order_by(*(_MEMORIES.c[name] for name in ("due_at", "pack_id", "quiz_id", "item_id")))
        with self._database.reading() as session:
            return _read(session, ordered.limit(limit).offset(offset or None))

    def count_due(self, trainee_id: str, kind: ItemKind, until: datetime) -> int:
        """Return how much is due."""
        query = select(func.count()).select_from(_MEMORIES).where(_is_due(trainee_id, kind, until))
        with self._database.reading() as session:
            return session.scalar(query) or 0

    def due_counts(self, trainee_id: str, kind: ItemKind, until: datetime) -> Mapping[tuple[str, str], int]:
        """Return how much is due of each quiz, by pack id and quiz id; those with nothing are left out."""
        quiz = (_MEMORIES.c.pack_id, _MEMORIES.c.quiz_id)
        query = select(*quiz, func.count()).where(_is_due(trainee_id, kind, until)).group_by(*quiz)
        with self._database.reading() as session:
            return {(pack, quiz_id): count for pack, quiz_id, count in session.execute(query)}

    def all(self, trainee_id: str, kind: ItemKind) -> tuple[Remembered, ...]:
        """Return everything that a trainee remembers, due or not, in the order of pack, quiz and item."""
        query = select(*_COLUMNS).where(_MEMORIES.c.trainee_id == trainee_id, _MEMORIES.c.kind == kind)
        ordered = query.order_by(_MEMORIES.c.pack_id, _MEMORIES.c.quiz_id, _MEMORIES.c.item_id)
        with self._database.reading() as session:
            return _read(session, ordered)

    def get(self, trainee_id: str, keys: Iterable[ItemKey]) -> Mapping[ItemKey, Memory]:
        """Return what is remembered of items; those that were never answered are left out."""
        by_quiz: defaultdict[tuple[ItemKind, str, str], list[str]] = defaultdict(list)
        for key in keys:
            by_quiz[key.kind, key.pack_id, key.quiz_id].append(key.item_id)
        found: dict[ItemKey, Memory] = {}
        with self._database.reading() as session:
            for quiz, items in by_quiz.items():
                for start in range(0, len(items), _PAGE):
                    rows = _read(session, _of_items(trainee_id, *quiz, items[start : start + _PAGE]))
                    found |= {one.key: one.memory for one in rows}
        return found

    def save(self, review: MemoryReview) -> None:
        """Store an answer and the memory after it.

        Raises:
            UserFacingError: As `save_all`.
        """
        self.save_all((review,))

    def save_all(self, reviews: Sequence[MemoryReview]) -> None:
        """Store answers and the memories after them, in the order in which they were made.

        Raises:
            UserFacingError: ``memory-changed-elsewhere`` if something else is stored than a review's
                ``before``; ``trainee-gone`` if there is no such trainee (any more).
        """
        with self._database.writing() as session:
            for trainee_id in {review.trainee_id for review in reviews}:
                _demand_trainee(session, trainee_id)
            move_memories(session, reviews)

    def take_back(self, review_id: str) -> None:
        """Put a memory back to what it was before an answer; nothing happens if that was done already.

        Raises:
            UserFacingError: ``memory-changed-elsewhere`` if another answer moved the memory since.
        """
        with self._database.writing() as session:
            move_back_review(session, review_id)

    def reviews(self, trainee_id: str) -> Iterator[MemoryReview]:
        """Yield the answers that moved memories, in their order; those that were taken back are left out."""
        last = -1
        while True:
            query = select(_REVIEWS).where(_REVIEWS.c.trainee_id == trainee_id, _REVIEWS.c.seq > last)
            with self._database.reading() as session:
                page = session.execute(query.order_by(_REVIEWS.c.seq).limit(_PAGE)).all()
            if not page:
                return
            last = page[-1].seq
            yield from (review_of(row) for row in page if not row.is_taken_back)

    def last_review_at(self, trainee_id: str) -> datetime | None:
        """Return when the last answer was made: the last in order, whatever clocks said before."""
        query = (
            select(_REVIEWS.c.at)
            .where(_REVIEWS.c.trainee_id == trainee_id, ~_REVIEWS.c.is_taken_back)
            .order_by(_REVIEWS.c.seq.desc())
            .limit(1)
        )
        with self._database.reading() as session:
            return session.scalar(query)

    def parameters(self, trainee_id: str) -> FittedParameters | None:
        """Return the parameters that were fitted to a trainee; ``None`` where none were."""
        with self._database.reading() as session:
            row = session.get(MemoryParametersRow, trainee_id)
            if row is None:
                return None
            return FittedParameters(
                tuple(row.parameters), row.reviews, row.loss_before, row.loss_after, row.at
            )

    def save_parameters(self, trainee_id: str, parameters: FittedParameters) -> None:
        """Keep the parameters that were fitted to a trainee, in the place of those before.

        Raises:
            UserFacingError: ``trainee-gone`` if there is no such trainee (any more).
        """
        with self._database.writing() as session:
            _demand_trainee(session, trainee_id)
            session.merge(
                MemoryParametersRow(
                    trainee_id=trainee_id,
                    parameters=list(parameters.values),
                    reviews=parameters.reviews,
                    loss_before=parameters.loss_before,
                    loss_after=parameters.loss_after,
                    at=parameters.at,
                )
            )

    def leeches(self, pack_id: str | None = None, *, lapses_at_least: int) -> tuple[Leech, ...]:
        """Return the questions that trainees forget again and again, the most often forgotten first.

        Args:
            pack_id: Of this pack only.
            lapses_at_least: How often it was forgotten in review.
        """
        query = (
            select(_MEMORIES.c.trainee_id, TraineeRow.name, *_COLUMNS)
            .join(TraineeRow, TraineeRow.id == _MEMORIES.c.trainee_id)
            .where(_MEMORIES.c.kind == ItemKind.QUESTION, _MEMORIES.c.lapses >= lapses_at_least)
            .order_by(_MEMORIES.c.lapses.desc(), _MEMORIES.c.trainee_id)
        )
        if pack_id is not None:
            query = query.where(_MEMORIES.c.pack_id == pack_id)
        with self._database.reading() as session:
            rows = _raw(session, query)
        return tuple(Leech(trainee_id, name, remembered(row)) for trainee_id, name, *row in rows)


def _is_due(trainee_id: str, kind: ItemKind, until: datetime) -> ColumnElement[bool]:
    memories = _MEMORIES.c
    return and_(memories.trainee_id == trainee_id, memories.kind == kind, memories.due_at <= until)


def _of_items(
    trainee_id: str, kind: ItemKind, pack_id: str, quiz_id: str, items: Sequence[str]
) -> Select[*tuple[Any, ...]]:
    return select(*_COLUMNS).where(
        _MEMORIES.c.trainee_id == trainee_id,
        _MEMORIES.c.kind == kind,
        _MEMORIES.c.pack_id == pack_id,
        _MEMORIES.c.quiz_id == quiz_id,
        _MEMORIES.c.item_id.in_(items),
    )


def _read(session: Session, query: Select[*tuple[Any, ...]]) -> tuple[Remembered, ...]:
    return tuple(map(remembered, _raw(session, query)))


def _raw(session: Session, query: Select[*tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Read rows as the driver keeps them: of a hundred thousand, decoding is most of the time."""
    cursor = session.connection().execute(query).cursor
    assert cursor is not None  # a SELECT has one
    return list(cursor.fetchall())


def _demand_trainee(session: Session, trainee_id: str) -> None:
    if session.get(TraineeRow, trainee_id) is None:
        raise UserFacingError("trainee-gone", trainee_id=trainee_id)
