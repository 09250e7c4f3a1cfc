"""One thing and what was chosen for it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from trainer.ui.icons import IconName, Icons
from trainer.ui.quiz.answers.option_row import OUTCOME_ICONS
from trainer.ui.theme import Theme
from trainer.ui.tokens import Role
from trainer.ui.widgets.focus import is_enter
from trainer.ui.widgets.pressable import Pressable
from trainer.ui.widgets.rich_block import RichBlock
from trainer.wording.catalogue import _

_RING_PX = 2.0
_ARROWS = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right}


class PairRow(Pressable):
    """The left side over what belongs to it. The one that is chosen waits for its right side."""

    def __init__(self, theme: Theme, icons: Icons, left: str) -> None:
        super().__init__(theme)
        self._icons, self._left, self._right = icons, left, ""
        self._is_right: bool | None = None
        self._should_be = ""
        self.setCheckable(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._renew)
        self._renew()

    @property
    def right(self) -> str:
        """What was chosen for it, as Markdown; empty for nothing."""
        return self._right

    def set_right(self, right: str) -> None:
        """Show what was chosen for it."""
        self._right = right
        self._renew()

    def set_result(self, right: str) -> None:
        """Say what belongs to it."""
        self._is_right, self._should_be = right == self._right, right
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._renew()

    def nextCheckState(self) -> None:
        if self._is_right is None:
            super().nextCheckState()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_enter(event) or event.key() in _ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(320, self.heightForWidth(320))

    def minimumSizeHint(self) -> QSize:
        return QSize(150, self._theme.scaled(self._theme.tokens.size.control))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = self._room(width)
        inside = sum(block.height(room - indent) for block, indent, _role in self._lines())
        return round(inside + 2 * self._pad() + (len(self._lines()) - 1) * self._theme.tokens.space.xs)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        top, room = float(self._pad()), self._room(self.width())
        for block, indent, role in self._lines():
            height = block.height(room - indent)
            if indent:
                self._paint_sign(painter, top, role)
            block.draw(painter, QPointF(self._pad() + indent, top), self._theme, role)
            top += height + self._theme.tokens.space.xs
        painter.end()

    def _lines(self) -> list[tuple[RichBlock, float, Role]]:
        indent = float(self._icon_px() + self._theme.tokens.space.s)
        lines: list[tuple[RichBlock, float, Role]] = [(self._left_block, 0.0, "ink")]
        role: Role = "accent" if self._right else "muted"
        if self._is_right is not None:
            role = "met" if self._is_right else "missed"
        lines.append((self._right_block, indent, role))
        if self._is_right is False:
            lines.append((self._should_block, indent, "met"))
        return lines

    def _paint_ground(self, painter: QPainter) -> None:
        theme, radius = self._theme, self._theme.tokens.radius.control
        ground: Role = "surface"
        frame: Role = "line"
        if self._is_right is not None:
            ground, frame = ("metsoft", "met") if self._is_right else ("missedsoft", "missed")
        elif self.isChecked():
            ground, frame = "accentsoft", "accent"
        elif self.underMouse():
            ground = "hover"
        face = QRectF(self.rect()).adjusted(_RING_PX, _RING_PX, -_RING_PX, -_RING_PX)
        painter.setPen(QPen(theme.colour(frame), 1.0 if frame == "line" else 1.5))
        painter.setBrush(theme.colour(ground))
        painter.drawRoundedRect(face.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        if self._ring.is_shown:
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius + 2, radius + 2)

    def _paint_sign(self, painter: QPainter, top: float, role: Role) -> None:
        icon: IconName = "chevron-right"
        if self._is_right is not None:
            icon = OUTCOME_ICONS["right" if role == "met" else "wrong"]
        size = self._icon_px()
        line = self._theme.text_px("body") * self._theme.line_height(self._right or self._left)
        pixmap = self._icons.pixmap(icon, role, size_px=size, ratio=self.devicePixelRatioF())
        painter.drawPixmap(QPointF(self._pad(), top + (line - size) / 2), pixmap)

    def _renew(self) -> None:
        nothing = _("Choose what belongs here") if self._is_right is None else "–"
        self._left_block = RichBlock(self._theme, self._left, weight="semibold")
        self._right_block = RichBlock(self._theme, self._right or nothing)
        self._should_block = RichBlock(self._theme, self._should_be)
        spoken = _("{name}: {text}").format(name=self._left_block.words, text=self._right_block.words)
        if self._is_right is not None:
            should = _("Right answer: {text}").format(text=self._should_block.words)
            spoken = f"{spoken}. {_('Right') if self._is_right else should}"
        self.setAccessibleName(spoken)
        self.updateGeometry()
        self.update()

    def retranslate(self) -> None:
        """The language of the screens is another one."""
        self._renew()

    def _room(self, width: int) -> float:
        return max(60.0, width - 2.0 * self._pad())

    def _pad(self) -> int:
        return self._theme.tokens.space.m + round(_RING_PX)

    def _icon_px(self) -> int:
        return self._theme.scaled(self._theme.tokens.size.icon) - 2
