"""A quiz being played in the terminal: one question after the other, by numbers and letters."""

from __future__ import annotations

import logging
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping

from rich.text import Text

from trainer.cli.invocation import invocation
from trainer.cli.keyboard import BrokenOff, Interrupted, ReadReply
from trainer.cli.markdown import Page
from trainer.cli.paper import Paper, Paragraph, box
from trainer.cli.quiz_answering import AnswerReader, LeftOut
from trainer.cli.quiz_sheet import how_to_answer, question_sheet
from trainer.cli.quiz_typing import is_written, plain
from trainer.core.errors import UserFacingError
from trainer.core.given import Entered, Given
from trainer.core.quiz_records import SittingMode
from trainer.core.sitting import Asks, Stage
from trainer.services.quizzes import QuizSession
from trainer.wording.catalogue import _
from trainer.wording.errors import explain
from trainer.wording.quizzing import clock_runs_on, place_line, sitting_mode_name, sitting_title

_log = logging.getLogger(__name__)

Commands = Mapping[str, tuple[Callable[[], None], str]]
"""By what is typed: what a command does, and what help says of it."""


Made = tuple[()] | tuple[Given | None]


class TerminalSitting(ABC):
    """Plays one sitting: prints questions and takes what is typed until it is over.

    Args:
        session: Begun or continued.
        paper: Where it is printed.
        read: Asks for one line.
    """

    def __init__(self, session: QuizSession, paper: Paper, read: ReadReply) -> None:
        self._session = session
        self._paper = paper
        self._read = read
        self._is_leaving = False
        self._shown: object = None

    def play(self) -> bool:
        """Play to the end, or until the trainee leaves; everything answered is stored in either case.

        Returns:
            Whether it is over.
        """
        self._introduce()
        try:
            while not self._session.state.is_over and not self._is_leaving:
                self._step()
        except EOFError:
            self._is_leaving = True
        except Interrupted as interruption:
            self._keep(interruption.typed)
            self._is_leaving = True
        if not self._session.state.is_over:
            self._leave()
            return False
        self._finish()
        return True

    # What the modes differ in

    @abstractmethod
    def _step(self) -> None:
        """Take one line: an answer, a rating or a command."""

    @abstractmethod
    def _commands(self) -> Commands:
        """Return what can be typed beside an answer."""

    @abstractmethod
    def _finish(self) -> None:
        """Print what it came to."""

    # What they share

    def _introduce(self) -> None:
        head = self._session.head
        self._paper.rule(Text(sitting_title(head), style="bold"), style="dim")
        self.say(
            _("{mode} · ? shows what can be typed").format(mode=sitting_mode_name(head.mode, head.title))
        )

    def say(self, text: str, style: str = "dim") -> None:
        """Print a sentence beside the matter."""
        self._paper.print(Paragraph(text, style=style))

    def _show_question(self) -> None:
        """Print the question, unless it stands there already."""
        session = self._session
        key = (session.state.place, len(session.state.given_answers), session.state.stage)
        if key == self._shown:
            return
        self._shown = key
        self._paper.print()
        self._paper.print(Paragraph(self._heading(), style="bold"))
        self._paper.print(question_sheet(session.question, session.order, session.draft))
        if session.picture is not None:
            self.say(_("Picture: {file}").format(file=session.picture))
        self.say(how_to_answer(session.question))

    def _heading(self) -> str:
        line, title = place_line(self._session.state), self._session.quiz_title
        return line if self._session.head.title else f"{line} · {title}"

    def _asked(self, prompt: str = "> ") -> str | None:
        """Ask for a line; ``None`` if a command was typed, or the time is over."""
        try:
            typed = self._read(prompt, self._beginning(), attend=self._attend)
        except BrokenOff:
            return None
        if self._session.let_time_pass() or self._session.state.is_over:
            return None
        command = self._command(typed)
        if command is None:
            return typed
        self._run(command)
        return None

    def _beginning(self) -> str:
        """Return what was typed of a text before."""
        draft = self._session.draft
        return draft.text if self._is_writing() and isinstance(draft, Entered) else ""

    def _attend(self, typed: str) -> bool:
        """Keep what stands in the line, and say whether the time is over."""
        try:
            self._keep(typed)
            return self._session.let_time_pass() or self._session.state.is_over
        except UserFacingError as error:
            _log.warning("a draft could not be kept: %s", error.code)  # answering says so
            return False

    def _keep(self, typed: str) -> None:
        """Keep what stands in the line as the draft, where a text is asked for.

        What is only the beginning of the text that stood there before is that text being deleted, towards a
        command or towards another answer; it is kept when it is entered.
        """
        is_deleting = self._beginning().startswith(typed)
        if self._is_writing() and not is_deleting and self._command(typed) is None:
            self._session.save_draft(Entered(typed))

    def _is_writing(self) -> bool:
        state = self._session.state
        is_asked = state.stage is Stage.ASKING and state.asks[state.place] is not Asks.NOTHING
        return is_asked and is_written(self._session.question)

    def _command(self, typed: str) -> str | None:
        """Return the command that was typed; before a text it needs a slash."""
        word = plain(typed)
        if word.startswith("/"):
            return word[1:]
        is_one = word in self._commands() and (word == "?" or not self._is_writing())
        return word if is_one else None

    def _run(self, command: str) -> None:
        action, _meaning = self._commands().get(command, (self._help, ""))
        self._try(action)

    def _try(self, action: Callable[[], object]) -> bool:
        """Do something; where it cannot be done say why, and return that it was not."""
        try:
            action()
        except UserFacingError as error:
            self.say(explain(error).text, "yellow")
            return False
        return True

    def _help(self) -> None:
        if self._session.state.stage is Stage.ASKING:
            self.say(how_to_answer(self._session.question))
        slash = "/" if self._is_writing() else ""
        for name, (_action, meaning) in self._commands().items():
            self._paper.print(
                Text(f"  {slash + name.upper():4}", style="bold").append(f" {meaning}", "not bold")
            )

    def _read_note(self) -> None:
        note = self._session.note
        if note is None:
            self.say(_("No note belongs to this question."))
        else:
            self._paper.print(box(Page(note.text), title=note.title))

    def _made(self, typed: str) -> Made:
        """Make an answer of what was typed, asking on where it takes more.

        Returns:
            The answer in a tuple, ``None`` in it for "I do not know"; nothing if there is no answer yet.
        """
        reader = AnswerReader(self._session, self._paper, self._asked_on)
        try:
            given = reader.answer(typed)
        except LeftOut:
            return (None,)
        except BrokenOff:
            return ()
        return () if given is None else (given,)

    def _asked_on(self, prompt: str) -> str:
        """Ask for more of an answer; a command with a slash breaks it off."""
        typed = self._read(prompt, attend=self._attend)
        if plain(typed).startswith("/"):
            self._run(plain(typed)[1:])
            raise BrokenOff(typed)
        return typed

    def _to_leave(self) -> None:
        self._is_leaving = True

    def _leave(self) -> None:
        """Say what is kept; of what could not be stored that was said before, and it is not said to be."""
        self._paper.print()
        try:
            if self._session.drop_if_untouched():
                self.say(_("Nothing was answered, so nothing is kept."))
                return
            self._session.leave()
        except UserFacingError as error:
            self.say(explain(error).text, "yellow")
            how = _("What was stored before is kept. To continue, type: {command}")
        else:
            how = _("Everything is stored. To continue, type: {command}")
        self.say(how.format(command=f"{invocation()} quiz --resume"))
        if self._session.head.mode is SittingMode.EXAM:
            self.say(clock_runs_on(), "yellow")
