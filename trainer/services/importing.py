"""Questions and scenarios from elsewhere: looked at first, then written into a new or an existing pack."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from trainer.core.errors import Problem, Severity
from trainer.core.quiz import Quiz
from trainer.core.scenario import Pack, Scenario


class SourceFormat(StrEnum):
    """What a file was recognised as."""

    GIFT = "gift"
    AIKEN = "aiken"
    CSV = "csv"
    XLSX = "xlsx"


class SheetKind(StrEnum):
    """What a template is for."""

    QUIZ = "quiz"
    SCENARIO = "scenario"


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
    """

    source: Path
    format: SourceFormat
    quizzes: tuple[Quiz, ...]
    scenarios: tuple[Scenario, ...]
    faults: tuple[Problem, ...]
    head: PackHead

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


class Importing:
    """Looks at files from elsewhere and makes packs of them.

    Args:
        packs_folder: The user's own packs.
    """

    def __init__(self, packs_folder: Path) -> None:
        self._packs_folder = packs_folder

    def look(self, file: Path, *, language: str = "") -> ImportPlan:
        """Read a file and say what would come of it.

        Args:
            file: GIFT, Aiken, CSV or XLSX, told apart by content and name.
            language: Of what it holds; guessed if empty.

        Raises:
            UserFacingError: ``import-…`` if nothing of it can be read.
        """
        raise NotImplementedError

    def own_packs(self) -> tuple[OwnPack, ...]:
        """Return the packs into which something can be written: whole ones that the user did not install."""
        raise NotImplementedError

    def clashes(self, plan: ImportPlan, folder: Path) -> tuple[Clash, ...]:
        """Return what of the plan the pack in this folder has already, by id."""
        raise NotImplementedError

    def write(
        self, plan: ImportPlan, into: PackHead | Path, *, choices: Mapping[str, ClashChoice] | None = None
    ) -> Path:
        """Write what comes into a pack, whole or not at all.

        Args:
            plan: What comes.
            into: Head of a new pack, which is made in the user's own packs, or the folder of an existing one.
            choices: `Clash.key` → choice, for each clash.

        Returns:
            The folder of the pack.

        Raises:
            UserFacingError: ``import-pack-exists``, ``import-choice-missing`` …; nothing was changed then.
            PackError: The pack would have faults; nothing was changed then.
        """
        raise NotImplementedError

    def write_template(self, kind: SheetKind, target: Path, *, language: str) -> Path:
        """Write an empty table with explanations and examples, to be filled in in Excel or LibreOffice.

        Raises:
            FileError: If it cannot be written; what stood there is left as it was.
        """
        raise NotImplementedError
