"""A drill in the terminal."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.console import Console
from rich.markdown import Markdown
from rich.panel import Panel
from rich.text import Text

from trainer.cli.cards import card_table, marked_reply, print_debrief
from trainer.core.drill_events import CustomerSaid, Effect, Feedback
from trainer.core.drill_state import Mode, mood_band
from trainer.core.errors import UserFacingError
from trainer.core.scenario import Line
from trainer.services.debriefs import debrief, judged_criteria
from trainer.services.drills import DrillSession
from trainer.wording.catalogue import _
from trainer.wording.errors import explain
from trainer.wording.names import channel_name, level_name, mood_name

HINT, MODEL, AGAIN, NOTES, LATER, STOP, HELP = (
    "/hint",
    "/model",
    "/again",
    "/notes",
    "/later",
    "/stop",
    "/help",
)

Speak = Callable[[Sequence[Line]], None]
ReadLine = Callable[[str], str]


class TerminalDrill:
    """Plays one session: prints what happens, reads replies until the drill is over.

    Args:
        session: Begun or continued.
        console: Where it is printed.
        read_line: Asks for one line; raises EOFError at the end of the input.
        speak: Reads a customer's line aloud.
    """

    def __init__(self, session: DrillSession, console: Console, read_line: ReadLine, speak: Speak) -> None:
        self._session = session
        self._console = console
        self._read_line = read_line
        self._speak = speak

    def play(self) -> None:
        """Play to the end, or until the trainee leaves; everything sent is stored in either case."""
        self._introduce()
        try:
            while not self._session.state.is_over:
                if not self._next_reply():
                    self._leave()
                    return
        except (EOFError, KeyboardInterrupt):
            self._leave()
            return
        self._finish()

    def _introduce(self) -> None:
        state, scenario = self._session.state, self._session.entry.scenario
        self._console.rule(Text(scenario.title, style="bold"))
        self._console.print(f"{channel_name(scenario.channel)} · {level_name(scenario.level)}", style="dim")
        if scenario.briefing:
            self._console.print(Panel(Markdown(scenario.briefing), title=_("Situation"), title_align="left"))
        self._console.print(
            _("Write your reply and press Enter. {help} lists what else you can type.").format(help=HELP),
            style="dim",
        )
        for entry in state.transcript:
            if entry.reply_id is None:
                self._customer(entry.line)
            else:
                self._console.print(Text(_("You") + ": ", style="bold").append(entry.line.text))
        if len(state.transcript) == 1:
            self._speak([state.transcript[0].line])
        self._print_goal()

    def _print_goal(self) -> None:
        goal = self._session.state.turn.goal
        if goal:
            self._console.print(Text(_("Your goal") + ": ", style="dim").append(goal))

    def _customer(self, line: Line) -> None:
        name = self._session.entry.scenario.customer.name
        mood = mood_name(mood_band(self._session.state.mood))
        title = f"{name} · {mood}"
        self._console.print(Panel(Text(line.text), title=title, title_align="left", border_style="blue"))

    def _next_reply(self) -> bool:
        """Take one line: a command, or a reply. Return whether to go on."""
        draft = self._session.draft
        if draft:
            self._console.print(Text(_("Your draft") + ": ", style="dim").append(draft))
        typed = self._read_line("> ").strip()
        if typed.startswith("/"):
            return self._command(typed.lower())
        try:
            effects = self._session.send(typed)
        except UserFacingError as error:
            self._console.print(Text(explain(error).text, style="yellow"))
            return True
        self._show(effects)
        return True

    def _show(self, effects: tuple[Effect, ...]) -> None:
        for effect in effects:
            if isinstance(effect, Feedback):
                self._feedback(effect)
        lines = [effect.line for effect in effects if isinstance(effect, CustomerSaid)]
        for line in lines:
            self._customer(line)
        self._speak(lines)
        if not self._session.state.is_over:
            self._print_goal()

    def _feedback(self, effect: Feedback) -> None:
        play = self._session.state.plays[-1]
        judged = judged_criteria(self._session.state, play)
        self._console.print(Panel(marked_reply(play.text, judged), title=_("You"), title_align="left"))
        self._console.print(card_table(play.text, effect.card, judged))

    def _command(self, command: str) -> bool:
        actions: dict[str, Callable[[], None]] = {
            HINT: self._hint,
            MODEL: self._model,
            AGAIN: self._again,
            NOTES: self._notes,
            HELP: self._help,
        }
        if command == LATER:
            return False
        if command == STOP:
            self._session.stop()
            return True
        actions.get(command, self._help)()
        return True

    def _help(self) -> None:
        for name, meaning in (
            (HINT, _("a hint for what is still to be said")),
            (NOTES, _("the pages that belong to this case")),
            (AGAIN, _("take the last reply back and write another")),
            (MODEL, _("the model reply to the last message you answered")),
            (LATER, _("leave now and continue another day")),
            (STOP, _("end this drill without a result")),
        ):
            self._console.print(f"  {name:8} {meaning}", highlight=False)

    def _hint(self) -> None:
        state = self._session.state
        hints = [one for one in state.turn.criteria if one.hint and one.id not in state.hints_taken]
        if not self._may_help() or not hints:
            self._console.print(_("There is no further hint here."), style="dim")
            return
        self._session.take_hint(hints[0].id)
        self._console.print(Text(hints[0].hint, style="italic"))

    def _may_help(self) -> bool:
        return self._session.head.mode is Mode.PRACTICE

    def _model(self) -> None:
        plays = self._session.state.plays
        turn = self._session.entry.scenario.turn(plays[-1].turn_id) if plays else None
        if turn is None or not turn.model or not self._may_help():
            self._console.print(_("A model reply is shown after you have answered."), style="dim")
            return
        self._session.show_model(turn.id)
        self._console.print(Panel(Text(turn.model), title=_("Model reply"), title_align="left"))

    def _again(self) -> None:
        if not self._session.state.can_try_again:
            self._console.print(_("There is no reply to take back."), style="dim")
            return
        self._session.try_again()
        self._console.print(_("Taken back. Answer this once more:"), style="dim")
        said = [entry.line for entry in self._session.state.transcript if entry.reply_id is None]
        self._customer(said[-1])

    def _notes(self) -> None:
        notes = self._session.entry.notes if self._may_help() else ()
        if not notes:
            self._console.print(_("There are no pages to read here."), style="dim")
        for note in notes:
            self._console.print(Panel(Markdown(note.text), title=note.title, title_align="left"))

    def _leave(self) -> None:
        self._session.pause()
        self._console.print(_("Everything is stored. Start again to continue at this word."), style="dim")

    def _finish(self) -> None:
        report = debrief(self._session.head, self._session.state)
        if self._session.head.mode is Mode.EXAM:
            for reply in report.replies:
                self._console.print(
                    Panel(marked_reply(reply.play.text, reply.judged), title=_("You"), title_align="left")
                )
                self._console.print(card_table(reply.play.text, reply.card, reply.judged))
        print_debrief(self._console, report.state, report.score)
