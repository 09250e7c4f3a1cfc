"""A labelled bar: how much of something was reached, in words and as a length."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from trainer.ui.theme import Theme
from trainer.ui.tokens import Role


class SectionBar(QWidget):
    """Label, value and bar; stacked, or in one row where a column of bars should align."""

    def __init__(
        self,
        theme: Theme,
        label: str,
        value: str,
        share: float,
        *,
        role: Role = "accent",
        label_width_px: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._label_width = label_width_px
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._restyle)
        self.set_content(label, value, share, role)

    def set_content(self, label: str, value: str, share: float, role: Role = "accent") -> None:
        """``share`` is 0.0 … 1.0."""
        self._label, self._value, self._role = label, value, role
        self._share = min(1.0, max(0.0, share))
        self.setAccessibleName(f"{label} {value}".strip())
        self._restyle()

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self._theme.font("body"))
        width = metrics.horizontalAdvance(self._label) + metrics.horizontalAdvance(self._value) + 40
        return QSize(round(max(width, 120)), self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(96, self._height())

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        text, bar, value = self._places()
        painter.setFont(self._theme.font("body"))
        painter.setPen(self._theme.colour("ink"))
        flags = Qt.AlignmentFlag.AlignVCenter
        shown = QFontMetricsF(painter.font()).elidedText(
            self._label, Qt.TextElideMode.ElideRight, text.width()
        )
        painter.drawText(text, flags | Qt.AlignmentFlag.AlignLeft, shown)
        painter.setPen(self._theme.colour("muted"))
        painter.drawText(value, flags | Qt.AlignmentFlag.AlignRight, self._value)
        paint_bar(painter, bar, self._share, self._theme, self._role)
        painter.end()

    def _places(self) -> tuple[QRectF, QRectF, QRectF]:
        gap, thick = self._theme.tokens.space.s, self._theme.tokens.size.bar
        value_width = QFontMetricsF(self._theme.font("body")).horizontalAdvance(self._value) + 2
        width, height = float(self.width()), float(self.height())
        if self._label_width is None:
            top = height - thick - self._theme.tokens.space.xs
            text = QRectF(0, 0, max(0.0, width - value_width - gap), top)
            return text, QRectF(0, height - thick, width, thick), QRectF(0, 0, width, top)
        label_width = self._theme.scaled(self._label_width)
        value_width = max(value_width, self._theme.scaled(36))
        bar_width = max(16.0, width - label_width - value_width - gap)
        bar = QRectF(label_width, (height - thick) / 2, bar_width, thick)
        return (
            QRectF(0, 0, label_width - gap, height),
            bar,
            QRectF(width - value_width, 0, value_width, height),
        )

    def _height(self) -> int:
        line = round(self._theme.text_px("body") * self._theme.line_height(self._label))
        if self._label_width is not None:
            return line
        return line + self._theme.tokens.size.bar + self._theme.tokens.space.xs

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()


def paint_bar(painter: QPainter, rect: QRectF, share: float, theme: Theme, role: Role) -> None:
    """A bar of ``share`` (0.0 … 1.0) in its track."""
    radius = rect.height() / 2
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("line"))
    painter.drawRoundedRect(rect, radius, radius)
    if share > 0:
        filled = QRectF(rect.left(), rect.top(), max(rect.height(), rect.width() * share), rect.height())
        painter.setBrush(theme.colour(role))
        painter.drawRoundedRect(filled, radius, radius)
