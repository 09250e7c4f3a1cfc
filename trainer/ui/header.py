"""The header of the window: title, chips, and the actions of the page."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from trainer.ui.page import HeaderChip
from trainer.ui.theme import Theme
from trainer.ui.widgets.chip import Chip
from trainer.ui.widgets.text import Text


class Header(QWidget):
    """One line over the page, with a hairline below."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.title = Text(theme, style="title", weight="bold", wraps=False)
        self._chips: list[Chip] = []
        self._actions: tuple[QWidget, ...] = ()
        space = theme.tokens.space
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(space.xl + space.xs, 0, space.xl + space.xs, 0)
        self._row.setSpacing(space.m)
        self._row.addWidget(self.title)
        self._row.addStretch(1)
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_content(self, title: str, chips: Sequence[HeaderChip], actions: Sequence[QWidget]) -> None:
        self.title.set_text(title)
        for chip in self._chips:
            self._row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [Chip(self._theme, chip.text, tone=chip.tone) for chip in chips]
        for position, chip in enumerate(self._chips, start=1):
            self._row.insertWidget(position, chip, 0, Qt.AlignmentFlag.AlignVCenter)
        if tuple(actions) != self._actions:
            self._swap_actions(tuple(actions))

    def _swap_actions(self, actions: tuple[QWidget, ...]) -> None:
        for action in self._actions:
            self._row.removeWidget(action)
            action.hide()
        for action in actions:
            self._row.addWidget(action, 0, Qt.AlignmentFlag.AlignVCenter)
            action.show()
        self._actions = actions

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("bg"))
        painter.setPen(self._theme.colour("line"))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.end()

    def _restyle(self) -> None:
        self.setFixedHeight(self._theme.scaled(self._theme.tokens.size.header))
        self.update()
