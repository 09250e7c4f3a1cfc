"""A chip: one or two words in a pill, in a tone that also the words say; perhaps with a sign before them."""

from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from trainer.ui.icons import IconName, Icons
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
        self,
        theme: Theme,
        text: str = "",
        *,
        tone: Tone = "plain",
        icons: Icons | None = None,
        icon: IconName | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._theme, self._icons = theme, icons
        self._tone: Tone = tone
        self._icon: IconName | None = icon if icons is not None else None
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_content(self, text: str, tone: Tone = "plain") -> None:
        self._tone = tone
        self.setText(text)
        self._restyle()

    def sizeHint(self) -> QSize:
        width = QFontMetricsF(self.font()).horizontalAdvance(self.text()) + self._icon_room()
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
        rect = QRectF(self.rect())
        paint_chip(painter, rect, self.text(), self._theme, self._tone, text_inset_px=self._icon_room())
        if self._icons is not None and self._icon is not None:
            size = self._icon_px()
            ink = TONE_ROLES[self._tone][1]
            pixmap = self._icons.pixmap(self._icon, ink, size_px=size, ratio=self.devicePixelRatioF())
            left = self._theme.scaled(self._theme.tokens.space.m - 1) - 1
            painter.drawPixmap(QPointF(left, (self.height() - size) / 2), pixmap)
        painter.end()

    def _icon_px(self) -> int:
        return self._theme.text_px("caption") + 2

    def _icon_room(self) -> int:
        return 0 if self._icon is None else self._icon_px() + self._theme.tokens.space.xs

    def _restyle(self) -> None:
        self.setFont(self._theme.font("caption", "semibold"))
        self.updateGeometry()
        self.update()


def paint_chip(
    painter: QPainter, rect: QRectF, text: str, theme: Theme, tone: Tone, *, text_inset_px: int = 0
) -> None:
    """A chip that fills ``rect``; for delegates and painted widgets. ``text_inset_px`` is free for a sign."""
    ground, ink = TONE_ROLES[tone]
    face = rect.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setPen(QPen(theme.colour("line")) if ground is None else Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.NoBrush if ground is None else theme.colour(ground))
    painter.drawRoundedRect(face, face.height() / 2, face.height() / 2)
    painter.setFont(theme.font("caption", "semibold"))
    painter.setPen(theme.colour(ink))
    painter.drawText(rect.adjusted(text_inset_px, 0, 0, 0), Qt.AlignmentFlag.AlignCenter, text)
