"""The right side of a drill: what the last reply earned, and why."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trainer.core.drill_state import DrillState, Play
from trainer.core.scoring import ScoreCard
from trainer.services.debriefs import judged_criteria
from trainer.services.tries import tries_together
from trainer.ui.context import Context
from trainer.ui.score_row import score_row
from trainer.ui.verdict_lines import met_earlier_line, verdict_line
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.chip import Chip
from trainer.ui.widgets.flow_layout import FlowLayout
from trainer.ui.widgets.scroll_panel import ScrollPanel
from trainer.ui.widgets.text import SectionHeading, Text
from trainer.ui.widgets.verdict_row import VerdictRow
from trainer.wording.catalogue import _
from trainer.wording.verdicts import to_confirm, tries_line


class FeedbackPanel(ScrollPanel):
    """Score, verdicts, and what can be done about them. Empty before the first reply."""

    again_requested = Signal()
    model_requested = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, parent=parent)
        self._context = context
        self._state: DrillState | None = None
        self._shows_model = False
        self._model_heading: SectionHeading | None = None
        self._is_revealing = False
        self.verticalScrollBar().rangeChanged.connect(self._reveal_model)

    def show_state(self, state: DrillState) -> None:
        """Show the last scored reply, or what will stand here; the same again keeps focus and place."""
        if self._state is not None and _shown_of(self._state) == _shown_of(state):
            self._state = state
            return
        last = _last_scored(state)
        before = _last_scored(self._state) if self._state else None
        if last is None or before is None or last.reply_id != before.reply_id:
            self._shows_model = False
        self._is_revealing = False
        self._state = state
        self._fill()

    def show_model(self) -> None:
        """Show the model reply under the verdicts, and bring it into sight."""
        self._shows_model = True
        self._is_revealing = True
        self._fill()

    def _reveal_model(self) -> None:
        """The new widgets get their places step by step; each step changes how far one can scroll."""
        if self._is_revealing and self._model_heading is not None:
            top = self._model_heading.y() - self._context.theme.tokens.space.s
            self.verticalScrollBar().setValue(top)

    def retranslate(self) -> None:
        if self._state is not None:
            self._fill()

    def _fill(self) -> None:
        self.clear()
        self._model_heading = None
        state = self._state
        play = _last_scored(state) if state else None
        if state is None or play is None or play.card is None:
            self._fill_empty()
            return
        self._add_heading(play.card)
        self._add_score(play.card)
        together = tries_together(state, play)
        if together is not None and together.points != play.card.points:
            self.column.addWidget(Text(self._context.theme, tries_line(together.points), role="muted"))
        self._add_verdicts(state, play, {} if together is None else together.met_in)
        self._add_actions(state, play)
        if self._shows_model:
            self._add_model(state, play)

    def _fill_empty(self) -> None:
        theme = self._context.theme
        self.column.addWidget(SectionHeading(theme, _("Your last reply")))
        hint = _(
            "Send your first reply. What it earned, and the very words that earned it, will appear here."
        )
        self.column.addWidget(Text(theme, hint, role="muted"))

    def _add_heading(self, card: ScoreCard) -> None:
        theme = self._context.theme
        row = QWidget()
        line = FlowLayout(row)
        line.addWidget(SectionHeading(theme, _("Your last reply")))
        if card.criticals:
            line.addWidget(Chip(theme, _("critical error"), tone="critical"))
        elif card.unsure_count:
            line.addWidget(Chip(theme, to_confirm(card.unsure_count), tone="unsure"))
        self.column.addWidget(row)

    def _add_score(self, card: ScoreCard) -> None:
        if card.points.possible:
            self.column.addWidget(score_row(self._context.theme, card.points))

    def _add_verdicts(self, state: DrillState, play: Play, met_in: Mapping[str, int]) -> None:
        judged = [one for one in judged_criteria(state, play) if one.is_worth_showing]
        for place, one in enumerate(judged, start=1):
            earlier = met_in.get(one.criterion.id)
            line = verdict_line(play.text, one) if earlier is None else met_earlier_line(one, earlier)
            is_last = place == len(judged)
            row = VerdictRow(self._context.theme, self._context.icons, line, is_last=is_last)
            self.column.addWidget(row)

    def _add_actions(self, state: DrillState, play: Play) -> None:
        theme = self._context.theme
        row = QWidget()
        line = FlowLayout(row)
        line.setContentsMargins(0, theme.tokens.space.s, 0, 0)
        if state.can_try_again:
            again = Button(theme, _("Try again"), keys="")
            again.clicked.connect(self.again_requested)
            line.addWidget(again)
        if state.scenario.turn(play.turn_id).model and not self._shows_model:
            model = Button(theme, _("Model reply"), kind="quiet")
            model.clicked.connect(self.model_requested)
            line.addWidget(model)
        self.column.addWidget(row)

    def _add_model(self, state: DrillState, play: Play) -> None:
        theme = self._context.theme
        self.column.addSpacing(theme.tokens.space.s)
        self._model_heading = SectionHeading(theme, _("Model reply"))
        self.column.addWidget(self._model_heading)
        self.column.addWidget(Text(theme, state.scenario.turn(play.turn_id).model, role="muted"))


def _shown_of(state: DrillState) -> tuple[object, ...]:
    """Return all of a drill that the panel depends on."""
    return state.scenario, state.plays, state.tries, state.visit, state.can_try_again


def _last_scored(state: DrillState) -> Play | None:
    return next((play for play in reversed(state.plays) if play.card is not None), None)
