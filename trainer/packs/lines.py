"""What the customer says: a text, a text with its reading and recording, or several to choose from."""

from __future__ import annotations

from trainer.core.scenario import Line
from trainer.packs.fields import Fields, as_items, read_text
from trainer.packs.problems import Place, Problems
from trainer.packs.yaml_nodes import MapNode, Node


class LineReader:
    """Reads lines and remembers the recordings that they name.

    Args:
        problems: Takes every fault.
    """

    def __init__(self, problems: Problems) -> None:
        self._problems = problems
        self.audio: list[tuple[str, Place]] = []

    def read(self, node: Node | None) -> tuple[Line, ...]:
        """Return all lines of a value; none where there is no value."""
        if node is None:
            return ()
        lines = (self._line(item) for item in as_items(node, self._problems, key="says"))
        return tuple(line for line in lines if line is not None)

    def _line(self, node: Node) -> Line | None:
        if not isinstance(node, MapNode):
            text = read_text(node, self._problems, key="says")
            return None if text is None else Line(text)
        fields = Fields(node, self._problems, required=("text",), optional=("reading", "audio"))
        audio = fields.text("audio")
        if audio:
            self.audio.append((audio, fields.place_of("audio")))
        return Line(fields.text("text"), fields.text("reading") or None, audio or None)
