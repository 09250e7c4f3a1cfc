"""Asks before everything that was written in a seminar is taken away."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from trainer.ui.theme import Theme
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.column_dialog import ColumnDialog
from trainer.ui.widgets.text import Text
from trainer.wording.catalogue import _

_WIDTH_PX = 440


def ask_to_start_over(theme: Theme, parent: QWidget, *, then: Callable[[], None]) -> ColumnDialog:
    """Ask; ``then`` takes it away."""
    dialog = ColumnDialog(theme, _("Start this seminar over?"), width_px=_WIDTH_PX, parent=parent)
    words = _(
        "What was written and read in it is removed. Results of the quiz stay. Save the document before, "
        "if somebody may still need it."
    )
    dialog.column.addWidget(Text(theme, words))
    stay = Button(theme, _("Keep everything"), kind="primary", parent=dialog)
    remove = Button(theme, _("Start over"), kind="secondary", parent=dialog)
    stay.clicked.connect(dialog.reject)
    remove.clicked.connect(dialog.accept)
    dialog.accepted.connect(then)
    dialog.add_buttons(remove, stay)
    dialog.open()
    stay.setFocus()
    return dialog
