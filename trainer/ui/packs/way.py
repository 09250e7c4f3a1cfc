"""One of a few ways to go on: a sign, what it is, and a line about it, as a row that stays pressed."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from trainer.ui.context import Context
from trainer.ui.icons import IconName
from trainer.ui.text_block import TextBlock
from trainer.ui.tokens import Role
from trainer.ui.widgets.pressable import Pressable


class Way(Pressable):
    """Checkable; put several into a ``QButtonGroup``. Its remark wraps."""

    def __init__(
        self, context: Context, icon: IconName, text: str, remark: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(context.theme, text, parent)
        self._context = context
        self._icon: IconName = icon
        self._remark = remark
        self.setCheckable(True)
        self.setAccessibleDescription(remark)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        context.theme.changed.connect(self.updateGeometry)

    def set_remark(self, remark: str) -> None:
        """Say something else about it."""
        self._remark = remark
        self.setAccessibleDescription(remark)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = round(QFontMetricsF(self._theme.font("body", "semibold")).horizontalAdvance(self.text()))
        width += 2 * self._theme.tokens.space.l + self._text_left()
        return QSize(width, self.heightForWidth(max(width, self.width())))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.scaled(160), self._theme.scaled(self._theme.tokens.size.control))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        title, remark = self._blocks(width)
        return round(title.height + remark.height) + 2 * self._theme.tokens.space.m

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_bold = self.isChecked() or self._ring.is_shown
        painter.setPen(QPen(theme.colour("accent" if is_bold else "line"), 2.0 if is_bold else 1.0))
        painter.setBrush(theme.colour("accentsoft" if self.isChecked() else "surface"))
        radius = theme.tokens.radius.card
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
        size = self._icon_px()
        ink: Role = "accent" if self.isEnabled() else "muted"
        pixmap = self._context.icons.pixmap(self._icon, ink, size_px=size, ratio=self.devicePixelRatioF())
        painter.drawPixmap(QPointF(theme.tokens.space.l, (self.height() - size) / 2), pixmap)
        title, remark = self._blocks(self.width())
        left, top, clip = float(self._text_left()), float(theme.tokens.space.m), QRectF(self.rect())
        title.draw(painter, QPointF(left, top), theme, "ink" if self.isEnabled() else "muted", clip)
        remark.draw(painter, QPointF(left, top + title.height), theme, "muted", clip)
        painter.end()

    def _blocks(self, width: int) -> tuple[TextBlock, TextBlock]:
        theme = self._theme
        room = max(theme.scaled(80), width - self._text_left() - theme.tokens.space.l)
        title = TextBlock(
            self.text(), theme.font("body", "semibold"), line_height=theme.line_height(self.text())
        )
        remark = TextBlock(self._remark, theme.font("caption"), line_height=theme.line_height(self._remark))
        title.lay_out(room)
        remark.lay_out(room)
        return title, remark

    def _icon_px(self) -> int:
        return self._theme.scaled(self._theme.tokens.size.icon + 4)

    def _text_left(self) -> int:
        return self._theme.tokens.space.l + self._icon_px() + self._theme.tokens.space.m
