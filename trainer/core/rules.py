"""What the customer says, and the rules that say where a reply leads. Plain data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """Something the customer says.

    Attributes:
        text: As shown.
        reading: How a synthetic voice should read it, where the text misleads.
        audio: Path of a recording inside the pack, played instead of the voice.
        condition: When it may be said; where several lines may be chosen, one whose condition holds goes
            before those that have none. It asks about the drill so far, never about one reply.
    """

    text: str
    reading: str | None = None
    audio: str | None = None
    condition: Condition | None = None


@dataclass(frozen=True, slots=True)
class ScoreIs:
    """The score of this reply (its low end, 0 … 100) lies in the range; ``below`` is exclusive."""

    at_least: int | None = None
    below: int | None = None


@dataclass(frozen=True, slots=True)
class CriteriaMet:
    """Each of these criteria of this turn is met."""

    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CriteriaMissed:
    """Each of these criteria of this turn is not met."""

    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CriticalMade:
    """A critical error was made in this reply (or, with ``expected`` false, none was)."""

    expected: bool = True


@dataclass(frozen=True, slots=True)
class MoodIs:
    """The mood lies in the range; ``below`` is exclusive."""

    at_least: int | None = None
    below: int | None = None


@dataclass(frozen=True, slots=True)
class FactsTold:
    """Each of these facts has been told."""

    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FlagsRaised:
    """Each of these flags has been raised."""

    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TriesAre:
    """How many replies this turn has had, this one included; ``below`` is exclusive."""

    at_least: int | None = None
    below: int | None = None


@dataclass(frozen=True, slots=True)
class ElapsedIs:
    """Seconds since the drill began, pauses left out; ``below`` is exclusive."""

    at_least: int | None = None
    below: int | None = None


@dataclass(frozen=True, slots=True)
class AllHold:
    """Every condition holds."""

    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyHolds:
    """At least one condition holds."""

    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class NotHolds:
    """The condition does not hold."""

    condition: Condition


AboutReply = ScoreIs | CriteriaMet | CriteriaMissed | CriticalMade
"""Conditions about one reply; what the customer says on entering a turn cannot ask for them."""

Condition = (
    ScoreIs
    | CriteriaMet
    | CriteriaMissed
    | CriticalMade
    | MoodIs
    | FactsTold
    | FlagsRaised
    | TriesAre
    | ElapsedIs
    | AllHold
    | AnyHolds
    | NotHolds
)


@dataclass(frozen=True, slots=True)
class Rule:
    """Where a reply leads. The first rule of a turn that holds is taken.

    Attributes:
        condition: ``None`` always holds.
        go: Id of a turn or of an ending; ``None`` only with ``is_again``.
        says: What the customer says on the way; one is chosen by the seed.
        mood: How much the mood moves.
        is_again: The same turn gets one more try. An exam, which takes one reply a turn, passes over it.
        raises: Ids of the flags that are raised on the way.
    """

    condition: Condition | None = None
    go: str | None = None
    says: tuple[Line, ...] = ()
    mood: int = 0
    is_again: bool = False
    raises: tuple[str, ...] = ()
