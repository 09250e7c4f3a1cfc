"""Buttons: primary, secondary and quiet, with an icon and the keys that press them."""

from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from trainer.ui.icons import IconName, Icons
from trainer.ui.theme import Theme
from trainer.ui.tokens import Role
from trainer.ui.widgets.focus import FocusRing, is_enter

ButtonKind = Literal["primary", "secondary", "quiet"]
_GROUND: dict[ButtonKind, tuple[Role | None, Role]] = {  # at rest, under the pointer
    "primary": ("accent", "accenthover"),
    "secondary": ("surface", "hover"),
    "quiet": (None, "hover"),
}
_INK: dict[ButtonKind, Role] = {"primary": "onaccent", "secondary": "ink", "quiet": "muted"}


class Button(QPushButton):
    """A push button painted from the theme; ``keys`` shows the shortcut, it does not bind it."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        *,
        kind: ButtonKind = "secondary",
        icons: Icons | None = None,
        icon: IconName | None = None,
        keys: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self._kind: ButtonKind = kind
        self._icons = icons
        self._icon: IconName | None = icon
        self._keys = keys
        self._ring = FocusRing(self)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAutoDefault(False)
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_kind(self, kind: ButtonKind) -> None:
        """Make it weigh more, or less."""
        self._kind = kind
        self.update()

    def set_keys(self, keys: str) -> None:
        self._keys = keys
        self._restyle()

    def sizeHint(self) -> QSize:
        padding = self._padding()
        width = 2 * padding + self._text_width() + self._icon_room() + self._keys_room()
        return QSize(round(width), self._theme.scaled(self._theme.tokens.size.control))

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

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        ink: Role = _INK[self._kind] if self.isEnabled() else "muted"
        left = (self.width() - (self._text_width() + self._icon_room() + self._keys_room())) / 2
        left = self._paint_icon(painter, left, ink)
        painter.setFont(self._font())
        painter.setPen(self._theme.colour(ink))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextShowMnemonic
        painter.drawText(QRectF(left, 0, self._text_width() + 2, self.height()), flags, self.text())
        self._paint_keys(painter, left + self._text_width(), ink)
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        radius = self._theme.tokens.radius.control
        rest, hover = _GROUND[self._kind]
        ground = hover if self.underMouse() and self.isEnabled() else rest
        if not self.isEnabled() and rest is not None:
            ground = "hover"
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        has_border = self._kind == "secondary" or (self._kind == "primary" and not self.isEnabled())
        painter.setPen(QPen(self._theme.colour("line")) if has_border else Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush if ground is None else self._theme.colour(ground))
        painter.drawRoundedRect(rect, radius, radius)
        if self._ring.is_shown:
            _paint_focus_ring(painter, rect, radius, self._theme, is_on_accent=self._kind == "primary")

    def _paint_icon(self, painter: QPainter, left: float, ink: Role) -> float:
        if self._icons is None or self._icon is None:
            return left
        size = self._icon_px()
        pixmap = self._icons.pixmap(self._icon, ink, size_px=size, ratio=self.devicePixelRatioF())
        painter.drawPixmap(QPointF(left, (self.height() - size) / 2), pixmap)
        return left + self._icon_room()

    def _paint_keys(self, painter: QPainter, text_right: float, ink: Role) -> None:
        if not self._keys:
            return
        font = self._keys_font()
        height = round(QFontMetricsF(font).height()) + 3
        width = self._keys_room() - self._theme.tokens.space.s
        chip = QRectF(text_right + self._theme.tokens.space.s, (self.height() - height) / 2, width, height)
        tint = self._theme.colour(ink)
        tint.setAlphaF(0.14)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tint)
        painter.drawRoundedRect(chip, 4, 4)
        painter.setPen(self._theme.colour(ink))
        painter.setFont(font)
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, self._keys)

    def _restyle(self) -> None:
        self.setFont(self._font())
        self.updateGeometry()
        self.update()

    def _font(self) -> QFont:
        return self._theme.font("body", "semibold")

    def _keys_font(self) -> QFont:
        font = self._theme.font("caption", "semibold")
        font.setPixelSize(self._theme.scaled(self._theme.tokens.type_px["caption"] - 1))
        return font

    def _padding(self) -> int:
        space = self._theme.tokens.space
        padding = space.s if not self.text() else space.m if self._kind == "quiet" else space.l
        return self._theme.scaled(padding)

    def _text_width(self) -> float:
        return (
            QFontMetricsF(self._font()).horizontalAdvance(self.text().replace("&", "", 1))
            if self.text()
            else 0.0
        )

    def _icon_px(self) -> int:
        return self._theme.scaled(self._theme.tokens.size.icon)

    def _icon_room(self) -> float:
        if self._icon is None:
            return 0.0
        return self._icon_px() + (self._theme.tokens.space.s if self.text() else 0)

    def _keys_room(self) -> float:
        if not self._keys:
            return 0.0
        return (
            QFontMetricsF(self._keys_font()).horizontalAdvance(self._keys) + 2.5 * self._theme.tokens.space.s
        )


def _paint_focus_ring(
    painter: QPainter, rect: QRectF, radius: float, theme: Theme, *, is_on_accent: bool
) -> None:
    inset = 2.5 if is_on_accent else 0.5
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(
        QPen(theme.colour("onaccent" if is_on_accent else "accent"), 2 if not is_on_accent else 1.5)
    )
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius - inset, radius - inset)
