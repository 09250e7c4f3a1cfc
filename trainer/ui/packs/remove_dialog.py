"""Before a pack is removed: what stays, where it is kept, or why it cannot be removed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trainer.core.errors import UserFacingError
from trainer.services.install_plans import Origin
from trainer.ui.context import Context
from trainer.ui.packs.rows import open_path
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.column_dialog import ColumnDialog
from trainer.ui.widgets.text import Text
from trainer.wording.catalogue import _
from trainer.wording.errors import explain
from trainer.wording.pack_pages import pack_title
from trainer.wording.removing import drills_stay_sentence, kept_reasons, kept_sentence, removed_sentence

if TYPE_CHECKING:
    from trainer.services.install_plans import InstalledPack
    from trainer.services.office import Office

_WIDTH_PX = 480


class RemoveDialog(ColumnDialog):
    """Asks once; ``removed`` comes when the pack is gone, with the folder that was kept or ``None``."""

    removed = Signal(object)

    def __init__(self, context: Context, office: Office, pack: InstalledPack, parent: QWidget) -> None:
        super().__init__(
            context.theme, _("Remove this pack?"), heading=pack_title(pack), width_px=_WIDTH_PX, parent=parent
        )
        self._context, self._office, self._pack = context, office, pack
        self._is_busy = False
        for words in (*kept_reasons(pack, office.installing.removed_folder), drills_stay_sentence()):
            self.column.addWidget(Text(context.theme, words))
        self.fault = Text(context.theme, role="critical")
        self.fault.hide()
        self.column.addWidget(self.fault)
        self.remove = Button(context.theme, _("Remove"), kind="primary")
        self.cancel = Button(context.theme, _("Cancel"), kind="secondary")
        self.remove.clicked.connect(self._remove)
        self.cancel.clicked.connect(self.reject)
        self.add_buttons(self.cancel, self.remove)
        self.cancel.setFocus()

    def reject(self) -> None:
        """Not while the pack is being removed: the page has to hear of it."""
        if not self._is_busy:
            super().reject()

    def _remove(self) -> None:
        if self._is_busy:
            return
        self._is_busy = True
        installing, pack = self._office.installing, self._pack
        self._context.jobs.run(
            lambda: installing.remove(pack.id, pack.folder),
            then=self._done,
            otherwise=self._failed,
            owner=self,
        )

    def _done(self, kept: Path | None) -> None:
        self._is_busy = False
        self.removed.emit(kept)
        self.accept()

    def _failed(self, error: Exception) -> None:
        self._is_busy = False
        if not isinstance(error, UserFacingError):
            self._context.report(error)
            return
        self.fault.set_text(explain(error).text)
        self.fault.show()
        self.adjustSize()


class StaysDialog(ColumnDialog):
    """Why a pack cannot be removed from here."""

    def __init__(self, context: Context, pack: InstalledPack, parent: QWidget) -> None:
        title = _("This pack cannot be removed here")
        super().__init__(context.theme, title, heading=pack_title(pack), width_px=_WIDTH_PX, parent=parent)
        why = _("It comes with the program and would be back at its next update.")
        self.column.addWidget(Text(context.theme, why))
        self.close_button = Button(context.theme, _("Close"), kind="primary")
        self.close_button.clicked.connect(self.accept)
        self.add_buttons(self.close_button)
        self.close_button.setFocus()


def ask_and_remove(
    context: Context, office: Office, pack: InstalledPack, parent: QWidget, *, then: Callable[[], None]
) -> None:
    """Ask whether a pack is removed, or say why it stays; ``then`` is called when it is gone."""
    if pack.origin is Origin.BUNDLED:
        StaysDialog(context, pack, parent).open()
        return

    def removed(kept: Path | None) -> None:
        _tell_removed(context, pack, kept)
        then()

    dialog = RemoveDialog(context, office, pack, parent)
    dialog.removed.connect(removed)
    dialog.open()


def _tell_removed(context: Context, pack: InstalledPack, kept: Path | None) -> None:
    words = removed_sentence(pack_title(pack))
    if kept is None:
        context.tell(words, tone="met")
        return
    where = f"{words}\n{kept_sentence(kept, pack.folder.parent)}"
    context.tell(where, tone="met", action=_("Open folder"), does=lambda: open_path(kept.parent))
