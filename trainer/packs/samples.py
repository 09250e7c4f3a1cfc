"""Replies marked by people, read from ``samples/*.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from trainer.core.scenario import Sample
from trainer.packs.drafts import ScenarioDraft, TurnDraft
from trainer.packs.fields import Fields, note_wrong_type, open_fields
from trainer.packs.problems import ProblemCode, Problems
from trainer.packs.yaml_nodes import MapNode, Node, ValueKind

HIGHEST_TOTAL = 100


class _Mark(StrEnum):
    MET = "met"
    NOT_MET = "not-met"


class SampleReader:
    """Reads sample files against the scenarios of their pack.

    Args:
        problems: Takes every fault.
        scenarios: Id → scenario as written.
        are_all_known: Every drill's file could be read, so that an id which is not among them is unknown.
    """

    def __init__(
        self, problems: Problems, scenarios: Mapping[str, ScenarioDraft], *, are_all_known: bool
    ) -> None:
        self._problems = problems
        self._scenarios = scenarios
        self._are_all_known = are_all_known

    def read(self, node: Node) -> tuple[Sample, ...]:
        """Return the samples of one file."""
        fields = open_fields(node, self._problems, required=("scenario", "samples"))
        if fields is None:
            return ()
        scenario_id = fields.id("scenario")
        scenario = self._scenarios.get(scenario_id)
        if scenario_id and scenario is None and self._are_all_known:
            suggestion = self._problems.guess(scenario_id, self._scenarios)
            self._problems.add(
                ProblemCode.UNKNOWN_SCENARIO,
                fields.place_of("scenario"),
                name=scenario_id,
                suggestion=suggestion,
            )
        read = (self._sample(item, scenario_id, scenario) for item in fields.items("samples"))
        return tuple(sample for sample in read if sample is not None)

    def _sample(self, node: Node, scenario_id: str, scenario: ScenarioDraft | None) -> Sample | None:
        fields = open_fields(
            node, self._problems, key="samples", required=("turn", "reply", "marks"), optional=("by", "total")
        )
        if fields is None:
            return None
        turn_id = fields.id("turn")
        turn = self._turn(turn_id, scenario, fields)
        return Sample(
            scenario_id=scenario_id,
            turn_id=turn_id,
            reply=fields.text("reply"),
            marks=self._marks(fields, turn),
            by=fields.text("by"),
            total=self._total(fields),
        )

    @staticmethod
    def _total(fields: Fields) -> int | None:
        if not fields.is_given("total"):
            return None
        return fields.whole_number("total", default=0, minimum=0, maximum=HIGHEST_TOTAL)

    def _turn(self, turn_id: str, scenario: ScenarioDraft | None, fields: Fields) -> TurnDraft | None:
        if scenario is None or not turn_id:
            return None
        if scenario.turn_ids.lacks(turn_id):
            suggestion = self._problems.guess(turn_id, scenario.turn_ids)
            self._problems.add(
                ProblemCode.UNKNOWN_TURN, fields.place_of("turn"),
                name=turn_id, scenario=scenario.scenario.id, suggestion=suggestion,
            )  # fmt: skip
        return next((draft for draft in scenario.turns if draft.turn.id == turn_id), None)

    def _marks(self, fields: Fields, turn: TurnDraft | None) -> dict[str, bool]:
        node = fields.node("marks")
        if node is None:
            return {}
        if not isinstance(node, MapNode):
            note_wrong_type(node, ValueKind.MAPPING, self._problems, key="marks")
            return {}
        keys = tuple(node.entries)
        marks = Fields(node, self._problems, optional=keys)
        for name in keys:
            if turn is not None and turn.criteria.lacks(name):
                suggestion = self._problems.guess(name, turn.criteria)
                self._problems.add(
                    ProblemCode.UNKNOWN_CRITERION, marks.key_place(name),
                    name=name, turn=turn.turn.id, suggestion=suggestion,
                )  # fmt: skip
        return {name: marks.choice(name, _Mark) is _Mark.MET for name in keys}
