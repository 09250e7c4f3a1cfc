"""What is done to a drill as a whole now and then, behind one small button."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from trainer.ui.context import Context
from trainer.ui.widgets.button import Button
from trainer.wording.catalogue import _


class MoreMenu(Button):
    """Opens a menu under itself: begin again, or stop."""

    restart_requested = Signal()
    stop_requested = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, kind="quiet", icons=context.icons, icon="more", parent=parent)
        self.menu_shown = QMenu(self)
        self.restart = QAction(self)
        self.stop = QAction(self)
        self.restart.triggered.connect(self.restart_requested)
        self.stop.triggered.connect(self.stop_requested)
        self.menu_shown.addActions([self.restart, self.stop])
        self.clicked.connect(self._open)
        self.retranslate()

    def retranslate(self) -> None:
        words = _("More about this drill")
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.restart.setText(_("Restart from the beginning"))
        self.stop.setText(_("Stop this drill…"))

    def _open(self) -> None:
        """Under the button, with its right side at that of the button, so that it stays in the window."""
        width = self.menu_shown.sizeHint().width()
        self.menu_shown.popup(self.mapToGlobal(QPoint(self.width() - width, self.height())))
