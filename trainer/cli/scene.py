"""What a drill looks like in the terminal: the case, the customer's messages, the feedback."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from rich.console import RenderableType
from rich.text import Text

from trainer.cli.cards import feedback
from trainer.cli.markdown import Page
from trainer.cli.paper import Paper, Paragraph, box
from trainer.cli.results import print_debrief
from trainer.core.drill_state import Entry, Mode, MoodBand, Play, mood_band
from trainer.core.scenario import Channel, Line, Scenario
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
        self._is_observed = session.head.mode is Mode.OBSERVER

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
        self.past(1)
        for entry in self._session.state.transcript[-1:]:
            self._last(entry)

    def past(self, left_out: int) -> None:
        """Print what was said so far.

        Args:
            left_out: How many of the last messages are not printed.
        """
        transcript = self._session.state.transcript
        last_reply = next((one.reply_id for one in reversed(transcript) if one.reply_id), None)
        for entry in transcript[: len(transcript) - left_out]:
            self._past(entry, is_last_reply=entry.reply_id is not None and entry.reply_id == last_reply)

    def _past(self, entry: Entry, *, is_last_reply: bool) -> None:
        plays = self._session.state.plays
        play = next((one for one in plays if one.reply_id == entry.reply_id and one.card), None)
        if is_last_reply and play is not None and self._session.head.mode is Mode.PRACTICE:
            self._feedback(play)
            return
        if not entry.line.text:
            return  # spoken, and the observer noted nothing of it
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

    def customer(self, line: Line, *, mood: str = "") -> None:
        """Print a message of the customer with the mood in a word.

        Args:
            line: The message.
            mood: What stands for that word.
        """
        band = mood_band(self._session.state.mood)
        self._customer_box(Paragraph(self._letter(line)), mood or mood_name(band), band)

    def customer_speaks(self, command: str) -> None:
        """Print that the customer is heard, in the place of the text.

        Args:
            command: What shows the text.
        """
        words = _("(speaks) – Enter or {command} shows the text").format(command=command)
        band = mood_band(self._session.state.mood)
        self._customer_box(Paragraph(words, style="italic"), mood_name(band), band)

    def _customer_box(self, content: RenderableType, mood: str, band: MoodBand) -> None:
        name = self._session.entry.scenario.customer.name
        title = Text(f" {name} · {mood} ", style="bold")
        self._paper.print(box(content, title=title, style=_MOOD_STYLES[band]))

    def _letter(self, line: Line) -> Text:
        """Return a message as it is read: an e-mail under its subject."""
        subject = subject_of(self._session.entry.scenario)
        if not subject:
            return Text(line.text)
        is_first = line == self._session.state.transcript[0].line
        shown = subject if is_first else _("Re: {subject}").format(subject=subject)
        heading = Text(_("Subject: {subject}").format(subject=shown), style="bold")
        return heading.append(f"\n\n{line.text}", style="not bold")

    def answer_subject(self) -> None:
        """Print the subject of the trainee's answer, where e-mails are written."""
        subject = subject_of(self._session.entry.scenario)
        if subject:
            self._paper.print(Paragraph(_("Re: {subject}").format(subject=subject), style="bold"))

    def goal(self) -> None:
        """Print what a good reply is for, while one is waited for; an exam does not say it."""
        state = self._session.state
        if state.turn.goal and state.mode is Mode.PRACTICE and not state.is_over:
            words = _("Your goal: {goal}").format(goal=state.turn.goal)
            self._paper.print(Paragraph(Text(words, style="dim")))

    def last_feedback(self) -> None:
        """Print the last reply with what it earned."""
        self._feedback(self._session.state.plays[-1])

    def _feedback(self, play: Play) -> None:
        if play.card is not None:
            state = self._session.state
            judged = judged_criteria(state, play)
            together = tries_together(state, play)
            self._paper.print(feedback(play.text, play.card, judged, together, is_note=self._is_observed))

    def all_feedback(self, replies: Sequence[ReplyReport]) -> None:
        """Print every reply with what it earned, under the message that it answered."""
        name = self._session.entry.scenario.customer.name
        for reply in replies:
            self._paper.print(box(Paragraph(reply.customer_line, style="dim"), title=name))
            together = tries_together(self._session.state, reply.play)
            self._paper.print(
                feedback(reply.play.text, reply.card, reply.judged, together, is_note=self._is_observed)
            )
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
        """Print what the drill was worth, and how it went."""
        print_debrief(self._paper, report)


def subject_of(scenario: Scenario) -> str:
    """Return what the e-mails of a scenario are about; nothing on other channels."""
    return (scenario.subject or scenario.title) if scenario.channel is Channel.EMAIL else ""


def _could_be_better(points: Points, tries: Iterable[ReplyReport]) -> bool:
    """Say whether there are points, or worse, that the model reply would have got right."""
    return points.low < points.possible or any(one.card.criticals for one in tries)
