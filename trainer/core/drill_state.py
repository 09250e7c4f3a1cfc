"""Where a drill stands: a value that every event replaces."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from trainer.core.codes import Finish, StopReason
from trainer.core.codes import Mode as Mode  # parts of a state
from trainer.core.codes import MoodBand as MoodBand
from trainer.core.observing import Ticks
from trainer.core.rubric import Criterion
from trainer.core.rules import Line
from trainer.core.scenario import Interjection, Outcome, Scenario, Turn
from trainer.core.scoring import ScoreCard

LOWEST_MOOD, HIGHEST_MOOD = 0, 100


_BAND_STARTS = ((80, MoodBand.PLEASED), (60, MoodBand.CALM), (40, MoodBand.UNEASY), (20, MoodBand.UPSET))


def mood_band(mood: int) -> MoodBand:
    """Return the band of a mood of 0 … 100."""
    return next((band for start, band in _BAND_STARTS if mood >= start), MoodBand.FURIOUS)


class Speaker(StrEnum):
    """Who wrote an entry of the transcript."""

    CUSTOMER = "customer"
    TRAINEE = "trainee"


@dataclass(frozen=True, slots=True)
class Entry:
    """One message of the transcript; ``reply_id`` names the reply of a trainee's message."""

    speaker: Speaker
    line: Line
    reply_id: str | None = None


