"""How a drill went: why it stopped, what was not sent, what the customer remembers, where a reply led.

Of what was not kept before, old replies say nothing; what their events tell is filled in.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _add_to_attempts()
    _add_to_replies()
    _fill_in_why()
    _fill_in_unsent()
    _fill_in_facts()


def _add_to_attempts() -> None:
    with op.batch_alter_table("attempts", recreate="always") as table:
        table.add_column(sa.Column("time_limit_s", sa.Integer(), nullable=True), insert_after="started_at")
        table.add_column(sa.Column("stop_reason", sa.String(32), nullable=True), insert_after="result")
        table.add_column(_text("stop_why"), insert_after="stop_reason")
        table.add_column(_text("unsent"), insert_after="stop_why")
        flags = sa.Column("flags", sa.JSON(), nullable=False, server_default="[]")
        table.add_column(flags, insert_after="unsent")
        edits = sa.Column("draft_edits", sa.Integer(), nullable=False, server_default="0")
        table.add_column(edits, insert_after="draft")
    with op.batch_alter_table("attempts", recreate="always") as table:
        for name in ("stop_why", "unsent", "flags", "draft_edits"):
            table.alter_column(name, server_default=None)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False, server_default="")


def _add_to_replies() -> None:
    with op.batch_alter_table("replies", recreate="always") as table:
        for name, kind in (
            ("took_s", sa.Double()),
            ("edits", sa.Integer()),
            ("hints", sa.JSON()),
            ("rule", sa.Integer()),
            ("led_to", sa.Text()),
            ("mood_after", sa.Integer()),
            ("facts_asked", sa.JSON()),
            ("flags_raised", sa.JSON()),
        ):
            # The card stays the last column: the others can be read without it.
            table.add_column(sa.Column(name, kind, nullable=True), insert_before="card")


def _fill_in_why() -> None:
    connection = op.get_bind()
    events = sa.table("events", sa.column("attempt_id"), sa.column("kind"), sa.column("payload", sa.JSON()))
    attempts = sa.table("attempts", sa.column("id"), sa.column("stop_why"))
    stopped = sa.select(events.c.attempt_id, events.c.payload).where(events.c.kind == "stopped")
    for attempt_id, payload in connection.execute(stopped).all():
        # No column of text holds a NUL.
        why = payload["why"].replace("\0", "\N{REPLACEMENT CHARACTER}")
        connection.execute(attempts.update().where(attempts.c.id == attempt_id).values(stop_why=why))


def _fill_in_unsent() -> None:
    op.execute("UPDATE attempts SET unsent = draft WHERE finish = 'stopped'")


def _fill_in_facts() -> None:
    op.execute(
        "UPDATE replies SET facts_asked = (SELECT json_extract(events.payload, '$.facts_asked') FROM events"
        " WHERE events.reply_id = replies.id AND events.kind = 'scored')"
    )
