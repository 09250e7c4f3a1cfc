"""A drill in the terminal in which the trainee writes: practice and exams."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from trainer.cli.keyboard import Aside, BrokenOff, can_begin_with_text, is_command
from trainer.cli.paper import Paragraph, box
from trainer.cli.play import AGAIN, HELP, NOTES, Commands, TerminalDrill
from trainer.core.codes import Finish, Mode
from trainer.core.drill_events import CustomerSaid, Effect, Feedback
from trainer.core.errors import UserFacingError
from trainer.core.scenario import Channel, Line
from trainer.services.drills import DrillSession
from trainer.wording.catalogue import _
from trainer.wording.errors import explain
from trainer.wording.names import customer_name
from trainer.wording.numbers import clock

HINT, MODEL, TEXT = "/hint", "/model", "/text"
_SPOKEN = (Channel.PHONE, Channel.IN_PERSON)

_log = logging.getLogger(__name__)


class WrittenDrill(TerminalDrill):
    """Reads replies; the customer hears them, and does not wait for ever."""

    def _take_up(self, session: DrillSession) -> None:
        super()._take_up(session)
        scenario = session.entry.scenario
        self._is_letter = scenario.channel is Channel.EMAIL
        self._is_spoken = scenario.channel in _SPOKEN
        self._covered: tuple[Line, ...] = ()
        self._begun = ""

    def _open_turn(self) -> None:
        state = self._session.state
        if not state.is_over:
            self._say(self._instruction().format(help=HELP))
        if len(state.transcript) == 1:
            self._hear([state.transcript[0].line])
        else:
            self._scene.conversation()
        if state.is_over:
            self._show(())
        self._scene.goal()

    def _instruction(self) -> str:
        if self._is_letter:
            return _(
                "Write your reply in as many lines as it needs; a line with a dot alone (.) sends it. "
                "{help} lists what else you can type."
            )
        return _("Write your reply and press Enter. {help} lists what else you can type.")

    # Taking one text

    def _ask(self) -> str | None:
        self._let_time_pass()
        if self._session.state.is_over:
            return None
        draft = self._session.draft
        if draft and not can_begin_with_text():
            self._paper.print(box(Paragraph(draft), title=_("Your draft")))
        self._scene.answer_subject()
        try:
            return self._read(draft)
        except Aside as aside:
            self._begun = aside.typed + "\n"
            self._keep(self._begun)
            return aside.command
        except BrokenOff as pause:
            self._keep(pause.typed)
            return None

    def _read(self, draft: str) -> str:
        """Read a reply; a letter that a command broke off goes on, in the line or below what stands."""
        begun, self._begun = self._begun, ""
        return self._desk.read(
            self._prompt(),
            draft,
            before="" if can_begin_with_text() else begun,
            attend=self._attend,
            is_letter=self._is_letter,
        )

    def _how_to_send(self) -> str:
        return _("A line with a dot alone (.) sends the letter.") if self._is_letter else ""

    def _prompt(self) -> str:
        left = self._session.time_left()
        return "> " if left is None else _("{time} left").format(time=clock(left)) + " > "

    def _attend(self, typed: str) -> bool:
        """Keep what stands in the line, and say whether the time that passed changes anything."""
        try:
            self._keep(typed)
        except UserFacingError as error:
            _log.warning("a draft could not be kept: %s", error.code)  # sending says so, and shows the text
            return False
        return self._session.is_something_due()

    def _keep(self, typed: str) -> None:
        if not is_command(typed):
            self._session.save_draft(typed)

    def _before_stop(self) -> None:
        """What stood in the line is the draft already."""

    def _take(self, typed: str) -> None:
        text = typed.strip()
        if not text and self._covered:
            self._uncover()
            return
        try:
            self._let_time_pass(text)
            if not self._session.state.is_over:
                self._show(self._session.send(text))
                self._scene.goal()
        except UserFacingError as error:
            if self._session.state.waiting is not None:
                raise  # it is stored and only its score is missing: the next start goes on from there
            self._say(explain(error).text, style="yellow")
            if text and not error.code.startswith("reply-"):
                self._paper.print(box(Paragraph(typed), title=_("Not sent"), style="yellow"))

    # Time

    def _let_time_pass(self, typed: str | None = None) -> None:
        """Let the customer say what is due, and end an exam whose time is over.

        Args:
            typed: What was typed and is going to be sent; ``None`` for the draft.
        """
        while self._session.is_something_due():
            effects = self._session.let_time_pass(typed)
            if not self._session.state.is_over:
                name = customer_name(self._session.entry.scenario.customer.name)
                self._say(_("Meanwhile {name} goes on:").format(name=name), "yellow")
            self._show(effects)

    # Showing what happened

    def _show(self, effects: Sequence[Effect]) -> None:
        if any(isinstance(effect, Feedback) for effect in effects):
            self._scene.last_feedback()
        self._hear([effect.line for effect in effects if isinstance(effect, CustomerSaid)])
        if self._session.state.finish is Finish.TIME_LIMIT:
            self._say(_("The time of the exam is over."), "bold yellow")

    def _hear(self, lines: Sequence[Line]) -> None:
        """Say lines and show them; on the telephone and face to face they are heard before they are read."""
        if not lines:
            return
        speaker = self._desk.speaker
        speaker.say(lines, self._session.entry.scenario)
        if self._is_spoken and speaker.is_heard():
            self._covered = (*self._covered, *lines)
            self._scene.customer_speaks(TEXT)
        else:
            for line in lines:
                self._scene.customer(line)

    def _uncover(self) -> None:
        if not self._covered:
            self._scene.last_lines()
        for line in self._covered:
            self._scene.customer(line)
        self._covered = ()

    # Commands

    def _own_commands(self) -> Commands:
        commands: Commands = {TEXT: (self._uncover, _("the text of what the customer said"))}
        if not self._is_spoken:
            commands = {}
        if self._mode is Mode.EXAM:
            return commands
        return {
            **commands,
            HINT: (self._hint, _("a hint for what is still to be said")),
            NOTES: (self._show_notes, _("the pages that belong to this case")),
            AGAIN: (self._again, _("take the last reply back and write another")),
            MODEL: (self._model, _("the model reply to the last message you answered")),
        }

    def _run(self, name: str) -> None:
        if self._mode is Mode.EXAM and name in (HINT, NOTES, AGAIN, MODEL):
            self._say(_("An exam has no hints, no notes and no second try."))
        else:
            super()._run(name)

    def _help(self) -> None:
        super()._help()
        if not self._is_letter:
            self._say(_("A line that ends with a backslash (\\) goes on in the next one."))

    def _hint(self) -> None:
        hint = self._session.take_next_hint()
        if hint:
            self._say(hint, style="italic")
        else:
            self._say(_("There is no further hint here."))

    def _model(self) -> None:
        plays = self._session.state.plays
        turn = self._session.entry.scenario.turn(plays[-1].turn_id) if plays else None
        if turn is None or not turn.model:
            self._say(_("A model reply is shown after you have answered."))
            return
        self._session.show_model(turn.id)
        self._paper.print(box(Paragraph(turn.model), title=_("Model reply"), style="green"))

    def _again(self) -> None:
        if not self._session.state.can_try_again:
            self._say(_("There is no reply to take back."))
            return
        self._session.try_again(self._begun or None)
        self._covered = ()
        self._say(_("Taken back. Answer this once more:"))
        self._scene.last_lines()
        self._scene.goal()
