"""How many phrases a reader remembers: a rubric has the same words in many turns, hints and checks."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from trainer.core.analysis import View

MOST_REMEMBERED = 8192
"""Texts that were cut last; each of the packs that come with the program has fewer than 4,000."""


def remembering(read_phrase: Callable[[str], tuple[View, ...]]) -> Callable[[str], tuple[View, ...]]:
    """Return the same function with a memory. Any thread may call it, if any may call the function.

    Args:
        read_phrase: A pure function; what it returns is never changed.
    """
    return lru_cache(maxsize=MOST_REMEMBERED)(read_phrase)
