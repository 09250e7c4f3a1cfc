"""Sets of moods, each a whole number whose bit n stands for mood n: many moods are moved as fast as one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from trainer.core.drill_state import HIGHEST_MOOD, LOWEST_MOOD
from trainer.core.following import moved_mood

NO_MOODS = 0
_ALL = range(LOWEST_MOOD, HIGHEST_MOOD + 1)


def moods_of(*moods: int) -> int:
    """Return the set of these moods."""
    return sum(1 << mood for mood in {*moods})


def lowest(moods: int) -> int:
    """Return the lowest mood of a set that is not empty."""
    return (moods & -moods).bit_length() - 1


def highest(moods: int) -> int:
    """Return the highest mood of a set that is not empty."""
    return moods.bit_length() - 1


@cache
def moved(moods: int, change: int) -> int:
    """Return the moods that a change makes of these."""
    return moods_of(*(moved_mood(mood, change) for mood in _ALL if moods >> mood & 1))


@cache
def before_move(moods: int, change: int) -> int:
    """Return the moods of which a change makes one of these."""
    return moods_of(*(mood for mood in _ALL if moods >> moved_mood(mood, change) & 1))


def stretches(bounds: Sequence[int]) -> Iterator[int]:
    """Yield the sets of moods between bounds: within one, no condition tells them apart."""
    edges = sorted({LOWEST_MOOD, *(one for one in bounds if one <= HIGHEST_MOOD), HIGHEST_MOOD + 1})
    for low, above in pairwise(edges):
        yield moods_of(*range(low, above))
