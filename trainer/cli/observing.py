"""A drill with an observer in the terminal: the customer's lines to read out, and a sheet to tick."""

from __future__ import annotations

import re

from trainer.cli.paper import Paragraph, box
from trainer.cli.play import AGAIN, HELP, NOTES, Commands, TerminalDrill
from trainer.cli.sheet import NumberedSheet
from trainer.core.drill_state import mood_band
from trainer.core.errors import UserFacingError
from trainer.services.observing import lines_to_read
from trainer.services.sheet_drafts import (
    SheetDraft,
    keep_sheet,
    leave_note_alone,
    send_sheet,
    take_sheet_back,
)
from trainer.wording.catalogue import _
from trainer.wording.errors import explain
from trainer.wording.observing import how_to_say

SHEET = "/sheet"
_NOTE = re.compile(r"\s*[nNｎＮ](?:\s+|$)(?P<note>.*)", re.DOTALL)


class ObservedDrill(TerminalDrill):
    """Takes ticks instead of replies.

    The customer is not asked to grow impatient here: nobody knows when the other one began to speak.
    """

    def _open_turn(self) -> None:
        self._scene.past(len(lines_to_read(self._session.state)))
        self._open_sheet(SheetDraft.from_text(self._session.draft))

    def _open_sheet(self, draft: SheetDraft) -> None:
        """Print what is to be read out and what can be ticked in the answer."""
        self._sheet = NumberedSheet(self._session.sheet(), draft.ticks)
        self._note = draft.note
        if self._session.state.is_over:
            return
        self._print_lines()
        self._print_sheet()
        self._say(
            _(
                "Type the numbers of what you hear, “n” with a note, or Enter to go on. {help} lists more."
            ).format(help=HELP)
        )

    def _print_lines(self) -> None:
        band = mood_band(self._session.state.mood)
        lines = lines_to_read(self._session.state)
        for line in lines:
            self._scene.customer(line, mood=how_to_say(band))
        if not lines and not self._session.state.is_over:
            self._say(_("The customer says nothing, and waits for another answer."))

    def _print_sheet(self) -> None:
        goal = self._session.state.turn.goal
        if goal:
            self._say(_("A good answer: {goal}").format(goal=goal))
        self._paper.print(self._sheet.shown())
        if self._note:
            self._paper.print(box(Paragraph(self._note), title=_("Your note")))

    def _ask(self) -> str:
        return self._desk.read("> ")

    def _take(self, typed: str) -> None:
        if not typed.strip():
            self._send()
        elif found := _NOTE.fullmatch(typed):
            self._note = found["note"].strip()
            self._keep_sheet()
        elif self._sheet.toggle(typed):
            self._keep_sheet()
        else:
            message = _("This is neither numbers from 1 to {last} nor “n” with a note behind it: {typed}")
            self._say(message.format(last=len(self._sheet.boxes), typed=typed.strip()), "yellow")

    def _keep_sheet(self) -> None:
        keep_sheet(self._session, self._draft())
        self._print_sheet()

    def _draft(self) -> SheetDraft:
        return SheetDraft(self._sheet.ticks(), self._note)

    def _send(self) -> None:
        try:
            send_sheet(self._session, self._draft())
        except UserFacingError as error:
            if not error.code.startswith("reply-"):
                raise
            self._say(explain(error).text, style="yellow")
            return
        if self._session.state.is_over:
            self._print_lines()
        self._open_sheet(SheetDraft())

    def _keep(self, typed: str) -> None:
        """A half-written line is no tick; what was ticked is kept already."""

    def _before_stop(self) -> None:
        leave_note_alone(self._session)

    def _own_commands(self) -> Commands:
        return {
            SHEET: (self._print_all, _("the lines to read out and the sheet once more")),
            AGAIN: (self._again, _("take the last answer back, with its ticks")),
            NOTES: (self._show_notes, _("the pages that belong to this case")),
        }

    def _print_all(self) -> None:
        self._print_lines()
        self._print_sheet()

    def _again(self) -> None:
        if not self._session.state.can_try_again:
            self._say(_("There is no reply to take back."))
            return
        self._say(_("Taken back, with its ticks:"))
        self._open_sheet(take_sheet_back(self._session))
