"""A piece of Markdown in our own type: briefings and notes."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QPalette, QResizeEvent, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QWidget

from trainer.ui.theme import Theme

_HEADING_LEVELS_SHOWN = 3


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
            cursor = QTextCursor(block)
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            form = block.blockFormat()
            height_px = self._theme.text_px("body") * self._theme.line_height(block.text())
            form.setLineHeight(height_px, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
            form.setTopMargin(0)
            form.setBottomMargin(self._theme.tokens.space.s)
            cursor.setBlockFormat(form)
            if form.headingLevel():
                self._set_heading(cursor, form.headingLevel())
            block = block.next()

    def _set_heading(self, cursor: QTextCursor, level: int) -> None:
        style = "title" if level < _HEADING_LEVELS_SHOWN else "strong"
        font: QFont = self._theme.font(style, "semibold")  # type: ignore[arg-type]
        form = cursor.charFormat()
        form.setFont(font)
        cursor.setCharFormat(form)

    def _height(self) -> int:
        return int(self.document().size().height()) + 2

    def _fit(self) -> None:
        self.document().setTextWidth(self.viewport().width())
        self.setFixedHeight(self._height())
