"""Where the parts of the drill page stand: case, conversation over its foot, feedback; hairlines between."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trainer.ui.theme import Theme

_SIDE_PX, _FEEDBACK_PX = 268, 312
_SIDE_SHARE, _FEEDBACK_SHARE = 0.25, 0.29
_NARROW_PX = 190


class DrillColumns(QWidget):
    """Both sides grow with the text, but leave the conversation its share of the width."""

    def __init__(
        self,
        theme: Theme,
        *,
        case: QWidget,
        conversation: QWidget,
        foot: QWidget,
        feedback: QWidget,
    ) -> None:
        super().__init__()
        self._theme, self._case, self._feedback = theme, case, feedback
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(conversation, 1)
        column.addWidget(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(1)
        row.addWidget(case)
        row.addWidget(middle, 1)
        row.addWidget(feedback)
        theme.changed.connect(self._fit)

    def resizeEvent(self, event: object) -> None:
        del event
        self._fit()

    def _fit(self) -> None:
        for panel, wished, share in (
            (self._case, _SIDE_PX, _SIDE_SHARE),
            (self._feedback, _FEEDBACK_PX, _FEEDBACK_SHARE),
        ):
            most = max(_NARROW_PX, round(self.width() * share))
            panel.setFixedWidth(min(self._theme.scaled(wished), most))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("bg"))
        painter.setPen(self._theme.colour("line"))
        edges = [self._case.geometry().right() + 1]
        if self._feedback.isVisible():
            edges.append(self._feedback.geometry().left() - 1)
        for x in edges:
            painter.drawLine(x, 0, x, self.height())
        painter.end()
