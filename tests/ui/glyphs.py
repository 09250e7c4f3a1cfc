"""Counts the glyphs a font cannot draw (tofu is glyph 0)."""

from PySide6.QtGui import QFont, QTextLayout


def missing_glyphs(text: str, font: QFont) -> int:
    layout = QTextLayout(text, font)
    layout.beginLayout()
    layout.createLine().setLineWidth(10_000)
    layout.endLayout()
    return sum(run.glyphIndexes().count(0) for run in layout.glyphRuns())
