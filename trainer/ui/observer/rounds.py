"""What the observer page lets the background lane do; each step looks at the session as it is then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.ui.observer.draft import SheetDraft

if TYPE_CHECKING:
    from trainer.core.drill_events import Effect
    from trainer.services.drills import DrillSession


def observe(session: DrillSession, sheet: SheetDraft) -> tuple[Effect, ...]:
    """Send what was ticked. What was stored before but could not be scored (a full disk) is scored first.

    Ticks that were changed in the meantime take the place of those: they were made for the same turn.
    """
    waiting = session.state.waiting
    if waiting is None:
        return session.observe(sheet.ticks, sheet.note)
    effects = session.score_waiting()
    if SheetDraft(waiting.ticks or sheet.ticks, waiting.text) == sheet:
        return effects
    session.try_again()
    return session.observe(sheet.ticks, sheet.note)


def take_back(session: DrillSession) -> SheetDraft:
    """Take the last reply back and return its sheet, which is the draft then."""
    ticks = session.state.plays[-1].ticks
    note = session.try_again()
    sheet = SheetDraft(ticks, note) if ticks is not None else SheetDraft(note=note)
    session.save_draft(sheet.to_text())
    return sheet


def save_draft(session: DrillSession, sheet: SheetDraft) -> None:
    """Keep the sheet, while there is something to tick."""
    if not session.state.is_over:
        session.save_draft(sheet.to_text())


def leave_note_alone(session: DrillSession) -> None:
    """Before a stop, which keeps the draft as what was not sent: only the words of the note are such."""
    if not session.state.is_over:
        session.save_draft(SheetDraft.from_text(session.draft).note)
