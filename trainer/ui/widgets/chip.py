"""A chip: one or two words in a pill, in a tone that also the words say."""

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from trainer.ui.theme import Theme
from trainer.ui.tokens import Role

Tone = Literal["plain", "accent", "met", "unsure", "missed", "critical"]
TONE_ROLES: dict[Tone, tuple[Role | None, Role]] = {  # ground (None: outlined), ink
    "plain": (None, "muted"),
    "accent": ("accentsoft", "accent"),
    "met": ("metsoft", "met"),
    "unsure": ("unsuresoft", "unsure"),
    "missed": ("missedsoft", "missed"),
    "critical": ("criticalsoft", "critical"),
}


class Chip(QLabel):
    """A pill with a word; a label to assistive technology."""

    def __init__(
        self, theme: Theme, text: str = "", *, tone: Tone = "plain", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self._tone: Tone = tone
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_content(self, text: str, tone: Tone = "plain") -> None:
        self._tone = tone
        self.setText(text)
        self._restyle()

    def sizeHint(self) -> QSize:
        width = QFontMetricsF(self.font()).horizontalAdvance(self.text())
        height = self._theme.scaled(self._theme.tokens.size.chip)
        return QSize(
            max(height, round(width) + 2 * self._theme.scaled(self._theme.tokens.space.m - 1)), height
        )

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_chip(painter, QRectF(self.rect()), self.text(), self._theme, self._tone)
        painter.end()

    def _restyle(self) -> None:
        self.setFont(self._theme.font("caption", "semibold"))
        self.updateGeometry()
        self.update()


def paint_chip(painter: QPainter, rect: QRectF, text: str, theme: Theme, tone: Tone) -> None:
    """A chip that fills ``rect``; for delegates and painted widgets."""
    ground, ink = TONE_ROLES[tone]
    face = rect.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setPen(QPen(theme.colour("line")) if ground is None else Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.NoBrush if ground is None else theme.colour(ground))
    painter.drawRoundedRect(face, face.height() / 2, face.height() / 2)
    painter.setFont(theme.font("caption", "semibold"))
    painter.setPen(theme.colour(ink))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
