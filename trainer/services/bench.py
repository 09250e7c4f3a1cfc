"""The bench: a pack's replies that people have marked, scored by its rubric, and where the two disagree."""

from __future__ import annotations

from collections.abc import Iterator

from trainer.core.answers import State
from trainer.core.rubric import Criterion
from trainer.core.scenario import Pack, Sample
from trainer.core.scoring import CompiledScenario, Points, ScoreSettings, Verdict, points_of, score_reply
from trainer.services.bench_results import Bench, CriterionBench, CriterionKey, Disagreement, JudgedSample
from trainer.services.pauses import Pause, no_pause
from trainer.services.rubrics import Rubrics


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
