"""The debrief: result at the left, every reply with its verdicts and the model reply at the right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from trainer.core.drill_state import Mode
from trainer.services.debriefs import Debrief
from trainer.ui.context import Context
from trainer.ui.debrief.reply_card import ReplyCard
from trainer.ui.debrief.result_card import MoodCard, ResultCard, SectionsCard
from trainer.ui.outcomes import RESULT_TONES
from trainer.ui.page import HeaderChip, Page
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.scroll_panel import ScrollPanel
from trainer.wording.catalogue import _
from trainer.wording.names import mode_name, result_name

if TYPE_CHECKING:
    from trainer.services.library import ScenarioEntry

_SIDE_PX = 300


class DebriefPage(Page):
    """Shows one drill; it is made anew for each."""

    repeat_requested = Signal(object, object)  # a ScenarioEntry and a Mode
    page_requested = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._debrief: Debrief | None = None
        self._entry: ScenarioEntry | None = None
        theme = context.theme
        self.another = Button(theme, kind="secondary")
        self.again = Button(theme, kind="primary", keys="↵")
        self.again.setAutoDefault(True)
        self.another.clicked.connect(lambda: self.page_requested.emit("practise"))
        self.again.clicked.connect(self._repeat)
        self._side = ScrollPanel(theme)
        self._replies = ScrollPanel(theme)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._side)
        row.addWidget(self._replies, 1)
        theme.changed.connect(self._fit)
        self._fit()
        self.retranslate()

    def title(self) -> str:
        if self._debrief is None:
            return _("Debrief")
        return _("Debrief: {title}").format(title=self._debrief.head.scenario_title)

    def header_chips(self) -> Sequence[HeaderChip]:
        if self._debrief is None:
            return ()
        result = self._debrief.score.result
        chips = [HeaderChip(result_name(result), RESULT_TONES[result])]
        if self._debrief.head.mode is Mode.EXAM:
            chips.append(HeaderChip(mode_name(Mode.EXAM)))
        return chips

    def header_actions(self) -> Sequence[QWidget]:
        return (self.another, self.again)

    def retranslate(self) -> None:
        self.another.setText(_("Choose another"))
        self.again.setText(_("Once more"))
        self._show()

    def entered(self) -> None:
        self.again.setFocus()

    def open(self, debrief: Debrief, entry: ScenarioEntry) -> None:
        """Show what a drill taught."""
        self._debrief, self._entry = debrief, entry
        self._show()
        self.header_changed.emit()

    def _repeat(self) -> None:
        if self._entry is not None and self._debrief is not None:
            self.repeat_requested.emit(self._entry, self._debrief.head.mode)

    def _show(self) -> None:
        self._side.clear()
        self._replies.clear()
        debrief = self._debrief
        if debrief is None:
            return
        space = self._context.theme.tokens.space
        for panel in (self._side, self._replies):
            panel.column.setSpacing(space.l)
        self._side.column.addWidget(ResultCard(self._context, debrief))
        self._side.column.addWidget(SectionsCard(self._context, debrief))
        self._side.column.addWidget(MoodCard(self._context, debrief))
        for place, reply in enumerate(debrief.replies, start=1):
            self._replies.column.addWidget(ReplyCard(self._context, reply, place))
        self._side.verticalScrollBar().setValue(0)
        self._replies.verticalScrollBar().setValue(0)

    def _fit(self) -> None:
        margins = 2 * self._context.theme.tokens.space.xl
        self._side.setFixedWidth(self._context.theme.scaled(_SIDE_PX) + margins)
