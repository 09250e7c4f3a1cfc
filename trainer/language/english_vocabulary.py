"""Which English words there are: what is none of them may be a typing error."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.metadata import version

from trainer.core.typing_errors import SHORTEST_FOR_ONE
from trainer.language.english_inflection import bases
from trainer.language.english_words import LONGEST_WORD, american
from trainer.language.spaced import LARGEST_CACHE

SHORTEST = SHORTEST_FOR_ONE - 1
"""Letters of the shortest word that is a typing error of one that may have them: it lacks a letter."""

_COMMON = 1e-6
"""Share in a text from which on a word is no rare one: once in a million words, 3 on the Zipf scale (van
Heuven et al., *SUBTLEX-UK*, Quarterly Journal of Experimental Psychology 67:6, 2014)."""


@cache
def vocabulary_version() -> str:
    """Return the version of the word list; another one may change a verdict."""
    return version("pyspellchecker")


@cache
def _vocabulary() -> tuple[frozenset[str], frozenset[str]]:
    """Return the words that pyspellchecker knows, and those in common use; once loaded they stay."""
    from spellchecker import SpellChecker  # with the first reply that is read, not at start

    checker = SpellChecker("en")
    known = frozenset(filter(str.isalpha, checker))
    return known, frozenset(word for word in known if checker.word_usage_frequency(word) >= _COMMON)


@lru_cache(LARGEST_CACHE)
def is_strange(word: str) -> bool:
    """Say whether a folded word is no English word in either spelling, and no form of a common one.

    A regular form of a rare word (*stoped*, of *stope*) is more likely a typing error than that form: the
    common words stand in the list with all their forms. Only words of the letters a to z are judged, and
    only of a length that a typing error may have.
    """
    if not (SHORTEST <= len(word) <= LONGEST_WORD and word.isascii() and word.isalpha()):
        return False
    known, common = _vocabulary()
    if word in known or american(word) in known:
        return False
    return common.isdisjoint(one for base in bases(word) for one in (base, american(base)))
