"""Where a drill stands: a value that every event replaces."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from trainer.core.codes import Finish
from trainer.core.codes import Mode as Mode  # parts of a state
from trainer.core.codes import MoodBand as MoodBand
from trainer.core.scenario import Line, Outcome, Scenario, Turn
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
        paused_for: Time off the clock so far, the present pause left out.
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
    begun_at: datetime | None = None
    paused_at: datetime | None = None
    paused_for: timedelta = timedelta()
    ended_at: datetime | None = None
    finish: Finish | None = None
    ending_id: str | None = None
    stop_reason: str = ""
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
    def replies_standing(self) -> int:
        """How many replies the conversation has; those taken back are not among them."""
        return sum(entry.speaker is Speaker.TRAINEE for entry in self.transcript)

    @property
    def hints_taken(self) -> tuple[str, ...]:
        """Criteria of the present visit whose hint was looked at."""
        return tuple(criterion for visit, criterion in self.hints if visit == self.visit)

    @property
    def can_try_again(self) -> bool:
        """The last reply may be taken back: in practice, once it is scored, even if it ended the drill."""
        has_answer = self.before_last is not None and self.waiting is None
        return self.mode is Mode.PRACTICE and has_answer and not self.is_stopped

    @property
    def is_stopped(self) -> bool:
        """The trainee ended it."""
        return self.finish is Finish.STOPPED

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

    def elapsed(self, at: datetime) -> timedelta:
        """Return the time practised until ``at``, pauses left out."""
        if self.begun_at is None:
            return timedelta()
        since = self.clock_stands_since
        until = at if since is None else min(at, since)
        return max(timedelta(), until - self.begun_at - self.paused_for)
