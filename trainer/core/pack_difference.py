"""What differs between two versions of a pack, item by item. Plain data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ItemKind(StrEnum):
    """What an item of a pack is, in the order in which items are told."""

    PACK = "pack"
    PHRASES = "phrases"
    SCENARIO = "scenario"
    TURN = "turn"
    CRITERION = "criterion"
    FACT = "fact"
    FLAG = "flag"
    INTERJECTION = "interjection"
    ENDING = "ending"
    QUIZ = "quiz"
    QUESTION = "question"
    SEMINAR = "seminar"
    PROMPT = "prompt"
    NOTE = "note"
    SAMPLE = "sample"
    MEDIA = "media"


class ChangeKind(StrEnum):
    """What became of an item.

    ``MOVED`` has another id or another place and may have changed fields besides.
    """

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of an item before and after.

    Attributes:
        field: Its name in `trainer.core` (``pass_mark``, ``need``, ``rules``), or ``order-of-…`` for the
            order of the items inside (``order-of-turns``), whose values are the ids that both versions have.
        before: A value of `trainer.core`; ``None`` where it was not there.
        after: Likewise.
    """

    field: str
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class ItemChange:
    """One item that differs.

    Attributes:
        address: Where it stands: ids from the outside in, as ``("late-parcel", "opening", "apology")``; in
            the new version if it is in both. ``()`` for the pack's head.
        title: What people call it: its title, label or first words; empty where it has only its id.
        fields: What differs in it; empty for what was added or removed.
        was_at: Its address before it was moved; ``()`` if it was not.
    """

    kind: ItemKind
    change: ChangeKind
    address: tuple[str, ...]
    title: str = ""
    fields: tuple[FieldChange, ...] = ()
    was_at: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PackName:
    """Which version of which pack it is."""

    id: str
    version: str
    title: str
    content_hash: str


@dataclass(frozen=True, slots=True)
class PackDifference:
    """Everything that differs.

    Attributes:
        items: From the head of the pack to its media; inside a scenario, quiz or seminar in its order, what
            was removed last.
        is_line_ends_alone: The files differ, but in nothing except their line ends.
    """

    old: PackName
    new: PackName
    items: tuple[ItemChange, ...] = ()
    is_line_ends_alone: bool = False

    @property
    def is_same_content(self) -> bool:
        """Every file is the same."""
        return self.old.content_hash == self.new.content_hash

    @property
    def is_same_meaning(self) -> bool:
        """At most comments, the arrangement of lines or files that are not read differ."""
        return not self.items
