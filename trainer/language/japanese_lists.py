"""Whether a Japanese sentence is a bare list of words."""

from __future__ import annotations

from collections.abc import Sequence

from trainer.language.japanese_style import has_predicate
from trainer.language.japanese_words import Lexeme

LONGEST_FORMULA = 2
"""Full words of a formula before a list at most (大変申し訳ございません)."""

FEWEST_LISTED = 4
"""Full words behind a formula from which on they may be a list; fewer may be a name (田中一郎様)."""

FEWEST_COMMAS = 3
"""Commas from which on they are one; a headline has fewer (現在至急調査中)."""

_COMMAS = frozenset("、,・")


def is_bare_list(words: Sequence[Lexeme]) -> bool:
    """Say whether a sentence has no predicate, or only a formula with a list of nouns hung on to it.

    A predicate stands at the end of its clause (益岡・田窪『基礎日本語文法』1992, part 4): what follows the
    last one without a particle is not said of anything (申し訳ございません、写真、番号、返金、調査).

    Args:
        words: The short words and marks of a sentence.
    """
    if not has_predicate(words):
        return True
    end = next(at for at in range(len(words), 0, -1) if words[at - 1].is_stating)
    behind = words[end:]
    return (
        len(behind) >= FEWEST_LISTED + FEWEST_COMMAS
        and behind[0].surface in _COMMAS
        and _full(behind) >= FEWEST_LISTED
        and _full(words[:end]) <= LONGEST_FORMULA
        and sum(word.surface in _COMMAS for word in behind) >= FEWEST_COMMAS
        and not any(word.is_particle for word in behind)
    )


def _full(words: Sequence[Lexeme]) -> int:
    """Count the words that carry meaning."""
    return sum(not word.is_light and not word.is_mark and not word.may_support for word in words)
