"""How far a sitting is, as a thin line under the header."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from trainer.ui.theme import Theme

_HEIGHT_PX = 4


class PlaceBar(QWidget):
    """Words beside the question say the same; to assistive technology it is not there."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._share = 0.0
        self.setFixedHeight(_HEIGHT_PX)

    @property
    def share(self) -> float:
        """How much is done, 0 … 1."""
        return self._share

    def show_share(self, done: int, of: int) -> None:
        """Show how many are done."""
        self._share = done / of if of else 0.0
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("line"))
        painter.fillRect(
            QRectF(0, 0, self.width() * self._share, self.height()), self._theme.colour("accent")
        )
        painter.end()
