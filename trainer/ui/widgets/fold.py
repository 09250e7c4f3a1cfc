"""A line that unfolds what belongs to it."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from trainer.ui.icons import IconName, Icons
from trainer.ui.text_block import TextBlock
from trainer.ui.theme import Theme
from trainer.ui.tokens import Role
from trainer.ui.widgets.pressable import Pressable


class FoldLine(Pressable):
    """Words that wrap behind a sign, and an arrow that says whether it is open; Enter and Space press it."""

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        text: str,
        *,
        icon: IconName | None = None,
        role: Role = "muted",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, text, parent)
        self._icons, self._icon, self._role = icons, icon, role
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(280, self.heightForWidth(280))

    def minimumSizeHint(self) -> QSize:
        return QSize(140, self._sign_px())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(self._block(width).height) + 2 * self._theme.tokens.space.xs

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        block = self._block(self.width())
        top = (self.height() - block.height) / 2
        at = top + (block.line_px - self._sign_px()) / 2
        arrow: IconName = "chevron-down" if self.isChecked() else "chevron-right"
        self._paint_sign(painter, arrow, "muted", QPointF(0, at))
        if self._icon is not None:
            self._paint_sign(painter, self._icon, self._role, QPointF(self._step_px(), at))
        block.draw(painter, QPointF(self._left_px(), top), theme, "ink", QRectF(self.rect()))
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        radius = self._theme.tokens.radius.mark
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("hover"))
            painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        if self._ring.is_shown:
            painter.setPen(QPen(self._theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)

    def _paint_sign(self, painter: QPainter, icon: IconName, role: Role, at: QPointF) -> None:
        ratio = self.devicePixelRatioF()
        painter.drawPixmap(at, self._icons.pixmap(icon, role, size_px=self._sign_px(), ratio=ratio))

    def _block(self, width: int) -> TextBlock:
        block = TextBlock(self.text(), self._font(), line_height=self._theme.line_height(self.text()))
        block.lay_out(max(40, width - self._left_px()))
        return block

    def _font(self) -> QFont:
        return self._theme.font("body", "medium")

    def _sign_px(self) -> int:
        return self._theme.scaled(self._theme.tokens.size.icon)

    def _step_px(self) -> int:
        return self._sign_px() + self._theme.tokens.space.xs

    def _left_px(self) -> int:
        steps = 1 if self._icon is None else 2
        return steps * self._step_px() + self._theme.tokens.space.xs


class Fold(QWidget):
    """``line`` over ``inside``, which is seen while the line is open; ``inside`` is indented."""

    def __init__(
        self, theme: Theme, icons: Icons, text: str, *, icon: IconName | None = None, role: Role = "muted"
    ) -> None:
        super().__init__()
        self.line = FoldLine(theme, icons, text, icon=icon, role=role)
        holder = QWidget()
        self.inside = QVBoxLayout(holder)
        space = theme.tokens.space
        self.inside.setContentsMargins(space.xxl, space.xs, 0, space.s)
        self.inside.setSpacing(space.s)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.line)
        column.addWidget(holder)
        holder.hide()
        self.line.toggled.connect(holder.setVisible)
