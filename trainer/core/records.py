"""What is kept of trainees and drills, as every layer above the database sees it. Plain data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from trainer.core.codes import Finish, Mode, Result, State, StopReason
from trainer.core.scenario import Channel, Outcome

if TYPE_CHECKING:
    from trainer.core.drill_events import Event  # brings the rules of scoring
    from trainer.core.scoring import ScoreCard


@dataclass(frozen=True, slots=True)
class Trainee:
    """Who practises. ``id`` is a UUIDv7."""

    id: str
    name: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class AttemptHead:
    """What is known of a drill when it begins: enough to find its scenario again later.

    Attributes:
        pack_hash: Content hash of the pack's files at that time.
        started_at: In UTC.
        time_limit_s: Of an exam.
    """

    id: str
    trainee_id: str
    pack_id: str
    pack_version: str
    pack_hash: str
    scenario_id: str
    scenario_title: str
    language: str
    channel: Channel
    mode: Mode
    seed: int
    started_at: datetime
    time_limit_s: int | None = None


@dataclass(frozen=True, slots=True)
class AttemptStanding:
    """Where a drill stands, rewritten with every event.

    Attributes:
        replies: How many were sent, tries included.
        practised_s: Seconds, pauses left out.
        low_score: 0 … 100; ``None`` before the first score.
        high_score: 0 … 100; above ``low_score`` while verdicts are unsure.
        critical_count: Critical errors made.
        unsure_count: Verdicts that wait for a person, among the replies that count.
        stop_why: In the trainee's own words.
        unsent: What stood in the composer when the drill was stopped or the time of an exam ran out.
        flags: Ids of what the customer remembers.
    """

    replies: int = 0
    practised_s: float = 0.0
    low_score: int | None = None
    high_score: int | None = None
    bonus: int = 0
    critical_count: int = 0
    unsure_count: int = 0
    hints: int = 0
    mood: int = 0
    finish: Finish | None = None
    ended_at: datetime | None = None
    ending_id: str | None = None
    outcome: Outcome | None = None
    result: Result = Result.NO_RESULT
    stop_reason: StopReason | None = None
    stop_why: str = ""
    unsent: str = ""
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AttemptSummary:
    """A row of a history: one drill and where it stands."""

    head: AttemptHead
    trainee_name: str
    standing: AttemptStanding

    @property
    def is_unfinished(self) -> bool:
        """It can be continued."""
        return self.standing.finish is None


@dataclass(frozen=True, slots=True)
class Contest:
    """A verdict that the trainee calls wrong; it waits for a person.

    Attributes:
        comment: Why; may be empty.
        at: When it was last contested.
    """

    reply_id: str
    criterion_id: str
    comment: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Review:
    """A trainer's verdict in the place of the machine's.

    Attributes:
        id: UUIDv7.
        state: What the trainer found: met or not met.
        machine_state: What the machine said at that time.
        reviewer: The trainer's name.
        comment: Why; may be empty.
        at: When, in UTC.
    """

    id: str
    reply_id: str
    criterion_id: str
    state: State
    machine_state: State
    reviewer: str
    comment: str
    at: datetime


@dataclass(frozen=True, slots=True)
class WaitingVerdict:
    """A verdict that waits for a trainer: it is unsure, or the trainee calls it wrong.

    Attributes:
        text: The reply as typed.
        label: What the criterion asks for.
        state: What the machine says.
        reason: Why it is unsure, a value of `answers.Reason`.
        words: Those that decided it, or came nearest.
        contest: What the trainee said about it.
    """

    attempt_id: str
    trainee_name: str
    scenario_title: str
    turn_id: str
    reply_id: str
    text: str
    submitted_at: datetime
    criterion_id: str
    label: str
    state: State
    reason: str | None
    words: tuple[str, ...]
    contest: Contest | None


@dataclass(frozen=True, slots=True)
class Rescore:
    """A card made anew for a reply that was scored before; the card before it is kept.

    Attributes:
        id: UUIDv7.
        pack_hash: Content hash of the pack whose rubric was used.
        at: When, in UTC.
    """

    id: str
    reply_id: str
    pack_hash: str
    card: ScoreCard
    at: datetime


@dataclass(frozen=True, slots=True)
class Draft:
    """What stands in the composer.

    Attributes:
        edits: How often it was changed.
    """

    text: str = ""
    edits: int = 0


@dataclass(frozen=True, slots=True)
class StoredAttempt:
    """A drill as it was stored: everything that is needed to replay it.

    Attributes:
        events: In the order in which they happened.
        draft: What stood in the composer.
        reviews: What trainers decided, in the order in which they did.
        rescores: The cards made anew since, the oldest first.
    """

    head: AttemptHead
    events: tuple[Event, ...]
    draft: Draft = Draft()
    reviews: tuple[Review, ...] = ()
    rescores: tuple[Rescore, ...] = ()


@dataclass(frozen=True, slots=True)
class Insight:
    """What a trainee wrote under a debrief.

    Attributes:
        learned: What they take from it.
        suggestion: What the service should improve.
    """

    learned: str = ""
    suggestion: str = ""
