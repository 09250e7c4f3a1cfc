"""Replies that are made up while conditions ask about them: all ways in which one can be judged.

A condition stops asking as soon as it knows its answer, so far fewer ways have to be tried than there are
verdicts to combine.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TypeVar

from trainer.core.asked import Asked
from trainer.core.cards import Points
from trainer.core.codes import State
from trainer.core.rubric import Criterion
from trainer.core.rules import ScoreIs

T = TypeVar("T")

_FULL_SCORE = 100
_Bounds = tuple[int, int]
_States = tuple[State | None, ...]
_Left = Mapping[str, _States]


class Choices:
    """The decisions of one run; see `every_way`."""

    def __init__(self, path: list[tuple[int, int]]) -> None:
        self.path = path
        self._at = 0

    def pick(self, options: Sequence[T]) -> T:
        """Return one of the options; a later run gets another one. There must be one."""
        if len(options) == 1:
            return options[0]
        if self._at == len(self.path):
            self.path.append((0, len(options)))
        chosen, _ = self.path[self._at]
        self._at += 1
        return options[chosen]


def every_way(run: Callable[[Choices], T]) -> Iterator[T]:
    """Yield what a run returns for each way in which its choices can fall, depth first.

    Args:
        run: Always the same for the same choices.
    """
    path: list[tuple[int, int]] = []
    while True:
        choices = Choices(path)
        yield run(choices)
        while path and path[-1][0] + 1 == path[-1][1]:
            path.pop()
        if not path:
            return
        chosen, count = path[-1]
        path[-1] = (chosen + 1, count)


class MadeUpNames:
    """A set of ids that is decided as it is asked for.

    Args:
        choices: Decide.
        known: Ids that are surely in it.
        possible: Ids that may be in it too.
    """

    def __init__(self, choices: Choices, known: Iterable[str], possible: Collection[str]) -> None:
        self._choices = choices
        self._answers = dict.fromkeys(known, True)
        self._possible = possible

    def issuperset(self, names: Iterable[str], /) -> bool:
        """Say whether all of these are in it."""
        return all(self._has(name) for name in names)

    def _has(self, name: str) -> bool:
        if name not in self._answers:
            self._answers[name] = name in self._possible and self._choices.pick((True, False))
        return self._answers[name]

    def decided(self, *, is_in: bool) -> frozenset[str]:
        """Return the ids that are surely in it by now, or surely not."""
        return frozenset(name for name, answer in self._answers.items() if answer is is_in)


class Judgeable:
    """Which verdicts, scores and critical errors one turn's rubric can give at the same time.

    Args:
        criteria: Of the turn.
        asked: What the rules of the turn ask for.
        is_good: Only replies that say nothing forbidden and make no critical error.
    """

    def __init__(self, criteria: Sequence[Criterion], asked: Asked, *, is_good: bool) -> None:
        bounds = asked.bounds(ScoreIs)
        self.states = {one.id: _states(one, asked, is_good=is_good) for one in criteria}
        edges = sorted({0, _FULL_SCORE + 1, *(one for one in bounds if 0 < one <= _FULL_SCORE)})
        self.score_ranges: tuple[_Bounds, ...] = tuple(pairwise(edges))
        self._criteria = criteria
        self._offset = sum(one.deduct for one in criteria)
        self._width = self._offset + sum(one.points for one in criteria) + 1
        self._sums: dict[frozenset[tuple[str, _States]], dict[tuple[int, bool], int]] = {}
        self._masks: dict[tuple[int, _Bounds], int] = {}

    @property
    def first_critical(self) -> tuple[str, ...]:
        """A critical criterion, to stand for those that were broken."""
        return tuple(one.id for one in self._criteria if one.is_critical)[:1]

    def fits(self, left: _Left, score: _Bounds | None, has_critical: bool | None) -> bool:
        """Say whether some reply is judged like this.

        Args:
            left: Criterion id → the verdicts that are left to it, ``None`` for not applying; all for one that
                is not named.
            score: The range that the score lies in, its end exclusive; ``None`` for any.
            has_critical: Whether a critical error is in it; ``None`` for either.
        """
        if score is None and has_critical is None:
            return True
        return any(
            has_critical in (None, is_critical) and (score is None or sums & self._mask(possible, score))
            for (possible, is_critical), sums in self._reached(left).items()
        )

    def _reached(self, left: _Left) -> dict[tuple[int, bool], int]:
        """Return which sums of points can be reached: bit n stands for n points less the offset.

        By points possible and whether a critical error was made, over all verdicts that are left.
        """
        key = frozenset(left.items())
        if key not in self._sums:
            sums = {(0, False): 1 << self._offset}
            for one in self._criteria:
                sums = _with_criterion(sums, one, left.get(one.id, self.states[one.id]))
            self._sums[key] = sums
        return self._sums[key]

    def _mask(self, possible: int, score: _Bounds) -> int:
        """Return the sums whose score lies in a range, as bits."""
        key = (possible, score)
        if key not in self._masks:
            mask = 0
            for bit in range(self._width):
                low = max(0, min(bit - self._offset, possible))
                if score[0] <= Points(low, low, possible).low_score < score[1]:
                    mask |= 1 << bit
            self._masks[key] = mask
        return self._masks[key]


def _states(criterion: Criterion, asked: Asked, *, is_good: bool) -> _States:
    """Return the verdicts on a criterion that something can tell apart, ``None`` for having none.

    Without a critical error in question, an unsure verdict earns and deducts what one of *not met* does, so
    that only ``missed`` tells them apart; and where no score is asked for, none at all is like unsure.
    """
    if is_good and (criterion.is_prohibition or criterion.is_critical):
        states: _States = (State.MET,)
    elif criterion.id in asked.missed or criterion.is_critical:
        states = (State.MET, State.NOT_MET, State.UNSURE)
    else:
        states = (State.MET, State.NOT_MET)
    may_fall_away = criterion.not_applicable is not None
    return (
        (*states, None) if may_fall_away and (asked.bounds(ScoreIs) or State.UNSURE not in states) else states
    )


def _with_criterion(
    sums: Mapping[tuple[int, bool], int], criterion: Criterion, states: Iterable[State | None]
) -> dict[tuple[int, bool], int]:
    """Add one criterion in each of its states, as `trainer.core.cards.points_of` adds it up."""
    after: dict[tuple[int, bool], int] = {}
    for (possible, is_critical), reached in sums.items():
        for state in states:
            if state is None:
                key, moved = (possible, is_critical), reached
            else:
                broken = criterion.is_critical and state is State.NOT_MET
                key = (possible + criterion.points, is_critical or broken)
                moved = reached << criterion.points if state is State.MET else reached >> criterion.deduct
            after[key] = after.get(key, 0) | moved
    return after


class MadeUpCard:
    """A card whose verdicts and score are decided as conditions ask for them, and fit together.

    Args:
        rubric: What can be judged together.
        choices: Decide.
    """

    def __init__(self, rubric: Judgeable, choices: Choices) -> None:
        self._rubric = rubric
        self._choices = choices
        self._left: dict[str, _States] = {}
        self._score: _Bounds | None = None
        self._has_critical: bool | None = None

    def has(self, criterion_id: str, state: State) -> bool:
        """Say whether there is a verdict on this criterion, and it is this one."""
        left = self._left.get(criterion_id, self._rubric.states.get(criterion_id, ()))
        if state not in left or left == (state,):
            return state in left
        either = (True, (state,)), (False, tuple(one for one in left if one is not state))
        fitting = [(answer, states) for answer, states in either if self._fits(criterion_id, states)]
        answer, self._left[criterion_id] = self._choices.pick(fitting)
        return answer

    def _fits(self, criterion_id: str, states: _States) -> bool:
        return self._rubric.fits({**self._left, criterion_id: states}, self._score, self._has_critical)

    @property
    def points(self) -> Points:
        """The lowest score of the range that was chosen, as points of a hundred."""
        if self._score is None:
            ranges = self._rubric.score_ranges
            fitting = [one for one in ranges if self._rubric.fits(self._left, one, self._has_critical)]
            self._score = self._choices.pick(fitting)
        return Points(self._score[0], self._score[0], _FULL_SCORE)

    @property
    def criticals(self) -> tuple[str, ...]:
        """Ids of critical criteria that were broken."""
        if self._has_critical is None:
            both = (True, False)
            fitting = [one for one in both if self._rubric.fits(self._left, self._score, one)]
            self._has_critical = self._choices.pick(fitting)
        return self._rubric.first_critical if self._has_critical else ()
