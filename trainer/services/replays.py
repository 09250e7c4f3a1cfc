"""Reading an old drill step by step: where it stood after everything that could be seen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from trainer.core.amendments import Amendments, amended
from trainer.core.drill import advance, new_drill
from trainer.core.drill_events import Begun, Event, Scored, Stopped, TimeRanOut, TriedAgain, Waited
from trainer.core.drill_state import DrillState
from trainer.core.records import AttemptHead, StoredAttempt
from trainer.core.scenario import Scenario
from trainer.services.library import ScenarioEntry
from trainer.services.standings import amendments_of

_SEEN = (Begun, Scored, Waited, TriedAgain, Stopped, TimeRanOut)


@dataclass(frozen=True, slots=True)
class ReplayStep:
    """One step of a drill.

    Attributes:
        state: The drill right after it, with the cards that count now.
        event: What happened: ``Begun``, ``Scored`` (the reply is the last of ``state.plays``), ``Waited``,
            ``TriedAgain``, ``Stopped`` or ``TimeRanOut``.
    """

    state: DrillState
    event: Event


@dataclass(frozen=True, slots=True)
class Replay:
    """A stored drill to be read.

    Attributes:
        entry: What was played, as it was then.
        steps: In the order in which they happened; none of a drill that never began.
    """

    head: AttemptHead
    entry: ScenarioEntry
    steps: tuple[ReplayStep, ...]


def replay_of(stored: StoredAttempt, entry: ScenarioEntry, rubric: Scenario) -> Replay:
    """Play a stored drill once more.

    Args:
        stored: With its reviews and newer cards.
        entry: What was played, as it was then.
        rubric: Its scenario with the criteria of the newest cards; see `amendments.with_rubric_of`.
    """
    walked = tuple(_walked(stored, entry.scenario))
    amendments = amendments_of(stored, walked[-1].state) if walked else Amendments()
    steps = (_amended(step, amendments, rubric) for step in walked if isinstance(step.event, _SEEN))
    return Replay(stored.head, entry, tuple(steps))


def _walked(stored: StoredAttempt, played: Scenario) -> Iterator[ReplayStep]:
    state = new_drill(played, mode=stored.head.mode, seed=stored.head.seed)
    for event in stored.events:
        state, _ = advance(state, event)
        yield ReplayStep(state, event)


def _amended(step: ReplayStep, amendments: Amendments, rubric: Scenario) -> ReplayStep:
    if not amendments.reviews and not amendments.rescores:
        return step
    return ReplayStep(amended(step.state, amendments, rubric), step.event)
