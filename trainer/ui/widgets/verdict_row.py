"""One verdict of a score card: its sign, what was asked for, its points and the words that decided it."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from trainer.ui.icons import IconName, Icons
from trainer.ui.text_block import TextBlock
from trainer.ui.theme import Theme
from trainer.ui.tokens import Role

VerdictKind = Literal["met", "unsure", "missed", "critical"]
VERDICT_SIGNS: dict[VerdictKind, tuple[IconName, Role]] = {
    "met": ("met", "met"),
    "unsure": ("unsure", "unsure"),
    "missed": ("missed", "missed"),
    "critical": ("critical", "critical"),
}


@dataclass(frozen=True)
class VerdictLine:
    """What a row shows; a detail may have several lines, ``spoken`` is all of it for a screen reader."""

    kind: VerdictKind
    label: str
    points: str
    detail: str = ""
    spoken: str = ""


class VerdictRow(QWidget):
    """A row of a score card, with a hairline below unless it is the last."""

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        line: VerdictLine,
        *,
        is_last: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._icons, self._line, self._is_last = theme, icons, line, is_last
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        # By width; a layout asks for the same few again and again, and one of them is painted.
        self._laid_out: dict[int, tuple[TextBlock, list[TextBlock]]] = {}
        self.setAccessibleName(line.spoken or f"{line.label} {line.points}. {line.detail}")
        theme.changed.connect(self._restyle)

    def sizeHint(self) -> QSize:
        return QSize(260, self.heightForWidth(260))

    def minimumSizeHint(self) -> QSize:
        return QSize(140, self._icon_px())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        label, details = self._blocks(width)
        below = 0.0 if self._points_fit(label, width) else label.line_px
        gaps = max(0, len(details) - 1) * self._theme.tokens.space.xs + (2 if details else 0)
        height = label.height + below + sum(detail.height for detail in details) + gaps
        return round(height) + 2 * self._theme.tokens.space.m - 4

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        icon, role = VERDICT_SIGNS[self._line.kind]
        top = self._theme.tokens.space.m - 4.0
        label, details = self._blocks(self.width())
        size = self._icon_px()
        pixmap = self._icons.pixmap(icon, role, size_px=size, ratio=self.devicePixelRatioF())
        painter.drawPixmap(QPointF(0, top + (label.line_px - size) / 2), pixmap)
        left = float(self._text_left())
        clip = QRectF(self.rect())
        label.draw(painter, QPointF(left, top), self._theme, "ink", clip)
        below = self._paint_points(painter, label, left, top) + 2
        for detail in details:
            detail.draw(painter, QPointF(left, below), self._theme, "muted", clip)
            below += detail.height + self._theme.tokens.space.xs
        if not self._is_last:
            painter.setPen(QPen(self._theme.colour("line")))
            y = self.height() - 0.5
            painter.drawLine(QPointF(0, y), QPointF(self.width(), y))
        painter.end()

    def _paint_points(self, painter: QPainter, label: TextBlock, left: float, top: float) -> float:
        """The points stand behind the label's last line, or below it where they do not fit."""
        fits = self._points_fit(label, self.width())
        font = self._theme.font("body")
        painter.setFont(font)
        painter.setPen(self._theme.colour("muted"))
        line_top = top + label.height - (label.line_px if fits else 0)
        x = left + (label.last_line_width + self._theme.tokens.space.xs + 1 if fits else 0)
        metrics = QFontMetricsF(font)
        baseline = line_top + (label.line_px - metrics.height()) / 2 + metrics.ascent()
        painter.drawText(QPointF(x, baseline), self._line.points)
        return line_top + label.line_px

    def _blocks(self, width: int) -> tuple[TextBlock, list[TextBlock]]:
        if width not in self._laid_out:
            self._laid_out[width] = self._lay_out(width)
        return self._laid_out[width]

    def _lay_out(self, width: int) -> tuple[TextBlock, list[TextBlock]]:
        """The label, and the details apart from each other, so that each remark is seen as one."""
        room = max(40, width - self._text_left())
        factor = self._theme.line_height
        label = TextBlock(
            self._line.label, self._theme.font("body", "semibold"), line_height=factor(self._line.label)
        )
        label.lay_out(room)
        details = [
            TextBlock(line, self._theme.font("caption"), line_height=factor(self._line.detail))
            for line in self._line.detail.splitlines()
        ]
        for detail in details:
            detail.lay_out(room)
        return label, details

    def _points_fit(self, label: TextBlock, width: int) -> bool:
        return label.last_line_width + self._points_width() <= width - self._text_left()

    def _points_width(self) -> float:
        if not self._line.points:
            return 0.0
        metrics = QFontMetricsF(self._theme.font("body"))
        return metrics.horizontalAdvance(self._line.points) + self._theme.tokens.space.xs + 2

    def _icon_px(self) -> int:
        return self._theme.scaled(self._theme.tokens.size.icon + 2)

    def _text_left(self) -> int:
        return self._icon_px() + self._theme.tokens.space.m - 2

    def _restyle(self) -> None:
        self._laid_out.clear()
        self.updateGeometry()
        self.update()
