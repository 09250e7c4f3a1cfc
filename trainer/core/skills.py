"""What a drill says of each skill that its criteria train.

A skill is what a criterion trains (`Criterion.skill`, else its section). How well it was remembered is told
by the first reply at each visit of a turn alone: later tries have seen a score. The bounds are rules of thumb
of ours, chosen so that "good" asks for somewhat more than a passed drill does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from trainer.core.answers import State
from trainer.core.drill_state import DrillState, Play
from trainer.core.memory import Rating
from trainer.core.rubric import Criterion

GOOD_FROM = 0.8
"""Share of the points of a skill from which it was remembered well."""

HARD_FROM = 0.5
"""Share from which it was remembered with effort; below, it was not."""

EASY_FROM = 3
"""So many criteria of one skill, all of them met without a hint, before it counts as easy."""


@dataclass(frozen=True, slots=True)
class SkillOutcome:
    """What became of the criteria of one skill in one drill; verdicts that wait for a person are left out.

    Attributes:
        met: Weight of those that were met.
        possible: Weight of all; above 0.
        criteria: How many.
        hints: How many of them a hint was looked at for.
        is_critical: A critical error was made.
    """

    skill: str
    met: int
    possible: int
    criteria: int
    hints: int
    is_critical: bool

    @property
    def share(self) -> float:
        """Of the weight, how much was met, 0 … 1."""
        return self.met / self.possible

    @property
    def rating(self) -> Rating:
        """How well the skill was remembered.

        A critical error, or less than half: again. Less than four fifths, or a hint: hard. Three criteria or
        more, all of them met: easy. Else good.
        """
        if self.is_critical or self.share < HARD_FROM:
            return Rating.AGAIN
        if self.share < GOOD_FROM or self.hints:
            return Rating.HARD
        return Rating.EASY if self.criteria >= EASY_FROM and self.met == self.possible else Rating.GOOD


@dataclass(frozen=True, slots=True)
class _Seen:
    """What became of one criterion at one visit."""

    criterion: Criterion
    is_met: bool
    is_hinted: bool

    @property
    def weight(self) -> int:
        """What the criterion earns or costs, and something even where it does neither."""
        return max(self.criterion.points, self.criterion.deduct, 1)


def skills_of(state: DrillState) -> tuple[SkillOutcome, ...]:
    """Return what a drill says of each skill, by name; nothing of a skill that no sure verdict is about.

    Args:
        state: A drill that is over, in any mode; one that was stopped says what was played of it.
    """
    found: defaultdict[str, list[_Seen]] = defaultdict(list)
    for play in _first_tries(state.plays):
        for criterion, is_met in _judged(state, play):
            seen = _Seen(criterion, is_met=is_met, is_hinted=criterion.id in play.hints)
            found[criterion.skill or criterion.section].append(seen)
    return tuple(_outcome(skill, found[skill]) for skill in sorted(found))


def _first_tries(plays: Iterable[Play]) -> Iterator[Play]:
    seen: set[int] = set()
    for play in plays:
        if play.card is not None and play.visit not in seen:
            seen.add(play.visit)
            yield play


def _judged(state: DrillState, play: Play) -> Iterator[tuple[Criterion, bool]]:
    """Yield what shows something: to leave a forbidden thing unsaid shows nothing."""
    criteria = {one.id: one for one in state.scenario.turn(play.turn_id).criteria}
    for verdict in play.card.verdicts if play.card else ():
        criterion, is_met = criteria[verdict.criterion_id], verdict.state is State.MET
        if verdict.state is not State.UNSURE and not (is_met and criterion.is_prohibition):
            yield criterion, is_met


def _outcome(skill: str, seen: list[_Seen]) -> SkillOutcome:
    return SkillOutcome(
        skill=skill,
        met=sum(one.weight for one in seen if one.is_met),
        possible=sum(one.weight for one in seen),
        criteria=len(seen),
        hints=sum(one.is_hinted for one in seen),
        is_critical=any(one.criterion.is_critical and not one.is_met for one in seen),
    )
