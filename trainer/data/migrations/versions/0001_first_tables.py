"""The first tables: trainees, attempts, replies, verdicts, events, insights, contests, reviews, rescores."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "trainees",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_trainees"),
    )
    _create_attempts()
    _create_replies()
    _create_events()
    _create_verdicts()
    _create_insights()
    _create_contests()
    _create_reviews()
    _create_rescores()


def _create_attempts() -> None:
    op.create_table(
        "attempts",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("trainee_id", sa.String(36), nullable=False),
        sa.Column("pack_id", sa.Text(), nullable=False),
        sa.Column("pack_version", sa.Text(), nullable=False),
        sa.Column("pack_hash", sa.Text(), nullable=False),
        sa.Column("scenario_id", sa.Text(), nullable=False),
        sa.Column("scenario_title", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("channel", sa.String(32), nullable=False),
        sa.Column("mode", sa.String(32), nullable=False),
        sa.Column("seed", sa.BigInteger(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("replies", sa.Integer(), nullable=False),
        sa.Column("practised_s", sa.Double(), nullable=False),
        sa.Column("low_score", sa.Integer(), nullable=True),
        sa.Column("high_score", sa.Integer(), nullable=True),
        sa.Column("bonus", sa.Integer(), nullable=False),
        sa.Column("critical_count", sa.Integer(), nullable=False),
        sa.Column("unsure_count", sa.Integer(), nullable=False),
        sa.Column("hints", sa.Integer(), nullable=False),
        sa.Column("mood", sa.Integer(), nullable=False),
        sa.Column("finish", sa.String(32), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ending_id", sa.Text(), nullable=True),
        sa.Column("outcome", sa.String(32), nullable=True),
        sa.Column("result", sa.String(32), nullable=False),
        sa.Column("draft", sa.Text(), nullable=False),
        sa.Column("rescored_as", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_attempts"),
        sa.ForeignKeyConstraint(
            ["trainee_id"], ["trainees.id"], name="fk_attempts_trainee_id", ondelete="CASCADE"
        ),
    )
    for columns in (
        ["trainee_id", "started_at", "id"],
        ["trainee_id", "finish", "started_at", "id"],
        ["pack_id", "scenario_id", "started_at"],
    ):
        op.create_index(f"ix_attempts_{'_'.join(columns)}", "attempts", columns)
    op.create_index("ix_attempts_started_at_id", "attempts", ["started_at", "id"], unique=True)


def _create_replies() -> None:
    op.create_table(
        "replies",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("attempt_id", sa.String(36), nullable=False),
        sa.Column("turn_id", sa.Text(), nullable=False),
        sa.Column("visit", sa.Integer(), nullable=False),
        sa.Column("try_number", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("low_points", sa.Integer(), nullable=True),
        sa.Column("high_points", sa.Integer(), nullable=True),
        sa.Column("possible_points", sa.Integer(), nullable=True),
        sa.Column("bonus", sa.Integer(), nullable=True),
        sa.Column("signature", sa.Text(), nullable=True),
        sa.Column("card", sa.JSON(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_replies"),
        sa.ForeignKeyConstraint(
            ["attempt_id"], ["attempts.id"], name="fk_replies_attempt_id", ondelete="CASCADE"
        ),
    )
    op.create_index(
        "ix_replies_attempt_id_visit_try_number", "replies", ["attempt_id", "visit", "try_number"]
    )


def _create_events() -> None:
    op.create_table(
        "events",
        sa.Column("attempt_id", sa.String(36), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("reply_id", sa.String(36), nullable=True),
        sa.PrimaryKeyConstraint("attempt_id", "seq", name="pk_events"),
        sa.ForeignKeyConstraint(
            ["attempt_id"], ["attempts.id"], name="fk_events_attempt_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["reply_id"], ["replies.id"], name="fk_events_reply_id", ondelete="CASCADE"),
    )
    op.create_index("ix_events_reply_id", "events", ["reply_id"])


def _create_verdicts() -> None:
    op.create_table(
        "verdicts",
        sa.Column("reply_id", sa.String(36), nullable=False),
        sa.Column("criterion_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(32), nullable=False),
        sa.Column("reason", sa.String(32), nullable=True),
        sa.Column("low_points", sa.Integer(), nullable=False),
        sa.Column("high_points", sa.Integer(), nullable=False),
        sa.Column("possible_points", sa.Integer(), nullable=False),
        sa.Column("is_critical", sa.Boolean(), nullable=False),
        sa.Column("section", sa.Text(), nullable=False),
        sa.Column("skill", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("evidence", sa.JSON(), nullable=False),
        sa.Column("nearest", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("reply_id", "criterion_id", name="pk_verdicts"),
        sa.ForeignKeyConstraint(
            ["reply_id"], ["replies.id"], name="fk_verdicts_reply_id", ondelete="CASCADE"
        ),
    )
    unsure = sa.text("state = 'unsure'")
    op.create_index(
        "ix_verdicts_unsure", "verdicts", ["reply_id"], sqlite_where=unsure, postgresql_where=unsure
    )


def _create_insights() -> None:
    op.create_table(
        "insights",
        sa.Column("attempt_id", sa.String(36), nullable=False),
        sa.Column("learned", sa.Text(), nullable=False),
        sa.Column("suggestion", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("attempt_id", name="pk_insights"),
        sa.ForeignKeyConstraint(
            ["attempt_id"], ["attempts.id"], name="fk_insights_attempt_id", ondelete="CASCADE"
        ),
    )


def _create_contests() -> None:
    op.create_table(
        "contests",
        sa.Column("reply_id", sa.String(36), nullable=False),
        sa.Column("criterion_id", sa.Text(), nullable=False),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("reply_id", "criterion_id", name="pk_contests"),
        sa.ForeignKeyConstraint(
            ["reply_id"], ["replies.id"], name="fk_contests_reply_id", ondelete="CASCADE"
        ),
    )


def _create_reviews() -> None:
    op.create_table(
        "reviews",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("reply_id", sa.String(36), nullable=False),
        sa.Column("criterion_id", sa.Text(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(32), nullable=False),
        sa.Column("machine_state", sa.String(32), nullable=False),
        sa.Column("reviewer", sa.Text(), nullable=False),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_reviews"),
        sa.ForeignKeyConstraint(["reply_id"], ["replies.id"], name="fk_reviews_reply_id", ondelete="CASCADE"),
    )
    columns = ["reply_id", "criterion_id", "seq"]
    op.create_index("ix_reviews_reply_id_criterion_id_seq", "reviews", columns, unique=True)


def _create_rescores() -> None:
    op.create_table(
        "rescores",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("reply_id", sa.String(36), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("pack_hash", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("card", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_rescores"),
        sa.ForeignKeyConstraint(
            ["reply_id"], ["replies.id"], name="fk_rescores_reply_id", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_rescores_reply_id_seq", "rescores", ["reply_id", "seq"], unique=True)
