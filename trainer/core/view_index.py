"""Look-ups into one view of a reply: which words have a form, a sound, or a beginning."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cached_property

from trainer.core.analysis import EvidenceKind, Token, View

WRITTEN_ALIKE = frozenset({EvidenceKind.EXACT, EvidenceKind.VARIANT})
"""The very word, or another spelling of it; not another ending."""


def keys_of(token: Token) -> frozenset[str]:
    """Return everything that a token can be found by: its forms and its readings."""
    return frozenset(token.forms).union(map(_sound_key, token.sounds))


def _sound_key(sound: str) -> str:
    return "\0" + sound  # no form begins so: a form and a reading never meet


class ViewIndex:
    """One view of a reply with its look-ups."""

    def __init__(self, view: View) -> None:
        self.view = view

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = {}
        for position, token in enumerate(self.view):
            for key in keys_of(token):
                places.setdefault(key, []).append(position)
        return places

    @cached_property
    def keys(self) -> frozenset[str]:
        """Everything that some token can be found by."""
        return frozenset(self._places)

    @cached_property
    def _spellings(self) -> list[tuple[str, int]]:
        return sorted(
            (form, position)
            for position, token in enumerate(self.view)
            for form, kind in token.forms.items()
            if kind in WRITTEN_ALIKE
        )

    def having(self, keys: Iterable[str]) -> set[int]:
        """Return the positions of the tokens that have one of the keys."""
        return {position for key in keys for position in self._places.get(key, ())}

    def beginning_with(self, prefix: str) -> Iterator[int]:
        """Yield the positions of the tokens with a spelling that begins so; one may come twice."""
        for at in range(bisect_left(self._spellings, (prefix, -1)), len(self._spellings)):
            form, position = self._spellings[at]
            if not form.startswith(prefix):
                return
            yield position
