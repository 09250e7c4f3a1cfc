"""Arrow keys in a search field move through the list that it searches."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListView

_STEPS: dict[int, int] = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class SearchSteps(QObject):
    """Watches the field as long as it lives."""

    def __init__(self, search: QLineEdit, view: QListView) -> None:
        super().__init__(search)
        self._view = view
        search.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = _STEPS.get(event.key(), 0)
            self._move(step)
            return bool(step)
        return super().eventFilter(watched, event)

    def _move(self, step: int) -> None:
        row = self._view.currentIndex().row() + step
        if 0 <= row < self._view.model().rowCount():
            self._view.setCurrentIndex(self._view.model().index(row, 0))
