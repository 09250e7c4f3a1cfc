"""Rows of a list that look like cards: a title, and lines of smaller words below it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from trainer.ui.icons import IconName, Icons
from trainer.ui.theme import Theme
from trainer.ui.tokens import Role, TextStyle, Weight
from trainer.ui.widgets.card import paint_card

Index = QModelIndex | QPersistentModelIndex
_LEAST_WIDTH_PX = 280
_LINE = 1.7


@dataclass(frozen=True)
class Line:
    """One line of a card; what does not fit is cut. The sign stands before it, in the colour of the words."""

    text: str
    style: TextStyle = "caption"
    weight: Weight = "regular"
    role: Role = "muted"
    icon: IconName | None = None


class CardDelegate(QStyledItemDelegate):
    """A row is a card, the chosen one framed in the colour of action; what derives from it paints inside."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget, *, captions: int = 1) -> None:
        super().__init__(parent)
        self._theme, self._icons, self._captions = theme, icons, captions

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option, index
        space = self._theme.tokens.space
        lines = self._title_px() + self._captions * self.caption_px()
        return QSize(_LEAST_WIDTH_PX, round(lines) + 2 * space.m + space.s)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, space = self._theme, self._theme.tokens.space
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        face = QRectF(option.rect).adjusted(2, 2, -2, -space.s + 2)
        paint_card(painter, face, theme)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            radius = theme.tokens.radius.card
            painter.drawRoundedRect(face.adjusted(1, 1, -1, -1), radius, radius)
        self.paint_inside(painter, face.adjusted(space.l, space.m - 2, -space.l, -space.m + 2), index)
        painter.restore()

    def paint_inside(self, painter: QPainter, inside: QRectF, index: Index) -> None:
        """Paint the words of a row."""
        raise NotImplementedError

    def paint_lines(self, painter: QPainter, inside: QRectF, lines: list[Line]) -> None:
        """Paint lines one below the other; the first one is the title and has more room."""
        share = inside.height() / (self._title_px() + self._captions * self.caption_px())
        top = inside.top()
        for place, line in enumerate(lines):
            height = share * (self.caption_px() if place else self._title_px())
            self.paint_line(painter, QRectF(inside.left(), top, inside.width(), height), line)
            top += height

    def paint_line(self, painter: QPainter, rect: QRectF, line: Line) -> None:
        """Paint one line."""
        left = rect.left() + self._paint_sign(painter, rect, line)
        font = self._theme.font(line.style, line.weight)
        painter.setFont(font)
        painter.setPen(self._theme.colour(line.role))
        room = QRectF(rect)
        room.setLeft(left)
        shown = QFontMetricsF(font).elidedText(line.text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def width_of(self, line: Line) -> float:
        """Return how wide a line is with its sign, where there is room for all of it."""
        words = QFontMetricsF(self._theme.font(line.style, line.weight)).horizontalAdvance(line.text)
        return words + self._sign_room(line)

    def caption_px(self) -> float:
        """Return the height of a line below the title."""
        return self._theme.text_px("caption") * _LINE

    def _paint_sign(self, painter: QPainter, rect: QRectF, line: Line) -> float:
        """Paint the sign of a line; the answer is the room that it takes."""
        if line.icon is None:
            return 0.0
        size = self._sign_px(line)
        ratio = painter.device().devicePixelRatio()
        pixmap = self._icons.pixmap(line.icon, line.role, size_px=size, ratio=ratio)
        painter.drawPixmap(QPointF(rect.left(), rect.center().y() - size / 2), pixmap)
        return self._sign_room(line)

    def _sign_px(self, line: Line) -> int:
        return self._theme.text_px(line.style) + 2

    def _sign_room(self, line: Line) -> float:
        return 0.0 if line.icon is None else self._sign_px(line) + self._theme.tokens.space.xs + 2.0

    def _title_px(self) -> float:
        return self._theme.text_px("strong") * _LINE
