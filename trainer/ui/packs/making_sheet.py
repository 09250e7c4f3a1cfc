"""A sheet in the end of which a pack is there: it is shown, opened, played at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trainer.ui.context import Context
from trainer.ui.packs.done_step import DoneStep, Made
from trainer.ui.packs.rows import open_path
from trainer.ui.packs.sheet import Sheet
from trainer.ui.widgets.button import Button
from trainer.wording.catalogue import _

if TYPE_CHECKING:
    from trainer.services.office import Office


class MakingSheet(Sheet):
    """``made`` tells of the pack as soon as it is there.

    Args:
        context: For looks and background work.
        office: What makes the pack.
        title: Of the sheet.
        parent: The window.
        left: More that can be done in the end.
    """

    made = Signal(object)  # a Made
    play_requested = Signal(object)  # a ScenarioEntry

    def __init__(
        self, context: Context, office: Office, title: str, parent: QWidget, *, left: Sequence[Button] = ()
    ) -> None:
        super().__init__(context, title, parent=parent)
        self._office = office
        self._made: Made | None = None
        theme, icons = context.theme, context.icons
        self.folder = Button(theme, _("Open folder"), icons=icons, icon="folder")
        self.close_done = Button(theme, _("Close"), kind="secondary")
        self.play = Button(theme, _("Play it now"), kind="primary", icons=icons, icon="play")
        self.done_step = DoneStep(context, *left, self.folder, self.close_done, self.play)
        self.folder.clicked.connect(self._open_folder)
        self.close_done.clicked.connect(self.accept)
        self.play.clicked.connect(self._play)

    def show_made(self, made: Made, *, heading: str, next_steps: Sequence[str] = ()) -> None:
        """Show what came to be; the focus is where it goes on."""
        self._made = made
        self.made.emit(made)
        self.done_step.show_made(self._context, made, heading=heading, next_steps=next_steps)
        self.go(self.done_step)
        self.play.setVisible(made.entry is not None)
        (self.play if made.entry is not None else self.close_done).setFocus()

    def _play(self) -> None:
        if self._made is not None and self._made.entry is not None:
            self.play_requested.emit(self._made.entry)
            self.accept()

    def _open_folder(self) -> None:
        if self._made is not None:
            open_path(self._made.folder)
