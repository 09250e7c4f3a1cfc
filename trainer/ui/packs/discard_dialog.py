"""Asks before a sheet is closed in which something was chosen or typed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from trainer.ui.theme import Theme
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.column_dialog import ColumnDialog
from trainer.ui.widgets.text import Text
from trainer.wording.catalogue import _

_WIDTH_PX = 420


def ask_whether_to_close(theme: Theme, sheet: QWidget, *, then: Callable[[], None]) -> ColumnDialog:
    """Ask over a sheet; ``then`` closes it. Whoever presses Esc once too often is back in the sheet."""
    dialog = ColumnDialog(theme, _("Close without importing?"), width_px=_WIDTH_PX, parent=sheet)
    dialog.setObjectName("discard")
    dialog.column.addWidget(
        Text(theme, _("What was chosen and typed here is lost. Your file stays as it is."))
    )
    stay = Button(theme, _("Go on"), kind="primary", parent=dialog)
    close = Button(theme, _("Close"), kind="secondary", parent=dialog)
    stay.clicked.connect(dialog.reject)
    close.clicked.connect(dialog.accept)
    dialog.accepted.connect(then)
    dialog.add_buttons(close, stay)
    dialog.open()
    stay.setFocus()
    return dialog
