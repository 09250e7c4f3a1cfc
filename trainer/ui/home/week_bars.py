"""Seven days as bars, with the letter of each day."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from trainer.ui.theme import Theme
from trainer.wording.catalogue import _
from trainer.wording.numbers import number

_BAR_AREA_PX = 48
_SHORTEST_PX = 4
_FULL_MINUTES = 15.0


class WeekBars(QWidget):
    """Minutes a day; the highest day fills the height, but never a day of a few minutes."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._days: tuple[tuple[str, float], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_days(self, days: Sequence[tuple[str, float]]) -> None:
        """Show days with their minutes, the oldest first."""
        self._days = tuple(days)
        spoken = ", ".join(f"{day} {number(round(spent))}" for day, spent in self._days)
        self.setAccessibleName(_("Minutes a day: {days}").format(days=spoken))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, self._theme.scaled(_BAR_AREA_PX) + self._label_height())

    def _label_height(self) -> int:
        return round(self._theme.text_px("caption") * 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font("caption"))
        room = self.height() - self._label_height()
        full = max([_FULL_MINUTES, *(spent for _day, spent in self._days)])
        step = self.width() / max(1, len(self._days))
        width = min(step * 0.62, self._theme.scaled(26))
        for place, (day, spent) in enumerate(self._days):
            height = max(_SHORTEST_PX, room * spent / full)
            bar = QRectF(place * step + (step - width) / 2, room - height, width, height)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("accent" if spent else "line"))
            painter.drawRoundedRect(bar, _SHORTEST_PX / 2, _SHORTEST_PX / 2)
            painter.setPen(self._theme.colour("muted"))
            label = QRectF(place * step, room, step, self._label_height())
            painter.drawText(label, Qt.AlignmentFlag.AlignCenter, day)
        painter.end()
