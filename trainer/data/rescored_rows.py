"""Writing what came of scoring drills again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Insert, Table, Text, bindparam, delete, func, insert, select, update

from trainer.data.orm import AttemptRow, EventRow, ReplyRow, RescoreRow, ReviewRow, VerdictRow
from trainer.data.raw_drills import NewCard, Rescored

_ATTEMPTS, _REPLIES, _VERDICTS, _RESCORES = (
    row.metadata.tables[row.__tablename__] for row in (AttemptRow, ReplyRow, VerdictRow, RescoreRow)
)


def write_rescored(
    connection: Connection, drills: Sequence[Rescored], *, at: datetime, make_id: Callable[[], str]
) -> list[Rescored]:
    """Write what came of scoring again; those drills are left out that have changed since they were read.

    Rows of one kind are written together: a statement for each would take most of the time.

    Args:
        connection: In a transaction that writes.
        drills: As their `RawDrill` was scored.
        at: The present moment.
        make_id: Gives new ids.

    Returns:
        What was written.
    """
    sizes = _sizes(connection, [one.attempt_id for one in drills])
    fresh = [one for one in drills if sizes.get(one.attempt_id) == one.size]
    _write(connection, fresh)
    cards = [_card_row(card, make_id(), at) for one in fresh for card in one.cards]
    _insert(connection, insert(_RESCORES).values(card=bindparam("card_text", type_=Text)), cards)
    return fresh


def _sizes(connection: Connection, ids: list[str]) -> dict[str, tuple[int, int, int]]:
    def count(of: Any, *joins: Any) -> Any:
        return select(func.count()).select_from(of).where(*joins).scalar_subquery()

    query = select(
        AttemptRow.id,
        count(EventRow, EventRow.attempt_id == AttemptRow.id),
        count(ReviewRow, ReviewRow.reply_id == ReplyRow.id, ReplyRow.attempt_id == AttemptRow.id),
        count(RescoreRow, RescoreRow.reply_id == ReplyRow.id, ReplyRow.attempt_id == AttemptRow.id),
    ).where(AttemptRow.id.in_(ids))
    return {row[0]: (row[1], row[2], row[3]) for row in connection.execute(query)}


def _write(connection: Connection, drills: Sequence[Rescored]) -> None:
    points = [row for one in drills for row in one.points]
    _update(connection, _ATTEMPTS, [{"id": one.attempt_id, "rescored_as": one.mark} for one in drills])
    _update(connection, _ATTEMPTS, [{"id": one.attempt_id, **one.scores} for one in drills if one.scores])
    _update(connection, _REPLIES, points)
    connection.execute(delete(_VERDICTS).where(_VERDICTS.c.reply_id.in_([row["id"] for row in points])))
    _insert(connection, insert(_VERDICTS), [row for one in drills for row in one.verdicts])


def _update(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    """Write values into the rows with these ids."""
    if rows:
        keyed = [{"row_id": row["id"], **{name: row[name] for name in row if name != "id"}} for row in rows]
        connection.execute(update(table).where(table.c.id == bindparam("row_id")), keyed)


def _insert(connection: Connection, statement: Insert, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(statement, rows)


def _card_row(card: NewCard, row_id: str, at: datetime) -> dict[str, Any]:
    """Return a row of ``rescores``; its card is text already, written by the process that made it."""
    return {
        "id": row_id,
        "reply_id": card.reply_id,
        "seq": card.seq,
        "pack_hash": card.pack_hash,
        "at": at,
        "card_text": card.card,
    }
