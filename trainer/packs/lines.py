"""What the customer says: a text, a text with its reading, recording and condition, or several of them."""

from __future__ import annotations

from trainer.core.rules import Line
from trainer.packs.conditions import ConditionReader, Reference
from trainer.packs.fields import Fields, as_items, read_text
from trainer.packs.placeholders import Placeholders
from trainer.packs.problems import Place, Problems
from trainer.packs.yaml_nodes import MapNode, Node

_OPTIONAL = ("reading", "audio", "if")


class LineReader:
    """Reads lines and remembers those with a condition, and the recordings, facts and flags that they name.

    Args:
        problems: Takes every fault.
        placeholders: Of the scenario.
    """

    def __init__(self, problems: Problems, placeholders: Placeholders) -> None:
        self._problems = problems
        self._placeholders = placeholders
        self.audio: list[tuple[str, Place]] = []
        self.references: list[Reference] = []
        self.conditional: list[tuple[Line, Place]] = []

    def read(self, node: Node | None) -> tuple[Line, ...]:
        """Return all lines of a value; none where there is no value."""
        if node is None:
            return ()
        lines = (self._line(item) for item in as_items(node, self._problems, key="says"))
        return tuple(line for line in lines if line is not None)

    def _line(self, node: Node) -> Line | None:
        if not isinstance(node, MapNode):
            text = read_text(node, self._problems, key="says")
            return None if text is None else Line(self._placeholders.fill(text, node.place))
        fields = Fields(node, self._problems, required=("text",), optional=_OPTIONAL)
        audio = fields.text("audio")
        if audio:
            self.audio.append((audio, fields.place_of("audio")))
        condition_node = fields.node("if")
        conditions = ConditionReader(self._problems, is_for_line=True)
        condition = None if condition_node is None else conditions.read(condition_node)
        self.references += conditions.references
        fill = self._placeholders.text
        line = Line(fill(fields, "text"), fill(fields, "reading") or None, audio or None, condition)
        if condition is not None:
            self.conditional.append((line, fields.place))
        return line
