"""Where the parts of the observer's screen stand: the customer at the left, the sheet over its foot."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from trainer.ui.theme import Theme

_CUSTOMER_SHARE, _SHEET_SHARE = 5, 6


class ObserverColumns(QWidget):
    """Both keep their share of the width whatever stands in them; a hairline between."""

    def __init__(self, theme: Theme, *, customer: QWidget, sheet: QWidget, feet: list[QWidget]) -> None:
        super().__init__()
        self._theme, self._customer = theme, customer
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(sheet, 1)
        for foot in feet:
            column.addWidget(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(1)
        for part, share in ((customer, _CUSTOMER_SHARE), (right, _SHEET_SHARE)):
            part.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
            row.addWidget(part, share)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("bg"))
        painter.setPen(self._theme.colour("line"))
        x = self._customer.geometry().right() + 1
        painter.drawLine(x, 0, x, self.height())
        painter.end()
