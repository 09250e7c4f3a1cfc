"""The command ``replay``: an old drill step by step."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from trainer.cli.cards import feedback
from trainer.cli.entrance import Tools
from trainer.cli.keyboard import Interrupted, ReadReply, read_text
from trainer.cli.paper import Paper, Paragraph, box
from trainer.cli.results import closing_line, print_debrief
from trainer.cli.statuses import FINE
from trainer.cli.streams import is_interactive
from trainer.core.codes import Mode
from trainer.core.drill_events import Scored
from trainer.core.drill_state import DrillState, Entry, mood_band
from trainer.core.errors import UserFacingError
from trainer.core.records import AttemptSummary
from trainer.services.debriefs import debrief, judged_criteria
from trainer.services.drills import Replay, ReplayStep
from trainer.services.office import Office
from trainer.services.tries import tries_together
from trainer.wording.catalogue import _
from trainer.wording.names import channel_name, mode_name, mood_name, result_name
from trainer.wording.numbers import clock, day_and_time, score_range
from trainer.wording.plays import play_facts, rule_line
from trainer.wording.replays import step_place, step_title

_QUIT = ("q", "/later", "/stop")


def replay(arguments: argparse.Namespace, paper: Paper, tools: Tools) -> int:
    """Print the drill that was named, or chosen from the list, step by step or at once.

    At once, the newest is meant where none is named.

    Raises:
        UserFacingError: ``no-drills``, ``drill-unnamed``, ``drill-unknown``, or ``attempt-pack-gone``.
    """
    may_ask = is_interactive()
    with tools.office() as office:
        which = "1" if arguments.which is None and arguments.all else arguments.which
        old = office.drills.replay(_chosen(which, office, paper, may_ask=may_ask))
        Replayed(old, paper, read_text).show(waits=may_ask and not arguments.all)
    return FINE


def _chosen(which: str | None, office: Office, paper: Paper, *, may_ask: bool) -> str:
    """Return the id of the drill that is meant."""
    trainee = office.trainees.present()
    history = office.progress.history(trainee.id) if trainee is not None else ()
    if not history:
        raise UserFacingError("no-drills")
    if which is None:
        paper.print(_drills(history))
        if not may_ask:
            raise UserFacingError("drill-unnamed")
        which = _asked(_("Which one? Type its number: "))
    if which.strip().isdecimal():
        place = int(which)
        found = [one.head.id for one in history[place - 1 : place]] if place else []
    else:
        found = [one.head.id for one in history if one.head.id == which.strip()]
    if not found:
        raise UserFacingError("drill-unknown", which=which, count=len(history))
    return found[0]


def _asked(question: str) -> str:
    try:
        return read_text(question)
    except EOFError:
        raise UserFacingError("drill-unnamed") from None


def _drills(history: Sequence[AttemptSummary]) -> Table:
    """Return the drills that were played, the newest first, with their numbers."""
    table = Table.grid(padding=(0, 2), expand=True)
    table.add_column(justify="right")
    table.add_column(no_wrap=True, style="dim")
    table.add_column(ratio=1)
    for place, one in enumerate(history, start=1):
        standing = one.standing
        result = _("unfinished") if one.is_unfinished else result_name(standing.result)
        facts = (mode_name(one.head.mode), score_range(standing.low_score, standing.high_score), result)
        table.add_row(
            str(place),
            day_and_time(one.head.started_at),
            Group(Paragraph(one.head.scenario_title), Paragraph(" · ".join(facts), style="dim")),
        )
    return table


class Replayed:
    """Prints one drill.

    Args:
        old: What was played.
        paper: Where it is printed.
        read: Waits for Enter.
    """

    def __init__(self, old: Replay, paper: Paper, read: ReadReply) -> None:
        self._old = old
        self._paper = paper
        self._read = read
        # An exam that goes on says nothing of what its replies are worth, whoever asks.
        self._shows_feedback = bool(old.steps) and old.steps[-1].state.shows_feedback

    def show(self, *, waits: bool) -> None:
        """Print all steps and what the drill was worth.

        Args:
            waits: For Enter after each step; the end of the input leaves.
        """
        self._print_head()
        before: DrillState | None = None
        for place, step in enumerate(self._old.steps, start=1):
            self._print_step(step, before, place)
            before = step.state
            if waits and not self._may_go_on(is_last=place == len(self._old.steps)):
                return
        if before is not None and self._shows_feedback:
            print_debrief(self._paper, debrief(self._old.head, before))

    def _may_go_on(self, *, is_last: bool) -> bool:
        if is_last and not self._shows_feedback:
            return True
        last = _("Enter for the debrief, q to end: ")
        question = last if is_last else _("Enter for the next step, q to end: ")
        try:
            return self._read(question).strip().lower() not in _QUIT
        except (EOFError, Interrupted):
            return False

    def _print_head(self) -> None:
        head = self._old.head
        self._paper.rule(Text(head.scenario_title, style="bold"), style="dim")
        facts = (mode_name(head.mode), channel_name(head.channel), day_and_time(head.started_at))
        self._paper.print(Paragraph(" · ".join(facts), style="dim"))
        if not self._old.steps:
            self._paper.print(Paragraph(_("Nothing happened in this drill.")))

    def _print_step(self, step: ReplayStep, before: DrillState | None, place: int) -> None:
        state = step.state
        time = clock(state.elapsed(step.event.at))
        title = f"{step_place(place, len(self._old.steps))} · {time} · {step_title(step)}"
        self._paper.print()
        self._paper.print(Paragraph(title, style="bold"))
        said = 0 if before is None else len(before.transcript)
        if isinstance(step.event, Scored):
            self._print_reply(state)
            said += 1
        for entry in state.transcript[said:]:
            self._paper.print(self._said(state, entry))
        for line in self._remarks(step, before):
            self._paper.print(Paragraph(line, style="dim"))
        if state.unsent.strip():
            self._paper.print(box(Paragraph(state.unsent), title=_("Not sent"), style="yellow"))

    def _print_reply(self, state: DrillState) -> None:
        play = state.plays[-1]
        is_note = state.mode is Mode.OBSERVER
        if play.card is not None and self._shows_feedback:
            judged = judged_criteria(state, play)
            together = tries_together(state, play)
            self._paper.print(feedback(play.text, play.card, judged, together, is_note=is_note))
        elif play.text:
            title = _("Observer’s note") if is_note else _("You")
            self._paper.print(box(Paragraph(play.text), title=title, style="cyan"))

    def _said(self, state: DrillState, entry: Entry) -> RenderableType:
        name = state.scenario.customer.name
        return box(Paragraph(entry.line.text), title=name, style="")

    def _remarks(self, step: ReplayStep, before: DrillState | None) -> Iterator[str]:
        """Yield what is known of a step beside the words."""
        state = step.state
        if isinstance(step.event, Scored) and self._shows_feedback:
            play = state.plays[-1]
            yield from (*play_facts(state.scenario, play), rule_line(state.scenario, play))
        if before is not None and mood_band(before.mood) is not mood_band(state.mood):
            moods = " → ".join(mood_name(mood_band(mood)) for mood in (before.mood, state.mood))
            yield _("The customer's mood: {moods}").format(moods=moods)
        if state.is_over:
            yield closing_line(state)
