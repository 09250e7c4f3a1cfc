"""Two parts of one width side by side; one under the other where there is little room for the text."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from trainer.ui.theme import Theme

_STACKED_BELOW_PX = 620


class SideBySide(QWidget):
    """``is_even`` gives both the height of the higher one."""

    def __init__(self, theme: Theme, first: QWidget, second: QWidget, *, is_even: bool = False) -> None:
        super().__init__()
        self._theme = theme
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.tokens.space.m)
        alignment = Qt.AlignmentFlag(0) if is_even else Qt.AlignmentFlag.AlignTop
        for part in (first, second):
            self._row.addWidget(part, 1, alignment)
        theme.changed.connect(self._fit)

    @property
    def is_stacked(self) -> bool:
        return self._row.direction() is QBoxLayout.Direction.TopToBottom

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        is_stacked = self.width() < self._theme.scaled(_STACKED_BELOW_PX)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._row.setDirection(down if is_stacked else across)
