"""The right side of a replay: what happened in a step, and what its reply earned."""

from __future__ import annotations

from trainer.core.drill_events import Scored, Stopped, TimeRanOut, TriedAgain
from trainer.core.drill_state import DrillState, Play
from trainer.services.debriefs import judged_criteria
from trainer.services.replays import ReplayStep
from trainer.ui.context import Context
from trainer.ui.score_row import score_row
from trainer.ui.verdict_lines import verdict_line
from trainer.ui.widgets.scroll_panel import ScrollPanel
from trainer.ui.widgets.text import SectionHeading, Text
from trainer.ui.widgets.verdict_row import VerdictRow
from trainer.wording.catalogue import _
from trainer.wording.plays import play_facts, rule_line, stop_line, words_of
from trainer.wording.replays import step_place, step_title


class StepPanel(ScrollPanel):
    """Empty but for its heading where nothing was earned."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme)
        self._context = context

    def show_step(self, step: ReplayStep, at: int, count: int) -> None:
        """Show one step; ``at`` counts from 1."""
        self.clear()
        theme = self._context.theme
        self.column.addWidget(SectionHeading(theme, step_place(at, count)))
        self.column.addWidget(Text(theme, step_title(step), style="strong", weight="semibold"))
        match step.event:
            case Scored():
                self._add_reply(step.state, step.state.plays[-1])
            case TriedAgain():
                words = _("“{words}”").format(words=words_of(step.state.plays[-1].text))
                self.column.addWidget(Text(theme, words, role="muted"))
            case Stopped() | TimeRanOut():
                self.column.addWidget(Text(theme, stop_line(step.state), role="muted"))
        self.verticalScrollBar().setValue(0)

    def _add_reply(self, state: DrillState, play: Play) -> None:
        if play.card is not None and state.shows_feedback:
            if play.card.points.possible:
                self.column.addWidget(score_row(self._context.theme, play.card.points))
            judged = [one for one in judged_criteria(state, play) if one.is_worth_showing]
            for place, one in enumerate(judged, start=1):
                line = verdict_line(play.text, one)
                is_last = place == len(judged)
                self.column.addWidget(
                    VerdictRow(self._context.theme, self._context.icons, line, is_last=is_last)
                )
        self.column.addSpacing(self._context.theme.tokens.space.s)
        self.column.addWidget(SectionHeading(self._context.theme, _("About this reply")))
        for fact in (*play_facts(state.scenario, play), rule_line(state.scenario, play)):
            if fact:
                self.column.addWidget(Text(self._context.theme, fact, style="caption", role="muted"))
