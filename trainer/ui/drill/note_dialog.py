"""A note of the pack, opened beside the drill."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from trainer.core.scenario import Note
from trainer.ui.context import Context
from trainer.ui.widgets.markdown import MarkdownText
from trainer.ui.widgets.reading_dialog import ReadingDialog

_SIZE_PX = (560, 560)


class NoteDialog(ReadingDialog):
    """Stays open beside the composer; Escape closes it."""

    def __init__(self, context: Context, note: Note, parent: QWidget) -> None:
        super().__init__(context.theme, note.title, size_px=_SIZE_PX, parent=parent)
        self.note = note
        self.setModal(False)
        self.panel.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        text = MarkdownText(context.theme)
        text.set_markdown(note.text)
        self.panel.column.addWidget(text)
