"""How a scenario looks in the list: title, facts, and how it stands as a chip."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from trainer.ui.icons import Icons
from trainer.ui.practise.models import ItemRole, ScenarioItem
from trainer.ui.theme import Theme
from trainer.ui.widgets.card import paint_card
from trainer.ui.widgets.channels import CHANNEL_ICONS
from trainer.ui.widgets.chip import Tone, paint_chip

Index = QModelIndex | QPersistentModelIndex


class ScenarioDelegate(QStyledItemDelegate):
    """A row is a card; the chosen one has a frame in the colour of action."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, icons

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option, index
        theme = self._theme
        lines = theme.text_px("strong") * 1.7 + theme.text_px("caption") * 1.7
        return QSize(280, round(lines) + 2 * theme.tokens.space.m + theme.tokens.space.s)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item: ScenarioItem = index.data(ItemRole.ITEM)
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
        inside = face.adjusted(space.l, space.m - 2, -space.l, -space.m + 2)
        self._paint_words(painter, inside, item)
        painter.restore()

    def _paint_words(self, painter: QPainter, inside: QRectF, item: ScenarioItem) -> None:
        theme, space = self._theme, self._theme.tokens.space
        chip = self._chip_rect(inside, item.standing_text)
        paint_chip(painter, chip, item.standing_text, theme, _tone(item))
        width = chip.left() - inside.left() - space.m
        half = inside.height() / 2
        title = QRectF(inside.left(), inside.top(), width, half)
        facts = QRectF(inside.left(), inside.top() + half, width, half)
        facts.setLeft(facts.left() + self._paint_sign(painter, facts, item))
        for rect, text, font, colour in (
            (title, item.entry.scenario.title, theme.font("strong", "semibold"), theme.colour("ink")),
            (facts, item.facts, theme.font("caption"), theme.colour("muted")),
        ):
            painter.setFont(font)
            painter.setPen(colour)
            shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
            painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def _paint_sign(self, painter: QPainter, row: QRectF, item: ScenarioItem) -> float:
        """Paint the sign of the channel; the answer is the room that it takes."""
        size = self._theme.text_px("caption") + 2
        name = CHANNEL_ICONS[item.entry.scenario.channel]
        ratio = painter.device().devicePixelRatio()
        top = row.center().y() - size / 2
        painter.drawPixmap(
            QPointF(row.left(), top), self._icons.pixmap(name, "muted", size_px=size, ratio=ratio)
        )
        return size + self._theme.tokens.space.xs + 2

    def _chip_rect(self, inside: QRectF, text: str) -> QRectF:
        theme = self._theme
        height = theme.scaled(theme.tokens.size.chip)
        words = QFontMetricsF(theme.font("caption", "semibold")).horizontalAdvance(text)
        width = words + 2 * theme.tokens.space.m
        return QRectF(inside.right() - width, inside.center().y() - height / 2, width, height)


def _tone(item: ScenarioItem) -> Tone:
    if item.unfinished_id:
        return "accent"
    if item.best is None:
        return "plain"
    return "met" if item.is_passed else "unsure"
