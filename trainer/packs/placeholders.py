"""Names in braces that stand for the customer's name or for what a fact is."""

from __future__ import annotations

import re
from collections.abc import Mapping

from trainer.packs.fields import Fields
from trainer.packs.problems import Place, ProblemCode, Problems

_PLACEHOLDER = re.compile(r"\{\{(?P<literal>[^{}]*)\}\}|\{(?P<name>[a-z0-9][a-z0-9.-]*)\}")
_NAME, _FACT = "name", "fact."


class Placeholders:
    """Puts the customer's name and the values of facts into the texts of one scenario.

    ``{name}`` is the customer's name, ``{fact.order-number}`` the value of that fact, ``{{…}}`` the same
    letters in single braces. Braces around anything else are left as they are.

    Args:
        problems: Takes every fault.
        name: The customer's.
        values: Fact id → its value, empty for a fact that has none.
        knows_all_facts: Every fact has an id, so that a name that is not here is truly unknown.
    """

    def __init__(
        self, problems: Problems, *, name: str, values: Mapping[str, str], knows_all_facts: bool
    ) -> None:
        self._problems = problems
        self._name = name
        self._values = values
        self._knows_all_facts = knows_all_facts

    def fill(self, text: str, place: Place) -> str:
        """Return a text with its placeholders filled; one that stands for nothing is noted and left."""
        return _PLACEHOLDER.sub(lambda match: self._value(match, place), text)

    def text(self, fields: Fields, key: str) -> str:
        """Return a text of a mapping with its placeholders filled, empty where there is none."""
        return self.fill(fields.text(key), fields.place_of(key))

    def _value(self, match: re.Match[str], place: Place) -> str:
        name = match["name"]
        if name is None:
            return f"{{{match['literal']}}}"
        if name == _NAME:
            return self._name
        if name.startswith(_FACT):
            return self._fact(name.removeprefix(_FACT), place) or match[0]
        known = [_NAME, *(f"{_FACT}{one}" for one in self._values)]
        suggestion = self._problems.guess(name, known)
        self._problems.add(ProblemCode.UNKNOWN_PLACEHOLDER, place, name=name, suggestion=suggestion)
        return match[0]

    def _fact(self, name: str, place: Place) -> str:
        value = self._values.get(name)
        if value is None and self._knows_all_facts:
            suggestion = self._problems.guess(name, self._values)
            self._problems.add(ProblemCode.UNKNOWN_FACT, place, name=name, suggestion=suggestion)
        elif value == "":
            self._problems.add(ProblemCode.FACT_WITHOUT_VALUE, place, fact=name)
        return value or ""
