"""What forms are made of: a field under its name with a remark below, and two of them side by side."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from trainer.ui.theme import Theme
from trainer.ui.widgets.text import SectionHeading, Text

_PAIRED_FROM_PX = 460


class Field(QWidget):
    """A control under its name. Below it stands a remark, or what is wrong with it."""

    def __init__(self, theme: Theme, name: str, control: QWidget, *, remark: str = "") -> None:
        super().__init__()
        self.control, self._remark = control, remark
        control.setAccessibleName(name)
        self._below = Text(theme, style="caption", role="muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.tokens.space.xs)
        self._name = SectionHeading(theme, name)
        column.addWidget(self._name)
        column.addWidget(control)
        column.addWidget(self._below)
        column.addStretch(1)
        self.say("")

    def set_words(self, name: str, remark: str = "") -> None:
        """Say it in another language."""
        self._remark = remark
        self._name.set_text(name)
        self.control.setAccessibleName(name)
        self.say("")

    def say(self, fault: str) -> None:
        """Say what is wrong, to the eye and, with the control, to the ear; empty shows the remark again."""
        words = fault or self._remark
        self._below.set_role("critical" if fault else "muted")
        self._below.set_text(words)
        self._below.setVisible(bool(words))
        self.control.setAccessibleDescription(words)


class Pair(QWidget):
    """Two things side by side; one under the other where the width is small for the text."""

    def __init__(self, theme: Theme, left: QWidget, right: QWidget) -> None:
        super().__init__()
        self._theme = theme
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.tokens.space.m)
        self._row.addWidget(left, 1)
        self._row.addWidget(right, 1)
        theme.changed.connect(self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._row.setDirection(down if self.width() < self._theme.scaled(_PAIRED_FROM_PX) else across)
