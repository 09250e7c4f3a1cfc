"""Quizzes that were played, what is remembered of their questions and of skills, and seminars."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _create_sittings()
    _create_answers()
    _create_answer_reviews()
    _create_memories()
    _create_memory_reviews()
    _create_memory_parameters()
    _create_seminar_entries()


def _id(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(36), nullable=False)


def _code(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(32), nullable=nullable)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _number(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=nullable)


def _real(name: str, *, nullable: bool = False) -> sa.Column[float]:
    return sa.Column(name, sa.Double(), nullable=nullable)


def _flag(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean(), nullable=False)


def _time(name: str, *, nullable: bool = False) -> sa.Column[datetime]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _json(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.JSON(), nullable=nullable)


def _keys(table: str, *primary: str, of: str = "trainee", parents: str = "") -> tuple[sa.Constraint, ...]:
    parent = sa.ForeignKeyConstraint(
        [f"{of}_id"], [f"{parents or of + 's'}.id"], name=f"fk_{table}_{of}_id", ondelete="CASCADE"
    )
    return sa.PrimaryKeyConstraint(*primary, name=f"pk_{table}"), parent


def _index(table: str, *columns: str, unique: bool = False) -> None:
    op.create_index(f"ix_{table}_{'_'.join(columns)}", table, list(columns), unique=unique)


def _create_sittings() -> None:
    op.create_table(
        "sittings",
        *map(_id, ("id", "trainee_id")),
        _code("mode"),
        sa.Column("seed", sa.BigInteger(), nullable=False),
        _time("started_at"),
        *map(_text, ("language", "title", "pack_id", "pack_version", "pack_hash", "quiz_id")),
        _number("pass_mark"),
        _number("time_limit_s", nullable=True),
        _text("seminar_id"),
        _number("place"),
        _real("elapsed_s"),
        _number("answered"),
        _number("low_score", nullable=True),
        _number("high_score", nullable=True),
        _code("finish", nullable=True),
        _time("ended_at", nullable=True),
        _code("result"),
        _flag("was_clock_set_back"),
        _number("times_left"),
        _real("away_s"),
        _number("changes"),
        _json("asks"),
        _json("items"),
        _number("draft_place", nullable=True),
        _json("draft", nullable=True),
        *_keys("sittings", "id"),
    )
    _index("sittings", "trainee_id", "started_at", "id")
    _index("sittings", "trainee_id", "finish", "started_at", "id")
    _index("sittings", "started_at", "id", unique=True)


def _create_answers() -> None:
    op.create_table(
        "quiz_answers",
        *map(_id, ("id", "sitting_id")),
        *map(_number, ("seq", "position")),
        *map(_text, ("pack_id", "pack_hash", "quiz_id", "question_id")),
        _json("given", nullable=True),
        _time("answered_at"),
        _real("took_s"),
        _real("low", nullable=True),
        _real("high", nullable=True),
        _number("rating", nullable=True),
        *map(_text, ("question_text", "question_decides")),
        _flag("is_taken_back"),
        *_keys("quiz_answers", "id", of="sitting"),
    )
    _index("quiz_answers", "sitting_id", "seq", unique=True)
    _index("quiz_answers", "pack_id", "sitting_id", "seq")
    _index("quiz_answers", "pack_id", "quiz_id", "question_id", "sitting_id", "seq")


def _create_answer_reviews() -> None:
    op.create_table(
        "answer_reviews",
        *map(_id, ("id", "answer_id")),
        _real("credit"),
        *(_real(name, nullable=True) for name in ("low", "high")),
        *map(_text, ("reviewer", "comment")),
        _time("at"),
        *_keys("answer_reviews", "id", of="answer", parents="quiz_answers"),
    )
    _index("answer_reviews", "answer_id", "id", unique=True)


def _create_memories() -> None:
    key = ("trainee_id", "kind", "pack_id", "quiz_id", "item_id")
    op.create_table(
        "memories",
        _id("trainee_id"),
        _code("kind"),
        *map(_text, ("pack_id", "quiz_id", "item_id")),
        _code("phase"),
        _number("step", nullable=True),
        *map(_real, ("stability", "difficulty")),
        *map(_time, ("due_at", "reviewed_at")),
        *map(_number, ("reviews", "lapses")),
        *_keys("memories", *key),
        sqlite_with_rowid=False,
    )
    rest = ("phase", "step", "stability", "difficulty", "reviewed_at", "reviews", "lapses")
    op.create_index("ix_memories_due", "memories", [*key[:2], "due_at", *key[2:], *rest])
    op.create_index("ix_memories_lapses", "memories", ["kind", "lapses"])


def _create_memory_reviews() -> None:
    op.create_table(
        "memory_reviews",
        *map(_id, ("id", "trainee_id")),
        _number("seq"),
        _code("kind"),
        *map(_text, ("pack_id", "quiz_id", "item_id")),
        _number("rating"),
        _time("at"),
        _text("answer_id"),
        _flag("is_taken_back"),
        _json("before", nullable=True),
        _json("after"),
        *_keys("memory_reviews", "id"),
    )
    _index("memory_reviews", "trainee_id", "seq", unique=True)
    _index("memory_reviews", "answer_id")


def _create_memory_parameters() -> None:
    op.create_table(
        "memory_parameters",
        _id("trainee_id"),
        _json("parameters"),
        _number("reviews"),
        *map(_real, ("loss_before", "loss_after")),
        _time("at"),
        *_keys("memory_parameters", "trainee_id"),
    )


def _create_seminar_entries() -> None:
    op.create_table(
        "seminar_entries",
        *map(_id, ("id", "trainee_id")),
        *map(_text, ("pack_id", "seminar_id")),
        _code("part"),
        *map(_text, ("prompt_id", "text", "said_by")),
        _time("at"),
        *_keys("seminar_entries", "id"),
    )
    _index("seminar_entries", "trainee_id", "pack_id", "seminar_id", "id")
