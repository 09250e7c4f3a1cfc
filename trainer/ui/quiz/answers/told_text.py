"""What was written, in a frame that says what it was worth, with the words that earned it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainer.ui.icons import Icons
from trainer.ui.text_block import Mark as WordMark
from trainer.ui.theme import Theme
from trainer.ui.tokens import Role
from trainer.ui.widgets.text import SectionHeading, Text
from trainer.wording.catalogue import _

if TYPE_CHECKING:
    from trainer.core.marks import Mark


class ToldText(QWidget):
    """The frame has the colour of the result; the word for it stands below the question."""

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme, self._icons = theme, icons
        self._role: Role = "line"
        self._heading = SectionHeading(theme)
        self.text = Text(theme)
        column = QVBoxLayout(self)
        space = theme.tokens.space
        column.setContentsMargins(space.l, space.m, space.l, space.m)
        column.setSpacing(space.xs)
        column.addWidget(self._heading)
        column.addWidget(self.text)
        theme.changed.connect(self.update)

    def show_text(self, text: str, mark: Mark | None, marks: Sequence[WordMark]) -> None:
        """Show what was written; a dash for nothing."""
        self._heading.set_text(_("Your answer"))
        self.text.set_text(text if text.strip() else "–", marks)
        self._role = role_of(mark)
        self.setAccessibleName(_("{name}: {text}").format(name=_("Your answer"), text=text))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = self._theme.tokens.radius.control
        painter.setPen(QPen(self._theme.colour(self._role), 1.5))
        painter.setBrush(self._theme.colour("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
        painter.end()


def role_of(mark: Mark | None) -> Role:
    """Return the colour of what an answer was worth; a line's where nobody judged."""
    if mark is None:
        return "line"
    if mark.is_right:
        return "met"
    return "unsure" if mark.high > 0 else "missed"
