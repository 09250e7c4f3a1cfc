"""Before a pack is removed: what stays, what would be lost, or why it cannot be removed."""

from __future__ import annotations

from collections.abc import Callable
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
from trainer.wording.catalogue import _, ngettext
from trainer.wording.errors import explain
from trainer.wording.numbers import number
from trainer.wording.pack_pages import listed, pack_title

if TYPE_CHECKING:
    from trainer.services.install_plans import InstalledPack
    from trainer.services.office import Office

_WIDTH_PX = 480


class RemoveDialog(ColumnDialog):
    """Asks once; ``removed`` comes when the pack is gone."""

    removed = Signal()

    def __init__(self, context: Context, office: Office, pack: InstalledPack, parent: QWidget) -> None:
        super().__init__(
            context.theme, _("Remove this pack?"), heading=pack_title(pack), width_px=_WIDTH_PX, parent=parent
        )
        self._context, self._office, self._pack = context, office, pack
        self._is_busy = False
        stays = _(
            "Drills that were practised with it stay, and so do their debriefs. Both can still be opened."
        )
        self.column.addWidget(Text(context.theme, stays))
        if pack.edited:
            self.column.addWidget(Text(context.theme, _lost(pack), role="critical"))
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
        installing, pack_id, has_edits = self._office.installing, self._pack.id, bool(self._pack.edited)
        self._context.jobs.run(
            lambda: installing.remove(pack_id, despite_edits=has_edits),
            then=self._done,
            otherwise=self._failed,
            owner=self,
        )

    def _done(self, _nothing: None) -> None:
        self._is_busy = False
        self.removed.emit()
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
        self.column.addWidget(Text(context.theme, _why_it_stays(pack)))
        folder = Button(context.theme, _("Open folder"), kind="secondary", icons=context.icons, icon="folder")
        folder.clicked.connect(lambda: open_path(pack.folder))
        folder.setVisible(pack.origin is Origin.OWN)
        self.close_button = Button(context.theme, _("Close"), kind="primary")
        self.close_button.clicked.connect(self.accept)
        self.add_buttons(folder, self.close_button)
        self.close_button.setFocus()


def ask_and_remove(
    context: Context, office: Office, pack: InstalledPack, parent: QWidget, *, then: Callable[[], None]
) -> None:
    """Ask whether a pack is removed, or say why it stays; ``then`` is called when it is gone."""
    if pack.origin is not Origin.INSTALLED:
        StaysDialog(context, pack, parent).open()
        return

    def removed() -> None:
        context.tell(_("“{title}” was removed.").format(title=pack_title(pack)), tone="met")
        then()

    dialog = RemoveDialog(context, office, pack, parent)
    dialog.removed.connect(removed)
    dialog.open()


def _lost(pack: InstalledPack) -> str:
    count = len(pack.edited)
    words = ngettext(
        "{count} file was edited here, and this would be lost: {names}",
        "{count} files were edited here, and this would be lost: {names}",
        count,
    )
    return words.format(count=number(count), names=listed(pack.edited))


def _why_it_stays(pack: InstalledPack) -> str:
    if pack.origin is Origin.BUNDLED:
        return _("It comes with the program and would be back at its next update.")
    return _(
        "Somebody put its folder there by hand, and it may be the only copy. "
        "Move or delete the folder yourself; then “Check again” or the next start forgets it."
    )
