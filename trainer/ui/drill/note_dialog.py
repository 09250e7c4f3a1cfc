"""A note of the pack, opened beside a drill or a quiz."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QWidget

from trainer.core.scenario import Note
from trainer.ui.context import Context
from trainer.ui.widgets.markdown import MarkdownText
from trainer.ui.widgets.reading_dialog import ReadingDialog

if TYPE_CHECKING:
    from trainer.core.scenario import Pack

_SIZE_PX = (560, 560)


def show_note(context: Context, note: Note, parent: QWidget, *, pack: Pack | None = None) -> None:
    """Open a note, or bring it to the front where it is open."""
    for dialog in parent.findChildren(NoteDialog):
        if dialog.note == note:
            dialog.raise_()
            dialog.activateWindow()
            return
    NoteDialog(context, note, parent, pack=pack).show()


class NoteDialog(ReadingDialog):
    """Stays open beside what one works at; Escape closes it. Links lead to other notes of its pack."""

    def __init__(self, context: Context, note: Note, parent: QWidget, *, pack: Pack | None = None) -> None:
        super().__init__(context.theme, note.title, size_px=_SIZE_PX, parent=parent)
        self.note = note
        self._pack = pack
        self.setModal(False)
        self.panel.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.text = MarkdownText(context.theme)
        self.text.anchorClicked.connect(self._follow)
        self.panel.column.addWidget(self.text)
        self._show(note)

    def _show(self, note: Note) -> None:
        self.note = note
        self.setWindowTitle(note.title)
        self.text.set_markdown(note.text)
        self.panel.verticalScrollBar().setValue(0)

    def _follow(self, url: QUrl) -> None:
        from trainer.services.notes import NoteEntry  # for a note with links

        target = None if self._pack is None else NoteEntry(self._pack, self.note).linked(url.toString())
        if target is not None:
            self._show(target.note)
