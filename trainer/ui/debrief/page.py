"""The debrief: result at the left, every reply with its verdicts and the model reply at the right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainer.core.drill_state import Mode
from trainer.services.debriefs import Debrief
from trainer.ui.context import Context
from trainer.ui.debrief.reply_card import ReplyCard
from trainer.ui.debrief.result_card import MoodCard, ResultCard, SectionsCard
from trainer.ui.outcomes import RESULT_TONES
from trainer.ui.page import HeaderChip, Page
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.scroll_panel import ScrollPanel
from trainer.ui.widgets.two_columns import TwoColumns
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
        self._panel = ScrollPanel(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._panel)
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
        self._panel.clear()
        debrief = self._debrief
        if debrief is None:
            return
        context = self._context
        cards = [card(context, debrief) for card in (ResultCard, SectionsCard, MoodCard)]
        replies = [ReplyCard(context, reply, place) for place, reply in enumerate(debrief.replies, start=1)]
        both = TwoColumns(
            context.theme,
            wide=_column(context, replies),
            narrow=_column(context, cards),
            narrow_px=_SIDE_PX,
            is_narrow_left=True,
        )
        self._panel.column.addWidget(both)
        self._panel.verticalScrollBar().setValue(0)


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