@dataclass(frozen=True, slots=True)
class Play:
    """One reply of the drill.

    Attributes:
        visit: Counts the turns as they were entered, from 1; tries at the same visit share it.
        try_number: From 1; counts every reply of the visit, those taken back too.
        mood_after: The customer's mood once it was answered.
        took: From the customer's last answer until it was sent, pauses left out.
        edits: How often its draft was changed.
        hints: Ids of the criteria whose hint had been looked at in this visit.
        rule: Which rule of the turn it led to, from 1; ``None`` while it waits, and where none held.
        led_to: Id of the turn or ending where the drill went on; ``None`` while it waits, and where the
            drill was over without an ending.
        ticks: What an observer heard in it; ``None`` without an observer.
        facts_asked: Ids of the facts that it asked for, those told before among them.
        flags_raised: Ids of what the customer remembers since, in the order of the scenario.
        card: ``None`` while it waits for its score.
    """

    reply_id: str
    turn_id: str
    visit: int
    try_number: int
    text: str
    submitted_at: datetime
    mood_after: int
    card: ScoreCard | None = None
    took: timedelta = timedelta()
    edits: int = 0
    hints: tuple[str, ...] = ()
    rule: int | None = None
    led_to: str | None = None
    ticks: Ticks | None = None
    facts_asked: tuple[str, ...] = ()
    flags_raised: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DrillState:
    """Where a drill stands. A value: every event gives a new one.

    Attributes:
        turn_id: The turn that waits for a reply, or waited last.
        mood: 0 … 100.
        visit: Number of this visit to a turn.
        visits_made: The highest number given so far; above ``visit`` after a reply was taken back, so that no
            two visits share a number.
        tries: Replies of this visit that stand in the conversation; one that was taken back does not.
        plays: Every reply that was ever sent, in order.
        facts_told: Ids.
        transcript: The conversation as it stands.
        hints: ``(visit, criterion id)`` of every hint that was looked at.
        models_seen: Ids of the turns whose model reply was looked at.
        flags: Ids of what the customer remembers.
        interjections_made: How many there were since the customer's last answer.
        answered_after: Time practised when the customer last answered.
        paused_for: Time off the clock so far, the present pause left out.
        unsent: What stood in the composer when the drill was stopped or the time of an exam ran out.
        before_last: The state before the last reply, to take it back; holds no such state itself.
    """

    scenario: Scenario
    mode: Mode
    seed: int
    turn_id: str
    mood: int
    visit: int = 1
    visits_made: int = 1
    tries: int = 0
    plays: tuple[Play, ...] = ()
    facts_told: frozenset[str] = frozenset()
    transcript: tuple[Entry, ...] = ()
    hints: tuple[tuple[int, str], ...] = ()
    models_seen: frozenset[str] = frozenset()
    flags: frozenset[str] = frozenset()
    interjections_made: int = 0
    answered_after: timedelta = timedelta()
    begun_at: datetime | None = None
    paused_at: datetime | None = None
    paused_for: timedelta = timedelta()
    ended_at: datetime | None = None
    finish: Finish | None = None
    ending_id: str | None = None
    stop_reason: StopReason | None = None
    stop_why: str = ""
    unsent: str = ""
    before_last: DrillState | None = field(default=None, repr=False)

    @property
    def turn(self) -> Turn:
        """The turn that waits for a reply (or waited last)."""
        return self.scenario.turn(self.turn_id)

    @property
    def is_over(self) -> bool:
        """Nothing more can be sent."""
        return self.finish is not None

    @property
    def waiting(self) -> Play | None:
        """The reply that was sent but not scored yet."""
        return self.plays[-1] if self.plays and self.plays[-1].card is None else None

    @property
    def flags_in_order(self) -> tuple[str, ...]:
        """Ids of what the customer remembers, in the order of the scenario."""
        return tuple(flag.id for flag in self.scenario.flags if flag.id in self.flags)

    @property
    def is_idle(self) -> bool:
        """It goes on, and nothing is done before the trainee writes or time passes."""
        return not self.is_over and self.waiting is None

    @property
    def replies_standing(self) -> int:
        """How many replies the conversation has; those taken back are not among them."""
        return sum(entry.speaker is Speaker.TRAINEE for entry in self.transcript)

    @property
    def hints_taken(self) -> tuple[str, ...]:
        """Criteria of the present visit whose hint was looked at."""
        return tuple(criterion for visit, criterion in self.hints if visit == self.visit)

    @property
    def next_hint(self) -> Criterion | None:
        """The criterion whose hint comes next in this turn; ``None`` if none is left or the drill is over."""
        taken = self.hints_taken
        left = (one for one in self.turn.criteria if one.hint and one.id not in taken)
        return None if self.is_over else next(left, None)

    @property
    def can_try_again(self) -> bool:
        """The last reply may be taken back once it is scored, even if it ended the drill; not in an exam."""
        has_answer = self.before_last is not None and self.waiting is None
        return self.mode is not Mode.EXAM and has_answer and not self.is_stopped

    @property
    def is_stopped(self) -> bool:
        """The trainee ended it."""
        return self.finish is Finish.STOPPED

    @property
    def shows_feedback(self) -> bool:
        """Verdicts may be seen: after each reply in practice, at the end otherwise."""
        return self.mode is Mode.PRACTICE or self.is_over

    @property
    def time_limit(self) -> timedelta | None:
        """How long the drill may take; ``None`` outside exams."""
        return timedelta(seconds=self.scenario.exam_limit_s) if self.mode is Mode.EXAM else None

    @property
    def ends_by(self) -> datetime | None:
        """The moment at which the time limit is over; ``None`` without one."""
        limit = self.time_limit  # the clock of an exam never stops
        return None if limit is None or self.begun_at is None else self.begun_at + limit

    @property
    def next_interjection(self) -> Interjection | None:
        """What the customer says if no reply comes."""
        left = self.scenario.interjections[self.interjections_made :]
        return left[0] if left and self.is_idle else None

    @property
    def clock_stands_since(self) -> datetime | None:
        """When the clock stopped, for a pause or for good; ``None`` while it runs."""
        moments = [moment for moment in (self.paused_at, self.ended_at) if moment is not None]
        return min(moments, default=None)

    @property
    def outcome(self) -> Outcome | None:
        """How the conversation closed; ``None`` while it goes on or if it reached no ending."""
        ending = self.scenario.ending(self.ending_id) if self.ending_id else None
        return ending.outcome if ending else None

    def time_left(self, at: datetime) -> timedelta | None:
        """Return what is left of the time limit, never below zero; ``None`` without one."""
        limit = self.time_limit
        return None if limit is None else max(timedelta(), limit - self.elapsed(at))

    def waited(self, at: datetime) -> timedelta:
        """Return how long the customer has been waiting for a reply, pauses left out."""
        return max(timedelta(), self.elapsed(at) - self.answered_after)

    def elapsed(self, at: datetime) -> timedelta:
        """Return the time practised until ``at``, pauses left out."""
        if self.begun_at is None:
            return timedelta()
        since = self.clock_stands_since
        until = at if since is None else min(at, since)
        return max(timedelta(), until - self.begun_at - self.paused_for)
