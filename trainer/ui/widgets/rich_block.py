"""A piece of Markdown in our own type that a widget paints into itself."""

import re

from PySide6.QtCore import QPointF
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFont,
    QPainter,
    QPalette,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from trainer.ui.theme import Theme
from trainer.ui.tokens import Role, TextStyle, Weight

_HEADING_LEVELS_SHOWN = 2
_HAS_NO_ITALICS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uff66-\uff9f]")


def dress(
    document: QTextDocument,
    theme: Theme,
    source: str,
    *,
    style: TextStyle = "body",
    weight: Weight = "regular",
) -> None:
    """Fill a document with Markdown; its own heading sizes and tight lines become those of the theme."""
    document.setDefaultFont(theme.font(style, weight))
    document.setMarkdown(source)
    block = document.begin()
    while block.isValid():
        _set_type(block, theme, style)
        _set_upright(block)
        block = block.next()


class RichBlock:
    """Markdown laid out at one width, with no room before its first line and after its last."""

    def __init__(
        self, theme: Theme, source: str, *, style: TextStyle = "body", weight: Weight = "regular"
    ) -> None:
        self._document = QTextDocument()
        self._document.setDocumentMargin(0)
        dress(self._document, theme, source, style=style, weight=weight)
        last = QTextCursor(self._document.lastBlock())
        form = last.blockFormat()
        form.setBottomMargin(0)
        last.setBlockFormat(form)

    @property
    def words(self) -> str:
        """The text without its signs, for a screen reader."""
        return self._document.toPlainText()

    @property
    def natural_width(self) -> float:
        """How wide it would be on lines as long as it likes."""
        self._document.setTextWidth(-1)
        return self._document.idealWidth()

    def height(self, width_px: float) -> float:
        """Break it into lines of a width; how high it is then."""
        self._document.setTextWidth(max(1.0, width_px))
        return self._document.size().height()

    def draw(self, painter: QPainter, origin: QPointF, theme: Theme, role: Role = "ink") -> None:
        """Paint it as it was laid out last."""
        painter.save()
        painter.translate(origin)
        context = QAbstractTextDocumentLayout.PaintContext()
        palette = theme.palette()
        palette.setColor(QPalette.ColorRole.Text, theme.colour(role))
        context.palette = palette
        self._document.documentLayout().draw(painter, context)
        painter.restore()


def _set_type(block: QTextBlock, theme: Theme, body: TextStyle) -> None:
    # Without a selection: one from where the block begins changes the block before it too.
    cursor = QTextCursor(block)
    form = block.blockFormat()
    style = _style_of(form.headingLevel(), body)
    height_px = theme.text_px(style) * theme.line_height(block.text())
    form.setLineHeight(height_px, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    form.setTopMargin(theme.tokens.space.m if form.headingLevel() and block.position() else 0)
    form.setBottomMargin(theme.tokens.space.s)
    cursor.setBlockFormat(form)
    if form.headingLevel():
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        heading = cursor.charFormat()
        heading.clearProperty(QTextFormat.Property.FontSizeAdjustment)
        heading.setFont(theme.font(style, "semibold"))
        cursor.setCharFormat(heading)


def _set_upright(block: QTextBlock) -> None:
    """Make what is emphasised in a script without italics bold: slanted kana is nobody's emphasis."""
    fragments = block.begin()
    slanted: list[tuple[int, int]] = []
    while not fragments.atEnd():
        fragment = fragments.fragment()
        if fragment.charFormat().fontItalic() and _HAS_NO_ITALICS.search(fragment.text()):
            slanted.append((fragment.position(), fragment.length()))
        fragments += 1
    for position, length in slanted:
        cursor = QTextCursor(block)
        cursor.setPosition(position)
        cursor.setPosition(position + length, QTextCursor.MoveMode.KeepAnchor)
        upright = QTextCharFormat()
        upright.setFontItalic(False)
        upright.setFontWeight(QFont.Weight.DemiBold)
        cursor.mergeCharFormat(upright)


def _style_of(heading_level: int, body: TextStyle) -> TextStyle:
    if not heading_level:
        return body
    return "title" if heading_level < _HEADING_LEVELS_SHOWN else "strong"
