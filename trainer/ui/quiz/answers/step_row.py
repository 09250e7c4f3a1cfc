"""A step that is dragged to its place; it has a grip where others have a circle or a box."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication

from trainer.ui.icons import Icons
from trainer.ui.quiz.answers.option_row import OptionRow
from trainer.ui.theme import Theme

_DOT_PX = 1.6
_STEP_PX = 5.0


class StepRow(OptionRow):
    """It stays where it is; who holds it moves it when it is ``dragged``."""

    dragged = Signal(float)  # where the pointer is, in the widget that holds the rows
    dropped = Signal()

    def __init__(self, theme: Theme, icons: Icons, text: str) -> None:
        super().__init__(theme, icons, text, look="radio", key="1")
        self._pressed_y: float | None = None
        self._is_dragged = False
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def nextCheckState(self) -> None:
        """There is nothing to choose: it is looked at as chosen while it is dragged."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self._is_locked:
            self._pressed_y = event.position().y()
            self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if self._pressed_y is None:
            return
        is_far = abs(event.position().y() - self._pressed_y) >= QApplication.startDragDistance()
        if is_far and not self._is_dragged:
            self._is_dragged = True
            self.setChecked(True)
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        if self._is_dragged:
            self.dragged.emit(self.mapToParent(event.position()).y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        was_dragged, self._is_dragged, self._pressed_y = self._is_dragged, False, None
        if not self._is_locked:
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setChecked(False)
        if was_dragged:
            self.dropped.emit()

    def paint_sign(self, painter: QPainter, left: float, middle: float) -> float:
        """The grip: two columns of three dots."""
        theme = self._theme
        side = theme.scaled(theme.tokens.size.indicator) + 2.0
        if self._result is None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("edge"))
            for across in (-0.5, 0.5):
                for down in (-1, 0, 1):
                    centre = QPointF(left + side / 2 + across * _STEP_PX, middle + down * _STEP_PX)
                    painter.drawEllipse(centre, _DOT_PX, _DOT_PX)
        return left + side + theme.tokens.space.m
