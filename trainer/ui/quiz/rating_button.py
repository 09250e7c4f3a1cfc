"""One of the four answers to "how well did you know it?", with when the question comes back then."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from trainer.core.memory import Rating
from trainer.ui.theme import Theme
from trainer.ui.tokens import Role
from trainer.ui.widgets.pressable import Pressable
from trainer.wording.catalogue import _
from trainer.wording.quizzing import rating_name

RATING_KEYS = {Rating.AGAIN: "A", Rating.HARD: "H", Rating.GOOD: "G", Rating.EASY: "E"}
_LINES = 2.9
_LEAST_PX = 96


class RatingButton(Pressable):
    """The proposed one is filled, and Enter means it."""

    def __init__(self, theme: Theme, rating: Rating) -> None:
        super().__init__(theme)
        self.rating = rating
        self._caption = ""
        self._is_proposed = False
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def set_content(self, caption: str, *, is_proposed: bool) -> None:
        """Show when the question comes back."""
        self._caption = _("in {time}").format(time=caption)
        self._is_proposed = is_proposed
        self.setText(rating_name(self.rating))
        name = _("{rating}, comes back in {time}").format(rating=self.text(), time=caption)
        key = RATING_KEYS[self.rating]
        self.setAccessibleName(f"{name} ({key}, ↵)" if is_proposed else f"{name} ({key})")
        self.updateGeometry()
        self.update()

    @property
    def is_proposed(self) -> bool:
        """It is what the answer suggests."""
        return self._is_proposed

    def sizeHint(self) -> QSize:
        theme, space = self._theme, self._theme.tokens.space
        words = QFontMetricsF(theme.font("body", "semibold")).horizontalAdvance(self.text())
        caption = QFontMetricsF(theme.font("caption")).horizontalAdvance(self._caption)
        width = max(words + self._cap_px() + space.s, caption) + 2 * space.l
        return QSize(
            max(theme.scaled(_LEAST_PX), round(width)), round(theme.text_px("body") * _LINES) + 2 * space.s
        )

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        theme, space = self._theme, self._theme.tokens.space
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        ink: Role = "onaccent" if self._is_proposed else "ink"
        words_px = QFontMetricsF(theme.font("body", "semibold")).horizontalAdvance(self.text())
        left = (self.width() - words_px - self._cap_px() - space.s) / 2
        line = theme.text_px("body") * 1.6
        top = (self.height() - line - theme.text_px("caption") * 1.4) / 2
        painter.setFont(theme.font("body", "semibold"))
        painter.setPen(theme.colour(ink))
        painter.drawText(QRectF(left, top, words_px + 2, line), Qt.AlignmentFlag.AlignVCenter, self.text())
        self._paint_key(painter, QRectF(left + words_px + space.s, top, self._cap_px(), line), ink)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("onaccent" if self._is_proposed else "muted"))
        below = QRectF(0, top + line, self.width(), theme.text_px("caption") * 1.4)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self._caption)
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        theme, radius = self._theme, self._theme.tokens.radius.control
        ground: Role = "surface"
        if self._is_proposed:
            ground = "accenthover" if self.underMouse() else "accent"
        elif self.underMouse():
            ground = "hover"
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(Qt.PenStyle.NoPen if self._is_proposed else QPen(theme.colour("line")))
        painter.setBrush(theme.colour(ground))
        painter.drawRoundedRect(rect, radius, radius)
        if self._ring.is_shown:
            painter.setPen(QPen(theme.colour("onaccent" if self._is_proposed else "accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(2.5, 2.5, -2.5, -2.5), radius - 2, radius - 2)

    def _paint_key(self, painter: QPainter, room: QRectF, ink: Role) -> None:
        side = self._cap_px()
        cap = QRectF(room.left(), room.center().y() - side / 2, side, side)
        tint = self._theme.colour(ink)
        tint.setAlphaF(0.14)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tint)
        painter.drawRoundedRect(cap, 4, 4)
        painter.setPen(self._theme.colour(ink))
        painter.setFont(self._theme.font("caption", "semibold"))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, RATING_KEYS[self.rating])

    def _cap_px(self) -> float:
        return self._theme.text_px("caption") * 1.5
