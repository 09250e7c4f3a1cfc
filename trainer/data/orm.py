"""The tables. These rows never leave `trainer.data`; what others see are the frozen types of core."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, BigInteger, ForeignKey, Index, MetaData, String, text
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, mapped_column

from trainer.core.codes import Mode, StopReason
from trainer.core.drill_events import Finish
from trainer.core.drill_score import Result
from trainer.core.needs import Reason, State
from trainer.core.scenario import Channel, Outcome
from trainer.data.column_types import Ids, StorableText, UtcDateTime, code_column

Id = String(36)
"""A UUIDv7 as text."""


class Row(MappedAsDataclass, DeclarativeBase, kw_only=True):
    """Base of all rows: how Python types become columns, and how constraints are named."""

    metadata = MetaData(
        naming_convention={
            "pk": "pk_%(table_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        str: StorableText(),
        datetime: UtcDateTime(),
        Channel: code_column(Channel),
        Mode: code_column(Mode),
        Finish: code_column(Finish),
        StopReason: code_column(StopReason),
        Outcome: code_column(Outcome),
        Result: code_column(Result),
        State: code_column(State),
        Reason: code_column(Reason),
        dict[str, Any]: JSON(none_as_null=True),
        list[str]: JSON(none_as_null=True),
        tuple[str, ...]: Ids(),
    }


def parent(target: str) -> ForeignKey:
    """Refer to a row that takes this one with it when it goes."""
    return ForeignKey(target, ondelete="CASCADE")


class TraineeRow(Row):
    """A person who practises."""

    __tablename__ = "trainees"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    name: Mapped[str]
    created_at: Mapped[datetime]


class AttemptRow(Row):
    """A drill: its head, where it stands, and what stands in the composer.

    The columns carry the names of the fields of `AttemptHead` and `AttemptStanding`; the scores among them
    follow later reviews and cards.

    Attributes:
        draft_edits: How often the draft was changed, or what was not sent when the drill was over.
        rescored_as: What its replies were last scored again with, whether or not anything changed.
    """

    __tablename__ = "attempts"
    __table_args__ = (
        Index(None, "trainee_id", "started_at", "id"),
        Index(None, "trainee_id", "finish", "started_at", "id"),
        Index(None, "pack_id", "scenario_id", "started_at"),
        # Unique, as every pair with an id is: only then SQLite sees that replies read along it are in order.
        Index(None, "started_at", "id", unique=True),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    trainee_id: Mapped[str] = mapped_column(Id, parent("trainees.id"))
    pack_id: Mapped[str]
    pack_version: Mapped[str]
    pack_hash: Mapped[str]
    scenario_id: Mapped[str]
    scenario_title: Mapped[str]
    language: Mapped[str]
    channel: Mapped[Channel]
    mode: Mapped[Mode]
    seed: Mapped[int] = mapped_column(BigInteger)
    started_at: Mapped[datetime]
    time_limit_s: Mapped[int | None]

    replies: Mapped[int]
    practised_s: Mapped[float]
    low_score: Mapped[int | None]
    high_score: Mapped[int | None]
    bonus: Mapped[int]
    critical_count: Mapped[int]
    unsure_count: Mapped[int]
    hints: Mapped[int]
    mood: Mapped[int]
    finish: Mapped[Finish | None]
    ended_at: Mapped[datetime | None]
    ending_id: Mapped[str | None]
    outcome: Mapped[Outcome | None]
    result: Mapped[Result]
    stop_reason: Mapped[StopReason | None]
    stop_why: Mapped[str]
    unsent: Mapped[str]
    flags: Mapped[tuple[str, ...]]

    draft: Mapped[str] = mapped_column(default="")
    draft_edits: Mapped[int] = mapped_column(default=0)
    rescored_as: Mapped[str | None] = mapped_column(default=None)


class ReplyRow(Row):
    """A reply, stored when it was sent; the card and the points come with its score.

    Points, bonus and signature follow later reviews and cards; the card never changes.

    What was not kept at the time is ``None`` in replies of an older release: all from ``took_s`` to
    ``flags_raised``, but the facts.

    Attributes:
        took_s: From the customer's last answer until it was sent, pauses left out.
        edits: How often its draft was changed.
        hints: Ids of the criteria whose hint had been looked at.
        rule: Which rule of the turn it led to, from 1; ``None`` where none held.
        led_to: Id of the turn or ending where the drill went on.
        facts_asked: Ids.
        flags_raised: Ids of what the customer remembers since.
        card: The one that the drill went on with, as `card_codec` writes it; ``None`` while the reply waits
            for its score. The last column, since the others can then be read without it.
    """

    __tablename__ = "replies"
    __table_args__ = (Index(None, "attempt_id", "visit", "try_number"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    attempt_id: Mapped[str] = mapped_column(Id, parent("attempts.id"))
    turn_id: Mapped[str]
    visit: Mapped[int]
    try_number: Mapped[int]
    text: Mapped[str]
    submitted_at: Mapped[datetime]
    low_points: Mapped[int | None] = mapped_column(default=None)
    high_points: Mapped[int | None] = mapped_column(default=None)
    possible_points: Mapped[int | None] = mapped_column(default=None)
    bonus: Mapped[int | None] = mapped_column(default=None)
    signature: Mapped[str | None] = mapped_column(default=None)
    took_s: Mapped[float | None] = mapped_column(default=None)
    edits: Mapped[int | None] = mapped_column(default=None)
    hints: Mapped[tuple[str, ...] | None] = mapped_column(default=None)
    rule: Mapped[int | None] = mapped_column(default=None)
    led_to: Mapped[str | None] = mapped_column(default=None)
    mood_after: Mapped[int | None] = mapped_column(default=None)
    facts_asked: Mapped[tuple[str, ...] | None] = mapped_column(default=None)
    flags_raised: Mapped[tuple[str, ...] | None] = mapped_column(default=None)
    card: Mapped[dict[str, Any] | None] = mapped_column(default=None)


class VerdictRow(Row):
    """The machine's verdict of now with what its criterion said then, for tables and exports.

    A review stands beside it, in ``reviews``; a card made anew brings verdicts of its own.

    Attributes:
        position: Place in the rubric, from 0.
        low_points: What it adds to the drill if an unsure verdict goes badly; below 0 where points are lost.
        high_points: The same if it goes well; equal to ``low_points`` where the verdict is sure.
        possible_points: What the criterion earns when met.
        evidence: The words that decided it.
        nearest: For *not met*, the words that came nearest.
    """

    __tablename__ = "verdicts"
    # Of a million replies a few thousand wait for a person: they are found without looking at the others.
    __table_args__ = (
        Index(
            "ix_verdicts_unsure",
            "reply_id",
            sqlite_where=text("state = 'unsure'"),
            postgresql_where=text("state = 'unsure'"),
        ),
    )

    reply_id: Mapped[str] = mapped_column(Id, parent("replies.id"), primary_key=True)
    criterion_id: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    state: Mapped[State]
    reason: Mapped[Reason | None]
    low_points: Mapped[int]
    high_points: Mapped[int]
    possible_points: Mapped[int]
    is_critical: Mapped[bool]
    section: Mapped[str]
    skill: Mapped[str]
    label: Mapped[str]
    evidence: Mapped[list[str]]
    nearest: Mapped[list[str]]


class EventRow(Row):
    """One event of a drill. The text of a reply and its card are kept once, in ``replies``.

    Attributes:
        seq: From 0, without gaps.
        payload: What the event says beside its moment and its reply.
        reply_id: The reply that was sent or scored.
    """

    __tablename__ = "events"
    __table_args__ = (Index(None, "reply_id"),)

    attempt_id: Mapped[str] = mapped_column(Id, parent("attempts.id"), primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    kind: Mapped[str] = mapped_column(String(32))
    payload: Mapped[dict[str, Any]]
    reply_id: Mapped[str | None] = mapped_column(Id, parent("replies.id"), default=None)


class InsightRow(Row):
    """What a trainee wrote under the debrief of a drill; there is none while nothing is written."""

    __tablename__ = "insights"

    attempt_id: Mapped[str] = mapped_column(Id, parent("attempts.id"), primary_key=True)
    learned: Mapped[str]
    suggestion: Mapped[str]


class ContestRow(Row):
    """A verdict that the trainee calls wrong.

    It belongs to the reply and not to the row of the verdict, so that it outlives a score that is made anew.
    """

    __tablename__ = "contests"

    reply_id: Mapped[str] = mapped_column(Id, parent("replies.id"), primary_key=True)
    criterion_id: Mapped[str] = mapped_column(primary_key=True)
    comment: Mapped[str]
    at: Mapped[datetime]


class ReviewRow(Row):
    """A trainer's verdict over the machine's; every one is kept, the last one counts.

    Attributes:
        seq: From 0 for each verdict, in the order in which they were made: clocks may be set back.
        machine_state: What the machine said when the trainer looked.
    """

    __tablename__ = "reviews"
    __table_args__ = (Index(None, "reply_id", "criterion_id", "seq", unique=True),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    reply_id: Mapped[str] = mapped_column(Id, parent("replies.id"))
    criterion_id: Mapped[str]
    seq: Mapped[int]
    state: Mapped[State]
    machine_state: Mapped[State]
    reviewer: Mapped[str]
    comment: Mapped[str]
    at: Mapped[datetime]


class RescoreRow(Row):
    """A card made anew for a reply; those before it are kept, the last one counts.

    Attributes:
        seq: From 0 for each reply.
        pack_hash: Content hash of the pack whose rubric was used.
        card: As `card_codec` writes it.
    """

    __tablename__ = "rescores"
    __table_args__ = (Index(None, "reply_id", "seq", unique=True),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    reply_id: Mapped[str] = mapped_column(Id, parent("replies.id"))
    seq: Mapped[int]
    pack_hash: Mapped[str]
    at: Mapped[datetime]
    card: Mapped[dict[str, Any]]
