"""Pictures in a text: those of a pack are drawn, any other is described in words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QImageReader, QPixmap, QTextCursor, QTextDocument, QTextFormat, QTextImageFormat

_LARGEST_SIDE_PX = 2400  # a picture of a pack may be made to fill the memory

PictureAt = Callable[[str], Path | None]


def pixmap_of(path: Path) -> QPixmap:
    """Return a picture, upright and no larger than is sensible; a null one if it cannot be read."""
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > _LARGEST_SIDE_PX:
        limit = QSize(_LARGEST_SIDE_PX, _LARGEST_SIDE_PX)
        reader.setScaledSize(size.scaled(limit, Qt.AspectRatioMode.KeepAspectRatio))
    return QPixmap.fromImageReader(reader)


def show_pictures(document: QTextDocument, picture_at: PictureAt, *, widest_px: int) -> None:
    """Give the pictures of a document their content, or put their descriptions in their places.

    Args:
        document: Fresh from its Markdown: what it has not been given it would load from anywhere.
        picture_at: Finds the file of one.
        widest_px: Wider ones are made smaller.
    """
    for place, form in reversed(_pictures(document)):
        cursor = QTextCursor(document)
        cursor.setPosition(place)
        cursor.setPosition(place + 1, QTextCursor.MoveMode.KeepAnchor)
        path = picture_at(form.name())
        pixmap = QPixmap() if path is None else pixmap_of(path)
        if pixmap.isNull():
            words = form.stringProperty(QTextFormat.Property.ImageAltText.value)
            around = cursor.blockCharFormat()
            cursor.insertText(words or form.name(), around)
            continue
        document.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(form.name()), pixmap)
        form.setWidth(min(pixmap.width(), widest_px))
        cursor.setCharFormat(form)


def _pictures(document: QTextDocument) -> list[tuple[int, QTextImageFormat]]:
    found: list[tuple[int, QTextImageFormat]] = []
    block = document.begin()
    while block.isValid():
        pieces = block.begin()
        while not pieces.atEnd():
            piece = pieces.fragment()
            form = piece.charFormat()
            if form.isImageFormat():
                places = range(piece.position(), piece.position() + piece.length())
                found += [(place, form.toImageFormat()) for place in places]
            pieces += 1
        block = block.next()
    return found
