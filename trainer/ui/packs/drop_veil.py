"""What lies over a page while files are dragged over it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainer.ui.context import Context
from trainer.ui.packs.rows import Sign
from trainer.ui.widgets.text import Text
from trainer.wording.catalogue import _

_CENTRE = Qt.AlignmentFlag.AlignHCenter
_OPACITY = 0.94
_GROW_PX = 24


class DropVeil(QWidget):
    """Covers its parent while it is shown, and takes no events itself."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._parent = context, parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme = context.theme
        self._title = Text(theme, style="title", weight="bold", alignment=_CENTRE)
        self._body = Text(theme, role="muted", alignment=_CENTRE)
        column = QVBoxLayout(self)
        column.setSpacing(theme.tokens.space.s)
        column.addStretch(1)
        column.addWidget(Sign(context, "install", "accent", grow_px=_GROW_PX), 0, _CENTRE)
        column.addWidget(self._title)
        column.addWidget(self._body)
        column.addStretch(1)
        parent.installEventFilter(self)
        self.hide()

    def lift_over(self) -> None:
        """Show it over everything on the page."""
        self._title.set_text(_("Drop to look at it"))
        self._body.set_text(_("Nothing is installed before you say so."))
        self.setGeometry(self._parent.rect())
        self.raise_()
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._parent.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        theme = self._context.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = theme.colour("bg")
        ground.setAlphaF(_OPACITY)
        painter.fillRect(self.rect(), ground)
        inset = theme.tokens.space.l
        painter.setPen(QPen(theme.colour("accent"), 2, Qt.PenStyle.DashLine))
        painter.setBrush(theme.colour("accentsoft"))
        frame = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(frame, theme.tokens.radius.card, theme.tokens.radius.card)
        painter.end()
