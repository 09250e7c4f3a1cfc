"""How an answer moves a memory, and how that is undone, inside a transaction of somebody else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy import Row, and_, bindparam, delete, func, insert, select, update
from sqlalchemy.orm import Session

from trainer.core.errors import UserFacingError
from trainer.core.memory import ItemKey, Memory, MemoryReview
from trainer.data.memory_rows import (
    KEY_COLUMNS,
    MEMORY_COLUMNS,
    key_values,
    memory_from_json,
    memory_to_json,
    memory_values,
)
from trainer.data.quiz_orm import MemoryReviewRow, MemoryRow

_MEMORIES, _REVIEWS = (row.metadata.tables[row.__tablename__] for row in (MemoryRow, MemoryReviewRow))
# Made once, since the next question waits for them.
_IS_IT = and_(
    _MEMORIES.c.trainee_id == bindparam("of_trainee"),
    *(_MEMORIES.c[name] == bindparam(f"of_{name}") for name in KEY_COLUMNS),
)
_READ = select(*(_MEMORIES.c[name] for name in MEMORY_COLUMNS)).where(_IS_IT)
_WRITE, _FORGET = update(_MEMORIES).where(_IS_IT), delete(_MEMORIES).where(_IS_IT)
_LAST_SEQ = select(func.max(_REVIEWS.c.seq)).where(_REVIEWS.c.trainee_id == bindparam("of_trainee"))
_ANY_TIME = datetime.min.replace(tzinfo=UTC)
_STANDING = select(_REVIEWS).where(~_REVIEWS.c.is_taken_back)


def move_memories(session: Session, reviews: Sequence[MemoryReview]) -> None:
    """Store answers that moved memories, and what is remembered after them.

    Args:
        session: In a transaction that writes.
        reviews: Of trainees that are there, in the order in which they were made.

    Raises:
        UserFacingError: ``memory-changed-elsewhere`` if something else is stored than a review's ``before``.
    """
    for review in reviews:
        _demand(session, review.trainee_id, review.key, review.before)
        _put(session, review.trainee_id, review.key, review.after)
        last = session.scalar(_LAST_SEQ, {"of_trainee": review.trainee_id})
        session.execute(insert(_REVIEWS), _values(review) | {"seq": 0 if last is None else last + 1})


def move_back(session: Session, *, answer_id: str) -> None:
    """Take back what an answer of a quiz did to a memory; nothing happens if it moved none.

    Raises:
        UserFacingError: ``memory-changed-elsewhere`` if another answer moved it since.
    """
    for row in session.execute(_STANDING.where(_REVIEWS.c.answer_id == answer_id)).all():
        _undo(session, row)


def move_back_review(session: Session, review_id: str) -> None:
    """Take back one review; nothing happens if it is not there, or was taken back before.

    Raises:
        UserFacingError: ``memory-changed-elsewhere`` if another answer moved the memory since.
    """
    for row in session.execute(_STANDING.where(_REVIEWS.c.id == review_id)).all():
        _undo(session, row)


def review_of(row: Row[*tuple[object, ...]]) -> MemoryReview:
    """Return a stored review.

    Args:
        row: Every column of it.
    """
    values = row._mapping
    return MemoryReview(
        id=values["id"],
        trainee_id=values["trainee_id"],
        key=ItemKey(**{name: values[name] for name in KEY_COLUMNS}),
        rating=values["rating"],
        at=values["at"],
        before=None if values["before"] is None else memory_from_json(values["before"]),
        after=memory_from_json(values["after"]),
        answer_id=values["answer_id"],
        is_taken_back=values["is_taken_back"],
    )


def _undo(session: Session, row: Row[*tuple[object, ...]]) -> None:
    review = review_of(row)
    _demand(session, review.trainee_id, review.key, review.after)
    _put(session, review.trainee_id, review.key, review.before)
    session.execute(update(_REVIEWS).where(_REVIEWS.c.id == review.id).values(is_taken_back=True))


def _demand(session: Session, trainee_id: str, key: ItemKey, memory: Memory | None) -> None:
    row = session.execute(_READ, _names(trainee_id, key)).one_or_none()
    stored = None if row is None else Memory(**row._mapping)
    if _in_essence(stored) != _in_essence(memory):
        raise UserFacingError("memory-changed-elsewhere", trainee_id=trainee_id, item_id=key.item_id)


def _in_essence(memory: Memory | None) -> Memory | None:
    """Return a memory without its times: they are moved where a clock was wrong (`DueQueue.move`)."""
    return None if memory is None else replace(memory, due_at=_ANY_TIME, reviewed_at=_ANY_TIME)


def _put(session: Session, trainee_id: str, key: ItemKey, memory: Memory | None) -> None:
    names = _names(trainee_id, key)
    if memory is None:
        session.execute(_FORGET, names)
    elif not session.connection().execute(_WRITE.values(memory_values(memory)), names).rowcount:
        row = {"trainee_id": trainee_id} | key_values(key) | memory_values(memory)
        session.execute(insert(_MEMORIES), row)


def _names(trainee_id: str, key: ItemKey) -> dict[str, object]:
    return {"of_trainee": trainee_id} | {f"of_{name}": value for name, value in key_values(key).items()}


def _values(review: MemoryReview) -> dict[str, object]:
    return key_values(review.key) | {
        "id": review.id,
        "trainee_id": review.trainee_id,
        "rating": review.rating,
        "at": review.at,
        "before": memory_to_json(review.before),
        "after": memory_to_json(review.after),
        "answer_id": review.answer_id,
        "is_taken_back": review.is_taken_back,
    }
