"""The sheet as it stands before it is sent, as the text that a drill keeps as its draft."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from trainer.core.observing import Ticks

_GROUPS = ("criteria", "facts", "flags")
_NO_TICKS = Ticks()


@dataclass(frozen=True)
class SheetDraft:
    """What is ticked, and what was noted of the words that were said."""

    ticks: Ticks = _NO_TICKS
    note: str = ""

    @property
    def is_empty(self) -> bool:
        return self == SheetDraft()

    def to_text(self) -> str:
        """Return the text to keep; an empty one for an empty sheet."""
        if self.is_empty:
            return ""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_text(cls, text: str) -> SheetDraft:
        """Return the sheet that a text stands for; a text of any other form is a note."""
        try:
            kept = json.loads(text)
            ticks = {group: _ids(kept["ticks"][group]) for group in _GROUPS}
            return cls(Ticks(**ticks), _note(kept["note"]))
        except (ValueError, TypeError, KeyError, RecursionError):
            return cls(note=text)  # no draft of ours: the note of a reply that was taken back, say


def _ids(values: object) -> tuple[str, ...]:
    if not isinstance(values, list) or not all(isinstance(one, str) for one in values):
        raise TypeError
    return tuple(values)


def _note(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value
