"""What a drill is worth: the points of all turns that were played, and whether it is passed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from trainer.core.answers import State
from trainer.core.codes import Result as Result  # part of a score
from trainer.core.drill_state import DrillState, Play
from trainer.core.rubric import Criterion
from trainer.core.scenario import Scenario
from trainer.core.scoring import Judged, Points, SectionTotal, points_of, sections_of


@dataclass(frozen=True, slots=True)
class DrillScore:
    """The score of all turns that were played.

    Attributes:
        points: The last try at each visit counts.
        criticals: ``(turn id, criterion id)`` of every critical error, in whichever try it was made.
    """

    points: Points
    sections: tuple[SectionTotal, ...]
    bonus: int
    criticals: tuple[tuple[str, str], ...]
    result: Result


def counted_plays(plays: Iterable[Play]) -> tuple[Play, ...]:
    """Return the replies that count: the last scored try at each visit, in order."""
    last: dict[int, Play] = {}
    for play in plays:
        if play.card is not None:
            last[play.visit] = play
    return tuple(last[visit] for visit in sorted(last))


def score_drill(state: DrillState) -> DrillScore:
    """Add up a drill; for one that still goes on, what it is worth so far."""
    judged = [pair for play in counted_plays(state.plays) for pair in _judged(state.scenario, play)]
    points = points_of(judged)
    criticals = tuple(
        (play.turn_id, criterion)
        for play in state.plays
        if play.card is not None
        for criterion in play.card.criticals
    )
    bonus = sum(play.card.bonus for play in counted_plays(state.plays) if play.card is not None)
    result = Result.CRITICAL if criticals else _result(state, points)
    return DrillScore(points, sections_of(judged), bonus, criticals, result)


def _judged(scenario: Scenario, play: Play) -> list[Judged]:
    criteria: dict[str, Criterion] = {one.id: one for one in scenario.turn(play.turn_id).criteria}
    verdicts = play.card.verdicts if play.card else ()
    return [(criteria[verdict.criterion_id], verdict) for verdict in verdicts]


def _result(state: DrillState, points: Points) -> Result:
    if not state.is_over or state.is_stopped or not points.possible:
        return Result.NO_RESULT
    if points.high_score < state.scenario.pass_mark:
        return Result.FAILED
    is_sure = points.low_score >= state.scenario.pass_mark and not _may_be_critical(state)
    return Result.PASSED if is_sure else Result.AWAITING_REVIEW


def _may_be_critical(state: DrillState) -> bool:
    """Say whether a critical error is still for a person to judge: such a drill is not passed yet."""
    return any(
        criterion.is_critical and verdict.state is State.UNSURE
        for play in state.plays
        for criterion, verdict in _judged(state.scenario, play)
    )
