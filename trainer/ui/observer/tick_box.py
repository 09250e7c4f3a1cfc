"""A box to tick with a label of any length, a line below it and the key that ticks it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from trainer.ui.context import Context
from trainer.ui.icons import IconName
from trainer.ui.text_block import TextBlock
from trainer.ui.tokens import Role
from trainer.ui.widgets.focus import FocusRing

_HINT_PX = 260
_LOOKS: dict[bool, tuple[IconName, Role, Role]] = {  # is a fault: sign, its ground, the ground of the row
    False: ("check", "accent", "accentsoft"),
    True: ("close", "missed", "missedsoft"),
}


class TickBox(QCheckBox):
    """A check box to assistive technology. The whole row can be clicked; arrows ask for the next one."""

    moved = Signal(int)  # by how many boxes the focus should go

    def __init__(
        self, context: Context, label: str, *, detail: str = "", keys: str = "", is_fault: bool = False
    ) -> None:
        super().__init__()
        self._context, self._theme = context, context.theme
        self._label, self._detail, self.keys = label, detail, keys
        self._is_fault = is_fault
        self._ring = FocusRing(self)
        self._heights: dict[int, int] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{label} {detail}".strip())
        self.setToolTip("")
        self._theme.changed.connect(self._restyle)

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.moved.emit(step)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring.focused(event)
        super().focusInEvent(event)

    # Measures

    def sizeHint(self) -> QSize:
        return QSize(_HINT_PX, self.heightForWidth(_HINT_PX))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._text_left() + self._right_px() + self._box_px(), self._box_px())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            text = sum(block.height for block in self._blocks(width))
            self._heights[width] = round(text) + 3 * self._theme.tokens.space.xs
        return self._heights[width]

    def _blocks(self, width: int) -> list[TextBlock]:
        theme, room = self._theme, max(40, width - self._text_left() - self._right_px())
        styles = ((self._label, theme.font("body")), (self._detail, theme.font("caption")))
        blocks = [TextBlock(text, font, line_height=theme.line_height(text)) for text, font in styles if text]
        for block in blocks:
            block.lay_out(room)
        return blocks

    def _box_px(self) -> int:
        return self._theme.scaled(self._theme.tokens.size.indicator + 4)

    def _text_left(self) -> int:
        return self._theme.tokens.space.s + self._box_px() + self._theme.tokens.space.m

    def _keys_px(self) -> int:
        if not self.keys:
            return 0
        words = QFontMetricsF(self._theme.font("caption", "semibold")).horizontalAdvance(self.keys)
        return round(max(words + self._theme.tokens.space.m, self._box_px()))

    def _right_px(self) -> int:
        return self._keys_px() + 2 * self._theme.tokens.space.s

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        blocks = self._blocks(self.width())
        top = (self.height() - sum(block.height for block in blocks)) / 2
        middle = top + blocks[0].line_px / 2
        self._paint_box(painter, middle)
        self._paint_keys(painter, middle)
        roles: tuple[Role, ...] = ("ink", "muted")
        for block, role in zip(blocks, roles, strict=False):
            block.draw(painter, QPointF(self._text_left(), top), self._theme, role, QRectF(self.rect()))
            top += block.height
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        theme, radius = self._theme, self._theme.tokens.radius.control
        ground: Role | None = "hover" if self.underMouse() else None
        if self.isChecked():
            ground = _LOOKS[self._is_fault][2]
        painter.setPen(QPen(theme.colour("accent"), 2) if self._ring.is_shown else Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush if ground is None else theme.colour(ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)

    def _paint_box(self, painter: QPainter, middle: float) -> None:
        theme, size = self._theme, self._box_px()
        sign, role, _ground = _LOOKS[self._is_fault]
        box = QRectF(theme.tokens.space.s, middle - size / 2, size, size)
        painter.setPen(QPen(theme.colour(role if self.isChecked() else "edge"), 1.2))
        painter.setBrush(theme.colour(role if self.isChecked() else "surface"))
        painter.drawRoundedRect(box.adjusted(0.6, 0.6, -0.6, -0.6), theme.tokens.radius.mark + 1, 4)
        if self.isChecked():
            inset = size / 8
            icons, ratio = self._context.icons, self.devicePixelRatioF()
            pixmap = icons.pixmap(sign, "onaccent", size_px=round(size - 2 * inset), ratio=ratio)
            painter.drawPixmap(box.topLeft() + QPointF(inset, inset), pixmap)

    def _paint_keys(self, painter: QPainter, middle: float) -> None:
        if not self.keys:
            return
        theme, width, height = self._theme, self._keys_px(), self._box_px()
        left = self.width() - theme.tokens.space.s - width
        area = QRectF(left, middle - height / 2, width, height).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(theme.colour("line")))
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(area, theme.tokens.radius.mark + 1, theme.tokens.radius.mark + 1)
        painter.setPen(theme.colour("muted"))
        painter.setFont(theme.font("caption", "semibold"))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self.keys)

    def _restyle(self) -> None:
        self._heights.clear()
        self.updateGeometry()
        self.update()
