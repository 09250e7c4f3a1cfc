"""Conditions that cannot hold whatever happens: what they ask for shuts itself out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from trainer.core.rules import (
    AllHold,
    AnyHolds,
    Condition,
    CriteriaMet,
    CriteriaMissed,
    CriticalMade,
    ElapsedIs,
    MoodIs,
    NotHolds,
    ScoreIs,
    TriesAre,
)

_RANGES: dict[type[ScoreIs | MoodIs | TriesAre | ElapsedIs], str] = {
    ScoreIs: "score",
    MoodIs: "mood",
    TriesAre: "tries",
    ElapsedIs: "elapsed",
}
_BEYOND = 10**9
"""Above every bound of a range."""


class Clash(StrEnum):
    """In what way a condition shuts itself out."""

    MET_AND_MISSED = "met-and-missed"
    """One criterion, ``about`` by its id, is to be met and missed."""
    RANGES_APART = "ranges-apart"
    """No number lies in all ranges of ``about``: score, mood, tries or elapsed."""
    SAID_AND_DENIED = "said-and-denied"
    """The same is to hold and not to hold."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Why a condition never holds."""

    clash: Clash
    about: str = ""


def contradiction_in(condition: Condition | None) -> Contradiction | None:
    """Return why a condition never holds, or ``None`` if nothing in it says so."""
    if isinstance(condition, AnyHolds):
        found = [contradiction_in(one) for one in condition.conditions]
        return found[0] if found and all(found) else None
    parts = list(_joined(condition))
    inner = (contradiction_in(one) for one in parts if isinstance(one, AnyHolds))
    own = (_met_and_missed(parts), *_ranges_apart(parts), _said_and_denied(parts))
    return next((one for one in (*own, *inner) if one is not None), None)


def joined_parts(condition: Condition | None) -> tuple[Condition, ...]:
    """Return all that must hold at the same time for a condition to hold."""
    return tuple(_joined(condition))


def _joined(condition: Condition | None) -> Iterator[Condition]:
    if isinstance(condition, AllHold):
        for one in condition.conditions:
            yield from _joined(one)
    elif condition is not None:
        yield condition


def _met_and_missed(parts: Sequence[Condition]) -> Contradiction | None:
    met = {name for one in parts if isinstance(one, CriteriaMet) for name in one.ids}
    missed = {name for one in parts if isinstance(one, CriteriaMissed) for name in one.ids}
    both = sorted(met & missed)
    return Contradiction(Clash.MET_AND_MISSED, both[0]) if both else None


def _ranges_apart(parts: Sequence[Condition]) -> Iterator[Contradiction]:
    for kind, name in _RANGES.items():
        ranges = [one for one in parts if isinstance(one, kind)]
        least = max((one.at_least or 0 for one in ranges), default=0)
        below = min((_BEYOND if one.below is None else one.below for one in ranges), default=_BEYOND)
        if least >= below:
            yield Contradiction(Clash.RANGES_APART, name)


def _said_and_denied(parts: Sequence[Condition]) -> Contradiction | None:
    denied = [one.condition for one in parts if isinstance(one, NotHolds)]
    opposite = [CriticalMade(not one.expected) for one in parts if isinstance(one, CriticalMade)]
    is_denied = any(one in parts for one in (*denied, *opposite))
    return Contradiction(Clash.SAID_AND_DENIED) if is_denied else None
