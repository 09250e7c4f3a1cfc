"""Edits made here and a new version from elsewhere: what each side did to a file, and what may be chosen."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Choice(StrEnum):
    """Whose form of a file is kept where both sides changed it."""

    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"
    """Theirs in its place, and mine beside it under an id of its own."""


class SideChange(StrEnum):
    """What one side did to a file since it was installed."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Conflict:
    """A file that was edited here and changed there.

    Attributes:
        name: Inside the pack, with forward slashes.
        mine: What was done to it here.
        theirs: What the new version does to it.
        choices: What may be chosen; ``BOTH`` only where mine can stand under an id of its own.
        their_name: Of the file in the new version; it differs from ``name`` in case alone, where at all.
    """

    name: str
    mine: SideChange
    theirs: SideChange
    choices: tuple[Choice, ...]
    their_name: str
