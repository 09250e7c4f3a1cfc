"""Finds the honorific words of a Japanese sentence that are wrong, with a better wording."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from trainer.core.analysis import FindingKind
from trainer.language.japanese_keigo_casual import CASUAL_CHECKS
from trainer.language.japanese_keigo_direction import DIRECTION_CHECKS
from trainer.language.japanese_keigo_double import DOUBLE_CHECKS
from trainer.language.japanese_keigo_forms import Remark
from trainer.language.japanese_keigo_phrases import PHRASE_NAMES, phrases_at
from trainer.language.japanese_keigo_shop import SHOP_CHECKS
from trainer.language.japanese_keigo_subject import SUBJECT_CHECKS
from trainer.language.japanese_words import Lexeme

Check = Callable[[Sequence[Lexeme], int], Remark | None]
"""Looks at a word and its neighbours."""


def _by_word(*tables: Mapping[str, Check]) -> dict[str, tuple[Check, ...]]:
    """Put the checks of each word together, in order."""
    together: dict[str, tuple[Check, ...]] = {}
    for table in tables:
        for name, check in table.items():
            together[name] = (*together.get(name, ()), check)
    return together


_CHECKS = _by_word(SUBJECT_CHECKS, DIRECTION_CHECKS, DOUBLE_CHECKS, SHOP_CHECKS, CASUAL_CHECKS)
_KNOWN = PHRASE_NAMES.union(_CHECKS)
_OPENING, _CLOSING = frozenset("「『“"), frozenset("」』”")


def remarks_on(words: Sequence[Lexeme]) -> list[Remark]:
    """Return the remarks on a sentence in order, none inside another, none on what is quoted.

    Args:
        words: The short words and marks of the sentence.
    """
    found: list[Remark] = []
    for at in _unquoted(words):
        word = words[at]
        for check in _CHECKS.get(word.norm, ()):
            remark = check(words, at)
            if remark is not None:
                found.append(remark)
        if word.norm in PHRASE_NAMES or word.base in PHRASE_NAMES or word.surface in PHRASE_NAMES:
            found.extend(phrases_at(words, at))
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


def _unquoted(words: Sequence[Lexeme]) -> list[int]:
    """Return the places of the words at which a remark may begin: known ones, outside of 「 」."""
    places: list[int] = []
    depth = 0
    for at, word in enumerate(words):
        if word.is_mark:
            if word.surface in _OPENING:
                depth += 1
            elif depth and word.surface in _CLOSING:
                depth -= 1
        elif not depth and (word.norm in _KNOWN or word.base in PHRASE_NAMES or word.surface in PHRASE_NAMES):
            places.append(at)
    return places
