"""An observer's sheet before it is sent: the text that a drill keeps as its draft, and what becomes of it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from trainer.core.observing import Ticks

if TYPE_CHECKING:
    from trainer.core.drill_events import Effect
    from trainer.services.sessions import DrillSession

_GROUPS = ("criteria", "facts", "flags")
_NO_TICKS = Ticks()


@dataclass(frozen=True)
class SheetDraft:
    """What is ticked, and what was noted of the words that were said."""

    ticks: Ticks = _NO_TICKS
    note: str = ""

    @property
    def is_empty(self) -> bool:
        """Nothing is ticked and nothing noted."""
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


def send_sheet(session: DrillSession, sheet: SheetDraft) -> tuple[Effect, ...]:
    """Send what was ticked. What was stored before but could not be scored (a full disk) is scored first.

    Ticks that were changed in the meantime take the place of those: they were made for the same turn.

    Raises:
        UserFacingError: ``reply-too-long`` for the note; nothing was stored.
    """
    waiting = session.state.waiting
    if waiting is None:
        return session.observe(sheet.ticks, sheet.note)
    effects = session.score_waiting()
    if SheetDraft(waiting.ticks or sheet.ticks, waiting.text) == sheet:
        return effects
    session.try_again()
    return session.observe(sheet.ticks, sheet.note)


def take_sheet_back(session: DrillSession) -> SheetDraft:
    """Take the last reply back and return its sheet, which is the draft then."""
    play = session.state.plays[-1]
    sheet = SheetDraft(play.ticks or _NO_TICKS, play.text)
    session.try_again(sheet.to_text())
    return sheet


def keep_sheet(session: DrillSession, sheet: SheetDraft) -> None:
    """Keep the sheet, while there is something to tick."""
    if not session.state.is_over:
        session.save_draft(sheet.to_text())


def leave_note_alone(session: DrillSession) -> None:
    """Before a stop, which keeps the draft as what was not sent: only the words of the note are such."""
    if not session.state.is_over:
        session.save_draft(SheetDraft.from_text(session.draft).note)
