"""Who the customer is and what they know, remember and say unasked, read from YAML."""

from __future__ import annotations

from trainer.core.scenario import Customer, Fact, Flag, Interjection, VoiceGender
from trainer.packs.drafts import Ids
from trainer.packs.fields import Fields, open_fields, read_whole_number
from trainer.packs.lines import LineReader
from trainer.packs.need_parts import can_be_said
from trainer.packs.needs import UNREADABLE_NEED, NeedReader
from trainer.packs.placeholders import Placeholders
from trainer.packs.problems import ProblemCode, Problems
from trainer.packs.yaml_nodes import MapNode, Node, TextNode

SHORTEST_WAIT_S = 5
LONGEST_WAIT_S = 60 * 60


def read_customer(fields: Fields, problems: Problems) -> Customer:
    """Return the scenario's ``customer``."""
    node = fields.node("customer")
    inner = None if node is None else open_fields(
        node, problems, key="customer", required=("name",), optional=("mood", "voice")
    )  # fmt: skip
    if inner is None:
        return Customer("")
    mood = inner.whole_number("mood", default=50, minimum=0, maximum=100)
    return Customer(inner.text("name"), mood, inner.choice("voice", VoiceGender))


def read_placeholders(fields: Fields, customer: Customer, problems: Problems) -> Placeholders:
    """Return what the placeholders of a scenario stand for; faults of the facts are noted later.

    Args:
        fields: Of the scenario.
        customer: As read.
        problems: Takes the faults of the placeholders.
    """
    nodes = fields.items("facts")
    texts = [_texts(one) for one in nodes]
    values = {one["id"]: one.get("value", "") for one in texts if "id" in one}
    return Placeholders(
        problems, name=customer.name, values=values, knows_all_facts=len(values) == len(nodes)
    )


def _texts(node: Node) -> dict[str, str]:
    """Return those values of a mapping that are texts."""
    entries = node.entries if isinstance(node, MapNode) else {}
    return {key: value.text.strip() for key, (_, value) in entries.items() if isinstance(value, TextNode)}


class CustomerReader:
    """Reads the facts, flags and interjections of one scenario.

    Args:
        problems: Takes every fault.
        needs: Reads what asks for a fact or raises a flag.
        lines: Reads what the customer says.
        placeholders: Of the scenario.
    """

    def __init__(
        self, problems: Problems, needs: NeedReader, lines: LineReader, placeholders: Placeholders
    ) -> None:
        self._problems = problems
        self._needs = needs
        self._lines = lines
        self._placeholders = placeholders
        self.fact_ids = Ids()
        self.flag_ids = Ids()

    def facts(self, fields: Fields) -> tuple[Fact, ...]:
        """Return the scenario's ``facts``."""
        nodes = fields.items("facts")
        self.fact_ids.is_complete = bool(nodes) or not fields.is_given("facts")
        read = (self._fact(one) for one in nodes)
        return tuple(fact for fact in read if fact is not None)

    def _fact(self, node: Node) -> Fact | None:
        inner = open_fields(
            node, self._problems, key="facts", required=("id", "asked", "says"), optional=("value",)
        )
        if inner is None:
            self.fact_ids.is_complete = False
            return None
        name = inner.id("id")
        self.fact_ids.add(name, inner.place_of("id"), self._problems, duplicate=ProblemCode.DUPLICATE_FACT)
        asked_node = inner.node("asked")
        asked = UNREADABLE_NEED if asked_node is None else self._needs.read(asked_node, key="asked")
        if not can_be_said(asked):
            self._problems.add(ProblemCode.FACT_NEVER_ASKABLE, inner.place_of("asked"), fact=name)
        return Fact(name, asked, self._lines.read(inner.node("says")), inner.text("value"))

    def flags(self, fields: Fields) -> tuple[Flag, ...]:
        """Return the scenario's ``flags``."""
        nodes = fields.items("flags")
        self.flag_ids.is_complete = bool(nodes) or not fields.is_given("flags")
        read = (self._flag(one) for one in nodes)
        return tuple(flag for flag in read if flag is not None)

    def _flag(self, node: Node) -> Flag | None:
        inner = open_fields(node, self._problems, key="flags", required=("id",), optional=("said", "label"))
        if inner is None:
            self.flag_ids.is_complete = False
            return None
        name = inner.id("id")
        self.flag_ids.add(name, inner.place_of("id"), self._problems, duplicate=ProblemCode.DUPLICATE_FLAG)
        said_node = inner.node("said")
        said = None if said_node is None else self._needs.read(said_node, key="said")
        if said is not None and not can_be_said(said):
            self._problems.add(ProblemCode.FLAG_NEVER_SAID, inner.place_of("said"), flag=name)
        return Flag(name, said, self._placeholders.text(inner, "label"))

    def interjections(self, fields: Fields) -> tuple[Interjection, ...]:
        """Return the scenario's ``interjections``, which must stand by rising ``after``."""
        read = [self._interjection(one) for one in fields.items("interjections")]
        return tuple(one for one in read if one is not None)

    def _interjection(self, node: Node) -> Interjection | None:
        inner = open_fields(
            node, self._problems, key="interjections", required=("after", "says"), optional=("mood",)
        )
        if inner is None:
            return None
        after_s = inner.whole_number(
            "after", default=SHORTEST_WAIT_S, minimum=SHORTEST_WAIT_S, maximum=LONGEST_WAIT_S
        )
        return Interjection(after_s, self._lines.read(inner.node("says")), read_mood(inner, self._problems))


def read_mood(fields: Fields, problems: Problems) -> int:
    """Return by how much ``mood`` moves, 0 where nothing is said."""
    node = fields.node("mood")
    if node is None:
        return 0
    return read_whole_number(node, problems, key="mood", minimum=-100, maximum=100, takes_text=True) or 0
