"""A drill's file to a scenario with the places of its parts."""

from __future__ import annotations

from trainer.core.scenario import (
    DEFAULT_TURN_LIMIT,
    Channel,
    Customer,
    Ending,
    Fact,
    Outcome,
    Scenario,
    VoiceGender,
)
from trainer.packs.criteria import CriterionReader
from trainer.packs.drafts import Ids, ScenarioDraft
from trainer.packs.fields import Fields, open_fields
from trainer.packs.languages import read_language
from trainer.packs.lines import LineReader
from trainer.packs.need_parts import can_be_said
from trainer.packs.needs import UNREADABLE_NEED, NeedReader
from trainer.packs.problems import ProblemCode, Problems
from trainer.packs.settled import SettledReader
from trainer.packs.turns import TurnReader
from trainer.packs.yaml_nodes import Node

_REQUIRED = ("id", "title", "customer", "start", "turns", "endings")
_OPTIONAL = (
    "language", "channel", "level", "skills", "minutes", "briefing", "notes", "facts",
    "pass_mark", "max_turns",
)  # fmt: skip
_LONGEST_MINUTES = 240
_MOST_TURNS = 100


class ScenarioReader:
    """Reads one drill's file.

    Args:
        problems: Takes every fault.
        needs: Reads needs with the pack's named sets.
        language: The pack's language, used where the scenario names none.
    """

    def __init__(self, problems: Problems, needs: NeedReader, *, language: str) -> None:
        self._problems = problems
        self._needs = needs
        self._pack_language = language
        self._lines = LineReader(problems)
        self._turn_ids = Ids()
        self._ending_ids = Ids()
        self._fact_ids = Ids()

    def read(self, node: Node) -> ScenarioDraft | None:
        """Return the scenario as written, or ``None`` if the file is no mapping."""
        fields = open_fields(node, self._problems, required=_REQUIRED, optional=_OPTIONAL)
        if fields is None:
            return None
        language = read_language(fields, self._problems) or self._pack_language
        settled = SettledReader(self._problems)
        criteria = CriterionReader(self._problems, self._needs, settled, language=language)
        turn_reader = TurnReader(self._problems, criteria, self._lines, self._turn_ids)
        turn_nodes = fields.items("turns")
        self._turn_ids.is_complete = bool(turn_nodes)
        turns = tuple(draft for draft in (turn_reader.read(one) for one in turn_nodes) if draft is not None)
        ending_nodes = fields.items("endings")
        self._ending_ids.is_complete = bool(ending_nodes)
        endings = tuple(ending for one in ending_nodes if (ending := self._ending(one)) is not None)
        notes = fields.named_texts("notes")
        scenario = Scenario(
            id=fields.id("id"),
            title=fields.text("title"),
            language=language,
            customer=self._customer(fields),
            start=fields.id("start"),
            turns=tuple(draft.turn for draft in turns),
            endings=endings,
            channel=fields.choice("channel", Channel) or Channel.CHAT,
            level=fields.whole_number("level", default=1, minimum=1, maximum=5),
            minutes=fields.whole_number("minutes", default=5, minimum=1, maximum=_LONGEST_MINUTES),
            skills=tuple(text for text, _ in fields.named_texts("skills")),
            briefing=fields.text("briefing"),
            notes=tuple(text for text, _ in notes),
            facts=self._facts(fields),
            pass_mark=fields.whole_number("pass_mark", default=70, minimum=0, maximum=100),
            turn_limit=fields.whole_number(
                "max_turns", default=DEFAULT_TURN_LIMIT, minimum=1, maximum=_MOST_TURNS
            ),
        )
        draft = ScenarioDraft(
            scenario=scenario,
            place=fields.place_of("id"),
            start_place=fields.place_of("start"),
            briefing_place=fields.place_of("briefing"),
            notes=notes,
            turns=turns,
            turn_ids=self._turn_ids,
            ending_ids=self._ending_ids,
            fact_ids=self._fact_ids,
            audio=tuple(self._lines.audio),
        )
        settled.check(draft)
        return draft

    def _customer(self, fields: Fields) -> Customer:
        node = fields.node("customer")
        inner = None if node is None else open_fields(
            node, self._problems, key="customer", required=("name",), optional=("mood", "voice")
        )  # fmt: skip
        if inner is None:
            return Customer("")
        mood = inner.whole_number("mood", default=50, minimum=0, maximum=100)
        return Customer(inner.text("name"), mood, inner.choice("voice", VoiceGender))

    def _ending(self, node: Node) -> Ending | None:
        inner = open_fields(
            node, self._problems, key="endings", required=("id", "outcome"), optional=("says",)
        )
        if inner is None:
            self._ending_ids.is_complete = False
            return None
        name, place = inner.id("id"), inner.place_of("id")
        if name in self._turn_ids.places:
            first_line = self._turn_ids.places[name].line
            self._problems.add(ProblemCode.DUPLICATE_TURN, place, id=name, first_line=first_line)
            self._ending_ids.is_complete = False
        self._ending_ids.add(name, place, self._problems, duplicate=ProblemCode.DUPLICATE_TURN)
        outcome = inner.choice("outcome", Outcome) or Outcome.RESOLVED
        return Ending(name, outcome, self._lines.read(inner.node("says")))

    def _facts(self, fields: Fields) -> tuple[Fact, ...]:
        read = (self._fact(one) for one in fields.items("facts"))
        return tuple(fact for fact in read if fact is not None)

    def _fact(self, node: Node) -> Fact | None:
        inner = open_fields(node, self._problems, key="facts", required=("id", "asked", "says"))
        if inner is None:
            self._fact_ids.is_complete = False
            return None
        name = inner.id("id")
        self._fact_ids.add(name, inner.place_of("id"), self._problems, duplicate=ProblemCode.DUPLICATE_FACT)
        asked_node = inner.node("asked")
        asked = UNREADABLE_NEED if asked_node is None else self._needs.read(asked_node, key="asked")
        if not can_be_said(asked):
            self._problems.add(ProblemCode.FACT_NEVER_ASKABLE, inner.place_of("asked"), fact=name)
        return Fact(name, asked, self._lines.read(inner.node("says")))
