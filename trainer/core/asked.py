"""What the conditions of a scenario ask for: all that an exploration of it has to tell apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from trainer.core.conditions import parts_of
from trainer.core.rules import (
    Condition,
    CriteriaMet,
    CriteriaMissed,
    ElapsedIs,
    FactsTold,
    FlagsRaised,
    Line,
    MoodIs,
    Rule,
    ScoreIs,
    TriesAre,
)
from trainer.core.scenario import Scenario

Naming = type[FactsTold] | type[FlagsRaised] | type[CriteriaMet] | type[CriteriaMissed]
Ranged = type[ScoreIs] | type[MoodIs] | type[TriesAre] | type[ElapsedIs]


class Asked:
    """What some conditions ask for.

    Args:
        conditions: Of rules, of lines, or of both.
    """

    def __init__(self, conditions: Iterable[Condition | None]) -> None:
        self._parts = [part for one in conditions for part in parts_of(one)]
        self.facts = self._names(FactsTold)
        self.flags = self._names(FlagsRaised)
        self.met = self._names(CriteriaMet)
        self.missed = self._names(CriteriaMissed)

    def bounds(self, kind: Ranged) -> tuple[int, ...]:
        """Return the numbers at which a condition of this kind begins or ends to hold, in order."""
        ranges = [one for one in self._parts if isinstance(one, kind)]
        numbers = chain.from_iterable((one.at_least, one.below) for one in ranges)
        return tuple(sorted({number for number in numbers if number is not None}))

    def _names(self, kind: Naming) -> frozenset[str]:
        return frozenset(name for one in self._parts if isinstance(one, kind) for name in one.ids)


def lines_of(scenario: Scenario) -> Iterator[Line]:
    """Yield everything that the customer may say."""
    for turn in scenario.turns:
        yield from turn.says
        for rule in turn.rules:
            yield from rule.says
    speakers = (scenario.facts, scenario.interjections, scenario.endings)
    yield from (line for speaker in speakers for one in speaker for line in one.says)


def asked_by_rules(rules: Iterable[Rule]) -> Asked:
    """Return what rules ask for."""
    return Asked(rule.condition for rule in rules)


def asked_by_lines(scenario: Scenario) -> Asked:
    """Return what the lines of a scenario ask for."""
    return Asked(line.condition for line in lines_of(scenario))


def asked_by_all(scenario: Scenario) -> Asked:
    """Return what rules and lines of a scenario ask for."""
    rules = (rule.condition for turn in scenario.turns for rule in turn.rules)
    return Asked(chain(rules, (line.condition for line in lines_of(scenario))))
