"""What an import would bring, and what has to be decided before it is written."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from trainer.core.errors import Problem, Severity
from trainer.core.quiz import Quiz
from trainer.core.scenario import Pack, Scenario
from trainer.packs.importers.columns import SheetKind


class SourceFormat(StrEnum):
    """What a file was recognised as."""

    GIFT = "gift"
    AIKEN = "aiken"
    CSV = "csv"
    XLSX = "xlsx"


class ClashChoice(StrEnum):
    """What becomes of something whose id the pack has already."""

    REPLACE = "replace"
    BOTH = "both"
    """It comes under an id of its own."""
    LEAVE = "leave"
    """It does not come."""


@dataclass(frozen=True, slots=True)
class PackHead:
    """What a new pack is called, and by whom it is."""

    id: str
    title: str
    language: str
    version: str = "1.0.0"
    authors: tuple[str, ...] = ()
    licence: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What a file holds. Nothing was written.

    Attributes:
        quizzes: What will come.
        scenarios: What will come.
        faults: What will not come (errors) and what comes differently (warnings), each with its line or row;
            those of tables name ``sheet`` and ``heading`` in their data.
        head: A proposal for a new pack.
        named: Ids that stand in the file: ``quiz/id``, ``quiz/id/question`` and ``scenario/id``. All others
            were made of titles; in a pack, what has the same title keeps its id (`import_matching`).
    """

    source: Path
    format: SourceFormat
    quizzes: tuple[Quiz, ...]
    scenarios: tuple[Scenario, ...]
    faults: tuple[Problem, ...]
    head: PackHead
    named: frozenset[str] = frozenset()

    @property
    def items(self) -> tuple[Quiz | Scenario, ...]:
        """Quizzes and scenarios that will come."""
        return (*self.quizzes, *self.scenarios)

    @property
    def questions(self) -> int:
        """How many questions will come, in all quizzes."""
        return sum(len(quiz.questions) for quiz in self.quizzes)

    @property
    def left_out(self) -> int:
        """How many faults keep something out."""
        return sum(fault.severity is Severity.ERROR for fault in self.faults)

    @property
    def is_empty(self) -> bool:
        """Nothing will come."""
        return not self.quizzes and not self.scenarios


@dataclass(frozen=True, slots=True)
class OwnPack:
    """A pack of this user into which something can be written."""

    folder: Path
    pack: Pack


@dataclass(frozen=True, slots=True)
class Clash:
    """Something that would come under an id that the pack has already.

    Attributes:
        kind: ``quiz`` or ``scenario``.
        key: Names it among the choices: ``quiz/id`` or ``scenario/id``.
        title_here: What the pack calls it.
    """

    kind: SheetKind
    key: str
    title: str
    title_here: str
