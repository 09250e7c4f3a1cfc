"""Lays out and paints a text with our line height, marked words, both directions and any length."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from trainer.ui.theme import Theme
from trainer.ui.tokens import Role

MarkKind = Literal["met", "slip", "unsure", "bad", "own"]
MARK_GROUND: dict[MarkKind, Role] = {
    "met": "hl_met",
    "slip": "hl_met",
    "unsure": "hl_unsure",
    "bad": "hl_bad",
    "own": "accentsoft",
}
MARK_ORDER: tuple[MarkKind, ...] = ("own", "met", "slip", "unsure", "bad")
"""The later ones lie on top where marks overlap."""

_MARK_LINE: dict[MarkKind, Role] = {
    "met": "met",
    "slip": "met",
    "unsure": "unsure",
    "bad": "missed",
    "own": "accent",
}
_DASHES: dict[MarkKind, list[float]] = {"slip": [2.6, 3.6], "unsure": [0.1, 2.4]}
_MARK_MARGIN_PX = 2.0
_UNLIMITED_PX = 16_777_215.0


@dataclass(frozen=True)
class Mark:
    """Words to highlight: code point offsets into the text (end exclusive) and what they stand for.

    A ``slip`` counted, although it is a typing error. What somebody marks in a text is their ``own``.
    """

    start: int
    end: int
    kind: MarkKind


@dataclass(frozen=True)
class _Line:
    layout: QTextLayout
    index: int
    top: float
    base: int  # UTF-16 offset of the paragraph in the whole text
    units: Sequence[str]  # the paragraph, one string a UTF-16 unit


class TextBlock:
    """One text laid out at one width; painted line by line, so that only what is seen costs time."""

    def __init__(
        self,
        text: str,
        font: QFont,
        *,
        line_height: float,
        marks: Sequence[Mark] = (),
        alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        self._text = text
        self._font = font
        self._metrics = QFontMetricsF(font)
        self.line_px = float(max(round(font.pixelSize() * line_height), round(self._metrics.height())))
        self._alignment = alignment
        self._marks = sorted(
            ((utf16_offset(text, mark.start), utf16_offset(text, mark.end), mark.kind) for mark in marks),
            key=lambda mark: MARK_ORDER.index(mark[2]),
        )
        self._lines: list[_Line] = []
        self._width = -1.0
        self.natural_width = 0.0
        self.is_cut = False

    @property
    def last_line_width(self) -> float:
        if not self._lines:
            return 0.0
        last = self._lines[-1]
        return last.layout.lineAt(last.index).naturalTextWidth()

    @property
    def height(self) -> float:
        return len(self._lines) * self.line_px

    def lay_out(self, width_px: float = _UNLIMITED_PX, *, max_lines: int | None = None) -> None:
        """Break the text into lines of a width; stop after ``max_lines`` and say so in ``is_cut``."""
        self._width = max(1.0, width_px)
        self._lines = []
        self.natural_width = 0.0
        self.is_cut = False
        base = 0
        for paragraph in self._text.split("\n"):
            if self.is_cut:
                return
            self._add_paragraph(paragraph, base, max_lines)
            base += utf16_offset(paragraph, len(paragraph)) + 1

    def draw(self, painter: QPainter, origin: QPointF, theme: Theme, role: Role, clip: QRectF) -> None:
        """Paint the lines that touch ``clip`` (in the painter's coordinates)."""
        first = max(0, int((clip.top() - origin.y()) // self.line_px))
        last = min(len(self._lines), int((clip.bottom() - origin.y()) // self.line_px) + 1)
        visible = self._lines[first:last]
        for line in visible:
            self._draw_marks(painter, origin, theme, line)
        painter.setPen(theme.colour(role))
        for line in visible:
            line.layout.lineAt(line.index).draw(painter, origin)

    def mark_rects(self) -> list[tuple[MarkKind, QRectF]]:
        """Where the marked words stand, relative to the block's origin."""
        return [found for line in self._lines for found in self._rects_on(line)]

    def rects_of(self, start: int, end: int) -> list[QRectF]:
        """Where a stretch of code points stands, relative to the block's origin."""
        first, last = utf16_offset(self._text, start), utf16_offset(self._text, end)
        return [rect for line in self._lines for rect in self._stretch_on(line, first, last)]

    def offset_at(self, point: QPointF) -> int:
        """Return the code point under (or nearest to) a point, relative to the block's origin."""
        if not self._lines:
            return 0
        at = min(max(0, int(point.y() // self.line_px)), len(self._lines) - 1)
        line = self._lines[at]
        place = line.layout.lineAt(line.index).xToCursor(
            point.x(), QTextLine.CursorPosition.CursorOnCharacter
        )
        units = line.base + place
        return len(self._text.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "ignore"))

    def _add_paragraph(self, paragraph: str, base: int, max_lines: int | None) -> None:
        layout = QTextLayout(paragraph.replace("\r", "\u200b") or "\u200b", self._font)
        option = QTextOption(self._side(paragraph))
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        layout.setTextOption(option)
        layout.setCacheEnabled(True)
        units = _utf16_units(paragraph) if self._marks else ()
        layout.beginLayout()
        for index, line in enumerate(_lines_of(layout)):
            if max_lines is not None and len(self._lines) >= max_lines:
                self.is_cut = True
                break
            line.setLineWidth(self._width)
            self._place(line)
            self._lines.append(_Line(layout, index, len(self._lines) * self.line_px, base, units))
        layout.endLayout()

    def _side(self, paragraph: str) -> Qt.AlignmentFlag:
        """A right-to-left paragraph begins on the right; a bare QTextLayout does not see to that."""
        if self._alignment is Qt.AlignmentFlag.AlignLeft and is_right_to_left(paragraph):
            return Qt.AlignmentFlag.AlignRight
        return self._alignment

    def _place(self, line: QTextLine) -> None:
        """One baseline grid, whatever fonts a line falls back to."""
        top = len(self._lines) * self.line_px
        lead = (self.line_px - self._metrics.height()) / 2
        line.setPosition(QPointF(0, top + lead + self._metrics.ascent() - line.ascent()))
        self.natural_width = max(self.natural_width, line.naturalTextWidth())

    def _draw_marks(self, painter: QPainter, origin: QPointF, theme: Theme, line: _Line) -> None:
        radius = theme.tokens.radius.mark
        for kind, rect in self._rects_on(line):
            rect.translate(origin)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(MARK_GROUND[kind]))
            painter.drawRoundedRect(rect, radius, radius)
            _draw_underline(painter, rect, kind, theme)

    def _rects_on(self, line: _Line) -> Iterator[tuple[MarkKind, QRectF]]:
        for start, end, kind in self._marks:
            for rect in self._stretch_on(line, start, end):
                yield kind, rect.adjusted(-_MARK_MARGIN_PX, 0, _MARK_MARGIN_PX, 0)

    def _stretch_on(self, line: _Line, start: int, end: int) -> Iterator[QRectF]:
        """Where UTF-16 units start…end stand on a line."""
        text_line = line.layout.lineAt(line.index)
        units = line.units or _utf16_units(line.layout.text())
        line_start = text_line.textStart()
        line_end = min(line_start + text_line.textLength(), len(units))  # an empty paragraph has a line too
        height = min(self.line_px - 2, self._metrics.height() + 3)
        top = line.top + (self.line_px - height) / 2
        first, last = max(line_start, start - line.base), min(line_end, end - line.base)
        while last > first and units[last - 1].isspace():
            last -= 1  # the space where a line breaks stands outside the words
        for left, right in _extents(text_line, first, last):
            yield QRectF(left, top, right - left, height)


def utf16_offset(text: str, code_point_offset: int) -> int:
    """Qt counts UTF-16 units, Python code points: an emoji is two there and one here."""
    head = text[: max(0, code_point_offset)]
    if head.isascii():
        return len(head)
    return len(head) + sum(char > "\uffff" for char in head)


def is_right_to_left(paragraph: str) -> bool:
    """By the first letter that has a direction (rules P2 and P3 of the Unicode bidirectional algorithm)."""
    strong = (unicodedata.bidirectional(char) for char in paragraph)
    return next((direction for direction in strong if direction in {"L", "R", "AL"}), "L") != "L"


def _utf16_units(text: str) -> Sequence[str]:
    if text.isascii() or max(text) <= "\uffff":
        return text
    return [unit for char in text for unit in ([char] if char <= "\uffff" else [char, char])]


def _lines_of(layout: QTextLayout) -> Iterator[QTextLine]:
    while (line := layout.createLine()).isValid():
        yield line


def _extents(line: QTextLine, first: int, last: int) -> list[tuple[float, float]]:
    """Where characters first…last stand on a line: several stretches where directions mix."""
    if first >= last:
        return []
    stops = [_cursor_x(line, position) for position in range(first, last + 1)]
    found: list[tuple[float, float]] = []
    for before, after in pairwise(stops):
        left, right = min(before, after), max(before, after)
        if found and left <= found[-1][1] + 0.5 and right >= found[-1][0] - 0.5:
            found[-1] = (min(found[-1][0], left), max(found[-1][1], right))
        elif right > left:
            found.append((left, right))
    return found


def _cursor_x(line: QTextLine, position: int) -> float:
    answer = line.cursorToX(position)
    return float(answer[0] if isinstance(answer, tuple) else answer)  # type: ignore[arg-type]


def _draw_underline(painter: QPainter, rect: QRectF, kind: MarkKind, theme: Theme) -> None:
    """A line whose shape tells the kind apart without colour: bold, whole, dashed, dotted, wavy."""
    pen = QPen(theme.colour(_MARK_LINE[kind]), 2.4 if kind == "own" else 1.4)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    left, right, y = rect.left() + 2, rect.right() - 2, rect.bottom() - 1
    if kind in _DASHES:
        pen.setDashPattern(_DASHES[kind])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if kind == "bad":
        painter.drawPath(_wave(left, right, y - 0.5))
    else:
        painter.drawLine(QPointF(left, y), QPointF(right, y))


def _wave(left: float, right: float, y: float) -> QPainterPath:
    path = QPainterPath(QPointF(left, y))
    step, swing, x = 3.0, 1.6, left
    while x + step <= right:
        path.quadTo(QPointF(x + step / 2, y + swing), QPointF(x + step, y))
        x, swing = x + step, -swing
    return path
