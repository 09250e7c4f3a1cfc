"""Before a drill is stopped: why, as a choice and in one's own words. Both may stay open."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QRadioButton, QWidget

from trainer.core.codes import StopReason
from trainer.ui.context import Context
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.column_dialog import ColumnDialog
from trainer.ui.widgets.text import SectionHeading, Text
from trainer.wording.catalogue import _
from trainer.wording.names import stop_reason_name

_WIDTH_PX = 440
_MOST_CHARACTERS = 500
REASONS = tuple(reason for reason in StopReason if reason is not StopReason.RESTARTED)


class StopDialog(ColumnDialog):
    """Escape goes on with the drill."""

    stopped = Signal(str, object)  # in one's own words, and a StopReason or None

    def __init__(self, context: Context, parent: QWidget) -> None:
        theme = context.theme
        super().__init__(theme, _("Stop this drill"), width_px=_WIDTH_PX, parent=parent)
        self._group = QButtonGroup(self)
        self.choices = {reason: QRadioButton(stop_reason_name(reason)) for reason in REASONS}
        for choice in self.choices.values():
            self._group.addButton(choice)
        self.words = QLineEdit()
        self.words.setMaxLength(_MOST_CHARACTERS)
        self.words.setAccessibleName(_("In your own words"))
        self.words.setPlaceholderText(_("What would your trainer want to know?"))
        self.words.returnPressed.connect(self._stop)
        self.stop = Button(theme, _("Stop"), kind="primary")
        self.stop.clicked.connect(self._stop)
        self.go_on = Button(theme, _("Go on"), kind="secondary")
        self.go_on.clicked.connect(self.reject)
        self._lay_out()
        self.choices[REASONS[0]].setFocus()

    def _stop(self) -> None:
        chosen = [reason for reason, choice in self.choices.items() if choice.isChecked()]
        self.stopped.emit(self.words.text().strip(), chosen[0] if chosen else None)
        self.accept()

    def _lay_out(self) -> None:
        theme, space, column = self._theme, self._theme.tokens.space, self.column
        column.addWidget(Text(theme, _("All of it is kept, and you find it under Progress."), role="muted"))
        column.addSpacing(space.xs)
        column.addWidget(SectionHeading(theme, _("Why?")))
        for choice in self.choices.values():
            column.addWidget(choice)
        column.addSpacing(space.xs)
        column.addWidget(SectionHeading(theme, _("In your own words")))
        column.addWidget(self.words)
        self.add_buttons(self.go_on, self.stop)
