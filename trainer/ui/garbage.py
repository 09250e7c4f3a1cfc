"""Garbage is collected on the GUI thread alone while other threads work beside it."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 250


class GuiGarbage(QObject):
    """Collects on the thread that made it, as seldom as Python would, until ``end``.

    WORKAROUND: Python collects on whichever thread happens to make one object too many. A widget without a
    parent that is part of a cycle would be destroyed there, and Qt may end the program for it:
    https://doc.qt.io/qt-6/threads-qobject.html (“QObject Reentrancy”).
    """

    _at_work = 0

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(_EVERY_MS)
        GuiGarbage._at_work += 1
        gc.disable()

    def end(self) -> None:
        """Leave it to Python again, once nobody is at work any more."""
        if self._timer.isActive():
            self._timer.stop()
            GuiGarbage._at_work -= 1
        if not GuiGarbage._at_work:
            gc.enable()

    def _look(self) -> None:
        is_due = [count > limit for count, limit in zip(gc.get_count(), gc.get_threshold(), strict=True)]
        if True in is_due:
            gc.collect(max(age for age, is_one_due in enumerate(is_due) if is_one_due))
