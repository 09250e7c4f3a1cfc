"""The tables of quizzes, memories and seminars. These rows never leave `trainer.data` either."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Index
from sqlalchemy.orm import Mapped, mapped_column

from trainer.core.codes import Result
from trainer.core.memory import ItemKind, Phase, Rating
from trainer.core.quiz_records import Asks, SeminarPart, SittingFinish, SittingItem, SittingMode
from trainer.data.column_types import code_column
from trainer.data.orm import Id, Row, parent
from trainer.data.quiz_types import AskCodes, Items, RatingNumber


class SittingRow(Row):
    """One run of a quiz: its head, where it stands, and what was begun and not answered yet.

    The columns carry the names of the fields of `SittingHead` and `SittingStanding`.

    Attributes:
        draft: As `given_codec` writes it; ``None`` for nothing.
        draft_place: The question that the draft is for.
        changes: How often the row was written, drafts left out.
        items: The last column but the draft: the others can be read without them.
    """

    __tablename__ = "sittings"
    __table_args__ = (
        Index(None, "trainee_id", "started_at", "id"),
        Index(None, "trainee_id", "finish", "started_at", "id"),
        # Unique, as every pair with an id is: only then SQLite sees that answers read along it are in order.
        Index(None, "started_at", "id", unique=True),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    trainee_id: Mapped[str] = mapped_column(Id, parent("trainees.id"))
    mode: Mapped[SittingMode] = mapped_column(code_column(SittingMode))
    seed: Mapped[int] = mapped_column(BigInteger)
    started_at: Mapped[datetime]
    language: Mapped[str]
    title: Mapped[str]
    pack_id: Mapped[str]
    pack_version: Mapped[str]
    pack_hash: Mapped[str]
    quiz_id: Mapped[str]
    pass_mark: Mapped[int]
    time_limit_s: Mapped[int | None]
    seminar_id: Mapped[str]

    place: Mapped[int]
    elapsed_s: Mapped[float]
    answered: Mapped[int]
    low_score: Mapped[int | None]
    high_score: Mapped[int | None]
    finish: Mapped[SittingFinish | None] = mapped_column(code_column(SittingFinish))
    ended_at: Mapped[datetime | None]
    result: Mapped[Result]
    was_clock_set_back: Mapped[bool]
    times_left: Mapped[int]
    away_s: Mapped[float]

    changes: Mapped[int]
    asks: Mapped[tuple[Asks, ...]] = mapped_column(AskCodes)
    items: Mapped[tuple[SittingItem, ...]] = mapped_column(Items)
    draft_place: Mapped[int | None] = mapped_column(default=None)
    draft: Mapped[dict[str, Any] | None] = mapped_column(default=None)


class QuizAnswerRow(Row):
    """An answer to a question, stored before anything else happens to it.

    Attributes:
        seq: From 0 in each sitting, without gaps.
        position: Place among the items of the sitting, whose ids stand here once more: answers are counted
            by question.
        given: As `given_codec` writes it; ``None`` for "I do not know".
    """

    __tablename__ = "quiz_answers"
    __table_args__ = (
        Index(None, "sitting_id", "seq", unique=True),
        Index(None, "pack_id", "sitting_id", "seq"),
        Index(None, "pack_id", "quiz_id", "question_id", "sitting_id", "seq"),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    sitting_id: Mapped[str] = mapped_column(Id, parent("sittings.id"))
    seq: Mapped[int]
    position: Mapped[int]
    pack_id: Mapped[str]
    pack_hash: Mapped[str]
    quiz_id: Mapped[str]
    question_id: Mapped[str]
    given: Mapped[dict[str, Any] | None]
    answered_at: Mapped[datetime]
    took_s: Mapped[float]
    low: Mapped[float | None]
    high: Mapped[float | None]
    rating: Mapped[Rating | None] = mapped_column(RatingNumber)
    question_text: Mapped[str]
    question_decides: Mapped[str]
    is_taken_back: Mapped[bool]


class AnswerReviewRow(Row):
    """What a person decided that an answer is worth; never changed and never deleted.

    Attributes:
        low: What the answer was surely worth before: of the first review, what the machine said.
        high: What it might have been worth.
    """

    __tablename__ = "answer_reviews"
    __table_args__ = (Index(None, "answer_id", "id", unique=True),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    answer_id: Mapped[str] = mapped_column(Id, parent("quiz_answers.id"))
    credit: Mapped[float]
    low: Mapped[float | None]
    high: Mapped[float | None]
    reviewer: Mapped[str]
    comment: Mapped[str]
    at: Mapped[datetime]


class MemoryRow(Row):
    """What one trainee remembers of one item; the columns carry the names of `ItemKey` and `Memory`.

    Whether the item is still there is not asked: a question that was edited or removed keeps its memory.
    """

    __tablename__ = "memories"
    __table_args__ = (
        # It holds every column, so that what is due is read from it alone, in its order.
        Index(
            "ix_memories_due",
            "trainee_id",
            "kind",
            "due_at",
            "pack_id",
            "quiz_id",
            "item_id",
            "phase",
            "step",
            "stability",
            "difficulty",
            "reviewed_at",
            "reviews",
            "lapses",
        ),
        # Few items are forgotten often; they are found without looking at the others.
        Index("ix_memories_lapses", "kind", "lapses"),
        {"sqlite_with_rowid": False},
    )

    trainee_id: Mapped[str] = mapped_column(Id, parent("trainees.id"), primary_key=True)
    kind: Mapped[ItemKind] = mapped_column(code_column(ItemKind), primary_key=True)
    pack_id: Mapped[str] = mapped_column(primary_key=True)
    quiz_id: Mapped[str] = mapped_column(primary_key=True)
    item_id: Mapped[str] = mapped_column(primary_key=True)
    phase: Mapped[Phase] = mapped_column(code_column(Phase))
    step: Mapped[int | None]
    stability: Mapped[float]
    difficulty: Mapped[float]
    due_at: Mapped[datetime]
    reviewed_at: Mapped[datetime]
    reviews: Mapped[int]
    lapses: Mapped[int]


class MemoryReviewRow(Row):
    """An answer that moved a memory; never deleted, and never changed but for being taken back.

    Attributes:
        seq: From 0 for each trainee, in the order in which they were made: clocks may be set back.
        before: As `memory_rows` writes it; ``None`` where it was the first answer.
        after: The same.
        answer_id: The stored answer of a quiz, or the attempt that a skill was seen in.
    """

    __tablename__ = "memory_reviews"
    __table_args__ = (Index(None, "trainee_id", "seq", unique=True), Index(None, "answer_id"))

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    trainee_id: Mapped[str] = mapped_column(Id, parent("trainees.id"))
    seq: Mapped[int]
    kind: Mapped[ItemKind] = mapped_column(code_column(ItemKind))
    pack_id: Mapped[str]
    quiz_id: Mapped[str]
    item_id: Mapped[str]
    rating: Mapped[Rating] = mapped_column(RatingNumber)
    at: Mapped[datetime]
    answer_id: Mapped[str]
    is_taken_back: Mapped[bool]
    before: Mapped[dict[str, Any] | None]
    after: Mapped[dict[str, Any]]


class MemoryParametersRow(Row):
    """Parameters of the memory model that were fitted to one trainee.

    Attributes:
        parameters: As FSRS-6 numbers them.
        reviews: How many answers they were fitted to.
    """

    __tablename__ = "memory_parameters"

    trainee_id: Mapped[str] = mapped_column(Id, parent("trainees.id"), primary_key=True)
    parameters: Mapped[list[float]] = mapped_column(JSON)
    reviews: Mapped[int]
    loss_before: Mapped[float]
    loss_after: Mapped[float]
    at: Mapped[datetime]


class SeminarEntryRow(Row):
    """Something that was written in a seminar; ids rise in the order of writing.

    Attributes:
        said_by: Who said it, in a group; empty for the trainee.
    """

    __tablename__ = "seminar_entries"
    __table_args__ = (Index(None, "trainee_id", "pack_id", "seminar_id", "id"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    trainee_id: Mapped[str] = mapped_column(Id, parent("trainees.id"))
    pack_id: Mapped[str]
    seminar_id: Mapped[str]
    part: Mapped[SeminarPart] = mapped_column(code_column(SeminarPart))
    prompt_id: Mapped[str]
    text: Mapped[str]
    said_by: Mapped[str]
    at: Mapped[datetime]
