"""One row an event: everything that ever happened in a drill, as it was stored."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from trainer.data.export_streams import Batch, stream
from trainer.data.orm import AttemptRow, EventRow


def event_batches(session: Session) -> Iterator[Batch]:
    """Give one row an event, in the order in which drills were begun and events happened."""
    query = (
        select(
            EventRow.attempt_id,
            EventRow.seq,
            EventRow.at,
            EventRow.kind,
            EventRow.reply_id,
            EventRow.payload,
        )
        .join(AttemptRow, AttemptRow.id == EventRow.attempt_id)
        .order_by(AttemptRow.started_at, AttemptRow.id, EventRow.seq)
    )
    yield from stream(session, query)
