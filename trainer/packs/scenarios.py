"""A drill's file to a scenario with the places of its parts."""

from __future__ import annotations

from trainer.core.scenario import DEFAULT_TURN_LIMIT, Channel, Ending, Outcome, Scenario
from trainer.packs.criteria import CriterionReader
from trainer.packs.customers import CustomerReader, read_customer, read_placeholders
from trainer.packs.drafts import Ids, ScenarioDraft
from trainer.packs.fields import open_fields
from trainer.packs.languages import read_language
from trainer.packs.lines import LineReader
from trainer.packs.needs import NeedReader
from trainer.packs.problems import ProblemCode, Problems
from trainer.packs.settled import SettledReader
from trainer.packs.turns import TurnReader
from trainer.packs.yaml_nodes import Node

_REQUIRED = ("id", "title", "customer", "start", "turns", "endings")
_OPTIONAL = (
    "language", "channel", "level", "skills", "minutes", "briefing", "notes", "facts",
    "pass_mark", "max_turns", "subject", "flags", "interjections", "exam_minutes",
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
        self._turn_ids = Ids()
        self._ending_ids = Ids()

    def read(self, node: Node) -> ScenarioDraft | None:
        """Return the scenario as written, or ``None`` if the file is no mapping."""
        fields = open_fields(node, self._problems, required=_REQUIRED, optional=_OPTIONAL)
        if fields is None:
            return None
        language = read_language(fields, self._problems) or self._pack_language
        customer = read_customer(fields, self._problems)
        placeholders = read_placeholders(fields, customer, self._problems)
        lines = LineReader(self._problems, placeholders)
        settled = SettledReader(self._problems)
        criteria = CriterionReader(self._problems, self._needs, settled, placeholders, language=language)
        turn_reader = TurnReader(self._problems, criteria, lines, placeholders, self._turn_ids)
        turn_nodes = fields.items("turns")
        self._turn_ids.is_complete = bool(turn_nodes)
        turns = tuple(draft for draft in (turn_reader.read(one) for one in turn_nodes) if draft is not None)
        ending_nodes = fields.items("endings")
        self._ending_ids.is_complete = bool(ending_nodes)
        endings = tuple(ending for one in ending_nodes if (ending := self._ending(one, lines)) is not None)
        notes = fields.named_texts("notes")
        channel = fields.choice("channel", Channel)
        subject = placeholders.text(fields, "subject")
        if channel is None and fields.node("channel") is not None:
            subject = ""  # whether it belongs there shows when the channel is mended
        knowledge = CustomerReader(self._problems, self._needs, lines, placeholders)
        scenario = Scenario(
            id=fields.id("id"),
            title=fields.text("title"),
            language=language,
            customer=customer,
            start=fields.id("start"),
            turns=tuple(draft.turn for draft in turns),
            endings=endings,
            channel=channel or Channel.CHAT,
            level=fields.whole_number("level", default=1, minimum=1, maximum=5),
            minutes=fields.whole_number("minutes", default=5, minimum=1, maximum=_LONGEST_MINUTES),
            skills=tuple(text for text, _ in fields.named_texts("skills")),
            briefing=placeholders.text(fields, "briefing"),
            notes=tuple(text for text, _ in notes),
            facts=knowledge.facts(fields),
            pass_mark=fields.whole_number("pass_mark", default=70, minimum=0, maximum=100),
            turn_limit=fields.whole_number(
                "max_turns", default=DEFAULT_TURN_LIMIT, minimum=1, maximum=_MOST_TURNS
            ),
            subject=subject,
            flags=knowledge.flags(fields),
            interjections=knowledge.interjections(fields),
            exam_minutes=fields.whole_number("exam_minutes", default=0, minimum=1, maximum=_LONGEST_MINUTES)
            or None,
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
            fact_ids=knowledge.fact_ids,
            flag_ids=knowledge.flag_ids,
            line_references=tuple(lines.references),
            conditional_lines=tuple(lines.conditional),
            subject_place=fields.place_of("subject"),
            interjection_places=tuple(one.place for one in fields.items("interjections")),
            audio=tuple(lines.audio),
        )
        settled.check(draft)
        return draft

    def _ending(self, node: Node, lines: LineReader) -> Ending | None:
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
        return Ending(name, outcome, lines.read(inner.node("says")))
