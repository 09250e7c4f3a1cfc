"""A customer's case as a graph of turns, and the pack that holds it. Plain data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from trainer.core.quiz import Quiz
from trainer.core.rubric import Criterion, Need
from trainer.core.rules import AllHold as AllHold  # parts of a scenario
from trainer.core.rules import AnyHolds as AnyHolds
from trainer.core.rules import Condition as Condition
from trainer.core.rules import CriteriaMet as CriteriaMet
from trainer.core.rules import CriteriaMissed as CriteriaMissed
from trainer.core.rules import CriticalMade as CriticalMade
from trainer.core.rules import ElapsedIs as ElapsedIs
from trainer.core.rules import FactsTold as FactsTold
from trainer.core.rules import FlagsRaised as FlagsRaised
from trainer.core.rules import Line as Line
from trainer.core.rules import MoodIs as MoodIs
from trainer.core.rules import NotHolds as NotHolds
from trainer.core.rules import Rule as Rule
from trainer.core.rules import ScoreIs as ScoreIs
from trainer.core.rules import TriesAre as TriesAre
from trainer.core.seminar import Seminar


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
class Customer:
    """Who writes. ``mood`` runs from 0 (furious) to 100 (delighted)."""

    name: str
    mood: int = 50
    voice: VoiceGender | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that the customer tells only when asked, and only once.

    Attributes:
        value: What it is in itself (``M-20391``), for the texts that name it by ``{fact.id}``.
    """

    id: str
    asked: Need
    says: tuple[Line, ...]
    value: str = ""


@dataclass(frozen=True, slots=True)
class Flag:
    """Something that the customer remembers once it happened: a promise, a word that stung.

    Attributes:
        said: It is raised when a reply says this, in whichever turn; ``None`` if only rules raise it.
        label: For people who read the drill later, and for the observer's sheet.
    """

    id: str
    said: Need | None = None
    label: str = ""


@dataclass(frozen=True, slots=True)
class Interjection:
    """What the customer says when no reply comes.

    Attributes:
        after_s: Seconds since the customer's last answer, pauses left out.
        mood: How much the mood moves.
    """

    after_s: int
    says: tuple[Line, ...]
    mood: int = 0


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
        subject: Of the customer's first e-mail.
        flags: What the customer remembers.
        interjections: What the customer says when no reply comes, by rising ``after_s``.
        exam_minutes: Time limit of an exam; ``None`` for twice ``minutes``.
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
    subject: str = ""
    flags: tuple[Flag, ...] = ()
    interjections: tuple[Interjection, ...] = ()
    exam_minutes: int | None = None

    @property
    def exam_limit_s(self) -> int:
        """How long an exam may take, in seconds."""
        return 60 * (2 * self.minutes if self.exam_minutes is None else self.exam_minutes)

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
class NamedSet:
    """A need with a name, used as ``$name`` anywhere in its pack."""

    name: str
    need: Need


@dataclass(frozen=True, slots=True)
class Pack:
    """Scenarios, quizzes, seminars, notes and samples under one id and one semantic version.

    Attributes:
        content_hash: SHA-256 over the names and contents of its files, in hexadecimal.
        fictional: Numbers and addresses that are invented, so that nobody is asked about them again.
        phrases: Its named sets, in the order of the file; the needs that name them hold them already.
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
    quizzes: tuple[Quiz, ...] = ()
    fictional: tuple[str, ...] = ()
    phrases: tuple[NamedSet, ...] = ()
    seminars: tuple[Seminar, ...] = ()

    def scenario(self, scenario_id: str) -> Scenario | None:
        """Return the scenario with this id, or ``None``."""
        return next((one for one in self.scenarios if one.id == scenario_id), None)

    def quiz(self, quiz_id: str) -> Quiz | None:
        """Return the quiz with this id, or ``None``."""
        return next((one for one in self.quizzes if one.id == quiz_id), None)

    def note(self, note_id: str) -> Note | None:
        """Return the note with this id, or ``None``."""
        return next((one for one in self.notes if one.id == note_id), None)

    @property
    def label(self) -> str:
        """Id, version and the start of the content hash, for signatures."""
        return f"{self.id}@{self.version}:{self.content_hash[:12]}"
