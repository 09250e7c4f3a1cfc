"""The picture of a question, as large as fits, with its title for those who cannot see it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from trainer.ui.theme import Theme
from trainer.ui.widgets.document_pictures import pixmap_of

_HIGHEST_PX = 320


class Picture(QLabel):
    """Never larger than it is, never higher than a third of a usual window; hidden if it cannot be read."""

    def __init__(self, theme: Theme, path: Path, words: str) -> None:
        super().__init__()
        self._theme = theme
        self._pixmap = pixmap_of(path)
        self.setAccessibleName(words)
        self.setToolTip(words)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if self._pixmap.isNull():
            self.hide()

    def sizeHint(self) -> QSize:
        return self._fitted(self._pixmap.width())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._fitted(width).height()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        size = self._fitted(self.width())
        painter.drawPixmap(
            QRectF(0, 0, size.width(), size.height()), self._pixmap, QRectF(self._pixmap.rect())
        )
        painter.end()

    def _fitted(self, width: int) -> QSize:
        size = self._pixmap.size()
        room = QSize(max(1, min(width, size.width())), min(self._theme.scaled(_HIGHEST_PX), size.height()))
        return size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
