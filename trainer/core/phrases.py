"""The small language of phrases: ``refund*``, ``(card | bank)``, ``...`` and plain words between them.

Grammar, with white space free between elements::

    pattern = element+
    element = words | word "*" | "(" pattern ("|" pattern)+ ")" | "..." [number]

The full-width signs of a Japanese keyboard mean the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

DEFAULT_GAP = 4
LONGEST_GAP = 50

_WIDTH = str.maketrans({"（": "(", "）": ")", "｜": "|", "＊": "*"})
_SIGN = re.compile(r"\.\.\.(?P<gap>\d*)|[()|*]")


class PhraseSyntaxError(ValueError):
    """A phrase is not well formed.

    Args:
        code: ``unbalanced``, ``empty-alternative``, ``lone-star``, ``no-words``, ``gap-too-long``,
            ``edge-gap``.
        position: Offset into the phrase, in code points.
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
    parser = _Parser(text.translate(_WIDTH).replace("…", "..."))
    pattern = parser.pattern(depth=0)
    if parser.position < len(parser.text):
        raise PhraseSyntaxError("unbalanced", parser.position)
    _check_edges(pattern)
    return pattern


def _check_edges(pattern: Pattern) -> None:
    if not pattern:
        raise PhraseSyntaxError("no-words", 0)
    if isinstance(pattern[0], Gap) or isinstance(pattern[-1], Gap):
        raise PhraseSyntaxError("edge-gap", 0)


class _Parser:
    """Recursive descent over one phrase."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.position = 0

    def pattern(self, depth: int) -> Pattern:
        elements: list[Element] = []
        while self.position < len(self.text):
            sign = _SIGN.match(self.text, self.position)
            if sign is None:
                self._words(elements)
            elif sign.group() in ("|", ")"):
                if not depth:
                    raise PhraseSyntaxError("unbalanced", self.position)
                break
            elif sign.group() == "(":
                elements.append(self._either(depth))
            elif sign.group() == "*":
                raise PhraseSyntaxError("lone-star", self.position)
            else:
                elements.append(self._gap(sign))
        return tuple(elements)

    def _gap(self, sign: re.Match[str]) -> Gap:
        words = int(sign["gap"] or DEFAULT_GAP)
        if words > LONGEST_GAP:
            raise PhraseSyntaxError("gap-too-long", self.position)
        self.position = sign.end()
        return Gap(words)

    def _words(self, elements: list[Element]) -> None:
        following = _SIGN.search(self.text, self.position)
        end = following.start() if following else len(self.text)
        chunk = self.text[self.position : end]
        self.position = end
        if following is not None and following.group() == "*" and not chunk[-1].isspace():
            self.position = following.end()
            before, _, last = chunk.rpartition(" ")
            _add_words(elements, before)
            elements.append(Prefix(last))
        else:
            _add_words(elements, chunk)

    def _either(self, depth: int) -> Either:
        opened = self.position
        options: list[Pattern] = []
        while not options or self.text[self.position] == "|":
            self.position += 1
            start = self.position
            options.append(self.pattern(depth + 1))
            if not options[-1]:
                raise PhraseSyntaxError("empty-alternative", start)
            _check_edges(options[-1])
            if self.position == len(self.text):
                raise PhraseSyntaxError("unbalanced", opened)
        self.position += 1
        return Either(tuple(options))


def _add_words(elements: list[Element], chunk: str) -> None:
    if chunk.strip():
        elements.append(Words(chunk.strip()))
