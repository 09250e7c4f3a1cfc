"""The menus of the window."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenuBar

from trainer.wording.catalogue import _


class Menus(QObject):
    """Fills a menu bar and says what was chosen."""

    export_requested = Signal()
    quit_requested = Signal()
    guide_requested = Signal()
    keys_requested = Signal()
    about_requested = Signal()

    def __init__(self, bar: QMenuBar) -> None:
        super().__init__(bar)
        self._file = bar.addMenu("")
        self._export = self._action("Ctrl+E", self.export_requested)
        self._quit = self._action(QKeySequence.StandardKey.Quit, self.quit_requested)
        self._quit.setMenuRole(QAction.MenuRole.QuitRole)
        self._file.addActions([self._export, self._quit])
        self._help = bar.addMenu("")
        self._guide = self._action("", self.guide_requested)
        self._keys = self._action("F1", self.keys_requested)
        self._about = self._action("", self.about_requested)
        self._about.setMenuRole(QAction.MenuRole.AboutRole)
        self._help.addActions([self._guide, self._keys, self._about])
        self.retranslate()

    def retranslate(self) -> None:
        self._file.setTitle(_("&File"))
        self._export.setText(_("Export scores…"))
        self._quit.setText(_("Quit"))
        self._help.setTitle(_("&Help"))
        self._guide.setText(_("Guide for trainers"))
        self._keys.setText(_("Keyboard"))
        self._about.setText(_("About Reply Dojo"))

    def _action(self, keys: str | QKeySequence.StandardKey, requested: SignalInstance) -> QAction:
        action = QAction(self)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _checked=False: requested.emit())
        return action
