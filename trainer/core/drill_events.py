"""What can happen in a drill, and what the screen must do about it. Plain data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from trainer.core.codes import Finish as Finish  # part of an event
from trainer.core.scenario import Line
from trainer.core.scoring import ScoreCard


@dataclass(frozen=True, slots=True)
class Begun:
    """The trainee opened the drill."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Submitted:
    """A reply was sent; it is stored before it is scored."""

    reply_id: str
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Scored:
    """The waiting reply was scored, and these facts were asked for in it."""

    card: ScoreCard
    facts_asked: tuple[str, ...]
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
    """The trainee ended the drill before its ending, and may have said why."""

    at: datetime
    why: str = ""


Event = Begun | Submitted | Scored | HintTaken | ModelShown | TriedAgain | Paused | Resumed | Stopped


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
