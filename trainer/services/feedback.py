"""Feedback on a pack: the form that a receiving team fills in, and what its author reads from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from trainer.core.errors import Problem
from trainer.core.scenario import Pack


class ItemKind(StrEnum):
    """What an item of a pack is."""

    SCENARIO = "scenario"
    LINE = "line"
    GOAL = "goal"
    MODEL = "model"
    CRITERION = "criterion"
    ENDING = "ending"
    QUIZ = "quiz"
    QUESTION = "question"
    NOTE = "note"


RATINGS = range(1, 6)


@dataclass(frozen=True, slots=True)
class FeedbackItem:
    """Something that can be commented on.

    Attributes:
        address: Names it for ever, such as ``drills/late-parcel/opening/model``.
        text: As it is now, in the pack's language.
    """

    address: str
    kind: ItemKind
    text: str


@dataclass(frozen=True, slots=True)
class Opinion:
    """What somebody says about one item.

    Attributes:
        rating: 1 (must change) … 5 (very good); ``None`` for none.
    """

    rating: int | None = None
    comment: str = ""
    suggestion: str = ""


@dataclass(frozen=True, slots=True)
class FeedbackEntry:
    """An opinion as its author reads it.

    Attributes:
        text_then: As the form showed it.
        text_now: As the pack says it now; ``None`` if the item is gone.
        by: Who filled the form in; empty if nobody said so.
        source: The form's file.
        file: File of the pack where the item stands, with its line; empty and 0 if it is gone.
    """

    address: str
    kind: ItemKind
    opinion: Opinion
    text_then: str
    text_now: str | None
    by: str
    source: Path
    file: str
    line: int

    @property
    def has_changed(self) -> bool:
        """The text is not any more what the form showed."""
        return self.text_now != self.text_then


@dataclass(frozen=True, slots=True)
class FeedbackReport:
    """All forms together.

    Attributes:
        entries: In the order of the pack; several people may speak of one item.
        faults: What could not be read, with file and row.
        versions: Form's file → version of the pack that it was made for.
    """

    entries: tuple[FeedbackEntry, ...]
    faults: tuple[Problem, ...]
    versions: Mapping[Path, str]


def feedback_items(pack: Pack) -> tuple[FeedbackItem, ...]:
    """Return everything of a pack that can be commented on, in its order."""
    raise NotImplementedError


def write_form(
    pack: Pack,
    target: Path,
    *,
    language: str,
    opinions: Mapping[str, Opinion] | None = None,
    by: str = "",
) -> Path:
    """Write the form of a pack as a spreadsheet.

    Args:
        pack: Whose items are listed.
        target: Where it goes.
        language: Of the receiving team: ``en`` or ``ja``.
        opinions: Address → what was filled in in the window.
        by: Who filled it in.

    Raises:
        FileError: If it cannot be written; what stood there is left as it was.
    """
    raise NotImplementedError


def read_forms(folder: Path, files: Sequence[Path]) -> FeedbackReport:
    """Read forms that came back.

    Args:
        folder: Of the pack, as it is now.
        files: Forms; one that is broken or another pack's is told among the faults and keeps out no other.

    Raises:
        PackError: The pack itself cannot be loaded.
    """
    raise NotImplementedError
