"""Reads the keys of a mapping with their types; what is wrong goes to the list of problems."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from enum import StrEnum
from typing import TypeVar

from trainer.packs.problems import Place, ProblemCode, Problems
from trainer.packs.yaml_nodes import ListNode, MapNode, Node, TextNode, ValueKind, is_nothing

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST_ID = 64
_SWITCHES = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}

Choice = TypeVar("Choice", bound=StrEnum)


def note_wrong_type(
    node: Node, expected: ValueKind, problems: Problems, *, key: str | None, suggestion: str | None = None
) -> None:
    """Note that a value is of another kind than its place wants."""
    problems.add(
        ProblemCode.WRONG_TYPE, node.place, expected=expected.value, found=node.kind.value, key=key,
        suggestion=suggestion,
    )  # fmt: skip


def read_text(node: Node, problems: Problems, *, key: str | None = None) -> str | None:
    """Return a text that says something, or ``None`` after noting why there is none."""
    if not isinstance(node, TextNode):
        note_wrong_type(node, ValueKind.TEXT, problems, key=key)
    elif is_nothing(node):
        problems.add(ProblemCode.EMPTY_VALUE, node.place, key=key)
    elif not node.text.strip():
        problems.add(ProblemCode.EMPTY_TEXT, node.place, key=key)
    else:
        return node.text.strip()
    return None


def read_whole_number(
    node: Node, problems: Problems, *, key: str, minimum: int, maximum: int, takes_text: bool = False
) -> int | None:
    """Return a whole number in its range, or ``None`` after noting why there is none.

    Args:
        node: The value.
        problems: Takes the fault.
        key: The value's key.
        minimum: The least it may be.
        maximum: The most it may be.
        takes_text: A number in quotation marks, such as ``"+20"``, is one too.
    """
    plain = TextNode(node.place, node.text) if takes_text and isinstance(node, TextNode) else node
    if not isinstance(plain, TextNode) or plain.kind is not ValueKind.WHOLE_NUMBER:
        note_wrong_type(node, ValueKind.WHOLE_NUMBER, problems, key=key, suggestion=_half_width(node))
        return None
    number = int(plain.text)
    if minimum <= number <= maximum:
        return number
    problems.add(
        ProblemCode.OUT_OF_RANGE, node.place, key=key, value=number, minimum=minimum, maximum=maximum
    )
    return None


def _half_width(node: Node) -> str | None:
    """Return the number that full-width digits (７０) were meant to write."""
    if not isinstance(node, TextNode):
        return None
    text = unicodedata.normalize("NFKC", node.text)
    is_meant = text != node.text and TextNode(node.place, text).kind is ValueKind.WHOLE_NUMBER
    return text if is_meant else None


def read_switch(node: Node, problems: Problems, *, key: str) -> bool | None:
    """Return yes or no; both ``true`` and ``yes`` are understood, as are their opposites."""
    if isinstance(node, TextNode) and node.text.lower() in _SWITCHES:
        return _SWITCHES[node.text.lower()]
    note_wrong_type(node, ValueKind.SWITCH, problems, key=key)
    return None


def read_id(node: Node, problems: Problems, *, key: str | None = None) -> str:
    """Return an id, even a badly formed one (noted), or an empty text where there is none."""
    text = read_text(node, problems, key=key)
    if text is None:
        return ""
    if not _ID.fullmatch(text) or len(text) > _LONGEST_ID:
        valid = "-".join(re.findall(r"[a-z0-9]+", text.lower()))[:_LONGEST_ID].rstrip("-")
        problems.add(ProblemCode.BAD_ID, node.place, value=text, suggestion=valid or None)
    return text


def as_items(node: Node, problems: Problems, *, key: str | None = None) -> tuple[Node, ...]:
    """Return a list's entries, or a single value as a list of one; an empty list is noted."""
    if not isinstance(node, ListNode):
        return (node,)
    if not node.items:
        problems.add(ProblemCode.EMPTY_LIST, node.place, key=key)
    return node.items


