"""What makes a criterion fall away, read from YAML and checked once all turns are known."""

from __future__ import annotations

from collections.abc import Iterator

from trainer.core.rubric import CriterionKey, Settled
from trainer.packs.drafts import ScenarioDraft
from trainer.packs.fields import Fields, open_fields
from trainer.packs.problems import Place, ProblemCode, Problems
from trainer.packs.yaml_nodes import MapNode, Node

_KEY = "not_applicable"


class SettledReader:
    """Reads what must be settled for the criteria of one scenario to fall away.

    Args:
        problems: Takes every fault.
    """

    def __init__(self, problems: Problems) -> None:
        self._problems = problems
        self._met: list[tuple[CriterionKey, Place]] = []
        self._facts: list[tuple[str, Place]] = []

    def read(self, node: Node) -> Settled | None:
        """Return what must be settled, or ``None`` for something that cannot be read."""
        fields = open_fields(node, self._problems, key=_KEY, optional=("met", "fact"))
        if fields is None or not isinstance(node, MapNode):
            return None
        met, facts = tuple(_criteria(fields)), fields.named_texts("fact")
        if not node.entries:
            self._problems.add(ProblemCode.EMPTY_VALUE, fields.place, key=_KEY)
        self._met += met
        self._facts += facts
        return Settled(tuple(key for key, _ in met), tuple(name for name, _ in facts))

    def check(self, draft: ScenarioDraft) -> None:
        """Note every name that leads nowhere.

        Args:
            draft: The scenario that they were read from.
        """
        for key, place in self._met:
            self._check_criterion(key, place, draft)
        for name, place in self._facts:
            if draft.fact_ids.lacks(name):
                suggestion = self._problems.guess(name, draft.fact_ids)
                self._problems.add(ProblemCode.UNKNOWN_FACT, place, name=name, suggestion=suggestion)

    def _check_criterion(self, key: CriterionKey, place: Place, draft: ScenarioDraft) -> None:
        name, turn = key.criterion_id, key.turn_id
        ids = next((one.criteria for one in draft.turns if one.turn.id == turn), None)
        if draft.turn_ids.lacks(turn):
            suggestion = self._problems.guess(turn, draft.turn_ids)
            scenario = draft.scenario.id
            self._problems.add(
                ProblemCode.UNKNOWN_TURN, place, name=turn, scenario=scenario, suggestion=suggestion
            )
        elif ids is not None and ids.lacks(name):
            suggestion = self._problems.guess(name, ids)
            self._problems.add(
                ProblemCode.UNKNOWN_CRITERION, place, name=name, turn=turn, suggestion=suggestion
            )


def _criteria(fields: Fields) -> Iterator[tuple[CriterionKey, Place]]:
    for text, place in fields.named_texts("met"):
        turn, _, criterion = text.partition(".")
        yield CriterionKey(turn.strip(), criterion.strip()), place
