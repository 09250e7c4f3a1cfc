"""The hints that were taken in this turn, over the composer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from trainer.ui.context import Context
from trainer.ui.widgets.announcing import announce
from trainer.ui.widgets.text import Text


class HintStrip(QWidget):
    """Stays while the turn lasts; hidden without a hint. A new hint is said to assistive technology."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._text = Text(context.theme, is_centred=True)
        row = QHBoxLayout(self)
        space = context.theme.tokens.space
        row.setContentsMargins(space.xxl + space.xl, space.m, space.xl, space.m)
        row.addWidget(self._text, 1)
        self.hide()

    def show_hints(self, hints: Sequence[str]) -> None:
        """Show these hints, the first on top."""
        words = "\n".join(hints)
        is_new = bool(words) and words != self._text.text()
        self._text.set_text(words)
        self.setAccessibleName(words)
        self.setVisible(bool(words))
        if is_new:
            announce(self, hints[-1])

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        theme = self._context.theme
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("accentsoft"))
        painter.setPen(theme.colour("line"))
        painter.drawLine(0, 0, self.width(), 0)
        size = theme.scaled(theme.tokens.size.icon)
        pixmap = self._context.icons.pixmap("hint", "accent", size_px=size, ratio=self.devicePixelRatioF())
        painter.drawPixmap(theme.tokens.space.xl, (self.height() - size) // 2, pixmap)
        painter.end()
