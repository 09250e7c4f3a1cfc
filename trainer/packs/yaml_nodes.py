"""A YAML file as a tree of values, each knowing where it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from trainer.packs.problems import Place

_WHOLE_NUMBER = re.compile(r"[-+]?[0-9]{1,9}")
_NUMBER = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


class ValueKind(StrEnum):
    """What a value is, in the words of an author."""

    TEXT = "text"
    WHOLE_NUMBER = "whole-number"
    NUMBER = "number"
    SWITCH = "switch"
    NOTHING = "nothing"
    LIST = "list"
    MAPPING = "mapping"
    PHRASE_SET = "phrase-set"


@dataclass(frozen=True, slots=True, eq=False)
class TextNode:
    """A scalar. Everything is text until somebody asks for a number, so `no` stays the text "no".

    Attributes:
        is_plain: Written without quotation marks.
        offset: Columns from `place` to the first character of `text`, where the text stands in the file
            letter by letter on one line; otherwise ``None``.
    """

    place: Place
    text: str
    is_plain: bool = True
    offset: int | None = None

    @property
    def kind(self) -> ValueKind:
        """What an author would call the value."""
        if not self.is_plain:
            return ValueKind.TEXT
        if self.text in _NULLS:
            return ValueKind.NOTHING
        if self.text.lower() in ("true", "false"):
            return ValueKind.SWITCH
        if _WHOLE_NUMBER.fullmatch(self.text):
            return ValueKind.WHOLE_NUMBER
        return ValueKind.NUMBER if _NUMBER.fullmatch(self.text) else ValueKind.TEXT

    def place_of(self, position: int) -> Place:
        """Return where the character at this position stands, or the start where that is not known."""
        if self.offset is None:
            return self.place
        return Place(self.place.file, self.place.line, self.place.column + self.offset + position)


@dataclass(frozen=True, slots=True, eq=False)
class ListNode:
    """A sequence."""

    place: Place
    items: tuple[Node, ...]

    @property
    def kind(self) -> ValueKind:
        """Always a list."""
        return ValueKind.LIST


@dataclass(frozen=True, slots=True, eq=False)
class MapNode:
    """A mapping; keys are texts and unique.

    Attributes:
        entries: Key → where the key stands, and its value; in the order of the file.
    """

    place: Place
    entries: dict[str, tuple[TextNode, Node]]

    @property
    def kind(self) -> ValueKind:
        """Always a mapping."""
        return ValueKind.MAPPING


Node = TextNode | ListNode | MapNode


def is_nothing(node: Node) -> bool:
    """Return whether a value is YAML's null: written as nothing, `~` or `null`."""
    return isinstance(node, TextNode) and node.kind is ValueKind.NOTHING
