"""How words of a reply agree with words of a phrase: how closely, and whether they claim the same."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from trainer.core.analysis import EvidenceKind, Polarity

_RANK: Mapping[EvidenceKind, int] = {kind: rank for rank, kind in enumerate(EvidenceKind)}

looseness = _RANK.__getitem__
"""How far an agreement is from the phrase: 0 for the very words."""


class Way(NamedTuple):
    """How a phrase, or a word of one, agrees with the words where it stands.

    Attributes:
        kind: The loosest agreement among the words.
        polarity: ``AFFIRMED`` when the reply asserts what the phrase asserts, ``NEGATED`` when it denies it,
            ``OPEN`` when it does neither.
    """

    kind: EvidenceKind
    polarity: Polarity


Agreements = dict[int, Way]
"""Positions of words in a view, ascending → how they agree with one word of a phrase."""


def looser(one: EvidenceKind, other: EvidenceKind) -> EvidenceKind:
    """Return the one that is further from the phrase."""
    return one if _RANK[one] > _RANK[other] else other


@cache
def way_of(kind: EvidenceKind, said: Polarity, wanted: Polarity | None) -> Way:
    """Return how a word agrees that is said in the reply, and wanted in the phrase, asserted or denied.

    There are few ways, so each is made once; so is each that two of them make together.
    """
    return Way(kind, compared(said, wanted))


@cache
def joined(one: Way, other: Way) -> Way:
    """Return how two parts of a phrase agree together: the looser kind, and denied or open if one part is."""
    return Way(looser(one.kind, other.kind), _joined(one.polarity, other.polarity))


def compared(said: Polarity, wanted: Polarity | None) -> Polarity:
    """Return whether a reply claims what a phrase claims.

    Args:
        said: How the word is said in the reply.
        wanted: How it is said in the phrase; ``None`` where any way will do.
    """
    if said is Polarity.OPEN:
        return Polarity.AFFIRMED if wanted in (said, None) else Polarity.OPEN
    if Polarity.UNSURE in (said, wanted):
        return Polarity.UNSURE
    return Polarity.AFFIRMED if wanted in (said, Polarity.OPEN, None) else Polarity.NEGATED


def _joined(one: Polarity, other: Polarity) -> Polarity:
    for polarity in (Polarity.NEGATED, Polarity.OPEN, Polarity.UNSURE):
        if polarity in (one, other):
            return polarity
    return Polarity.AFFIRMED
