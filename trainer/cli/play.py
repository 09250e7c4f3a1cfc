"""A drill in the terminal."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence

from rich.text import Text

from trainer.cli.invocation import invocation
from trainer.cli.keyboard import Interrupted, ReadText, can_begin_with_text
from trainer.cli.markdown import Page
from trainer.cli.paper import Paper, Paragraph, box
from trainer.cli.scene import Scene
from trainer.core.drill_events import CustomerSaid, Effect, Feedback
from trainer.core.drill_state import Mode
from trainer.core.errors import UserFacingError
from trainer.core.scenario import Line
from trainer.services.debriefs import debrief
from trainer.services.drills import DrillSession
from trainer.wording.catalogue import _
from trainer.wording.errors import explain

HINT, MODEL, AGAIN, NOTES = "/hint", "/model", "/again", "/notes"
LATER, STOP, HELP = "/later", "/stop", "/help"

Speak = Callable[[Sequence[Line]], None]


class TerminalDrill:
    """Plays one session: prints what happens, reads replies until the drill is over.

    Args:
        session: Begun or continued.
        paper: Where it is printed.
        read: Asks for one text.
        speak: Reads customer's lines aloud.
    """

    def __init__(self, session: DrillSession, paper: Paper, read: ReadText, speak: Speak) -> None:
        self._session = session
        self._paper = paper
        self._scene = Scene(session, paper)
        self._read = read
        self._speak = speak
        self._actions: dict[str, Callable[[], None]] = {
            HINT: self._hint,
            MODEL: self._model,
            AGAIN: self._again,
            NOTES: self._notes,
            STOP: self._stop,
            HELP: self._help,
        }

    def play(self) -> bool:
        """Play to the end, or until the trainee leaves; everything sent is stored in either case.

        Returns:
            Whether the drill is over.
        """
        self._introduce()
        try:
            while not self._session.state.is_over:
                if not self._take_turn():
                    self._leave()
                    return False
        except EOFError:
            self._leave()
            return False
        except Interrupted as interruption:
            self._leave(interruption.typed)
            return False
        self._finish()
        return True

    def _introduce(self) -> None:
        self._scene.open()
        self._say(
            _("Write your reply and press Enter. {help} lists what else you can type.").format(help=HELP)
        )
        self._scene.conversation()
        first = self._session.state.transcript
        if len(first) == 1:
            self._speak([first[0].line])
        self._scene.goal()

    def _say(self, text: str, style: str = "dim") -> None:
        self._paper.print(Paragraph(text, style=style))

    def _take_turn(self) -> bool:
        """Take one text: a command, or a reply. Return whether to go on."""
        draft = self._session.draft
        if draft and not can_begin_with_text():
            self._paper.print(box(Paragraph(draft), title=_("Your draft")))
        typed = self._read("> ", draft)
        command = unicodedata.normalize("NFKC", typed).strip().lower()
        if command == LATER:
            return False
        if command.startswith("/") and "\n" not in command:
            self._actions.get(command, self._help)()
        else:
            self._send(typed)
        return True

    def _send(self, typed: str) -> None:
        try:
            effects = self._session.send(typed.strip())
        except UserFacingError as error:
            if self._session.state.waiting is not None:
                raise  # it is stored and only its score is missing: the next start goes on from there
            self._say(explain(error).text, style="yellow")
            if typed.strip() and not error.code.startswith("reply-"):
                self._paper.print(box(Paragraph(typed), title=_("Not sent"), style="yellow"))
            return
        self._show(effects)

    def _show(self, effects: tuple[Effect, ...]) -> None:
        if any(isinstance(effect, Feedback) for effect in effects):
            self._scene.last_feedback()
        lines = [effect.line for effect in effects if isinstance(effect, CustomerSaid)]
        for line in lines:
            self._scene.customer(line)
        self._speak(lines)
        if not self._session.state.is_over:
            self._scene.goal()

    def _help(self) -> None:
        for name, meaning in (
            (HINT, _("a hint for what is still to be said")),
            (NOTES, _("the pages that belong to this case")),
            (AGAIN, _("take the last reply back and write another")),
            (MODEL, _("the model reply to the last message you answered")),
            (LATER, _("leave now and continue another day")),
            (STOP, _("end this drill without a result")),
        ):
            self._paper.print(Text(f"  {name:8}", style="bold").append(meaning, style="not bold"))
        self._say(_("A line that ends with a backslash (\\) goes on in the next one."))

    def _hint(self) -> None:
        state = self._session.state
        hints = [one for one in state.turn.criteria if one.hint and one.id not in state.hints_taken]
        if not self._may_help() or not hints:
            self._say(_("There is no further hint here."))
            return
        self._session.take_hint(hints[0].id)
        self._say(hints[0].hint, style="italic")

    def _may_help(self) -> bool:
        return self._session.head.mode is Mode.PRACTICE

    def _model(self) -> None:
        plays = self._session.state.plays
        turn = self._session.entry.scenario.turn(plays[-1].turn_id) if plays else None
        if turn is None or not turn.model or not self._may_help():
            self._say(_("A model reply is shown after you have answered."))
            return
        self._session.show_model(turn.id)
        self._paper.print(box(Paragraph(turn.model), title=_("Model reply"), style="green"))

    def _again(self) -> None:
        if not self._session.state.can_try_again:
            self._say(_("There is no reply to take back."))
            return
        self._session.try_again()
        self._say(_("Taken back. Answer this once more:"))
        self._scene.last_lines()
        self._scene.goal()

    def _notes(self) -> None:
        notes = self._session.entry.notes if self._may_help() else ()
        if not notes:
            self._say(_("There are no pages to read here."))
        for note in notes:
            self._paper.print(box(Page(note.text), title=note.title))

    def _stop(self) -> None:
        self._session.stop()

    def _leave(self, typed: str = "") -> None:
        if typed.strip():
            self._session.save_draft(typed)
        self._session.pause()
        self._paper.print()
        how = _("Everything is stored. To continue, type: {command}")
        self._say(how.format(command=f"{invocation()} drill"))

    def _finish(self) -> None:
        report = debrief(self._session.head, self._session.state)
        if self._session.head.mode is Mode.EXAM:
            self._scene.all_feedback(report.replies)
        else:
            self._scene.models(report.replies)
        self._scene.debrief(report)
