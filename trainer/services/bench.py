"""The bench: a pack's replies that people have marked, scored by its rubric, and where the two disagree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from trainer.core.agreement import quadratic_weighted_kappa
from trainer.core.answers import State
from trainer.core.rubric import Criterion
from trainer.core.scenario import Pack, Sample
from trainer.core.scoring import CompiledScenario, Points, ScoreSettings, Verdict, points_of, score_reply
from trainer.services.pauses import Pause, no_pause
from trainer.services.rubrics import Rubrics

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


def run_bench(pack: Pack, rubrics: Rubrics | None = None, pause: Pause = no_pause) -> Bench:
    """Score every sample of a pack.

    Args:
        pack: As loaded.
        rubrics: Its scenarios, if somebody else needs them compiled too.
        pause: Is called before each sample.
    """
    rubrics = rubrics or Rubrics()
    samples = tuple(_judged_samples(pack, rubrics, pause))
    found = tuple(one for sample in samples for one in _disagreements(sample))
    return Bench(
        marks=sum(len(one.sample.marks) for one in samples),
        disagreements=found,
        samples=samples,
        criteria=tuple(_criteria(pack, samples, found)),
    )


def _judged_samples(pack: Pack, rubrics: Rubrics, pause: Pause) -> Iterator[JudgedSample]:
    scenarios = {one.id: one for one in pack.scenarios}
    for sample in pack.samples:
        pause()
        yield _judged(sample, rubrics.of(scenarios[sample.scenario_id]))


def _judged(sample: Sample, scenario: CompiledScenario) -> JudgedSample:
    turn, reader = scenario.turn(sample.turn_id), scenario.reader
    card = score_reply(reader.read(sample.reply), turn, reader, settings=ScoreSettings())
    total, points = _total(sample, turn.turn.criteria, card.verdicts, card.points)
    return JudgedSample(
        sample,
        {verdict.criterion_id: verdict.state for verdict in card.verdicts},
        total,
        is_sure=points.low == points.high,
    )


def _total(
    sample: Sample, criteria: tuple[Criterion, ...], verdicts: tuple[Verdict, ...], points: Points
) -> tuple[tuple[int, int] | None, Points]:
    """Return both totals, and the points of the rubric that stand behind its own.

    Where people gave no total, both are counted over the criteria that they marked.
    """
    if sample.total is not None:
        both = (2 * sample.total, points.low_score + points.high_score) if points.possible else None
        return both, points
    marked = {one.id: one for one in criteria if one.id in sample.marks}
    said = points_of((marked[one.criterion_id], one) for one in verdicts if one.criterion_id in marked)
    wanted = points_of((one, Verdict(one.id, _state(sample.marks[one.id]))) for one in marked.values())
    if not said.possible:
        return None, said
    return (2 * wanted.low_score, said.low_score + said.high_score), said


def _state(is_met: bool) -> State:
    return State.MET if is_met else State.NOT_MET


def _disagreements(one: JudgedSample) -> Iterator[Disagreement]:
    for criterion_id, is_met in one.sample.marks.items():
        if one.states[criterion_id] is not _state(is_met):
            yield Disagreement(one.sample, criterion_id, one.states[criterion_id])


def _criteria(
    pack: Pack, samples: tuple[JudgedSample, ...], found: tuple[Disagreement, ...]
) -> Iterator[CriterionBench]:
    marks: dict[CriterionKey, int] = {}
    for one in samples:
        for criterion_id in one.sample.marks:
            key = (one.sample.scenario_id, one.sample.turn_id, criterion_id)
            marks[key] = marks.get(key, 0) + 1
    missed: dict[CriterionKey, list[Disagreement]] = {}
    for each in found:
        missed.setdefault((each.sample.scenario_id, each.sample.turn_id, each.criterion_id), []).append(each)
    for key, criterion in _in_order(pack):
        if key in marks:
            wrong = missed.get(key, [])
            yield CriterionBench(
                key,
                criterion.label,
                marks[key],
                tuple(one for one in wrong if one.is_missed_positive),
                tuple(one for one in wrong if not one.is_missed_positive),
            )


def _in_order(pack: Pack) -> Iterator[tuple[CriterionKey, Criterion]]:
    for scenario in pack.scenarios:
        for turn in scenario.turns:
            for criterion in turn.criteria:
                yield (scenario.id, turn.id, criterion.id), criterion
