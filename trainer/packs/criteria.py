"""The criteria of a turn, read from YAML."""

from __future__ import annotations

from trainer.core.rubric import Criterion, KeigoCorrect, Need, Register, ToneCalm
from trainer.packs.drafts import Ids
from trainer.packs.fields import Fields, open_fields
from trainer.packs.need_parts import NAMES_OF_WHOLE_NEEDS, parts_of
from trainer.packs.needs import UNREADABLE_NEED, NeedReader
from trainer.packs.placeholders import Placeholders
from trainer.packs.problems import Place, ProblemCode, Problems
from trainer.packs.settled import SettledReader
from trainer.packs.yaml_nodes import Node

MOST_POINTS = 1_000

_REQUIRED = ("id", "label")
_OPTIONAL = (
    "section",
    "skill",
    "points",
    "deduct",
    "bonus",
    "critical",
    "needs",
    "avoid",
    "hint",
    "not_applicable",
)
_EFFECTS = ("points", "deduct", "bonus", "critical")
_AVOID_EFFECTS = ("deduct", "critical")
_DEFAULT_SECTION = "solution"


class CriterionReader:
    """Reads criteria of one scenario.

    Args:
        problems: Takes every fault.
        needs: Reads what they ask for.
        settled: Reads what makes them fall away.
        placeholders: Of the scenario.
        language: The scenario's language, because some needs are judged in one language alone.
    """

    def __init__(
        self,
        problems: Problems,
        needs: NeedReader,
        settled: SettledReader,
        placeholders: Placeholders,
        *,
        language: str,
    ) -> None:
        self._problems = problems
        self._settled = settled
        self._placeholders = placeholders
        self._needs = needs
        self._language = language

    def read(self, node: Node, ids: Ids) -> tuple[Criterion, Place] | None:
        """Return a criterion and the place of its hint, or ``None`` for something that is no mapping.

        Args:
            node: The mapping.
            ids: Takes its id.
        """
        fields = open_fields(node, self._problems, key="criteria", required=_REQUIRED, optional=_OPTIONAL)
        if fields is None:
            ids.is_complete = False
            return None
        name = fields.id("id")
        ids.add(name, fields.place_of("id"), self._problems, duplicate=ProblemCode.DUPLICATE_CRITERION)
        self._check_effect(fields)
        section = fields.text("section") or _DEFAULT_SECTION
        settled = fields.node("not_applicable")
        criterion = Criterion(
            id=name,
            label=self._placeholders.text(fields, "label"),
            need=self._need(fields),
            is_avoided=fields.is_given("avoid"),
            points=self._points(fields, "points"),
            deduct=self._points(fields, "deduct"),
            bonus=self._points(fields, "bonus"),
            is_critical=fields.switch("critical", default=False),
            section=section,
            skill=fields.text("skill") or section,
            hint=self._placeholders.text(fields, "hint"),
            not_applicable=None if settled is None else self._settled.read(settled),
        )
        return criterion, fields.place_of("hint")

    def _points(self, fields: Fields, key: str) -> int:
        return fields.whole_number(key, default=0, minimum=1, maximum=MOST_POINTS)

    def _need(self, fields: Fields) -> Need:
        if fields.is_given("needs") and fields.is_given("avoid"):
            self._problems.add(ProblemCode.NEEDS_AND_AVOID, fields.key_place("avoid"))
        elif not fields.is_given("needs") and not fields.is_given("avoid"):
            self._problems.add(ProblemCode.NEEDS_OR_AVOID, fields.place)
        given = [(key, fields.node(key)) for key in ("needs", "avoid")]
        read = [self._needs.read(node, key=key) for key, node in given if node]
        need = read[0] if read else UNREADABLE_NEED
        self._warn_of_language(need, fields.place_of("avoid" if fields.is_given("avoid") else "needs"))
        return need

    def _check_effect(self, fields: Fields) -> None:
        """A criterion must change something, and not saying something earns nothing."""
        is_avoided = fields.is_given("avoid") and not fields.is_given("needs")
        allowed = _AVOID_EFFECTS if is_avoided else _EFFECTS
        given = [key for key in _EFFECTS if fields.is_given(key)]
        earning = [key for key in given if key not in allowed]
        for key in earning:
            self._problems.add(ProblemCode.AVOID_WITH_POINTS, fields.key_place(key), key=key)
        if not given or (given == ["critical"] and not fields.switch("critical", default=True)):
            self._problems.add(ProblemCode.CRITERION_WITHOUT_EFFECT, fields.place, allowed=allowed)

    def _warn_of_language(self, need: Need, place: Place) -> None:
        for part in parts_of(need):
            home = {Register: "ja", KeigoCorrect: "ja", ToneCalm: "en"}.get(type(part))
            if home is not None and self._language and self._language.split("-")[0].lower() != home:
                self._problems.warn(
                    ProblemCode.NEED_FOR_OTHER_LANGUAGE, place,
                    need=NAMES_OF_WHOLE_NEEDS[type(part)], language=self._language,
                )  # fmt: skip
