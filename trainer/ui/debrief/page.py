"""The debrief: result at the left, every reply with its verdicts and the model reply at the right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainer.core.drill_state import Mode
from trainer.core.records import Contest, Insight
from trainer.services.debriefs import ReplyReport
from trainer.ui.context import Context
from trainer.ui.debrief.contest_dialog import ContestDialog
from trainer.ui.debrief.insight_card import InsightCard
from trainer.ui.debrief.loading import DebriefView, change_contests, load_debrief
from trainer.ui.debrief.reply_card import ReplyCard
from trainer.ui.debrief.result_card import MoodCard, ResultCard, SectionsCard
from trainer.ui.debrief.unsent_card import UnsentCard
from trainer.ui.outcomes import RESULT_TONES
from trainer.ui.page import HeaderChip, Page
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.scroll_keys import ScrollKeys
from trainer.ui.widgets.scroll_panel import ScrollPanel
from trainer.ui.widgets.two_columns import TwoColumns
from trainer.wording.catalogue import _
from trainer.wording.names import result_name
from trainer.wording.plays import play_facts

if TYPE_CHECKING:
    from trainer.services.office import Office

_SIDE_PX = 300


class DebriefPage(Page):
    """Shows one drill; its cards are made anew for each."""

    repeat_requested = Signal(object, object)  # a ScenarioEntry and a Mode
    replay_requested = Signal(str)  # id of an attempt
    page_requested = Signal(str)

    def __init__(self, context: Context, office: Office) -> None:
        super().__init__()
        self._context, self._office = context, office
        self._view: DebriefView | None = None
        self._told_insight = False
        self.result: ResultCard | None = None
        self.insight: InsightCard | None = None
        self.replies: list[ReplyCard] = []
        theme = context.theme
        self.save = Button(theme, kind="quiet")
        self.another = Button(theme, kind="secondary")
        self.again = Button(theme, kind="primary", keys="↵")
        self.save.clicked.connect(self._save)
        self.another.clicked.connect(lambda: self.page_requested.emit("practise"))
        self.again.clicked.connect(self._repeat)
        self._panel = ScrollPanel(theme)
        ScrollKeys(self._panel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._panel)
        self.retranslate()

    def title(self) -> str:
        if self._view is None:
            return _("Debrief")
        return _("Debrief: {title}").format(title=self._view.debrief.head.scenario_title)

    def header_chips(self) -> Sequence[HeaderChip]:
        if self._view is None:
            return ()
        result = self._view.debrief.score.result
        return (HeaderChip(result_name(result), RESULT_TONES[result]),)

    def header_actions(self) -> Sequence[QWidget]:
        return (self.save, self.another, self.again)

    def retranslate(self) -> None:
        self.save.setText(_("Save as PDF"))
        self.another.setText(_("Choose another"))
        self.again.setText(_("Once more"))
        self._keep_insight()
        self._show()

    def entered(self) -> None:
        self.again.setFocus()

    def left(self) -> None:
        self._keep_insight()

    def open(self, view: DebriefView) -> None:
        """Show what a drill taught."""
        self._keep_insight()
        self._view = view
        self._show()
        self._panel.verticalScrollBar().setValue(0)
        self.header_changed.emit()

    def _repeat(self) -> None:
        view = self._view
        if view is None:
            return
        if view.debrief.head.mode is not Mode.EXAM:
            self._repeat_now(view)
            return
        from trainer.ui.practise.exam_sheet import ExamSheet  # asked for now and then

        sheet = ExamSheet(self._context, view.entry.scenario, self.window())
        sheet.accepted.connect(lambda: self._repeat_now(view))
        sheet.open()

    def _repeat_now(self, view: DebriefView) -> None:
        self.repeat_requested.emit(view.entry, view.debrief.head.mode)

    def _replay(self) -> None:
        if self._view is not None:
            self.replay_requested.emit(self._view.debrief.head.id)

    # What the trainee adds

    def _keep_insight(self) -> None:
        if self.insight is not None:
            self.insight.flush()

    def _insight_changed(self, insight: Insight) -> None:
        view = self._view
        if view is None:
            return
        self._view = DebriefView(view.debrief, view.entry, view.trainee, insight, view.contests)
        attempt_id, debriefs = view.debrief.head.id, self._office.debriefs
        self._context.jobs.run(
            lambda: debriefs.save_insight(attempt_id, insight),
            then=lambda _done: self._insight_kept(),
            otherwise=self._insight_not_kept,
            owner=self,
        )

    def _insight_kept(self) -> None:
        self._told_insight = False

    def _insight_not_kept(self, error: Exception) -> None:
        """Told once, not at every pause between two words."""
        if not self._told_insight:
            self._told_insight = True
            self._context.report(error)

    def _contest(self, reply: ReplyReport) -> None:
        contests = self._contests_of(reply)
        comment = next((one.comment for one in contests if one.comment), "")
        before = frozenset(one.criterion_id for one in contests)
        dialog = ContestDialog(self._context, reply, before, comment, self)
        dialog.decided.connect(lambda wanted, why: self._decided(reply, before, wanted, why))
        dialog.open()

    def _decided(
        self, reply: ReplyReport, before: frozenset[str], wanted: frozenset[str], comment: str
    ) -> None:
        view, office = self._view, self._office
        if view is None:
            return
        self._keep_insight()
        reply_id, attempt_id = reply.play.reply_id, view.debrief.head.id

        def change() -> DebriefView:
            change_contests(office, reply_id, before=before, wanted=wanted, comment=comment)
            return load_debrief(office, attempt_id)

        self._context.jobs.run(change, then=self._contested, owner=self)

    def _contested(self, view: DebriefView) -> None:
        if self._view is None or self._view.debrief.head.id != view.debrief.head.id:
            return  # another debrief is being read by now
        place = self._panel.verticalScrollBar().value()
        self._view = view
        self._show()
        self._panel.verticalScrollBar().setValue(place)
        self._context.tell(_("Kept. A trainer finds it among the verdicts to review."), tone="met")

    def _contests_of(self, reply: ReplyReport) -> list[Contest]:
        contests = self._view.contests if self._view else ()
        return [one for one in contests if one.reply_id == reply.play.reply_id]

    def _save(self) -> None:
        from trainer.ui.debrief.paper import pdf_of  # asked for now and then
        from trainer.ui.debrief.save_pdf import ask_and_save

        view = self._view
        if view is not None and self.insight is not None:
            insight = self.insight.insight
            content = pdf_of(self._context.theme, view.debrief, trainee=view.trainee, insight=insight)
            ask_and_save(self._context, self._office.exports, view.debrief.head, content, self.window())

    # Showing

    def _show(self) -> None:
        self._panel.clear()
        self.insight, self.replies = None, []
        view, context = self._view, self._context
        if view is None:
            return
        self.insight = InsightCard(context, view.insight)
        self.insight.changed.connect(self._insight_changed)
        self.replies = [
            self._reply_card(reply, place) for place, reply in enumerate(view.debrief.replies, start=1)
        ]
        self.result = ResultCard(context, view.debrief)
        self.result.replay.clicked.connect(self._replay)
        cards = [self.result, SectionsCard(context, view.debrief), MoodCard(context, view.debrief)]
        below = [UnsentCard(context, view.debrief)] if view.debrief.state.unsent else []
        both = TwoColumns(
            context.theme,
            wide=_column(context, [*self.replies, *below]),
            narrow=_column(context, [*cards, self.insight]),
            narrow_px=_SIDE_PX,
            is_narrow_left=True,
        )
        self._panel.add_bounded(both)

    def _reply_card(self, reply: ReplyReport, place: int) -> ReplyCard:
        scenario = self._view.debrief.state.scenario if self._view else None
        facts = play_facts(scenario, reply.play) if scenario else ()
        card = ReplyCard(self._context, reply, place, len(self._contests_of(reply)), facts)
        card.contest_requested.connect(lambda: self._contest(reply))
        return card


def _column(context: Context, cards: Sequence[QWidget]) -> QWidget:
    """Return cards one under the other, from the top."""
    widget = QWidget()
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(context.theme.tokens.space.l)
    for card in cards:
        column.addWidget(card)
    column.addStretch(1)
    return widget
