"""From verdicts to points: a card with section totals, the range, and what surely fails a reply."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from trainer.core.answers import State
from trainer.core.rubric import SECTIONS, Criterion
from trainer.core.verdicts import Verdict


class Points(NamedTuple):
    """Points as a range, since an unsure verdict may still go either way. ``0 ≤ low ≤ high ≤ possible``."""

    low: int
    high: int
    possible: int

    @property
    def low_score(self) -> int:
        """0 … 100, rounded down, so that a score shown as the pass mark has reached it."""
        return _percent(self.low, self.possible)

    @property
    def high_score(self) -> int:
        """0 … 100, rounded down."""
        return _percent(self.high, self.possible)


def _percent(points: int, possible: int) -> int:
    return 100 * points // possible if possible else 0


@dataclass(frozen=True, slots=True)
class SectionTotal:
    """Points of one section by itself, earned less deducted, within 0 … possible like the whole."""

    section: str
    points: Points


@dataclass(frozen=True, slots=True)
class ScoreCard:
    """All that a reply earned, and why.

    Attributes:
        turn_id: The turn that the reply answered.
        verdicts: One a criterion, in the order of the rubric.
        points: Earned less deducted.
        sections: In the order of ``rubric.SECTIONS``, then as named.
        bonus: Surely earned beside the score.
        criticals: Ids of the critical criteria that were surely broken.
        signature: Versions of engine, language data and pack.
    """

    turn_id: str
    verdicts: tuple[Verdict, ...]
    points: Points
    sections: tuple[SectionTotal, ...]
    bonus: int
    criticals: tuple[str, ...]
    signature: str

    @property
    def unsure_count(self) -> int:
        """How many verdicts wait for a person."""
        return sum(verdict.state is State.UNSURE for verdict in self.verdicts)

    def verdict(self, criterion_id: str) -> Verdict | None:
        """Return the verdict on this criterion, or ``None``."""
        return next((one for one in self.verdicts if one.criterion_id == criterion_id), None)

    def has(self, criterion_id: str, state: State) -> bool:
        """Say whether there is a verdict on this criterion, and it is this one."""
        verdict = self.verdict(criterion_id)
        return verdict is not None and verdict.state is state


Judged = tuple[Criterion, Verdict]


def card_of(turn_id: str, judged: Sequence[Judged], *, signature: str) -> ScoreCard:
    """Put a card together from the verdicts on one reply.

    Args:
        turn_id: The turn that the reply answered.
        judged: Its criteria with their verdicts, in the order of the rubric.
        signature: What decided them; see `card_signature`.
    """
    return ScoreCard(
        turn_id=turn_id,
        verdicts=tuple(verdict for _, verdict in judged),
        points=points_of(judged),
        sections=sections_of(judged),
        bonus=sum(one.bonus for one, verdict in judged if verdict.state is State.MET),
        criticals=tuple(
            one.id for one, verdict in judged if one.is_critical and verdict.state is State.NOT_MET
        ),
        signature=signature,
    )


def points_of(judged: Iterable[Judged]) -> Points:
    """Add up: earned less deducted, within 0 … possible, the unsure ones both ways.

    Args:
        judged: Criteria with their verdicts; of several replies, if a whole drill is meant.
    """
    low = high = possible = 0
    for criterion, verdict in judged:
        possible += criterion.points
        low += criterion.points if verdict.state is State.MET else -criterion.deduct
        high += criterion.points if verdict.state is not State.NOT_MET else -criterion.deduct
    return Points(_within(low, possible), _within(high, possible), possible)


def _within(points: int, possible: int) -> int:
    return max(0, min(points, possible))


def sections_of(judged: Iterable[Judged]) -> tuple[SectionTotal, ...]:
    """Add up each section by itself, in the order in which sections are shown."""
    groups: dict[str, list[Judged]] = {}
    for criterion, verdict in judged:
        groups.setdefault(criterion.section, []).append((criterion, verdict))
    known = [section for section in SECTIONS if section in groups]
    others = [section for section in groups if section not in SECTIONS]
    return tuple(SectionTotal(section, points_of(groups[section])) for section in known + others)
