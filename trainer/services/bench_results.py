"""What the bench found: how far a pack's rubrics agree with people. Plain data, without what scores."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from trainer.core.agreement import quadratic_weighted_kappa
from trainer.core.answers import State
from trainer.core.scenario import Sample

LOWEST_KAPPA = 0.70
"""Below this, the rubric and people mean different things: what is usual for scoring by machine (Williamson,
Xi and Breyer, *A Framework for Evaluation and Use of Automated Scoring*, 2012)."""

FEWEST_TOTALS = 30
"""Replies with a total before agreement says much: the rule of thumb for the intraclass correlation (Koo and
Li, *A Guideline of Selecting and Reporting Intraclass Correlation Coefficients*, 2016), of which this kappa
is a case (Fleiss and Cohen, 1973)."""

CriterionKey = tuple[str, str, str]
"""Scenario, turn and criterion by their ids."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One mark that the rubric does not share.

    Attributes:
        sample: With the mark of a person.
        state: What the rubric says of the criterion; unsure is no agreement either.
    """

    sample: Sample
    criterion_id: str
    state: State

    @property
    def is_missed_positive(self) -> bool:
        """A person found it met, and the rubric did not."""
        return self.sample.marks[self.criterion_id]


@dataclass(frozen=True, slots=True)
class JudgedSample:
    """A sample with what the rubric says of it.

    Attributes:
        states: By criterion id, of the whole turn.
        total: What people and the rubric give the reply, 0 … 200: twice the score, and for the rubric the
            middle of its range. ``None`` where people did not mark enough for one.
        is_sure: The rubric gives one score, not a range.
    """

    sample: Sample
    states: Mapping[str, State]
    total: tuple[int, int] | None
    is_sure: bool


@dataclass(frozen=True, slots=True)
class CriterionBench:
    """How far one criterion agrees with people."""

    key: CriterionKey
    label: str
    marks: int
    missed_positives: tuple[Disagreement, ...]
    missed_negatives: tuple[Disagreement, ...]

    @property
    def agreed(self) -> int:
        """How many marks the rubric shares."""
        return self.marks - len(self.missed_positives) - len(self.missed_negatives)


@dataclass(frozen=True, slots=True)
class Bench:
    """How far a pack's rubrics agree with people.

    Attributes:
        marks: How many marks people gave.
        disagreements: In the order of the samples.
        samples: In the order of the pack.
        criteria: Those that were marked, in the order of the pack.
    """

    marks: int
    disagreements: tuple[Disagreement, ...]
    samples: tuple[JudgedSample, ...] = ()
    criteria: tuple[CriterionBench, ...] = ()

    @property
    def agreed(self) -> int:
        """How many marks the rubrics share."""
        return self.marks - len(self.disagreements)

    @property
    def agreement(self) -> float:
        """0.0 … 1.0; 1.0 where nothing was marked."""
        return self.agreed / self.marks if self.marks else 1.0

    @property
    def totals(self) -> int:
        """How many replies people gave a total, themselves or by their marks."""
        return sum(one.total is not None for one in self.samples)

    @property
    def drills(self) -> tuple[str, ...]:
        """Ids of the scenarios with such replies, in the order of the samples."""
        found = (one.sample.scenario_id for one in self.samples if one.total is not None)
        return tuple(dict.fromkeys(found))

    @property
    def equal_totals(self) -> int:
        """How many replies people and the rubric give the very same score."""
        return sum(
            one.is_sure and one.total is not None and one.total[0] == one.total[1] for one in self.samples
        )

    @property
    def kappa(self) -> float | None:
        """Quadratic weighted kappa of the totals; ``None`` without any."""
        return quadratic_weighted_kappa(one.total for one in self.samples if one.total is not None)
