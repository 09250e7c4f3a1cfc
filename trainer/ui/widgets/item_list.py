"""A short list of things, each behind a dot."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trainer.ui.theme import Theme
from trainer.ui.widgets.text import Text

_DOT_PX = 2.0


class ItemList(QWidget):
    """The dots are painted: to assistive technology there are only the words."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._items: tuple[str, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.tokens.space.xs)

    @property
    def items(self) -> tuple[str, ...]:
        """What is shown."""
        return self._items

    def set_items(self, items: Sequence[str]) -> None:
        """Show these; what stands there already stays as it is."""
        if tuple(items) == self._items:
            return
        same = 0
        while same < min(len(items), len(self._items)) and items[same] == self._items[same]:
            same += 1
        while (place := self._column.takeAt(same)) is not None:
            widget = place.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._items = tuple(items)
        for text in self._items[same:]:
            self._column.addWidget(_Item(self._theme, text))


class _Item(QWidget):
    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__()
        self._theme = theme
        self._text = Text(theme, text)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.tokens.space.l, 0, 0, 0)
        row.addWidget(self._text)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("accent"))
        middle = self._theme.text_px("body") * self._theme.line_height(self._text.text()) / 2
        painter.drawEllipse(QPointF(self._theme.tokens.space.xs + 1, middle), _DOT_PX, _DOT_PX)
        painter.end()
