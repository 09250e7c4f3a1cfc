"""The bench: a pack's replies that people have marked, scored by its rubric, and where the two disagree."""

from __future__ import annotations

from dataclasses import dataclass

from trainer.core.analysis import Reader
from trainer.core.answers import State
from trainer.core.scenario import Pack, Sample
from trainer.core.scoring import CompiledScenario, ScoreSettings, score_reply


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


@dataclass(frozen=True, slots=True)
class Bench:
    """How far a pack's rubrics agree with people.

    Attributes:
        marks: How many marks people gave.
        disagreements: In the order of the samples.
    """

    marks: int
    disagreements: tuple[Disagreement, ...]

    @property
    def agreed(self) -> int:
        """How many marks the rubrics share."""
        return self.marks - len(self.disagreements)

    @property
    def agreement(self) -> float:
        """0.0 … 1.0; 1.0 where nothing was marked."""
        return self.agreed / self.marks if self.marks else 1.0


def run_bench(pack: Pack, reader: Reader) -> Bench:
    """Score every sample of a pack.

    Args:
        pack: As loaded.
        reader: Of its language.
    """
    compiled = {one.id: CompiledScenario(one, reader) for one in pack.scenarios}
    found = [
        disagreement
        for sample in pack.samples
        for disagreement in _disagreements(sample, compiled[sample.scenario_id], reader)
    ]
    return Bench(sum(len(sample.marks) for sample in pack.samples), tuple(found))


def _disagreements(sample: Sample, scenario: CompiledScenario, reader: Reader) -> list[Disagreement]:
    turn = scenario.turn(sample.turn_id)
    card = score_reply(reader.read(sample.reply), turn, reader, settings=ScoreSettings())
    states = {verdict.criterion_id: verdict.state for verdict in card.verdicts}
    wanted = {True: State.MET, False: State.NOT_MET}
    return [
        Disagreement(sample, criterion_id, states[criterion_id])
        for criterion_id, is_met in sample.marks.items()
        if states[criterion_id] is not wanted[is_met]
    ]
