"""Moodle's notation for word patterns (question type *Pattern match*), read into a tree.

    expression = "match" ["_" options] "(" body ")"
               | ("match_any" | "match_all" | "not") "(" expression+ ")"
    body       = group ((" " | "_") group)*     words; "_" joins words that stand near and in order
    group      = item ("|" item)*               one of them
    item       = word | "[" word+ "]"           words in brackets stand together

Options: ``c`` extra characters, ``o`` any order, ``w`` extra words, ``m`` typing errors (``mf``,
``mr``, ``mt``, ``mx`` one kind alone, ``m2`` two of them), ``p0`` to ``p4`` words between those that
``_`` joins. A backslash takes the meaning from the sign behind it. After the reference manual of the
Open University and the notes on the algorithm at Moodle (*The OU PMatch algorithm*).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

DEFAULT_PROXIMITY = 2
"""Words that may stand between those joined by ``_``."""

_HEAD = re.compile(r"\s*(match_any|match_all|not|match(?:_([a-z0-9]*))?)\s*\(")
_OPTION = re.compile(r"m[frtx2]*|p\d|[cow]")
_SEPARATOR = re.compile(r"\s+|_")


class NotationError(ValueError):
    """An expression is not well formed."""


@dataclass(frozen=True, slots=True)
class Item:
    """One word, or words that stand together; backslashes are still in them."""

    words: tuple[str, ...]


Group = tuple[Item, ...]
"""Items of which one must stand there."""

Chain = tuple[Group, ...]
"""Groups joined by ``_``; mostly one."""


@dataclass(frozen=True, slots=True)
class Match:
    """One ``match(…)``.

    Attributes:
        chains: In the order of the expression.
        options: As written, such as ``m2`` or ``p0``.
    """

    chains: tuple[Chain, ...]
    options: frozenset[str]

    @property
    def proximity(self) -> int:
        chosen = [int(option[1:]) for option in self.options if option.startswith("p")]
        return chosen[0] if chosen else DEFAULT_PROXIMITY

    @property
    def typing_errors(self) -> str:
        """Return the option for typing errors: empty, ``m``, ``m2`` or one with single kinds."""
        return next((option for option in self.options if option.startswith("m")), "")


@dataclass(frozen=True, slots=True)
class Combined:
    """``match_any``, ``match_all`` or ``not``."""

    name: str
    parts: tuple[Expression, ...]


Expression = Match | Combined


def parse(text: str) -> Expression:
    """Read an expression.

    Raises:
        NotationError: If it is not well formed.
    """
    expression, end = _expression(text, 0)
    if text[end:].strip():
        raise NotationError(text)
    return expression


def _expression(text: str, start: int) -> tuple[Expression, int]:
    head = _HEAD.match(text, start)
    if head is None:
        raise NotationError(text)
    if head[1] in ("match_any", "match_all", "not"):
        parts, end = _parts(text, head.end())
        return Combined(head[1], parts), end
    body = re.compile(r"(?:[^\\()]|\\.)*").match(text, head.end())
    if body is None or text[body.end() : body.end() + 1] != ")":
        raise NotationError(text)
    options = frozenset(_OPTION.findall(head[2] or ""))
    return Match(_chains(body.group()), options), body.end() + 1


def _parts(text: str, start: int) -> tuple[tuple[Expression, ...], int]:
    parts: list[Expression] = []
    while not text[start:].lstrip().startswith(")"):
        part, start = _expression(text, start)
        parts.append(part)
    return tuple(parts), text.index(")", start) + 1


def _chains(body: str) -> tuple[Chain, ...]:
    chains: list[list[Group]] = []
    is_joined = False
    for piece in _pieces(body.strip()):
        if _SEPARATOR.fullmatch(piece):
            is_joined = piece == "_"
            continue
        if is_joined and chains:
            chains[-1].append(_group(piece))
        else:
            chains.append([_group(piece)])
    return tuple(map(tuple, chains))


def _pieces(body: str) -> list[str]:
    """Return the groups and what parts them; blanks inside brackets part nothing."""
    return re.findall(r"(?:\[[^\]]*\]|\\.|[^\s_\[])+|\s+|_", body)


def _group(text: str) -> Group:
    items = re.findall(r"(?:\[[^\]]*\]|\\.|[^|\[])+", text)
    return tuple(Item(tuple(item.strip("[]").split())) for item in items)
