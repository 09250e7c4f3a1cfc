"""Answers to questions of quizzes as rows, and the stream of them that statistics are made of."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, exists, or_, select, tuple_
from sqlalchemy.orm import aliased

from trainer.core.quiz_records import PlayedAnswer, QuizAnswer, SittingItem, SittingMode
from trainer.data.database import Database
from trainer.data.given_codec import given_from_json, given_to_json
from trainer.data.quiz_orm import QuizAnswerRow, SittingRow

_ANSWER_FIELDS = tuple(field.name for field in dataclasses.fields(QuizAnswer))
_ITEM_FIELDS = tuple(field.name for field in dataclasses.fields(SittingItem))
_ANSWERS, _SITTINGS = (row.metadata.tables[row.__tablename__] for row in (QuizAnswerRow, SittingRow))
_OF_SITTING = tuple(_SITTINGS.c[name] for name in ("trainee_id", "mode", "low_score", "high_score"))
_PAGE = 500


def answer_values(answer: QuizAnswer, items: tuple[SittingItem, ...], seq: int) -> dict[str, Any]:
    """Return the columns of an answer.

    Args:
        answer: To one of the items.
        items: Those of its sitting.
        seq: How many answers the sitting has already.

    Raises:
        ValueError: If the answer belongs to none of them.
    """
    if not 0 <= answer.position < len(items):
        raise ValueError(f"the answer {answer.id} belongs to no question of its sitting")
    item = items[answer.position]
    given = None if answer.given is None else given_to_json(answer.given)
    named = {name: getattr(item, name) for name in _ITEM_FIELDS}
    return {name: getattr(answer, name) for name in _ANSWER_FIELDS} | named | {"given": given, "seq": seq}


def answer_of(row: QuizAnswerRow | Row[*tuple[Any, ...]]) -> QuizAnswer:
    """Return a stored answer."""
    given = None if row.given is None else given_from_json(row.given)
    return QuizAnswer(**{name: getattr(row, name) for name in _ANSWER_FIELDS} | {"given": given})


def answer_counts(answer: type[QuizAnswerRow]) -> ColumnElement[bool]:
    """Say in SQL whether an answer counts: in an exam the last to its question, else the first.

    A first one that was taken back counts as soon as there is another, as in `SittingState.counted`.

    Args:
        answer: The table, or an alias of it; the query joins it with `SittingRow`.
    """
    other = aliased(QuizAnswerRow)

    def has_other(*conditions: ColumnElement[bool]) -> ColumnElement[bool]:
        same = (other.sitting_id == answer.sitting_id, other.position == answer.position)
        return exists().where(*same, *conditions).correlate(answer, SittingRow)

    is_last = and_(~answer.is_taken_back, ~has_other(~other.is_taken_back, other.seq > answer.seq))
    is_first = and_(~has_other(other.seq < answer.seq), has_other(~other.is_taken_back))
    is_exam = SittingRow.mode == SittingMode.EXAM
    return or_(and_(is_exam, is_last), and_(~is_exam, is_first))


def played_answers(database: Database, **of: str) -> Iterator[PlayedAnswer]:
    """Yield answers sitting by sitting, in each as they were given; each page in a transaction of its own.

    Args:
        database: Open.
        **of: Values that columns of the answers must have.
    """
    order = (_ANSWERS.c.sitting_id, _ANSWERS.c.seq)
    wanted = [_ANSWERS.c[name] == value for name, value in of.items()]
    query = select(_ANSWERS, *_OF_SITTING).join(_SITTINGS, _SITTINGS.c.id == _ANSWERS.c.sitting_id)
    ordered = query.where(*wanted).order_by(*order).limit(_PAGE)
    last = ("", -1)
    while True:
        with database.reading() as session:
            page = session.execute(ordered.where(tuple_(*order) > tuple_(*last))).all()
        if not page:
            return
        last = (page[-1].sitting_id, page[-1].seq)
        yield from map(_played, page)


def _played(row: Row[*tuple[Any, ...]]) -> PlayedAnswer:
    item = SittingItem(**{name: getattr(row, name) for name in _ITEM_FIELDS})
    return PlayedAnswer(item, row.trainee_id, row.mode, row.low_score, row.high_score, answer_of(row))
