"""Plays one scenario on the real machine, thousands of times."""

from __future__ import annotations

import logging
import random
from collections.abc import Iterator, Sequence

from trainer.core.codes import Finish, Mode
from trainer.core.drill_score import score_drill
from trainer.core.drill_state import DrillState
from trainer.core.exploration import Exploration, explore
from trainer.core.scenario import Sample
from trainer.core.scoring import CompiledScenario
from trainer.services.play_reports import Fault, PerfectPlay, PlayReport, Tally, perfect_play
from trainer.services.rehearsal import Hearing, PromiseBroken, Rehearsal
from trainer.services.ways_to_play import Replies, Way, play

MOST_FAULTS_KEPT = 20
_SHARES = {Way.MODEL: 20, Way.SILENCE: 20, Way.NONSENSE: 5, Way.SAMPLES: 4, Way.RANDOM: 1}
"""One play of a way for so many seeds; chance plays the greatest part at random."""

_log = logging.getLogger(__name__)


class ScenarioPlayer:
    """Plays one scenario in one mode.

    Args:
        compiled: The scenario.
        samples: Of its pack.
        pack_label: For the signature of the cards.
        mode: Practice or exam.
        seeds: How many drills are played at random; the other ways take a part of that.
    """

    def __init__(
        self,
        compiled: CompiledScenario,
        samples: Sequence[Sample],
        *,
        pack_label: str,
        mode: Mode,
        seeds: int,
    ) -> None:
        scenario = compiled.scenario
        self._hearing = Hearing(compiled, pack_label)
        self._replies = Replies(scenario, samples)
        self._mode = mode
        self._counts = {way: max(1, seeds // share) for way, share in _SHARES.items()}
        tallies = {way: Tally() for way in Way}
        self.report = PlayReport(scenario, mode, explore(scenario, mode=mode), tallies)

    @property
    def plays(self) -> int:
        """How many drills will be played."""
        return sum(self._counts.values())

    def run(self) -> Iterator[int]:
        """Play all drills; yield how many were played so far. `report` grows with each."""
        for way, count in self._counts.items():
            for seed in range(count):
                self._play(way, seed)
                yield self.report.plays + len(self.report.faults)

    def _play(self, way: Way, seed: int) -> None:
        try:
            one = Rehearsal(self._hearing, mode=self._mode, seed=seed)
            # Not for secrets: the same seed must play the same drill.
            play(one, way, self._replies, random.Random(f"{way}/{seed}"))
            one.demand_same_replay()
            self._note(one.state, way)
        except Exception as error:  # noqa: BLE001 - ours: logged, and part of the report
            _log.exception("a play broke: %s, seed %s", way.value, seed)
            if len(self.report.faults) < MOST_FAULTS_KEPT:
                self.report.faults.append(Fault(way, seed, f"{type(error).__name__}: {error}"))

    def _note(self, state: DrillState, way: Way) -> None:
        _demand_possible(state, self.report.exploration)
        report, tally = self.report, self.report.tallies[way]
        tally.scores.append(score_drill(state).points.low_score)
        tally.turn_limits += state.finish is Finish.TURN_LIMIT
        tally.time_limits += state.finish is Finish.TIME_LIMIT
        report.turns.update(one.turn_id for one in state.plays)
        report.rules.update((one.turn_id, one.rule) for one in state.plays if one.rule is not None)
        led = [one.led_to for one in state.plays if one.led_to is not None]
        report.endings.update(one for one in led if state.scenario.ending(one) is not None)
        report.facts.update(state.facts_told)
        if way is Way.MODEL:
            report.perfect.append(perfect_play(state))


def _demand_possible(state: DrillState, exploration: Exploration) -> None:
    """Check that a drill did nothing of which the exploration says that no drill does it."""
    if not exploration.is_complete:
        return
    for one in state.plays:
        if one.rule is not None and not exploration.takes((one.turn_id, one.rule)):
            raise PromiseBroken(
                f"rule {one.rule} of {one.turn_id} was taken, which the exploration rules out"
            )


def play_perfectly(compiled: CompiledScenario, *, mode: Mode, seed: int = 0) -> PerfectPlay:
    """Play a scenario with the model reply of every turn."""
    one = Rehearsal(Hearing(compiled, ""), mode=mode, seed=seed)
    play(one, Way.MODEL, Replies(compiled.scenario, ()), random.Random(seed))
    return perfect_play(one.state)
