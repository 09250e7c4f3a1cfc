"""A card: a raised piece of paper that holds what belongs together."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from trainer.ui.theme import Theme


class Card(QFrame):
    """A rounded surface with a hairline and a soft shadow; ``body`` is its vertical layout."""

    def __init__(self, theme: Theme, *, padding_px: int | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        padding = theme.tokens.space.l + theme.tokens.space.xs if padding_px is None else padding_px
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(padding, padding, padding, padding)
        self.body.setSpacing(theme.tokens.space.s)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_card(painter, QRectF(self.rect()), self._theme)
        painter.end()


def paint_card(painter: QPainter, rect: QRectF, theme: Theme) -> None:
    """The surface of a card inside ``rect``; its shadow takes the outermost three pixels."""
    radius = theme.tokens.radius.card
    face = rect.adjusted(1.5, 0.5, -1.5, -2.5)
    shade = theme.colour("shadow")
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for grow in (1.0, 2.0):
        shade.setAlphaF(theme.shadow.opacity * (1.5 - grow / 2))
        painter.setPen(QPen(shade, 1.5))
        outline = face.adjusted(-grow / 2, theme.shadow.offset / 2, grow / 2, grow)
        painter.drawRoundedRect(outline, radius + grow / 2, radius + grow / 2)
    painter.setPen(QPen(theme.colour("line"), theme.tokens.size.stroke))
    painter.setBrush(theme.colour("surface"))
    painter.drawRoundedRect(face, radius, radius)
