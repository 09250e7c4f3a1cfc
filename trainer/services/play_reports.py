"""What was seen when scenarios were played: one report for each scenario and mode."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from trainer.core.codes import Mode
from trainer.core.drill_score import score_drill
from trainer.core.drill_state import DrillState
from trainer.core.exploration import Exploration
from trainer.core.following import is_open
from trainer.core.scenario import Outcome, Scenario
from trainer.core.walk import RuleKey
from trainer.services.ways_to_play import Way

_FULL_SCORE = 100


@dataclass(frozen=True, slots=True)
class PerfectPlay:
    """A drill in which every reply was the model reply.

    Attributes:
        score: The low end, 0 … 100.
        criticals: ``(turn id, criterion id)`` of critical errors.
        ending_id: ``None`` if it came to the turn limit.
        is_good_ending: The ending is resolved, or escalated where none is resolved.
    """

    mode: Mode
    score: int
    criticals: tuple[tuple[str, str], ...]
    ending_id: str | None
    is_good_ending: bool

    @property
    def has_full_score(self) -> bool:
        """Nothing was missed."""
        return self.score == _FULL_SCORE

    @property
    def is_perfect(self) -> bool:
        """Full score, no critical error, a good ending."""
        return self.has_full_score and not self.criticals and self.is_good_ending


@dataclass(frozen=True, slots=True)
class Fault:
    """A play in which something broke. ``what`` is for those who mend the program."""

    way: Way
    seed: int
    what: str


@dataclass(slots=True)
class Tally:
    """What the plays of one way came to.

    Attributes:
        scores: The low end of each drill, as they were played.
        turn_limits: How many came to the turn limit.
        time_limits: How many came to the end of an exam's time.
    """

    scores: list[int] = field(default_factory=list)
    turn_limits: int = 0
    time_limits: int = 0

    @property
    def plays(self) -> int:
        """How many drills were played."""
        return len(self.scores)

    @property
    def lowest_median_highest(self) -> tuple[int, int, int]:
        """Of the scores; there must be one."""
        return min(self.scores), round(statistics.median(self.scores)), max(self.scores)


@dataclass(frozen=True, slots=True)
class PlayReport:
    """What was seen of one scenario in one mode; it grows while it is played.

    Attributes:
        exploration: What can be seen at all.
        turns: Id → how often it was answered.
        rules: How often each was taken.
        endings: Id → how often it was reached.
        facts: Id → in how many drills it was told.
        perfect: One for each seed that model replies were played with.
        faults: The first of them.
    """

    scenario: Scenario
    mode: Mode
    exploration: Exploration
    tallies: Mapping[Way, Tally]
    turns: Counter[str] = field(default_factory=Counter)
    rules: Counter[RuleKey] = field(default_factory=Counter)
    endings: Counter[str] = field(default_factory=Counter)
    facts: Counter[str] = field(default_factory=Counter)
    perfect: list[PerfectPlay] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    @property
    def plays(self) -> int:
        """How many drills were played."""
        return sum(tally.plays for tally in self.tallies.values())

    @property
    def is_perfect(self) -> bool:
        """Every drill that was played with model replies was perfect."""
        return all(one.is_perfect for one in self.perfect)

    @property
    def is_fine(self) -> bool:
        """Nothing broke, and model replies make a perfect drill."""
        return self.is_perfect and not self.faults

    @property
    def all_rules(self) -> tuple[RuleKey, ...]:
        """Every rule that the mode does not pass over."""
        return tuple(
            (turn.id, number)
            for turn in self.scenario.turns
            for number, rule in enumerate(turn.rules, start=1)
            if is_open(rule, self.mode)
        )

    @property
    def rules_never_taken(self) -> tuple[RuleKey, ...]:
        """Rules that no play has taken, be it that none can."""
        return tuple(rule for rule in self.all_rules if not self.rules[rule])


def perfect_play(state: DrillState) -> PerfectPlay:
    """Judge a drill that was played with model replies to its end."""
    score = score_drill(state)
    return PerfectPlay(
        state.mode,
        score.points.low_score,
        score.criticals,
        state.ending_id,
        is_good_ending=state.outcome in good_outcomes(state.scenario),
    )


def good_outcomes(scenario: Scenario) -> frozenset[Outcome]:
    """Return how a good play closes: resolved; escalated too where no ending is resolved."""
    has_resolved = any(ending.outcome is Outcome.RESOLVED for ending in scenario.endings)
    return frozenset({Outcome.RESOLVED} if has_resolved else {Outcome.ESCALATED})


def as_data(report: PlayReport) -> dict[str, object]:
    """Return a report as plain values, for other programs."""
    found = report.exploration
    return {
        "scenario": report.scenario.id,
        "mode": report.mode.value,
        "is_fine": report.is_fine,
        "plays": report.plays,
        "ways": {way.value: _tally_data(tally) for way, tally in report.tallies.items() if tally.plays},
        "turns": dict(report.turns),
        "rules": {f"{turn}/{number}": count for (turn, number), count in sorted(report.rules.items())},
        "rules_never_taken": [
            {"turn": turn, "rule": number, "is_possible": found.takes((turn, number))}
            for turn, number in report.rules_never_taken
        ],
        "endings": {one.id: report.endings[one.id] for one in report.scenario.endings},
        "facts": {one.id: report.facts[one.id] for one in report.scenario.facts},
        "perfect": [
            {"score": one.score, "ending": one.ending_id, "criticals": [list(key) for key in one.criticals]}
            for one in sorted(set(report.perfect), key=lambda one: one.score)
        ],
        "faults": [{"way": one.way.value, "seed": one.seed, "what": one.what} for one in report.faults],
        "states": found.states,
        "is_searched": found.is_complete,
    }


def _tally_data(tally: Tally) -> dict[str, int]:
    lowest, median, highest = tally.lowest_median_highest
    return {
        "plays": tally.plays,
        "lowest": lowest,
        "median": median,
        "highest": highest,
        "turn_limits": tally.turn_limits,
        "time_limits": tally.time_limits,
    }
