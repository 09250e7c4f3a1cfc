"""One of a few things to choose from, as a button that stays pressed."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from trainer.ui.theme import Theme
from trainer.ui.widgets.pressable import Pressable


class Choice(Pressable):
    """Checkable; put several into a ``QButtonGroup``. The chosen one is filled and has a bold frame."""

    def __init__(self, theme: Theme, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(theme, text, parent)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._restyle)
        self._restyle()

    def sizeHint(self) -> QSize:
        theme = self._theme
        width = QFontMetricsF(self.font()).horizontalAdvance(self.text())
        padding = 2 * theme.scaled(theme.tokens.space.l)
        return QSize(round(width) + padding, theme.scaled(theme.tokens.size.control))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_chosen = self.isChecked()
        width = 2.0 if is_chosen or self._ring.is_shown else 1.0
        painter.setPen(QPen(theme.colour("accent" if width > 1 else "edge"), width))
        painter.setBrush(theme.colour("accentsoft" if is_chosen else "surface"))
        inset = width / 2
        rect = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(rect, theme.tokens.radius.control, theme.tokens.radius.control)
        painter.setPen(theme.colour("accent" if is_chosen else "ink"))
        painter.setFont(self.font())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()

    def _restyle(self) -> None:
        self.setFont(self._theme.font("body", "semibold"))
        self.updateGeometry()
        self.update()
