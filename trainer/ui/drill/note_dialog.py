"""A note of the pack, opened beside the drill."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from trainer.core.scenario import Note
from trainer.ui.context import Context
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.markdown import MarkdownText
from trainer.ui.widgets.scroll_keys import ScrollKeys
from trainer.ui.widgets.scroll_panel import ScrollPanel
from trainer.wording.catalogue import _

_SIZE_PX = (560, 560)


class NoteDialog(QDialog):
    """Stays open beside the composer; Escape closes it."""

    def __init__(self, context: Context, note: Note, parent: QWidget) -> None:
        super().__init__(parent)
        self.note = note
        theme = context.theme
        self.setWindowTitle(note.title)
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        panel = ScrollPanel(theme)
        panel.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        ScrollKeys(panel)
        text = MarkdownText(theme)
        text.set_markdown(note.text)
        panel.column.addWidget(text)
        close = Button(theme, _("Close"), kind="primary")
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        space = theme.tokens.space
        foot.setContentsMargins(space.xl, space.m, space.xl, space.l)
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(panel, 1)
        column.addLayout(foot)
        self.resize(theme.scaled(_SIZE_PX[0]), theme.scaled(_SIZE_PX[1]))
