"""The honorific words of Japanese, and the shapes お…になる and お…する."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from trainer.language import kana
from trainer.language.japanese_words import Lexeme, Role
from trainer.language.wordlists import rows, words


class Humble(NamedTuple):
    """What a humble word becomes where the act is the customer's.

    Attributes:
        respectful: The respectful verb, in its dictionary form.
        request: What stands before ください.
    """

    respectful: str
    request: str


_FILE = "ja_keigo.tsv"


def listed(kind: str) -> frozenset[str]:
    """Return the words of one class of ``ja_keigo.tsv``."""
    return words(_FILE, kind)


HUMBLE: Mapping[str, Humble] = MappingProxyType(
    {row[0]: Humble(row[2], row[3]) for row in rows(_FILE) if row[1] == "humble"}
)
RESPECTFUL: Mapping[str, str] = MappingProxyType(
    {row[0]: row[2] for row in rows(_FILE) if row[1] == "respectful"}
)
GIVING, SERVICE, CUSTOM = listed("giving"), listed("service"), listed("custom")
_BECOME = listed("become")
MADE_OF_SURU = frozenset(word for word in HUMBLE if word.startswith("拝"))
"""Humble nouns that する makes verbs of."""

RAISED = frozenset({"申す", "参る", "致す"})
"""Humble verbs that are never passive, so that れる behind them can only mean respect."""

_LONGEST_STEM = 3
"""Words of the longest stem between お and になる."""

_STEMS = frozenset({Role.VERBAL_NOUN, Role.VERB, Role.SUPPORT, Role.NOUN})


def honorific_stem(words: Sequence[Lexeme], end: int) -> int | None:
    """Return where お or ご stands before the stem of a verb that ends at a place (お使い, ご利用, ご覧).

    ``None`` where there is none; a thing or a person (お医者, ご両親) is no stem of a verb.
    """
    if not end:
        return None
    last = words[end - 1]
    if last.norm == "御覧":
        return end - 1
    if not _is_stem(last):
        return None
    at = end - 2
    while at >= 0 and end - at <= _LONGEST_STEM and words[at].role in _STEMS:
        at -= 1
    return at if at >= 0 and words[at].role is Role.HONORIFIC else None


def _is_stem(word: Lexeme) -> bool:
    """Say whether a word is the stem of a verb: a verbal noun, or 連用形 (a noun then ends in kana: 帰り)."""
    if word.is_any(_BECOME) or word.role not in _STEMS:
        return False
    if word.role is Role.NOUN:
        return len(word.surface) > 1 and kana.is_phonetic(word.surface[-1])
    return word.role is Role.VERBAL_NOUN or word.form.startswith("連用")
