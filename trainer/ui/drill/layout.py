"""Where the parts of the drill page stand: case, conversation over its foot, feedback; hairlines between."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from trainer.ui.theme import Theme

_CASE_PX, _FEEDBACK_PX = 268, 312
_CASE_SHARE, _FEEDBACK_SHARE, _SIDE_SHARE = 0.25, 0.29, 0.42
_NARROW_BELOW_PX = 780


class DrillColumns(QWidget):
    """Both sides grow with the text, but leave the conversation its share of the width.

    Where the width is small for the text, the case stands over the feedback in one column.
    """

    def __init__(
        self, theme: Theme, *, case: QWidget, conversation: QWidget, foot: QWidget, feedback: QWidget
    ) -> None:
        super().__init__()
        self._theme, self._case, self._feedback = theme, case, feedback
        for panel in (case, feedback):  # in one column they share the height, however much each would like
            panel.setSizePolicy(panel.sizePolicy().horizontalPolicy(), QSizePolicy.Policy.Ignored)
        self._middle = QWidget()
        column = QVBoxLayout(self._middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(conversation, 1)
        column.addWidget(foot)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(1)
        self._side = QVBoxLayout()
        self._side.setSpacing(1)
        self._row.addWidget(case)
        self._row.addWidget(self._middle, 1)
        self._row.addLayout(self._side)
        self._side.addWidget(feedback, 3)
        theme.changed.connect(self._fit)

    @property
    def is_narrow(self) -> bool:
        return self.width() < self._theme.scaled(_NARROW_BELOW_PX)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        is_in_side = self._side.indexOf(self._case) >= 0
        if self.is_narrow and not is_in_side:
            self._row.removeWidget(self._case)
            self._side.insertWidget(0, self._case, 3)
        elif is_in_side and not self.is_narrow:
            self._side.removeWidget(self._case)
            self._row.insertWidget(0, self._case)
        for panel, wished_px, share in (
            (self._case, _CASE_PX, _CASE_SHARE),
            (self._feedback, _FEEDBACK_PX, _FEEDBACK_SHARE),
        ):
            most = round(self.width() * (_SIDE_SHARE if self.is_narrow else share))
            panel.setFixedWidth(max(1, min(self._theme.scaled(wished_px), most)))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("bg"))
        painter.setPen(self._theme.colour("line"))
        middle = self._middle.geometry()
        for x in (middle.left() - 1, middle.right() + 1):
            painter.drawLine(x, 0, x, self.height())
        if self.is_narrow and self._feedback.isVisible():
            y = self._feedback.geometry().top() - 1
            painter.drawLine(middle.right() + 1, y, self.width(), y)
        painter.end()
