"""What every drill in the terminal has: commands, leaving, stopping, beginning again, and the end."""

from __future__ import annotations

import unicodedata
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from rich.text import Text

from trainer.cli.invocation import invocation
from trainer.cli.keyboard import Interrupted, ReadReply, is_command
from trainer.cli.markdown import Page
from trainer.cli.paper import Paper, Paragraph, box
from trainer.cli.scene import Scene
from trainer.cli.stopping import ask_why
from trainer.cli.voice import Speaker
from trainer.core.codes import Mode
from trainer.core.errors import UserFacingError
from trainer.services.debriefs import debrief
from trainer.services.drills import DrillSession
from trainer.wording.catalogue import _
from trainer.wording.errors import explain
from trainer.wording.numbers import clock

LATER, RESTART, STOP, HELP = "/later", "/restart", "/stop", "/help"
AGAIN, NOTES = "/again", "/notes"

Commands = Mapping[str, tuple[Callable[[], None], str]]
"""By name, what a command does, and what /help says of it."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Where somebody plays.

    Attributes:
        read: Asks for one text.
        speaker: Reads customer's lines aloud.
        restart: Begins a drill anew.
    """

    paper: Paper
    read: ReadReply
    speaker: Speaker
    restart: Callable[[DrillSession], DrillSession]


class TerminalDrill(ABC):
    """Plays one session: prints what happens and takes what is typed until the drill is over.

    Args:
        session: Begun or continued.
        desk: Where it is played.
    """

    def __init__(self, session: DrillSession, desk: Desk) -> None:
        self._desk = desk
        self._paper = desk.paper
        self._is_leaving = False
        self._take_up(session)

    def play(self) -> bool:
        """Play to the end, or until the trainee leaves; everything sent is stored in either case.

        Returns:
            Whether the drill is over.
        """
        self._introduce()
        try:
            while not self._session.state.is_over and not self._is_leaving:
                self._take_turn()
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

    # What the drills differ in

    @abstractmethod
    def _open_turn(self) -> None:
        """Print what stands above the prompt when a drill is opened."""

    @abstractmethod
    def _ask(self) -> str | None:
        """Ask for one text; ``None`` if there is something to look at before."""

    @abstractmethod
    def _take(self, typed: str) -> None:
        """Take a text that is no command."""

    @abstractmethod
    def _keep(self, typed: str) -> None:
        """Keep what stood in the line when the trainee leaves."""

    @abstractmethod
    def _own_commands(self) -> Commands:
        """Return the commands that other drills do not have."""

    @abstractmethod
    def _before_stop(self) -> None:
        """Leave as the draft what is to be kept as not sent."""

    # What they share

    def _take_up(self, session: DrillSession) -> None:
        self._session = session
        self._scene = Scene(session, self._paper)

    @property
    def _mode(self) -> Mode:
        return self._session.head.mode

    def _say(self, text: str, style: str = "dim") -> None:
        self._paper.print(Paragraph(text, style=style))

    def _introduce(self) -> None:
        self._scene.open()
        self._open_turn()

    def _take_turn(self) -> None:
        """Take one text: a command, or what belongs to the drill."""
        typed = self._ask()
        if typed is None or self._session.state.is_over:
            return
        if is_command(typed):
            self._run(unicodedata.normalize("NFKC", typed).strip().lower())
        else:
            self._take(typed)

    def _commands(self) -> Commands:
        return {
            **self._own_commands(),
            LATER: (self._later, _("leave now and continue another day")),
            RESTART: (self._restart, _("stop this drill and begin it anew")),
            STOP: (self._stop, _("end this drill without a result")),
            HELP: (self._help, _("this list")),
        }

    def _run(self, name: str) -> None:
        action, _meaning = self._commands().get(name, (self._help, ""))
        try:
            action()
        except UserFacingError as error:
            self._say(explain(error).text, style="yellow")

    def _how_to_send(self) -> str:
        """Return how a text is sent, where that is not the end of its line."""
        return ""

    def _help(self) -> None:
        if how := self._how_to_send():
            self._say(how)
        for name, (_action, meaning) in self._commands().items():
            self._paper.print(Text(f"  {name:8}", style="bold").append(f"  {meaning}", style="not bold"))

    def _show_notes(self) -> None:
        notes = self._session.entry.notes
        if not notes:
            self._say(_("There are no pages to read here."))
        for note in notes:
            self._paper.print(box(Page(note.text), title=note.title))

    def _later(self) -> None:
        self._is_leaving = True

    def _restart(self) -> None:
        fresh = self._desk.restart(self._session)
        self._say(_("The drill is begun anew. What was played so far is kept."))
        self._take_up(fresh)
        self._introduce()

    def _stop(self) -> None:
        why = ask_why(self._paper, self._desk.read)
        if why is None:
            self._say(_("The drill goes on."))
            return
        reason, words = why
        self._before_stop()
        self._session.stop(words, reason)

    def _leave(self) -> None:
        self._session.pause()
        self._paper.print()
        left = self._session.time_left()
        if left is not None:
            self._say(_("The clock of the exam goes on: {time} left.").format(time=clock(left)), "yellow")
        how = _("Everything is stored. To continue, type: {command}")
        self._say(how.format(command=f"{invocation()} drill"))

    def _finish(self) -> None:
        report = debrief(self._session.head, self._session.state)
        if self._mode is Mode.PRACTICE:
            self._scene.models(report.replies)
        else:
            self._scene.all_feedback(report.replies)
        self._scene.debrief(report)
