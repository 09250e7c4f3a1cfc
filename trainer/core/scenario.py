"""A customer's case as a graph of turns, and the pack that holds it. Plain data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from trainer.core.rubric import Criterion, Need


class Channel(StrEnum):
    """How the customer reaches the trainee."""

    CHAT = "chat"
    EMAIL = "email"
    PHONE = "phone"
    IN_PERSON = "in-person"


class Outcome(StrEnum):
    """How a conversation closed."""

    RESOLVED = "resolved"
    ESCALATED = "escalated"
    LOST = "lost"


class VoiceGender(StrEnum):
    """Which kind of voice fits the customer."""

    FEMALE = "female"
    MALE = "male"


@dataclass(frozen=True, slots=True)
class Line:
    """Something the customer says.

    Attributes:
        text: As shown.
        reading: How a synthetic voice should read it, where the text misleads.
        audio: Path of a recording inside the pack, played instead of the voice.
    """

    text: str
    reading: str | None = None
    audio: str | None = None


@dataclass(frozen=True, slots=True)
class Customer:
    """Who writes. ``mood`` runs from 0 (furious) to 100 (delighted)."""

    name: str
    mood: int = 50
    voice: VoiceGender | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that the customer tells only when asked, and only once."""

    id: str
    asked: Need
    says: tuple[Line, ...]


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


Condition = (
    ScoreIs
    | CriteriaMet
    | CriteriaMissed
    | CriticalMade
    | MoodIs
    | FactsTold
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
        is_again: The same turn gets one more try.
    """

    condition: Condition | None = None
    go: str | None = None
    says: tuple[Line, ...] = ()
    mood: int = 0
    is_again: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """What the customer says, what a good reply needs, and where it leads."""

    id: str
    says: tuple[Line, ...]
    criteria: tuple[Criterion, ...]
    rules: tuple[Rule, ...]
    goal: str = ""
    model: str = ""


@dataclass(frozen=True, slots=True)
class Ending:
    """How a conversation can close."""

    id: str
    outcome: Outcome
    says: tuple[Line, ...] = ()


DEFAULT_TURN_LIMIT = 12


@dataclass(frozen=True, slots=True)
class Scenario:
    """One customer, one case, in one language.

    Attributes:
        level: 1 (first day) … 5.
        minutes: How long a drill usually takes.
        briefing: Markdown, shown before and beside the drill.
        notes: Ids of the pack's notes that belong to it.
        pass_mark: 0 … 100.
        turn_limit: Replies after which the drill ends by itself.
    """

    id: str
    title: str
    language: str
    customer: Customer
    start: str
    turns: tuple[Turn, ...]
    endings: tuple[Ending, ...]
    channel: Channel = Channel.CHAT
    level: int = 1
    minutes: int = 5
    skills: tuple[str, ...] = ()
    briefing: str = ""
    notes: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    pass_mark: int = 70
    turn_limit: int = DEFAULT_TURN_LIMIT

    def turn(self, turn_id: str) -> Turn:
        """Return the turn with this id.

        Raises:
            KeyError: If there is none.
        """
        for turn in self.turns:
            if turn.id == turn_id:
                return turn
        raise KeyError(turn_id)

    def ending(self, ending_id: str) -> Ending | None:
        """Return the ending with this id, or ``None`` if the id is not an ending's."""
        return next((ending for ending in self.endings if ending.id == ending_id), None)


@dataclass(frozen=True, slots=True)
class Note:
    """A page to read: Markdown with its title."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Sample:
    """A reply marked by people, for the bench.

    Attributes:
        marks: Criterion id → whether a person found it met.
        total: 0 … 100, what a person would give the reply as a whole; ``None`` where nobody said so.
    """

    scenario_id: str
    turn_id: str
    reply: str
    marks: Mapping[str, bool]
    by: str = ""
    total: int | None = None


@dataclass(frozen=True, slots=True)
class Pack:
    """Scenarios, notes and samples under one id and one semantic version.

    Attributes:
        content_hash: SHA-256 over the names and contents of its files, in hexadecimal.
    """

    id: str
    version: str
    title: str
    language: str
    content_hash: str
    scenarios: tuple[Scenario, ...]
    notes: tuple[Note, ...] = ()
    samples: tuple[Sample, ...] = ()
    authors: tuple[str, ...] = ()
    licence: str = ""
    description: str = ""
    requires: str = ""

    def scenario(self, scenario_id: str) -> Scenario | None:
        """Return the scenario with this id, or ``None``."""
        return next((one for one in self.scenarios if one.id == scenario_id), None)

    @property
    def label(self) -> str:
        """Id, version and the start of the content hash, for signatures."""
        return f"{self.id}@{self.version}:{self.content_hash[:12]}"
