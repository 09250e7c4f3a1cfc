"""How a row of the history looks: a hairline below, the result as a chip."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from trainer.ui.outcomes import RESULT_TONES
from trainer.ui.progress.models import RESULT_COLUMN, HistoryRole
from trainer.ui.theme import Theme
from trainer.ui.widgets.chip import paint_chip

Index = QModelIndex | QPersistentModelIndex
_SCORE_COLUMN = 3


class HistoryDelegate(QStyledItemDelegate):
    """Paints a cell from the theme."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        words = QFontMetricsF(self._theme.font("body", "semibold")).horizontalAdvance(str(index.data()))
        space = self._theme.tokens.space
        padding = 2 * space.m + (2 * space.m if index.column() == RESULT_COLUMN else 0)
        return QSize(round(words) + padding, option.rect.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, rect = self._theme, QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("accentsoft"))
        painter.setPen(theme.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inside = rect.adjusted(theme.tokens.space.m, 0, -theme.tokens.space.m, 0)
        if index.column() == RESULT_COLUMN:
            self._paint_result(painter, inside, index)
        else:
            self._paint_text(painter, inside, index)
        painter.restore()

    def _paint_text(self, painter: QPainter, inside: QRectF, index: Index) -> None:
        theme = self._theme
        font = theme.font("body", "semibold" if index.column() == _SCORE_COLUMN else "regular")
        painter.setFont(font)
        painter.setPen(theme.colour("ink"))
        text = QFontMetricsF(font).elidedText(str(index.data()), Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(inside, index.data(Qt.ItemDataRole.TextAlignmentRole), text)

    def _paint_result(self, painter: QPainter, inside: QRectF, index: Index) -> None:
        theme = self._theme
        text = str(index.data())
        words = QFontMetricsF(theme.font("caption", "semibold")).horizontalAdvance(text)
        height = theme.scaled(theme.tokens.size.chip)
        width = min(inside.width(), words + 2 * theme.tokens.space.m)
        chip = QRectF(inside.left(), inside.center().y() - height / 2, width, height)
        paint_chip(painter, chip, text, theme, RESULT_TONES[index.data(HistoryRole.RESULT)])
