"""Scenarios compiled once for several who need them."""

from __future__ import annotations

from collections.abc import Callable

from trainer.core.analysis import Reader
from trainer.core.scenario import Scenario
from trainer.core.scoring import CompiledScenario
from trainer.language import reader_for


class Rubrics:
    """Compiles each scenario in its own language when it is first asked for.

    Args:
        reader_for: Finds the reader of a language.
    """

    def __init__(self, reader_for: Callable[[str], Reader] = reader_for) -> None:
        self._reader_for = reader_for
        self._compiled: dict[str, CompiledScenario] = {}

    def reader(self, language: str) -> Reader:
        """Return the reader of a language."""
        return self._reader_for(language)

    def of(self, scenario: Scenario) -> CompiledScenario:
        """Return a scenario compiled; of one pack, whose scenarios differ by their ids."""
        if scenario.id not in self._compiled:
            self._compiled[scenario.id] = CompiledScenario(scenario, self._reader_for(scenario.language))
        return self._compiled[scenario.id]
