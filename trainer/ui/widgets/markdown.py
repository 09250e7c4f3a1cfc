"""A piece of Markdown in our own type: briefings and notes."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPalette, QResizeEvent, QTextBlockFormat, QTextCursor, QTextFormat
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QWidget

from trainer.ui.theme import Theme
from trainer.ui.tokens import TextStyle

_HEADING_LEVELS_SHOWN = 2


class MarkdownText(QTextBrowser):
    """Read-only; as tall as its text, so that the panel around it scrolls. Links are not followed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._source = ""
        self.setObjectName("markdown")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        theme.changed.connect(self._restyle)

    def set_markdown(self, text: str) -> None:
        self._source = text
        self.setAccessibleName(text)
        self._restyle()

    def sizeHint(self) -> QSize:
        return QSize(240, self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _restyle(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        palette.setColor(QPalette.ColorRole.Text, self._theme.colour("ink"))
        palette.setColor(QPalette.ColorRole.Link, self._theme.colour("accent"))
        self.setPalette(palette)
        self.document().setDefaultFont(self._theme.font("body"))
        self.setMarkdown(self._source)
        self._set_type()
        self._fit()

    def _set_type(self) -> None:
        """Markdown's own heading sizes and tight lines become those of the theme."""
        block = self.document().begin()
        while block.isValid():
            # Without a selection: one from where the block begins changes the block before it too.
            cursor = QTextCursor(block)
            form = block.blockFormat()
            style = _style_of(form.headingLevel())
            height_px = self._theme.text_px(style) * self._theme.line_height(block.text())
            form.setLineHeight(height_px, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
            form.setTopMargin(self._theme.tokens.space.m if form.headingLevel() and block.position() else 0)
            form.setBottomMargin(self._theme.tokens.space.s)
            cursor.setBlockFormat(form)
            if form.headingLevel():
                cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
                self._set_heading(cursor, style)
            block = block.next()

    def _set_heading(self, cursor: QTextCursor, style: TextStyle) -> None:
        form = cursor.charFormat()
        form.clearProperty(QTextFormat.Property.FontSizeAdjustment)
        form.setFont(self._theme.font(style, "semibold"))
        cursor.setCharFormat(form)

    def _height(self) -> int:
        return int(self.document().size().height()) + 2

    def _fit(self) -> None:
        self.document().setTextWidth(self.viewport().width())
        self.setFixedHeight(self._height())


def _style_of(heading_level: int) -> TextStyle:
    if not heading_level:
        return "body"
    return "title" if heading_level < _HEADING_LEVELS_SHOWN else "strong"
