"""What can happen in a drill, and what the screen must do about it. Plain data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from trainer.core.codes import Finish as Finish  # part of an event
from trainer.core.codes import StopReason as StopReason  # part of an event
from trainer.core.observing import Ticks as Ticks  # part of an event
from trainer.core.rules import Line
from trainer.core.scoring import ScoreCard


@dataclass(frozen=True, slots=True)
class Begun:
    """The trainee opened the drill."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Submitted:
    """A reply was sent; it is stored before it is scored.

    Attributes:
        text: As typed; with an observer what they noted of the spoken reply, and perhaps nothing.
        edits: How often the draft was changed, counted at the pauses in writing.
        ticks: What an observer heard in it; ``None`` without an observer.
    """

    reply_id: str
    text: str
    at: datetime
    edits: int = 0
    ticks: Ticks | None = None


@dataclass(frozen=True, slots=True)
class Scored:
    """The waiting reply was scored.

    Attributes:
        facts_asked: Ids of the facts that it asks for.
        flags_raised: Ids of the flags that it raises.
    """

    card: ScoreCard
    facts_asked: tuple[str, ...]
    at: datetime
    flags_raised: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Waited:
    """No reply came for so long that the customer says something."""

    at: datetime


@dataclass(frozen=True, slots=True)
class HintTaken:
    """The trainee looked at the hint of one criterion."""

    criterion_id: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ModelShown:
    """The trainee looked at the model reply of a reply already sent."""

    turn_id: str
    at: datetime


@dataclass(frozen=True, slots=True)
class TriedAgain:
    """The trainee takes the last reply back and writes another (practice only)."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Paused:
    """The clock stands still until ``Resumed``."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Resumed:
    """The clock goes on."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Stopped:
    """The trainee ended the drill before its ending, and may have said why.

    Attributes:
        why: In the trainee's own words.
        unsent: What stood in the composer; it is kept, and counts for nothing.
    """

    at: datetime
    why: str = ""
    reason: StopReason | None = None
    unsent: str = ""


@dataclass(frozen=True, slots=True)
class TimeRanOut:
    """The time limit of an exam is over.

    Attributes:
        unsent: What stood in the composer; it is kept, and counts for nothing.
    """

    at: datetime
    unsent: str = ""


Event = (
    Begun
    | Submitted
    | Scored
    | Waited
    | HintTaken
    | ModelShown
    | TriedAgain
    | Paused
    | Resumed
    | Stopped
    | TimeRanOut
)


@dataclass(frozen=True, slots=True)
class CustomerSaid:
    """Show this line, and read it aloud if wanted."""

    line: Line


@dataclass(frozen=True, slots=True)
class MoodMoved:
    """The mood changed."""

    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Feedback:
    """Show this card now (practice)."""

    card: ScoreCard


@dataclass(frozen=True, slots=True)
class Ended:
    """The drill is over."""

    finish: Finish
    ending_id: str | None


Effect = CustomerSaid | MoodMoved | Feedback | Ended
