"""The small language of phrases: ``refund*``, ``(card | bank)``, ``...`` and plain words between them.

Grammar, with white space free between elements::

    pattern = element+
    element = words | word "*" | "(" pattern ("|" pattern)* ")" | "..." [number]

The full-width signs of a Japanese keyboard mean the same, and ``…`` is ``...``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

DEFAULT_GAP = 4
LONGEST_GAP = 50
DEEPEST_BRACKETS = 20
"""Brackets in brackets beyond this are a slip, and each costs a level of recursion."""

_OPEN, _CLOSE, _BAR, _STAR = "(（", ")）", "|｜", "*＊"
_SIGN = re.compile(rf"(?P<gap>\.\.\.|…+)(?P<words>\d*)|[{re.escape(_OPEN + _CLOSE + _BAR + _STAR)}]")


class PhraseSyntaxError(ValueError):
    """A phrase is not well formed.

    Args:
        code: ``unbalanced``, ``empty-alternative``, ``lone-star``, ``no-words``, ``gap-too-long``,
            ``edge-gap``, ``too-deep``.
        position: Offset into the phrase as written, in code points.
    """

    def __init__(self, code: str, position: int) -> None:
        super().__init__(code, position)
        self.code = code
        self.position = position


@dataclass(frozen=True, slots=True)
class Words:
    """Plain words, for the reader of the language to cut."""

    text: str


@dataclass(frozen=True, slots=True)
class Prefix:
    """A word with any ending."""

    text: str


@dataclass(frozen=True, slots=True)
class Gap:
    """Up to ``words`` words between."""

    words: int


@dataclass(frozen=True, slots=True)
class Either:
    """One of the alternatives."""

    options: tuple[Pattern, ...]


Element = Words | Prefix | Gap | Either
Pattern = tuple[Element, ...]


def parse_phrase(text: str) -> Pattern:
    """Read a phrase.

    Args:
        text: As the author wrote it.

    Returns:
        Its elements in order; at least one holds words, and a gap stands only between words.

    Raises:
        PhraseSyntaxError: With what is wrong and where.
    """
    parser = _Parser(text)
    pattern = parser.pattern(depth=0)
    if not pattern:
        raise PhraseSyntaxError("no-words", 0)
    return pattern


class _Parser:
    """Recursive descent over one phrase."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.position = 0

    def pattern(self, depth: int) -> Pattern:
        """Read up to the end of the phrase or, inside brackets, up to ``|`` or ``)``."""
        elements: list[Element] = []
        last_at = self.position
        while self.position < len(self.text):
            sign = _SIGN.match(self.text, self.position)
            if sign is not None and sign.group() in _BAR + _CLOSE:
                if not depth:
                    raise PhraseSyntaxError("unbalanced", self.position)
                break
            if sign is not None or not self.text[self.position].isspace():
                last_at = self.position
            self._element(elements, sign, depth)
        if elements and isinstance(elements[-1], Gap):
            raise PhraseSyntaxError("edge-gap", last_at)
        return tuple(elements)

    def _element(self, elements: list[Element], sign: re.Match[str] | None, depth: int) -> None:
        if sign is None:
            self._words(elements)
        elif sign["gap"]:
            if not elements:
                raise PhraseSyntaxError("edge-gap", self.position)
            elements.append(self._gap(sign))
        elif sign.group() in _OPEN:
            elements.append(self._either(depth + 1))
        else:
            raise PhraseSyntaxError("lone-star", self.position)

    def _gap(self, sign: re.Match[str]) -> Gap:
        digits = sign["words"].lstrip("0０") if sign["words"] else str(DEFAULT_GAP)
        if len(digits) > len(str(LONGEST_GAP)) or int(digits or 0) > LONGEST_GAP:
            raise PhraseSyntaxError("gap-too-long", self.position)
        self.position = sign.end()
        return Gap(int(digits or 0))

    def _words(self, elements: list[Element]) -> None:
        following = _SIGN.search(self.text, self.position)
        end = following.start() if following else len(self.text)
        chunk = self.text[self.position : end]
        self.position = end
        has_star = following is not None and following.group() in _STAR and not chunk[-1].isspace()
        *before, last = chunk.rsplit(maxsplit=1) if has_star else [chunk, ""]
        elements.extend(Words(words.strip()) for words in before if words.strip())
        if has_star:
            self.position += 1
            elements.append(Prefix(last))

    def _either(self, depth: int) -> Either:
        opened = self.position
        if depth > DEEPEST_BRACKETS:
            raise PhraseSyntaxError("too-deep", opened)
        options: list[Pattern] = []
        while not options or self.text[self.position] in _BAR:
            self.position += 1
            start = self.position
            options.append(self.pattern(depth))
            if self.position == len(self.text):
                raise PhraseSyntaxError("unbalanced", opened)
            if not options[-1]:
                raise PhraseSyntaxError("empty-alternative", start)
        self.position += 1
        return Either(tuple(options))