class Fields:
    """The keys of one mapping. Unknown and missing keys are noted when it is made.

    Args:
        node: The mapping.
        problems: Takes every fault.
        required: Keys that must be there.
        optional: Keys that may be there.
    """

    def __init__(
        self, node: MapNode, problems: Problems, *, required: Iterable[str] = (), optional: Iterable[str] = ()
    ) -> None:
        self.place = node.place
        self._entries = node.entries
        self._problems = problems
        self._required = tuple(required)
        self._meant = self._note_unknown((*self._required, *optional))
        for key in self._required:
            if not self.is_given(key):
                problems.add(ProblemCode.MISSING_KEY, node.place, key=key)

    def _note_unknown(self, known: tuple[str, ...]) -> set[str]:
        """Note keys that mean nothing and return those that were probably meant by them."""
        meant: set[str] = set()
        free = [key for key in known if key not in self._entries]
        for key, (key_node, _) in self._entries.items():
            if key not in known:
                suggestion = self._problems.guess(key, free)
                allowed = None if suggestion or not free else tuple(free)
                self._problems.add(
                    ProblemCode.UNKNOWN_KEY, key_node.place, key=key, allowed=allowed, suggestion=suggestion
                )
                meant.update([suggestion] if suggestion else [])
        return meant

    def is_given(self, key: str) -> bool:
        """Return whether the key is there, be it misspelt or without a value."""
        return key in self._entries or key in self._meant

    def key_place(self, key: str) -> Place:
        """Return where the key stands, or the mapping where there is no such key."""
        return self._entries[key][0].place if key in self._entries else self.place

    def place_of(self, key: str) -> Place:
        """Return where the key's value stands, or the mapping where there is no such key."""
        return self._entries[key][1].place if key in self._entries else self.place

    def node(self, key: str) -> Node | None:
        """Return the key's value, or ``None`` where there is none (noted if the key stands there alone)."""
        if key not in self._entries:
            return None
        key_node, value = self._entries[key]
        if is_nothing(value):
            self._problems.add(ProblemCode.EMPTY_VALUE, key_node.place, key=key)
            return None
        return value

    def text(self, key: str) -> str:
        """Return a text, empty where there is none; a required one must say something."""
        node = self.node(key)
        if node is None or (
            key not in self._required and isinstance(node, TextNode) and not node.text.strip()
        ):
            return ""
        return read_text(node, self._problems, key=key) or ""

    def whole_number(self, key: str, *, default: int, minimum: int, maximum: int) -> int:
        """Return a whole number, or the default where there is none."""
        node = self.node(key)
        if node is None:
            return default
        number = read_whole_number(node, self._problems, key=key, minimum=minimum, maximum=maximum)
        return default if number is None else number

    def switch(self, key: str, *, default: bool) -> bool:
        """Return yes or no, or the default where neither is said."""
        node = self.node(key)
        value = None if node is None else read_switch(node, self._problems, key=key)
        return default if value is None else value

    def choice(self, key: str, options: type[Choice]) -> Choice | None:
        """Return one of the values of an enumeration, or ``None``."""
        node = self.node(key)
        text = None if node is None else read_text(node, self._problems, key=key)
        if node is None or text is None:
            return None
        allowed = tuple(option.value for option in options)
        if text in allowed:
            return options(text)
        self._problems.add(
            ProblemCode.UNKNOWN_VALUE, node.place, key=key, value=text, allowed=allowed,
            suggestion=self._problems.guess(text, allowed),
        )  # fmt: skip
        return None

    def id(self, key: str) -> str:
        """Return an id, or an empty text where there is none."""
        node = self.node(key)
        return "" if node is None else read_id(node, self._problems, key=key)

    def items(self, key: str) -> tuple[Node, ...]:
        """Return a list's entries; anything but a list is noted, as is an empty one."""
        node = self.node(key)
        if node is None:
            return ()
        if not isinstance(node, ListNode):
            note_wrong_type(node, ValueKind.LIST, self._problems, key=key)
            return ()
        return as_items(node, self._problems, key=key)

    def named_texts(self, key: str) -> tuple[tuple[str, Place], ...]:
        """Return a list of texts, or a single one, with their places."""
        node = self.node(key)
        if node is None:
            return ()
        read = (
            (read_text(one, self._problems, key=key), one.place)
            for one in as_items(node, self._problems, key=key)
        )
        return tuple((text, place) for text, place in read if text is not None)


def open_fields(
    node: Node, problems: Problems, *, key: str | None = None,
    required: Iterable[str] = (), optional: Iterable[str] = (),
) -> Fields | None:  # fmt: skip
    """Return the keys of a value that must be a mapping, or ``None`` after noting that it is none."""
    if isinstance(node, MapNode):
        return Fields(node, problems, required=required, optional=optional)
    note_wrong_type(node, ValueKind.MAPPING, problems, key=key)
    return None
