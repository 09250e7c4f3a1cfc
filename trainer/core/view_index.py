"""Look-ups into the views of a reply: where words of a rubric stand in them, and how far a gap reaches."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence, Set
from functools import cache, cached_property
from itertools import accumulate, chain, groupby
from operator import attrgetter
from typing import Protocol

from trainer.core.analysis import Token, View
from trainer.core.ways import Agreements, Way

LONGEST_LIGHT_RUN = 10
"""So many light words in a row may stand between two words of a phrase; no sentence has more."""


class SoughtWord(Protocol):
    """A word of a phrase. Compared by identity, so that it can be a key."""

    def agreement(self, token: Token) -> Way | None:
        """Return how a word of a reply agrees with it that was found by it; ``None`` if not at all."""


class SoughtWords(Protocol):
    """The words of a rubric. Compared by identity, so that they can be a key."""

    @property
    def size(self) -> int:
        """How many they are; they only become more."""

    def standing_in(self, view: View) -> dict[SoughtWord, Agreements]:
        """Return those that stand in a view, with their positions, ascending, and how they agree there."""


class ViewIndex:
    """One view of a reply, with the places of the words of a rubric.

    Args:
        view: Its words.
        words: Of the rubric.

    Attributes:
        view: Its words.
        agreements: The words of the rubric that stand in it → where, and how they agree there.
        standing: The words of the rubric that stand in it.
    """

    def __init__(self, view: View, words: SoughtWords) -> None:
        self.view = view
        self.agreements = words.standing_in(view)
        self.standing: Set[SoughtWord] = self.agreements.keys()

    def reach(self, position: int, gap: int) -> int:
        """Return the last position where the next word of a phrase may stand, as far as its sentence goes on.

        Args:
            position: Of the word before.
            gap: How many full words may stand between; light words may besides, but not many in a row.
        """
        full, full_before = self._full_words
        following = full_before[position + 1] + gap
        furthest = full[following] if following < len(full) else len(self.view) - 1
        at = bisect_left(self._light_runs, position + 1 + LONGEST_LIGHT_RUN)
        return min([furthest, *self._light_runs[at : at + 1]])

    @cached_property
    def _full_words(self) -> tuple[list[int], list[int]]:
        """The positions of the full words, and how many of them stand before each position."""
        full = [position for position, token in enumerate(self.view) if not token.is_light]
        return full, list(accumulate((not token.is_light for token in self.view), initial=0))

    @cached_property
    def _light_runs(self) -> list[int]:
        """The positions at which more light words stand in a row than may be passed; nearly always none."""
        length, ends = 0, []
        for position, token in enumerate(self.view):
            length = length + 1 if token.is_light else 0
            if length > LONGEST_LIGHT_RUN:
                ends.append(position)
        return ends


class ViewIndexes:
    """All views of a reply, ready for the words of one rubric.

    A language cuts few words in more than one way. What stands in a sentence that two views cut alike is
    found in one of them, because no phrase goes beyond a sentence.

    Args:
        views: All of them.
        apart: Of each, the sentences that the first cuts otherwise; see `views_apart`.
        words: Of the rubric.

    Attributes:
        first: Of the first view.
        apart: Numbers of further views → the sentences that the first cuts otherwise, where there are any.
        standing: The words of the rubric that stand in one of the views.
        whole: Gives all of one view; few phrases ask for more than the first.
    """

    def __init__(self, views: Sequence[View], apart: Sequence[View], words: SoughtWords) -> None:
        self.whole: Callable[[int], ViewIndex] = cache(lambda number: ViewIndex(views[number], words))
        self.first = ViewIndex(views[0], words)
        self.apart = {number: ViewIndex(view, words) for number, view in enumerate(apart) if view}
        self.standing = {*self.first.standing, *chain(*(one.standing for one in self.apart.values()))}


def views_apart(views: Sequence[View]) -> tuple[View, ...]:
    """Return of each view the sentences that the first view cuts otherwise, or knows otherwise."""
    return tuple(() if view == views[0] else _apart(view, views[0]) for view in views)


def _apart(view: View, first: View) -> View:
    known = _sentences(first)
    return tuple(
        token for at, tokens in _sentences(view).items() if tokens != known.get(at) for token in tokens
    )


def _sentences(view: View) -> dict[int, list[Token]]:
    return {sentence: list(tokens) for sentence, tokens in groupby(view, key=attrgetter("sentence"))}
