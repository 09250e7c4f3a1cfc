"""One row a drill."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, case, func, select
from sqlalchemy.orm import Session

from trainer.data.export_streams import HEAD, Batch, listed_ids, stream
from trainer.data.orm import AttemptRow, InsightRow, ReplyRow, RescoreRow, ReviewRow, TraineeRow


def drill_batches(session: Session) -> Iterator[Batch]:
    """Give one row a drill, in the order in which they were begun."""
    query = (
        select(
            *HEAD,
            AttemptRow.started_at,
            AttemptRow.ended_at,
            AttemptRow.practised_s,
            AttemptRow.finish,
            AttemptRow.outcome,
            AttemptRow.ending_id,
            AttemptRow.result,
            AttemptRow.low_score,
            AttemptRow.high_score,
            AttemptRow.bonus,
            AttemptRow.critical_count,
            AttemptRow.unsure_count,
            AttemptRow.replies,
            AttemptRow.hints,
            AttemptRow.mood,
            InsightRow.learned,
            InsightRow.suggestion,
            _reviewed_count(),
            _newest(ReviewRow),
            _newest(RescoreRow),
            AttemptRow.rescored_as,
            AttemptRow.time_limit_s // 60,
            AttemptRow.stop_reason,
            AttemptRow.stop_why,
            AttemptRow.flags,
            _unsent(),
            AttemptRow.draft_edits,
        )
        .join(TraineeRow, TraineeRow.id == AttemptRow.trainee_id)
        .outerjoin(InsightRow, InsightRow.attempt_id == AttemptRow.id)
        .order_by(AttemptRow.started_at, AttemptRow.id)
    )
    for batch in stream(session, query):
        yield [_cells(row) for row in batch]


def _cells(row: tuple[Any, ...]) -> tuple[Any, ...]:
    minutes, flags = round(row[_PRACTISED] / 60, 2), listed_ids(row[_FLAGS])
    return (*row[:_PRACTISED], minutes, *row[_PRACTISED + 1 : _FLAGS], flags, *row[_FLAGS + 1 :])


_PRACTISED, _FLAGS = len(HEAD) + 2, -3


def _unsent() -> ColumnElement[str]:
    """Say what was not sent: when the drill was over, or, of one that goes on, until now."""
    return case((AttemptRow.finish.is_(None), AttemptRow.draft), else_=AttemptRow.unsent)


def _reviewed_count() -> ScalarSelect[int]:
    """Count the verdicts of a drill that a trainer decided; the same one again counts once."""
    return (
        select(func.count())
        .select_from(ReviewRow)
        .join(ReplyRow, ReplyRow.id == ReviewRow.reply_id)
        .where(ReplyRow.attempt_id == AttemptRow.id, ReviewRow.seq == 0)
        .scalar_subquery()
    )


def _newest(row: type[ReviewRow] | type[RescoreRow]) -> ScalarSelect[datetime]:
    """Say when something last became of a card of a drill; nothing if nothing did."""
    query = select(func.max(row.at)).select_from(row).join(ReplyRow, ReplyRow.id == row.reply_id)
    return query.where(ReplyRow.attempt_id == AttemptRow.id).scalar_subquery()
