"""What stands under a conversation that is over: how it ended, and the way to the debrief."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from trainer.core.drill_events import Finish
from trainer.core.drill_state import DrillState
from trainer.ui.context import Context
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.foot_strip import FootStrip
from trainer.ui.widgets.text import Text
from trainer.wording.catalogue import _
from trainer.wording.names import outcome_name

_STACKED_BELOW_PX = 380


class FinishBar(FootStrip):
    """One sentence and one button."""

    debrief_requested = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, parent)
        self._context = context
        self._state: DrillState | None = None
        theme = context.theme
        self._text = Text(theme, is_centred=True)
        self.button = Button(theme, kind="primary", keys="↵")
        self.button.setDefault(True)
        self.button.setAutoDefault(True)
        self.button.clicked.connect(self.debrief_requested)
        self._row = row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        space = theme.tokens.space
        row.setContentsMargins(space.xl, space.l, space.xl, space.l)
        row.addWidget(self._text, 1)
        row.addWidget(self.button)
        self.retranslate()

    def retranslate(self) -> None:
        self.button.setText(_("See the debrief"))
        if self._state is not None:
            self.show_state(self._state)

    def show_state(self, state: DrillState) -> None:
        """Say how it ended and offer the debrief."""
        self._state = state
        self._text.set_text(_ended_how(state))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < self._context.theme.scaled(_STACKED_BELOW_PX)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._row.setDirection(down if is_narrow else across)
        self.updateGeometry()


def _ended_how(state: DrillState) -> str:
    match state.finish:
        case Finish.STOPPED:
            return _("You ended this drill.")
        case Finish.TURN_LIMIT:
            return _("The conversation went on too long and was closed.")
        case Finish.TIME_LIMIT:
            if state.unsent.strip():
                return _(
                    "The time of the exam is over. What you had not sent stands above and does not count."
                )
            return _("The time of the exam is over.")
        case _:
            return _("The conversation is over: {outcome}").format(outcome=outcome_name(state.outcome))
