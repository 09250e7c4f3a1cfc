"""A dialog with something to read."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from trainer.ui.theme import Theme
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.scroll_keys import ScrollKeys
from trainer.ui.widgets.scroll_panel import ScrollPanel
from trainer.wording.catalogue import _


class ReadingDialog(QDialog):
    """What is read goes into ``panel.column`` and scrolls by keyboard; a button closes it, and Escape."""

    def __init__(self, theme: Theme, title: str, *, size_px: tuple[int, int], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.panel = ScrollPanel(theme)
        ScrollKeys(self.panel)
        self.close_button = Button(theme, _("Close"), kind="primary")
        self.close_button.clicked.connect(self.accept)
        space = theme.tokens.space
        foot = QHBoxLayout()
        foot.setContentsMargins(space.xl, space.m, space.xl, space.l)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.panel, 1)
        column.addLayout(foot)
        self.resize(QSize(*map(theme.scaled, size_px)))
