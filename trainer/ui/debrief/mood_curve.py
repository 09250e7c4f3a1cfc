"""The customer's mood over the replies, as a line between the bands."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from trainer.core.drill_state import HIGHEST_MOOD, mood_band
from trainer.ui.theme import Theme
from trainer.ui.widgets.mood_face import mood_look
from trainer.wording.names import mood_name

_HEIGHT_PX = 84
_DOT_PX = 4.0


class MoodCurve(QWidget):
    """Moods of 0 … 100 from left to right; the word for each is in the accessible name."""

    def __init__(self, theme: Theme, moods: Sequence[int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._moods = theme, tuple(moods)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(", ".join(mood_name(mood_band(mood)) for mood in moods))
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(160, self._theme.scaled(_HEIGHT_PX))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(2 * _DOT_PX, 2 * _DOT_PX, -2 * _DOT_PX, -2 * _DOT_PX)
        painter.setPen(QPen(self._theme.colour("line"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(area.left(), area.center().y()), QPointF(area.right(), area.center().y()))
        points = self._points(area)
        painter.setPen(QPen(self._theme.colour("accent"), 2))
        painter.drawPolyline(QPolygonF(points))
        painter.setPen(QPen(self._theme.colour("surface"), 2))
        for point, mood in zip(points, self._moods, strict=True):
            painter.setBrush(self._theme.colour(mood_look(mood)[1]))
            painter.drawEllipse(point, _DOT_PX + 1, _DOT_PX + 1)
        painter.end()

    def _points(self, area: QRectF) -> list[QPointF]:
        step = area.width() / max(1, len(self._moods) - 1)
        return [
            QPointF(area.left() + place * step, area.bottom() - area.height() * mood / HIGHEST_MOOD)
            for place, mood in enumerate(self._moods)
        ]
