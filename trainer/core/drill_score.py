"""What a drill is worth: the points of all turns that were played, and whether it is passed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from trainer.core.answers import State
from trainer.core.cards import ScoreCard, card_of
from trainer.core.codes import Finish
from trainer.core.codes import Result as Result  # part of a score
from trainer.core.drill_state import DrillState, Play
from trainer.core.rubric import Criterion, CriterionKey
from trainer.core.scenario import Scenario
from trainer.core.scoring import Judged, Points, SectionTotal, Verdict, points_of, sections_of

_ORDER = (State.NOT_MET, State.UNSURE, State.MET)


@dataclass(frozen=True, slots=True)
class DrillScore:
    """The score of all turns that were played.

    Attributes:
        points: Of all replies that stand; the tries at one visit are taken together.
        criticals: ``(turn id, criterion id)`` of every critical error, in whichever try it was made.
    """

    points: Points
    sections: tuple[SectionTotal, ...]
    bonus: int
    criticals: tuple[tuple[str, str], ...]
    result: Result


def counted_plays(state: DrillState) -> tuple[Play, ...]:
    """Return the replies that count: those that are scored and stand in the conversation, in order.

    One that the trainee took back does not stand; one after which the customer asked again does.
    """
    standing = {entry.reply_id for entry in state.transcript}
    return tuple(play for play in state.plays if play.card is not None and play.reply_id in standing)


def met_before(state: DrillState) -> frozenset[CriterionKey]:
    """Return what was surely met before the present visit, for the score of a reply that is made in it."""
    return frozenset(
        CriterionKey(play.turn_id, verdict.criterion_id)
        for play in counted_plays(state)
        if play.visit != state.visit and play.card is not None
        for verdict in play.card.verdicts
        if verdict.state is State.MET
    )


def score_drill(state: DrillState) -> DrillScore:
    """Add up a drill; for one that still goes on, what it is worth so far."""
    judged = _taken_together(state.scenario, counted_plays(state))
    points = points_of(judged)
    criticals = tuple(
        (play.turn_id, criterion)
        for play in state.plays
        if play.card is not None
        for criterion in play.card.criticals
    )
    bonus = sum(criterion.bonus for criterion, verdict in judged if verdict.state is State.MET)
    result = Result.CRITICAL if criticals else _result(state, points)
    return DrillScore(points, sections_of(judged), bonus, criticals, result)


def card_of_visit(state: DrillState, card: ScoreCard) -> ScoreCard:
    """Return what the customer goes by after the last reply: the card of all tries at this visit together.

    What was asked for and said in any of them is said. Manner, and what must not be said, are those of the
    last reply: the customer does not answer the same rudeness twice, nor overlooks a new one.

    Args:
        state: With the last reply and its card.
        card: That of the last reply.
    """
    last = state.plays[-1]
    earlier = [play for play in counted_plays(state) if play.visit == last.visit and play is not last]
    best = {one.id: (one, verdict) for one, verdict in _judged(state.scenario, last)}
    for play in earlier:
        for criterion, verdict in _judged(state.scenario, play):
            if criterion.id in best and not criterion.is_throughout:
                best[criterion.id] = criterion, _weightier(criterion, best[criterion.id][1], verdict)
    return card_of(last.turn_id, tuple(best.values()), signature=card.signature) if earlier else card


def _taken_together(scenario: Scenario, plays: Iterable[Play]) -> list[Judged]:
    """Judge each criterion once a visit: what was said in any try is said, be it wanted or forbidden."""
    visits: dict[tuple[int, str], Judged] = {}
    for play in plays:
        for criterion, verdict in _judged(scenario, play):
            key = (play.visit, criterion.id)
            _, before = visits.get(key, (criterion, verdict))
            visits[key] = criterion, _weightier(criterion, before, verdict)
    return list(visits.values())


def _weightier(criterion: Criterion, one: Verdict, other: Verdict) -> Verdict:
    """Return the verdict that stays of two tries: the better one, or the worse where words are forbidden."""
    choose = min if criterion.is_prohibition else max
    return choose(one, other, key=lambda verdict: _ORDER.index(verdict.state))


def _judged(scenario: Scenario, play: Play) -> list[Judged]:
    criteria: dict[str, Criterion] = {one.id: one for one in scenario.turn(play.turn_id).criteria}
    verdicts = play.card.verdicts if play.card else ()
    return [(criteria[verdict.criterion_id], verdict) for verdict in verdicts]


def _result(state: DrillState, points: Points) -> Result:
    if not state.is_over or state.is_stopped or not points.possible:
        return Result.NO_RESULT
    if points.high_score < state.scenario.pass_mark or state.finish is Finish.TIME_LIMIT:
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
