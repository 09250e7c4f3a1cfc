"""A piece of Markdown in our own type: briefings and notes."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QWidget

from trainer.ui.theme import Theme
from trainer.ui.tokens import TextStyle
from trainer.ui.widgets.document_pictures import PictureAt, show_pictures
from trainer.ui.widgets.rich_block import dress

_WIDEST_PX = 640


def _no_picture(_name: str) -> None:
    return None


class MarkdownText(QTextBrowser):
    """Read-only; as tall as its text, so that the panel around it scrolls. Links are not followed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, style: TextStyle = "body") -> None:
        super().__init__(parent)
        self._theme = theme
        self._style: TextStyle = style
        self._source = ""
        self._picture_at: PictureAt = _no_picture
        self.setObjectName("markdown")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        theme.changed.connect(self._restyle)

    def set_markdown(self, text: str, picture_at: PictureAt | None = None) -> None:
        """Show a text.

        Args:
            text: Markdown.
            picture_at: Finds the file of a picture by what the text calls it; any other picture is described
                in words. Nothing is ever loaded from elsewhere.
        """
        self._source, self._picture_at = text, picture_at or _no_picture
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
        dress(self.document(), self._theme, self._source, style=self._style)
        show_pictures(self.document(), self._picture_at, widest_px=self._theme.scaled(_WIDEST_PX))
        self._fit()

    def _height(self) -> int:
        return int(self.document().size().height()) + 2

    def _fit(self) -> None:
        self.document().setTextWidth(self.viewport().width())
        self.setFixedHeight(self._height())
