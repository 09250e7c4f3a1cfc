"""Cuts a GIFT file into the paragraphs that are its questions, with escaped signs put aside."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from trainer.packs.importers.gift_faults import GiftFault

CATEGORY = "$CATEGORY:"

_ESCAPED = "\\:#={}~n"
_MEANT = "\\:#={}~\n"
_HIDDEN = "".join(chr(0xFDD0 + number) for number in range(len(_ESCAPED)))  # no characters of any language
_ESCAPE = re.compile(r"\\([\\:#={}~n])")
_HIDE = dict(zip(_ESCAPED, _HIDDEN, strict=True))
_SHOW = str.maketrans(_HIDDEN, _MEANT)
_STRANGE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufdd0-\ufdef\ufeff\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class FoundFault:
    """A fault on a line; those that keep nothing out are warnings."""

    line: int
    code: GiftFault
    data: dict[str, object] = field(default_factory=dict)
    is_warning: bool = False


def shown(text: str) -> str:
    """Return a text with what was escaped in it, without white space at its ends."""
    return text.translate(_SHOW).strip()


@dataclass(frozen=True, slots=True)
class GiftBlock:
    """A paragraph without its comments, with what was escaped put aside; see `shown`."""

    line: int
    text: str
    comments: str


def blocks_of(text: str, faults: list[FoundFault]) -> Iterator[GiftBlock]:
    """Yield the paragraphs that hold more than comments; each ``$CATEGORY`` line is one of its own.

    Args:
        text: The file's, with any line ends.
        faults: Takes what is wrong with how the paragraphs stand.
    """
    clean = _STRANGE.sub("", text).replace("\r\n", "\n").replace("\r", "\n")
    lines = _ESCAPE.sub(lambda found: _HIDE[found[1]], clean).split("\n")
    closes_later = _closes_later(lines)
    draft = _Draft()
    for number, line in enumerate(lines, start=1):
        stripped = line.strip()
        if stripped.startswith("//"):
            draft.comments.append(stripped)
        elif not stripped and not (draft.is_open and closes_later[number - 1]):
            yield from draft.block()
            draft = _Draft()
        elif stripped.startswith(CATEGORY) and not draft.is_open:
            yield from draft.block()
            draft = _Draft()
            yield GiftBlock(number, stripped, "")
        else:
            if draft.is_followed_by(stripped):
                faults.append(FoundFault(number, GiftFault.BLANK_LINE_MISSING, is_warning=True))
                yield from draft.block()
                draft = _Draft()
            draft.add(number, line)
    yield from draft.block()


def _closes_later(lines: Sequence[str]) -> list[bool]:
    """Return of each line whether the next brace, from it on, closes."""
    closes: list[bool] = []
    is_closing = False
    for line in reversed(lines):
        stripped = line.lstrip()
        found = -1 if stripped.startswith("//") else min(_first(line, "{"), _first(line, "}"))
        if stripped.startswith(("::", CATEGORY)):
            is_closing = False
        elif 0 <= found < len(line):
            is_closing = line[found] == "}"
        closes.append(is_closing)
    closes.reverse()
    return closes


def _first(line: str, sign: str) -> int:
    position = line.find(sign)
    return len(line) if position < 0 else position


class _Draft:
    """The paragraph that is being collected."""

    def __init__(self) -> None:
        self.comments: list[str] = []
        self._lines: list[str] = []
        self._line = 0
        self._has_opened = False
        self._has_closed = False

    @property
    def is_open(self) -> bool:
        """Whether its braces are opened and not closed yet."""
        return self._has_opened and not self._has_closed

    def add(self, number: int, line: str) -> None:
        """Take a line."""
        self._line = self._line or number
        self._lines.append(line)
        opened = line.find("{")
        if not self._has_opened and opened >= 0:
            self._has_opened = True
            self._has_closed = line.find("}", opened) >= 0
        elif self.is_open and "}" in line:
            self._has_closed = True

    def is_followed_by(self, line: str) -> bool:
        """Return whether a line begins another question, though no empty line stands before it."""
        return self._has_closed and self._lines[-1].rstrip().endswith("}") and (
            line.startswith("::") or "{" in line
        )  # fmt: skip

    def block(self) -> Iterator[GiftBlock]:
        """Yield the paragraph if there is one."""
        text = "\n".join(self._lines).strip()
        if text:
            yield GiftBlock(self._line, text, "\n".join(self.comments))
