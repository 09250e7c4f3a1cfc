"""Finds the honorific words of a Japanese sentence that are wrong, with a better wording."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from trainer.core.analysis import FindingKind
from trainer.language.japanese_keigo_casual import CASUAL_CHECKS
from trainer.language.japanese_keigo_direction import DIRECTION_CHECKS
from trainer.language.japanese_keigo_double import DOUBLE_CHECKS
from trainer.language.japanese_keigo_forms import Remark
from trainer.language.japanese_keigo_phrases import phrase_checks
from trainer.language.japanese_keigo_shop import SHOP_CHECKS
from trainer.language.japanese_keigo_subject import SUBJECT_CHECKS
from trainer.language.japanese_words import Lexeme

if TYPE_CHECKING:
    from trainer.language.japanese_words import Check


def _by_word(*tables: Mapping[str, Check]) -> dict[str, tuple[Check, ...]]:
    """Put the checks of each word together, in order."""
    together: dict[str, tuple[Check, ...]] = {}
    for table in tables:
        for name, check in table.items():
            together[name] = (*together.get(name, ()), check)
    return together


_CHECKS = _by_word(SUBJECT_CHECKS, DIRECTION_CHECKS, DOUBLE_CHECKS, SHOP_CHECKS, CASUAL_CHECKS)
_OPENING = frozenset("「『“")
_QUOTES = _OPENING.union("」』”")


def checks_of(surface: str, base: str, norm: str) -> tuple[Check, ...]:
    """Return what is asked where a word stands that is given by its names."""
    return (*_CHECKS.get(norm, ()), *phrase_checks(surface, base, norm))


def remarks_on(words: Sequence[Lexeme]) -> list[Remark]:
    """Return the remarks on a sentence in order, none inside another, none on what is quoted.

    Args:
        words: The short words and marks of the sentence.
    """
    found: list[Remark] = []
    places = [at for at, word in enumerate(words) if word.checks]
    for at in _unquoted(words, places) if places else ():
        for check in words[at].checks:
            remark = check(words, at)
            if remark is not None:
                found.append(remark)
    return _apart(found) if found else found


def _apart(found: list[Remark]) -> list[Remark]:
    """Keep of remarks that share words the one that begins first."""
    kept: list[Remark] = []
    for one in sorted(found, key=_rank):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _rank(remark: Remark) -> tuple[int, int, bool]:
    """Order by place, longer ones first; who acts matters more than that a form is doubled."""
    return remark.start, -remark.end, remark.kind is FindingKind.DOUBLE_HONORIFIC


def _unquoted(words: Sequence[Lexeme], places: list[int]) -> list[int]:
    """Return those of some places that stand outside of 「 」."""
    quotes = [at for at, word in enumerate(words) if word.is_mark and word.surface in _QUOTES]
    if not quotes:
        return places
    quoted: set[int] = set()
    depth = 0
    for at, behind in pairwise([*quotes, len(words)]):
        depth = max(0, depth + (1 if words[at].surface in _OPENING else -1))
        if depth:
            quoted.update(range(at, behind))
    return [at for at in places if at not in quoted]
