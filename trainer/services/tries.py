"""What several tries at one visit give together, as the drill counts them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from trainer.core.answers import State
from trainer.core.cards import Points
from trainer.core.drill_score import counted_plays, score_drill
from trainer.core.drill_state import DrillState, Play


@dataclass(frozen=True, slots=True)
class TriesTogether:
    """A second or later try with those before it.

    Attributes:
        points: Of all of them, each criterion counted once.
        met_in: By criterion id, the number of the try that met what this one did not.
    """

    points: Points
    met_in: Mapping[str, int]


def tries_together(state: DrillState, play: Play) -> TriesTogether | None:
    """Return what a try gives with those before it at the same visit; ``None`` for one that is alone.

    A try that was taken back does not count: it is alone, and gives the others nothing.

    Args:
        state: Of the drill.
        play: A reply of it.
    """
    tries = tuple(
        one for one in counted_plays(state) if one.visit == play.visit and one.try_number <= play.try_number
    )
    if len(tries) == 1 or play not in tries:
        return None
    now = _met(state, play)
    met_in = {
        criterion_id: one.try_number
        for one in reversed(tries)  # the first that met it is named
        for criterion_id in _met(state, one) - now
    }
    return TriesTogether(score_drill(replace(state, plays=tries)).points, met_in)


def _met(state: DrillState, play: Play) -> frozenset[str]:
    """Return what a try met; to have kept a prohibition makes no other try better."""
    prohibited = {one.id for one in state.scenario.turn(play.turn_id).criteria if one.is_prohibition}
    verdicts = () if play.card is None else play.card.verdicts
    return frozenset(one.criterion_id for one in verdicts if one.state is State.MET) - prohibited
