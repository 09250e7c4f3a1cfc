"""Which replies were taken back, told by their events."""

from __future__ import annotations

from sqlalchemy import ColumnElement, exists
from sqlalchemy.orm import aliased

from trainer.data.event_codec import EventKind
from trainer.data.orm import EventRow, ReplyRow


def is_taken_back() -> ColumnElement[bool]:
    """Say of a row of ``replies`` whether the trainee took it back and wrote another."""
    sent, again, between = aliased(EventRow), aliased(EventRow), aliased(EventRow)
    another_first = exists().where(
        between.attempt_id == sent.attempt_id,
        between.kind == EventKind.SUBMITTED.value,
        between.seq > sent.seq,
        between.seq < again.seq,
    )
    return exists().where(
        sent.reply_id == ReplyRow.id,
        sent.kind == EventKind.SUBMITTED.value,
        again.attempt_id == sent.attempt_id,
        again.kind == EventKind.TRIED_AGAIN.value,
        again.seq > sent.seq,
        ~another_first,
    )
