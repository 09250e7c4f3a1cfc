"""What is known of something: a small word at the left of each row, what it is at the right."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from trainer.ui.theme import Theme
from trainer.ui.widgets.emptying import empty
from trainer.ui.widgets.text import Text


class FactTable(QWidget):
    """A screen reader hears both sides of a row as one; a row without a value is left out."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.tokens.space.l)
        self._grid.setVerticalSpacing(theme.tokens.space.xs)
        self._grid.setColumnStretch(1, 1)
        self._rows: tuple[tuple[str, str], ...] = ()

    @property
    def rows(self) -> tuple[tuple[str, str], ...]:
        """What is shown."""
        return self._rows

    def set_rows(self, rows: Sequence[tuple[str, str]]) -> None:
        """Show these facts: name and value."""
        self._rows = tuple((name, value) for name, value in rows if value)
        empty(self._grid)
        for place, (name, value) in enumerate(self._rows):
            self._grid.addWidget(
                Text(self._theme, name, role="muted", wraps=False), place, 0, Qt.AlignmentFlag.AlignTop
            )
            words = Text(self._theme, value)
            words.setAccessibleName(f"{name}: {value}")
            self._grid.addWidget(words, place, 1)
