"""How a note that was found looks in the list: its title, its pack, and the passage with what was sought."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from trainer.ui.text_block import Mark, TextBlock
from trainer.ui.tokens import Role, TextStyle, Weight
from trainer.ui.widgets.card_delegate import CardDelegate, Index
from trainer.ui.widgets.row_model import RowRole

if TYPE_CHECKING:
    from trainer.core.analysis import Span
    from trainer.services.notes import NoteHit

_PASSAGE_LINES = 2
_STEP = 6  # letters that are taken away until a text fits
_LEAST_WIDTH_PX = 240


class NoteDelegate(CardDelegate):
    """What was looked for has a ground of its own, and a line below it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option
        hit: NoteHit = index.data(RowRole.ROW)
        space = self._theme.tokens.space
        title, body = self._line_px("strong", hit.entry.note.title), self._line_px("caption", hit.passage)
        words = title + (1 + _PASSAGE_LINES) * body
        return QSize(_LEAST_WIDTH_PX, round(words) + 2 * space.m + space.s)

    def paint_inside(self, painter: QPainter, inside: QRectF, index: Index) -> None:
        hit: NoteHit = index.data(RowRole.ROW)
        title = hit.entry.note.title
        top = inside.top()
        top += self._paint(painter, inside, top, title, hit.title_spans, ("strong", "semibold", "ink"))
        place = " · ".join(part for part in (hit.entry.pack.title, hit.heading) if part)
        top += self._paint(painter, inside, top, place, (), ("caption", "regular", "muted"))
        look: tuple[TextStyle, Weight, Role] = ("caption", "regular", "ink")
        self._paint(painter, inside, top, hit.passage, hit.spans, look, lines=_PASSAGE_LINES)

    def _paint(
        self,
        painter: QPainter,
        inside: QRectF,
        top: float,
        text: str,
        spans: Sequence[Span],
        look: tuple[TextStyle, Weight, Role],
        *,
        lines: int = 1,
    ) -> float:
        """Paint a text, cut to some lines, and return how high they are."""
        style, _weight, role = look
        marks = [Mark(span.start, span.end, "unsure") for span in spans]
        height = lines * self._line_px(style, text)
        block = self._block(text, marks, look)
        block.lay_out(inside.width(), max_lines=lines)
        while block.is_cut and len(text) > _STEP:
            text = text[:-_STEP].rstrip(" …") + "…"
            block = self._block(text, [one for one in marks if one.end < len(text)], look)
            block.lay_out(inside.width(), max_lines=lines)
        painter.save()
        painter.setClipRect(QRectF(inside.left() - 2, top, inside.width() + 4, height))
        block.draw(painter, QPointF(inside.left(), top), self._theme, role, inside)
        painter.restore()
        return height

    def _block(self, text: str, marks: Sequence[Mark], look: tuple[TextStyle, Weight, Role]) -> TextBlock:
        style, weight, _role = look
        font, line_height = self._theme.font(style, weight), self._theme.line_height(text)
        return TextBlock(text, font, line_height=line_height, marks=marks)

    def _line_px(self, style: TextStyle, text: str) -> float:
        return float(round(self._theme.text_px(style) * self._theme.line_height(text)))
