"""Look-ups into one view of a reply: which words have a form, a sound, or a beginning."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Set
from functools import cached_property
from itertools import islice, takewhile
from typing import Protocol

from trainer.core.analysis import EvidenceKind, Token, View
from trainer.core.ways import Agreements

Keys = frozenset[str]
"""What words can be found by: their forms, readings and beginnings, each marked so that they never meet."""

LONGEST_BEGINNING = 20
"""Code points of a beginning that are looked up; what is longer begins with it all the same."""

WRITTEN_ALIKE = frozenset({EvidenceKind.EXACT, EvidenceKind.VARIANT})
"""The very word, or another spelling of it; not another ending."""

_SOUND, _BEGINNING = "\0", "\1"


def keys_of(token: Token) -> Keys:
    """Return the forms and the readings of a token."""
    return frozenset(token.forms).union(_SOUND + sound for sound in token.sounds)


def key_of_beginning(text: str) -> str:
    """Return what a word that begins so can be found by, among others."""
    return _BEGINNING + text[:LONGEST_BEGINNING]


class SoughtWord(Protocol):
    """A word of a phrase. Compared by identity, so that it can be a key."""

    @property
    def keys(self) -> Keys:
        """A word of a reply that agrees with it can be found by one of these."""

    def places(self, index: ViewIndex) -> Agreements:
        """Return where it stands in a view, and how it agrees there."""


class SoughtWords(Protocol):
    """The words of a rubric. Compared by identity, so that they can be a key."""

    def standing_in(self, index: ViewIndex) -> Set[SoughtWord]:
        """Return those that may stand in a view."""


class ViewIndex:
    """One view of a reply with its look-ups. It remembers what it was asked: phrases share their words.

    Attributes:
        view: Its words.
        keys: The forms and readings of all of them.
    """

    def __init__(self, view: View) -> None:
        self.view = view
        self._places = _places(view)
        self.keys: Set[str] = self._places.keys()
        self._standing: dict[SoughtWords, Set[SoughtWord]] = {}
        self._agreements: dict[SoughtWord, Agreements] = {}

    def standing(self, words: SoughtWords) -> Set[SoughtWord]:
        """Return which words of a rubric may stand in the view."""
        known = self._standing.get(words)
        if known is None:
            known = self._standing[words] = words.standing_in(self)
        return known

    def agreements(self, word: SoughtWord) -> Agreements:
        """Return where a word of a phrase stands."""
        known = self._agreements.get(word)
        if known is None:
            known = self._agreements[word] = word.places(self)
        return known

    def having(self, keys: Keys) -> Iterable[int]:
        """Return the positions of the words that have one of these forms and readings, ascending."""
        found = [self._places[key] for key in keys if key in self._places]
        return found[0] if len(found) == 1 else sorted({at for places in found for at in places})

    @cached_property
    def unknown(self) -> tuple[int, ...]:
        """The positions of the words that may be typing errors; nearly always none."""
        return tuple(position for position, token in enumerate(self.view) if token.is_unknown)

    @cached_property
    def _spellings(self) -> list[tuple[str, int]]:
        return sorted(
            (form, position)
            for position, token in enumerate(self.view)
            for form, kind in token.forms.items()
            if kind in WRITTEN_ALIKE
        )

    @cached_property
    def beginnings(self) -> Keys:
        """Everything that some word can be found by through its beginning."""
        spellings = {form[:LONGEST_BEGINNING] for form, _ in self._spellings}
        return frozenset(
            _BEGINNING + form[:length] for form in spellings for length in range(1, len(form) + 1)
        )

    def beginning_with(self, prefix: str) -> Iterable[int]:
        """Return the positions of the words with a spelling that begins so, ascending."""
        first = bisect_left(self._spellings, (prefix, -1))
        alike = takewhile(lambda one: one[0].startswith(prefix), islice(self._spellings, first, None))
        return sorted({position for _, position in alike})


def _places(view: View) -> dict[str, list[int]]:
    """Return where in the view each form and each reading stands. Each reply pays for this: plain loops."""
    places: dict[str, list[int]] = {}
    for position, token in enumerate(view):
        for form in token.forms:
            if form in places:
                places[form].append(position)
            else:
                places[form] = [position]
        for sound in token.sounds:
            places.setdefault(_SOUND + sound, []).append(position)
    return places
