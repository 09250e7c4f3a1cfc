"""What links, choices and the rows of the rail do alike as buttons."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from trainer.ui.theme import Theme
from trainer.ui.widgets.focus import FocusRing, is_enter


class Pressable(QAbstractButton):
    """Enter presses it as Space does; who comes by keyboard sees that it has the focus. It paints itself."""

    def __init__(self, theme: Theme, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self._theme = theme
        self._ring = FocusRing(self)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_enter(event):
            self.click()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring.focused(event)
        super().focusInEvent(event)
