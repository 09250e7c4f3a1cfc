"""Files and folders that were dropped or chosen: packs are looked at, sheets imported, forms read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtWidgets import QWidget

from trainer.ui.context import Context
from trainer.ui.packs.actions import PackActions
from trainer.wording.catalogue import _, ngettext
from trainer.wording.installing import installed_notice
from trainer.wording.pack_pages import listed

if TYPE_CHECKING:
    from trainer.services.install_plans import InstalledPack, InstallPlan
    from trainer.services.installing import Installing
    from trainer.services.office import Office

_ARCHIVES = (".dojopack", ".zip")
_WORKBOOKS = (".xlsx", ".xlsm")
_PACK_FILE = "pack.yaml"
_PRACTISE = "practise"


class Arrivals(QObject):
    """Takes one after the other: the next one is looked at when the sheet of the last one is closed."""

    arrived = Signal(str)  # id of a pack that is here now
    page_requested = Signal(str)

    def __init__(self, context: Context, office: Office, actions: PackActions, page: QWidget) -> None:
        super().__init__(page)
        self._context, self._office, self._actions, self._page = context, office, actions, page
        self._waiting: list[Path] = []
        self._is_looking = False

    def file_kinds(self) -> str:
        """What a file dialog offers."""
        packs, sheets = _("Packs"), _("Sheets with questions or scenarios")
        endings = "*.dojopack *.zip pack.yaml"
        return f"{packs} ({endings});;{sheets} (*.xlsx *.csv *.gift *.txt);;{_('All files')} (*)"

    def take(self, paths: Iterable[Path]) -> None:
        """Look at all of them, each as what it is; what it is, the lane finds out."""
        brought, installing = tuple(paths), self._office.installing
        self._context.jobs.run(
            lambda: _with_forms(_sorted_out(brought), installing), then=self._take_sorted, owner=self
        )

    def _take_sorted(self, brought: _Brought) -> None:
        self._waiting += brought.packs
        if brought.rated is not None:
            self._actions.readings_requested.emit(brought.rated, tuple(brought.forms))
        others = brought.others
        strange = [path.name for path in others if not self._actions.take(path)]
        if strange:
            self._say_strange(strange)
        self._look_at_next()

    def _say_strange(self, names: list[str]) -> None:
        words = ngettext(
            "{names} is neither a pack (a folder with pack.yaml, or a .dojopack file) "
            "nor a sheet with questions (XLSX, CSV, GIFT, Aiken).",
            "{names} are neither packs (folders with pack.yaml, or .dojopack files) "
            "nor sheets with questions (XLSX, CSV, GIFT, Aiken).",
            len(names),
        )
        self._context.tell(words.format(names=listed(names)), tone="unsure")

    def _look_at_next(self) -> None:
        from trainer.ui.packs.install_sheet import InstallSheet  # made when something is to be looked at

        if self._is_looking or not self._waiting:
            return
        self._is_looking = True
        sheet = InstallSheet(self._context, self._office, self._waiting.pop(0), self._page.window())
        sheet.installed.connect(self._installed)
        sheet.finished.connect(self._closed)
        sheet.open()
        sheet.look()

    def _closed(self) -> None:
        self._is_looking = False
        self._look_at_next()

    def _installed(self, pack: InstalledPack, plan: InstallPlan) -> None:
        self.arrived.emit(pack.id)
        self._context.tell(
            installed_notice(plan, pack),
            tone="met",
            action=_("Practise"),
            does=lambda: self.page_requested.emit(_PRACTISE),
        )


@dataclass
class _Brought:
    """What was brought, each as what it is.

    Attributes:
        packs: Folders and archives.
        others: Sheets, and what nothing can be done with.
        forms: With feedback on a pack that is here.
        rated: That pack; of several the first.
    """

    packs: list[Path]
    others: list[Path]
    forms: list[Path] = field(default_factory=list)
    rated: InstalledPack | None = None


def _with_forms(brought: _Brought, installing: Installing) -> _Brought:
    """Take the forms with feedback out of the sheets; reading them says which is for another pack."""
    workbooks = [path for path in brought.others if path.suffix.lower() in _WORKBOOKS]
    if not workbooks:
        return brought
    from trainer.services.feedback import form_for  # brings the spreadsheet library

    pack_ids = {path: form_for(path) for path in workbooks}
    rated = {one.id: one for one in installing.packs() if one.pack is not None}
    forms = [path for path, pack_id in pack_ids.items() if pack_id in rated]
    if forms:
        brought.rated = rated[pack_ids[forms[0]]]
        brought.forms = forms
        brought.others = [path for path in brought.others if path not in forms]
    return brought


def _sorted_out(paths: Iterable[Path]) -> _Brought:
    """Return the packs (of a folder of packs, each of them) and everything else."""
    from trainer.services.pack_checks import pack_folders_in  # only where something was brought

    packs: list[Path] = []
    others: list[Path] = []
    for path in paths:
        if path.is_dir():
            packs += pack_folders_in(path)
        elif path.name == _PACK_FILE:
            packs.append(path.parent)
        else:
            (packs if path.suffix.lower() in _ARCHIVES else others).append(path)
    return _Brought(packs, others)


def dragged_paths(data: QMimeData) -> tuple[Path, ...]:
    """Return the local files and folders that are dragged."""
    return tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
