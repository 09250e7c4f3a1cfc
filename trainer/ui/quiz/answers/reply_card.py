"""A reply that can be chosen as the better one, and the words in it that earn or cost points."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy

from trainer.ui.icons import Icons
from trainer.ui.quiz.answers.option_row import Block, OptionRow
from trainer.ui.text_block import Mark, TextBlock
from trainer.ui.theme import Theme

_NO_LIMIT = QRectF(-1e6, -1e6, 2e6, 2e6)


class PlainBlock:
    """Plain text with marked words, to be painted in a row."""

    def __init__(self, theme: Theme, text: str, marks: Sequence[Mark]) -> None:
        self.words = text
        self._block = TextBlock(text, theme.font("body"), line_height=theme.line_height(text), marks=marks)

    def height(self, width_px: float) -> float:
        """Break it into lines of a width; how high it is then."""
        self._block.lay_out(width_px)
        return self._block.height

    def draw(self, painter: QPainter, origin: QPointF, theme: Theme) -> None:
        """Paint it as it was laid out last."""
        self._block.draw(painter, origin, theme, "ink", _NO_LIMIT)


class ReplyCard(OptionRow):
    """A row as high as the other reply, with the text from its top."""

    _is_from_top = True
    _shows_word = False

    def __init__(self, theme: Theme, icons: Icons, text: str, *, key: str) -> None:
        self._marks: tuple[Mark, ...] = ()
        super().__init__(theme, icons, text, look="radio", key=key)
        policy = self.sizePolicy()
        policy.setVerticalPolicy(QSizePolicy.Policy.Preferred)
        self.setSizePolicy(policy)

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Show the words that decided."""
        self._marks = tuple(marks)
        self._restyle()

    def make_block(self) -> Block:
        return PlainBlock(self._theme, self._source, self._marks)
