"""What a page shows while it has nothing to show: why, and what to do about it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from trainer.ui.icons import IconName, Icons
from trainer.ui.theme import Theme
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.text import Text


class EmptyState(QWidget):
    """An icon, a sentence or two, and at most one button (``acted``)."""

    acted = Signal()

    def __init__(self, theme: Theme, icons: Icons, icon: IconName, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icons, self._icon = theme, icons, icon
        centre = Qt.AlignmentFlag.AlignHCenter
        self._picture = QLabel(self)
        self._picture.setAlignment(centre)
        self._title = Text(theme, style="title", weight="semibold", alignment=centre)
        self._body = Text(theme, role="muted", alignment=centre)
        self._button = Button(theme, kind="primary")
        self._button.clicked.connect(self.acted)
        column = QVBoxLayout(self)
        column.setSpacing(theme.tokens.space.s)
        column.addStretch(1)
        for widget in (self._picture, self._title, self._body):
            column.addWidget(widget)
        column.addSpacing(theme.tokens.space.s)
        column.addWidget(self._button, 0, centre)
        column.addStretch(2)
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_content(self, *, title: str, body: str, action: str = "") -> None:
        self._title.set_text(title)
        self._body.set_text(body)
        self._button.setText(action)
        self._button.setVisible(bool(action))
        self._button.updateGeometry()

    def _restyle(self) -> None:
        size = self._theme.scaled(self._theme.tokens.size.face + self._theme.tokens.space.m)
        self._picture.setPixmap(
            self._icons.pixmap(self._icon, "edge", size_px=size, ratio=self.devicePixelRatioF())
        )
