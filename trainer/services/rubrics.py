"""Scenarios compiled once for several who need them."""

from __future__ import annotations

from trainer.core.analysis import Reader
from trainer.core.scenario import Scenario
from trainer.core.scoring import CompiledScenario


class Rubrics:
    """Compiles each scenario when it is first asked for.

    Args:
        reader: Of the language of them all.
    """

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._compiled: dict[str, CompiledScenario] = {}

    def of(self, scenario: Scenario) -> CompiledScenario:
        """Return a scenario compiled; of one pack, whose scenarios differ by their ids."""
        if scenario.id not in self._compiled:
            self._compiled[scenario.id] = CompiledScenario(scenario, self._reader)
        return self._compiled[scenario.id]
