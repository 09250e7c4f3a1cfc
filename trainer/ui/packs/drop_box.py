"""A place to drop a file on, with a button for those who would rather choose it."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from PySide6.QtCore import QMimeData, QRectF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from trainer.ui.context import Context
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.text import Text

_CENTRE = Qt.AlignmentFlag.AlignHCenter


class DropBox(QWidget):
    """``dropped`` carries the paths of files with one of the endings; ``pressed`` asks for a dialog."""

    dropped = Signal(object)  # tuple[Path, ...]
    pressed = Signal()

    def __init__(
        self, context: Context, *, words: str, remark: str, button: str, endings: Collection[str]
    ) -> None:
        super().__init__()
        self._context, self._endings = context, endings
        self._is_hovered = False
        self.setAcceptDrops(True)
        theme = context.theme
        space = theme.tokens.space
        self._sign = QLabel()
        self._sign.setAlignment(_CENTRE)
        self.button = Button(theme, button, kind="primary")
        self.button.clicked.connect(self.pressed)
        column = QVBoxLayout(self)
        column.setContentsMargins(space.l, space.xl, space.l, space.xl)
        column.setSpacing(space.s)
        column.addWidget(self._sign)
        column.addWidget(Text(theme, words, weight="semibold", alignment=_CENTRE))
        column.addWidget(Text(theme, remark, style="caption", role="muted", alignment=_CENTRE))
        column.addSpacing(space.xs)
        column.addWidget(self.button, 0, _CENTRE)
        theme.changed.connect(self._restyle)
        self._restyle()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._is_hovered = bool(paths_in(event.mimeData(), self._endings))
        if self._is_hovered:
            event.acceptProposedAction()
        self.update()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._is_hovered = False
        self.update()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self._is_hovered = False
        self.update()
        event.acceptProposedAction()
        self.dropped.emit(paths_in(event.mimeData(), self._endings))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        theme = self._context.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme.colour("accent" if self._is_hovered else "edge"), theme.tokens.size.stroke)
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(theme.colour("accentsoft" if self._is_hovered else "raised"))
        radius = theme.tokens.radius.card
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
        painter.end()

    def _restyle(self) -> None:
        theme = self._context.theme
        size = theme.scaled(theme.tokens.size.icon + theme.tokens.space.m)
        ratio = self.devicePixelRatioF()
        self._sign.setPixmap(self._context.icons.pixmap("file", "accent", size_px=size, ratio=ratio))
        self.update()


def paths_in(data: QMimeData, endings: Collection[str]) -> tuple[Path, ...]:
    """Return the local files that are dragged, as far as they have one of the endings (``.xlsx``)."""
    paths = (Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    return tuple(path for path in paths if path.suffix.lower() in endings)
