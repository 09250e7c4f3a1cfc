"""What a drill looks like in the terminal: the case, the customer's messages, the feedback."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from rich.text import Text

from trainer.cli.cards import feedback
from trainer.cli.markdown import Page
from trainer.cli.paper import Paper, Paragraph, box
from trainer.cli.results import print_debrief
from trainer.core.drill_state import Entry, Mode, MoodBand, Play, mood_band
from trainer.core.scenario import Line
from trainer.core.scoring import Points
from trainer.services.debriefs import Debrief, ReplyReport, judged_criteria
from trainer.services.drills import DrillSession
from trainer.services.tries import tries_together
from trainer.wording.catalogue import _
from trainer.wording.names import channel_name, level_name, mood_name
from trainer.wording.numbers import SECONDS_A_MINUTE, minutes

_MOOD_STYLES = {
    MoodBand.FURIOUS: "red",
    MoodBand.UPSET: "red",
    MoodBand.UNEASY: "yellow",
    MoodBand.CALM: "green",
    MoodBand.PLEASED: "green",
}


class Scene:
    """Prints the parts of one drill.

    Args:
        session: Being played.
        paper: Where it is printed.
    """

    def __init__(self, session: DrillSession, paper: Paper) -> None:
        self._session = session
        self._paper = paper

    def open(self) -> None:
        """Print the title, what kind of case it is, and the situation."""
        scenario = self._session.entry.scenario
        self._paper.rule(Text(scenario.title, style="bold"), style="dim")
        facts = (
            channel_name(scenario.channel),
            level_name(scenario.level),
            minutes(scenario.minutes * SECONDS_A_MINUTE),
            _("pass mark {mark}").format(mark=scenario.pass_mark),
        )
        self._paper.print(Text(" · ".join(facts), style="dim"))
        if scenario.briefing:
            self._paper.print(box(Page(scenario.briefing), title=_("Situation")))

    def conversation(self) -> None:
        """Print what was said so far; after a break, with the feedback on the last reply."""
        state = self._session.state
        last_reply = next((one.reply_id for one in reversed(state.transcript) if one.reply_id), None)
        for entry in state.transcript[:-1]:
            self._past(entry, is_last_reply=entry.reply_id is not None and entry.reply_id == last_reply)
        for entry in state.transcript[-1:]:
            self._last(entry)

    def _past(self, entry: Entry, *, is_last_reply: bool) -> None:
        plays = self._session.state.plays
        play = next((one for one in plays if one.reply_id == entry.reply_id and one.card), None)
        if is_last_reply and play is not None and self._session.head.mode is Mode.PRACTICE:
            self._feedback(play)
            return
        name = _("You") if entry.reply_id else self._session.entry.scenario.customer.name
        self._paper.print(box(Paragraph(entry.line.text, style="dim"), title=name))

    def _last(self, entry: Entry) -> None:
        if entry.reply_id:
            self._past(entry, is_last_reply=True)
        else:
            self.customer(entry.line)

    def last_lines(self) -> None:
        """Print the customer's last message once more."""
        said = [entry.line for entry in self._session.state.transcript if entry.reply_id is None]
        self.customer(said[-1])

    def customer(self, line: Line) -> None:
        """Print a message of the customer with the mood in a word."""
        band = mood_band(self._session.state.mood)
        name = self._session.entry.scenario.customer.name
        title = Text(f" {name} · {mood_name(band)} ", style="bold")
        self._paper.print(box(Paragraph(line.text), title=title, style=_MOOD_STYLES[band]))

    def goal(self) -> None:
        """Print what a good reply is for; an exam does not say it."""
        goal = self._session.state.turn.goal
        if goal and self._session.head.mode is Mode.PRACTICE:
            self._paper.print(Paragraph(Text(_("Your goal: {goal}").format(goal=goal), style="dim")))

    def last_feedback(self) -> None:
        """Print the last reply with what it earned."""
        self._feedback(self._session.state.plays[-1])

    def _feedback(self, play: Play) -> None:
        if play.card is not None:
            state = self._session.state
            judged = judged_criteria(state, play)
            self._paper.print(feedback(play.text, play.card, judged, tries_together(state, play)))

    def all_feedback(self, replies: Sequence[ReplyReport]) -> None:
        """Print every reply with what it earned, under the message that it answered."""
        name = self._session.entry.scenario.customer.name
        for reply in replies:
            self._paper.print(box(Paragraph(reply.customer_line, style="dim"), title=name))
            together = tries_together(self._session.state, reply.play)
            self._paper.print(feedback(reply.play.text, reply.card, reply.judged, together))
            self._model_beside(reply)

    def models(self, replies: Sequence[ReplyReport]) -> None:
        """Print each reply that could be better, and the model reply once under the tries at one message."""
        counted = (one for one in replies if one.counts)
        for _visit, tries in groupby(counted, key=lambda one: one.play.visit):
            shown = list(tries)
            last = shown[-1]
            together = tries_together(self._session.state, last.play)
            points = last.card.points if together is None else together.points
            if last.model and _could_be_better(points, shown):
                for reply in shown:
                    self._paper.print(box(Paragraph(reply.play.text, style="dim"), title=_("You")))
                self._print_model(last)

    def _model_beside(self, reply: ReplyReport) -> None:
        if reply.model and _could_be_better(reply.card.points, [reply]):
            self._print_model(reply)

    def _print_model(self, reply: ReplyReport) -> None:
        self._paper.print(box(Paragraph(reply.model), title=_("Model reply"), style="green"))

    def debrief(self, report: Debrief) -> None:
        """Print what the drill was worth."""
        print_debrief(self._paper, report.state, report.score)


def _could_be_better(points: Points, tries: Iterable[ReplyReport]) -> bool:
    """Say whether there are points, or worse, that the model reply would have got right."""
    return points.low < points.possible or any(one.card.criticals for one in tries)
