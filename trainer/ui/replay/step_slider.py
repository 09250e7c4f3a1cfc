"""A slider over the steps of a replay, with a mark under each reply."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSlider

from trainer.ui.theme import Theme

_HANDLE_PX = 16  # as the style sheet has it: the handle's middle stays this far from both ends
_MARK_PX = 3.0


class StepSlider(QSlider):
    """One position a step, from 0."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._theme = theme
        self._replies: frozenset[int] = frozenset()
        self.setSingleStep(1)
        self.setPageStep(1)
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_steps(self, count: int, replies: Collection[int]) -> None:
        """Take as many steps; ``replies`` are the positions at which a reply was scored."""
        self._replies = frozenset(replies)
        self.setRange(0, max(0, count - 1))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.maximum():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        room = self.width() - _HANDLE_PX
        y = self.height() - _MARK_PX
        for at in range(self.maximum() + 1):
            is_reply = at in self._replies
            painter.setBrush(self._theme.colour("accent" if is_reply else "edge"))
            x = _HANDLE_PX / 2 + room * at / self.maximum()
            size = _MARK_PX if is_reply else _MARK_PX / 2
            painter.drawEllipse(QPointF(x, y), size, size)
        painter.end()

    def _restyle(self) -> None:
        self.setFixedHeight(self._theme.scaled(self._theme.tokens.size.control))
        self.update()
