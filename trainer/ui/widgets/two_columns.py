"""A wide and a narrow column side by side; one under the other where the width is small for the text."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from trainer.ui.theme import Theme

_MOST_PX = 16_777_215  # Qt's "as wide as you like"
_STACKED_BELOW_PX = 780
_WIDEST_PX = 1240  # longer lines are hard to read


class TwoColumns(QWidget):
    """``narrow_px`` is the width of the narrow one, before the text scale; ``is_narrow_left`` its side."""

    def __init__(
        self, theme: Theme, *, wide: QWidget, narrow: QWidget, narrow_px: int, is_narrow_left: bool = False
    ) -> None:
        super().__init__()
        self._theme, self._narrow, self._narrow_px = theme, narrow, narrow_px
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.tokens.space.l)
        order = (narrow, wide) if is_narrow_left else (wide, narrow)
        for widget in order:
            self._row.addWidget(widget, 1 if widget is wide else 0)
        theme.changed.connect(self._fit)
        self._fit()

    @property
    def is_stacked(self) -> bool:
        return self._row.direction() is QBoxLayout.Direction.TopToBottom

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setMaximumWidth(self._theme.scaled(_WIDEST_PX))
        is_stacked = self.width() < self._theme.scaled(_STACKED_BELOW_PX)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._row.setDirection(down if is_stacked else across)
        width = self._theme.scaled(self._narrow_px)
        self._narrow.setMinimumWidth(0 if is_stacked else width)
        self._narrow.setMaximumWidth(_MOST_PX if is_stacked else width)
