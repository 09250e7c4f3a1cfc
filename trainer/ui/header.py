"""The header of the window: title, chips, and the actions of the page."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from trainer.ui.icons import Icons
from trainer.ui.page import HeaderChip
from trainer.ui.shell import header_px
from trainer.ui.theme import Theme
from trainer.ui.widgets.chip import Chip
from trainer.ui.widgets.text import Text

_TITLE_EMS = 5


class Title(Text):
    """One line; what does not fit is cut, and stands in the tool tip."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, style="title", weight="bold", wraps=False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        natural = super().minimumSizeHint()
        return QSize(min(natural.width(), _TITLE_EMS * self._theme.text_px("title")), natural.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        metrics = QFontMetricsF(self._theme.font("title", "bold"))
        if metrics.horizontalAdvance(self.text()) <= self.width():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setFont(self._theme.font("title", "bold"))
        painter.setPen(self._theme.colour("ink"))
        shown = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, shown)
        painter.end()


class Header(QWidget):
    """One line over the page, with a hairline below."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, icons
        self.title = Title(theme)
        self._chips: list[Chip] = []
        self._actions: tuple[QWidget, ...] = ()
        space = theme.tokens.space
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(space.xl + space.xs, 0, space.xl + space.xs, 0)
        self._row.setSpacing(space.m)
        self._row.addWidget(self.title)
        self._row.addStretch(1)
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_content(self, title: str, chips: Sequence[HeaderChip], actions: Sequence[QWidget]) -> None:
        self.title.set_text(title)
        self.title.setToolTip(title)
        for chip in self._chips:
            self._row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [self._chip(chip) for chip in chips]
        for position, chip in enumerate(self._chips, start=1):
            self._row.insertWidget(position, chip, 0, Qt.AlignmentFlag.AlignVCenter)
        if tuple(actions) != self._actions:
            self._swap_actions(tuple(actions))

    def _chip(self, chip: HeaderChip) -> Chip:
        return Chip(self._theme, chip.text, tone=chip.tone, icons=self._icons, icon=chip.icon)

    def _swap_actions(self, actions: tuple[QWidget, ...]) -> None:
        for action in self._actions:
            self._row.removeWidget(action)
            action.hide()
        for action in actions:
            self._row.addWidget(action, 0, Qt.AlignmentFlag.AlignVCenter)
            action.show()
        self._actions = actions

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("bg"))
        painter.setPen(self._theme.colour("line"))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.end()

    def _restyle(self) -> None:
        self.setFixedHeight(header_px(self._theme))
        self.update()
