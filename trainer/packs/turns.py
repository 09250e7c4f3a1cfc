"""A turn and its rules, read from YAML."""

from __future__ import annotations

from trainer.core.scenario import Rule, Turn
from trainer.packs.conditions import ConditionReader, Reference, ReferenceKind
from trainer.packs.criteria import CriterionReader
from trainer.packs.customers import read_mood
from trainer.packs.drafts import Ids, RuleDraft, TurnDraft
from trainer.packs.fields import Fields, open_fields
from trainer.packs.lines import LineReader
from trainer.packs.placeholders import Placeholders
from trainer.packs.problems import ProblemCode, Problems
from trainer.packs.yaml_nodes import Node

_TURN_REQUIRED = ("id", "says", "criteria", "then")
_TURN_OPTIONAL = ("goal", "model")
_RULE_KEYS = ("if", "go", "says", "mood", "again", "raise")


class TurnReader:
    """Reads the turns of one scenario.

    Args:
        problems: Takes every fault.
        criteria: Reads their criteria.
        lines: Reads what the customer says.
        placeholders: Of the scenario.
        ids: Takes the turns' ids.
    """

    def __init__(
        self,
        problems: Problems,
        criteria: CriterionReader,
        lines: LineReader,
        placeholders: Placeholders,
        ids: Ids,
    ) -> None:
        self._problems = problems
        self._criteria = criteria
        self._lines = lines
        self._placeholders = placeholders
        self._ids = ids

    def read(self, node: Node) -> TurnDraft | None:
        """Return a turn, or ``None`` for something that is no mapping."""
        fields = open_fields(
            node, self._problems, key="turns", required=_TURN_REQUIRED, optional=_TURN_OPTIONAL
        )
        if fields is None:
            self._ids.is_complete = False
            return None
        name = fields.id("id")
        self._ids.add(name, fields.place_of("id"), self._problems, duplicate=ProblemCode.DUPLICATE_TURN)
        says = self._lines.read(fields.node("says"))
        if says and all(line.condition is not None for line in says):
            self._problems.warn(ProblemCode.LINES_ALL_CONDITIONAL, fields.key_place("says"), turn=name)
        criterion_nodes = fields.items("criteria")
        criterion_ids = Ids(is_complete=bool(criterion_nodes))
        read = [self._criteria.read(item, criterion_ids) for item in criterion_nodes]
        criteria = [one for one in read if one is not None]
        rule_nodes = fields.items("then")
        rules = [draft for draft in (self._rule(item) for item in rule_nodes) if draft is not None]
        turn = Turn(
            id=name,
            says=says,
            criteria=tuple(criterion for criterion, _ in criteria),
            rules=tuple(draft.rule for draft in rules),
            goal=self._placeholders.text(fields, "goal"),
            model=self._placeholders.text(fields, "model"),
        )
        return TurnDraft(
            turn=turn,
            place=fields.place_of("id"),
            goal_place=fields.place_of("goal"),
            hint_places=tuple(place for _, place in criteria),
            criteria=criterion_ids,
            rules=tuple(rules),
            has_all_rules=bool(rule_nodes) and len(rules) == len(rule_nodes),
        )

    def _rule(self, node: Node) -> RuleDraft | None:
        fields = open_fields(node, self._problems, key="then", optional=_RULE_KEYS)
        if fields is None:
            return None
        conditions = ConditionReader(self._problems)
        condition_node = fields.node("if")
        raises = fields.named_texts("raise")
        rule = Rule(
            condition=None if condition_node is None else conditions.read(condition_node),
            go=fields.id("go") or None,
            says=self._lines.read(fields.node("says")),
            mood=read_mood(fields, self._problems),
            # One that cannot be read or is misspelt is taken as meant: its own fault is noted already.
            is_again=fields.switch("again", default=fields.is_given("again")),
            raises=tuple(name for name, _ in raises),
        )
        self._check_target(rule, fields)
        return RuleDraft(
            rule=rule,
            place=fields.place,
            go_place=fields.place_of("go"),
            is_conditional=fields.is_given("if"),
            has_target=(rule.go is not None) != rule.is_again,
            references=(
                *conditions.references,
                *(Reference(ReferenceKind.FLAG, name, place) for name, place in raises),
            ),
        )

    def _check_target(self, rule: Rule, fields: Fields) -> None:
        if fields.is_given("go") and rule.is_again:
            self._problems.add(ProblemCode.RULE_WITH_TWO_TARGETS, fields.key_place("again"))
        elif not fields.is_given("go") and not rule.is_again:
            self._problems.add(ProblemCode.RULE_WITHOUT_TARGET, fields.place)
