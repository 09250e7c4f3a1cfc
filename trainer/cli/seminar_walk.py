"""A seminar in the terminal: its notes, its quiz, its prompts, and the questions for those who decide."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass

from trainer.cli.invocation import invocation
from trainer.cli.keyboard import Interrupted, ReadReply, is_command
from trainer.cli.markdown import Page
from trainer.cli.pager import turn_pages
from trainer.cli.paper import Paper, Paragraph, box
from trainer.cli.quizzing import play_sitting
from trainer.core.errors import UserFacingError
from trainer.core.quiz_records import SeminarEntry
from trainer.core.seminar import Prompt
from trainer.services.office import Office
from trainer.services.seminars import SeminarState
from trainer.wording.catalogue import _
from trainer.wording.errors import explain
from trainer.wording.numbers import SECONDS_A_MINUTE, day, minutes, number
from trainer.wording.seminars import owner_heading, quiz_words

HINT, BY, BACK, LATER = "/hint", "/by", "/back", "/later"

_log = logging.getLogger(__name__)


class _Left(Exception):
    """Somebody goes on another time."""


@dataclass
class _Line:
    """What is being typed, which is stored at each pause.

    Attributes:
        entry_id: Of what was stored of it so far; empty for nothing.
    """

    entry_id: str = ""


class SeminarWalk:
    """Leads through a seminar from where somebody stands.

    Args:
        office: All services.
        paper: Where it is printed.
        read: Reads what is typed.
        state: Of the seminar.
    """

    def __init__(self, office: Office, paper: Paper, read: ReadReply, state: SeminarState) -> None:
        self._office = office
        self._paper = paper
        self._read = read
        self._state = state
        self._by = ""

    def go(self) -> None:
        """Go through it; what is left for another time is kept."""
        seminar = self._state.seminar
        self._paper.rule(seminar.title, style="dim")
        self._say(minutes(seminar.minutes * SECONDS_A_MINUTE), "dim")
        if seminar.introduction and not self._state.is_begun:
            self._paper.print(Page(seminar.introduction))
        try:
            self._read_notes()
            self._play_quiz()
            self._discuss()
            self._ask_owner()
        except _Left:
            self._say(
                _("Everything is kept. To continue, type: {command} seminar {name}").format(
                    command=invocation(), name=self._name
                )
            )
            return
        self._say(
            _("To have it all as one document, type: {command} seminar export {name} FILE.html").format(
                command=invocation(), name=self._name
            )
        )

    @property
    def _name(self) -> str:
        return f"{self._state.pack.id}/{self._state.seminar.id}"

    def _read_notes(self) -> None:
        for one in self._state.readings:
            if one.read_at is not None:
                words = _("✓ {title} (read {day})").format(title=one.note.title, day=day(one.read_at))
                self._say(words, "dim")
                continue
            self._paper.print()
            if not turn_pages(self._paper, one.note.text, lambda prompt, _start: self._read(prompt)):
                raise _Left
            self._office.seminars.mark_read(self._state, one.note.id)
            self._enter(_("Press Enter to go on, q to leave: "))

    def _play_quiz(self) -> None:
        state, quizzes = self._state, self._office.quizzes
        if state.quiz is None:
            return
        if state.is_quiz_done:
            self._say(f"✓ {state.quiz.title} ({quiz_words(state)})", "dim")
            return
        if state.sitting is not None and state.sitting.standing.finish is None:
            session = quizzes.resume(state.sitting.head.id)
        else:
            entry = quizzes.find(state.quiz.id, pack_id=state.pack.id)
            session = quizzes.start(state.trainee_id, entry, seminar_id=state.seminar.id)
        if not play_sitting(session, self._paper, self._read):
            raise _Left

    def _discuss(self) -> None:
        prompts = self._state.seminar.prompts
        for place, prompt in enumerate(prompts, start=1):
            self._paper.print()
            title = _("Discussion {place} of {all}").format(place=number(place), all=number(len(prompts)))
            self._paper.print(box(Page(prompt.text), title=title))
            if place == 1:
                self._explain_writing()
            self._write(prompt)

    def _ask_owner(self) -> None:
        self._paper.print()
        self._say(owner_heading(self._state), "bold")
        self._say(_("What do the notes leave open? Write one question a line; an empty line ends it."))
        self._write(None)

    def _explain_writing(self) -> None:
        self._say(
            _(
                "Write what is said and press Enter; an empty line goes on. "
                "{by} NAME says who speaks, {hint} shows what a good discussion comes to, "
                "{back} takes the last line back, {later} leaves."
            ).format(by=BY, hint=HINT, back=BACK, later=LATER),
            "dim",
        )

    # Writing

    def _write(self, prompt: Prompt | None) -> None:
        """Take lines until an empty one."""
        written = list(self._state.questions if prompt is None else self._state.said(prompt.id))
        for one in written:
            self._show(one)
        while (typed := self._line(prompt)) is not None:
            text, line = typed
            if is_command(text):
                self._run(text.strip(), prompt, written)
            elif (entry := self._store(text, prompt, line)) is not None:
                written.append(entry)

    def _line(self, prompt: Prompt | None) -> tuple[str, _Line] | None:
        """Return one line, and what was stored of it while it was typed; ``None`` for an empty one."""
        line = _Line()
        try:
            text = self._read(
                f"{self._by} > " if self._by else "> ", attend=lambda typed: self._keep(typed, prompt, line)
            )
        except EOFError:
            return None
        except Interrupted as pause:
            self._store(pause.typed, prompt, line)
            raise _Left from None
        if is_command(text) and line.entry_id:
            self._office.seminars.remove(line.entry_id)  # its beginning looked like words
        return (text, line) if text.strip() else None

    def _keep(self, typed: str, prompt: Prompt | None, line: _Line) -> bool:
        """Store what is typed so far; the typing goes on."""
        try:
            if not is_command(typed):
                entry = self._saved(typed, prompt, line)
                line.entry_id = "" if entry is None else entry.id
        except UserFacingError as error:
            _log.warning("a draft could not be kept: %s", error.code)  # Enter says so, and shows the text
        return False

    def _store(self, text: str, prompt: Prompt | None, line: _Line) -> SeminarEntry | None:
        try:
            return self._saved(text, prompt, line)
        except UserFacingError as error:
            self._say(explain(error).text, "yellow")
            self._paper.print(box(Paragraph(text), title=_("Not stored"), style="yellow"))
            return None

    def _saved(self, text: str, prompt: Prompt | None, line: _Line) -> SeminarEntry | None:
        prompt_id = "" if prompt is None else prompt.id
        return self._office.seminars.write(
            self._state, text, prompt_id=prompt_id, by=self._by, entry_id=line.entry_id
        )

    def _run(self, command: str, prompt: Prompt | None, written: list[SeminarEntry]) -> None:
        name, _space, rest = command.partition(" ")
        if name == LATER:
            raise _Left
        commands: dict[str, Callable[[], None]] = {
            BY: lambda: self._speaks(rest.strip()),
            HINT: lambda: self._hint(prompt),
            BACK: lambda: self._take_back(written),
        }
        commands.get(name, self._explain_writing)()

    def _speaks(self, name: str) -> None:
        self._by = name

    def _hint(self, prompt: Prompt | None) -> None:
        if prompt is None or not prompt.hint:
            self._say(_("There is no hint here."))
        else:
            self._paper.print(box(Page(prompt.hint), title=_("What a good discussion comes to")))

    def _take_back(self, written: list[SeminarEntry]) -> None:
        if not written:
            self._say(_("There is nothing to take back."))
            return
        self._office.seminars.remove(written.pop().id)
        self._say(_("Taken back."))

    # Saying

    def _show(self, entry: SeminarEntry) -> None:
        self._paper.print(box(Paragraph(entry.text), title=entry.by or _("You")))

    def _enter(self, question: str) -> None:
        try:
            if self._read(question).strip().lower() in ("q", LATER):
                raise _Left
        except EOFError:
            return
        except Interrupted:
            raise _Left from None

    def _say(self, text: str, style: str = "") -> None:
        self._paper.print(Paragraph(text, style=style))
