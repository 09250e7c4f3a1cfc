"""What trainers do with packs from their page: make, import, build, export, feedback, keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from trainer.core.codes import Mode
from trainer.ui.context import Context
from trainer.ui.icons import IconName
from trainer.ui.packs.endings import WELCOME
from trainer.ui.widgets.button import Button
from trainer.wording.catalogue import _

if TYPE_CHECKING:
    from trainer.core.records import Trainee
    from trainer.services.installing import InstalledPack
    from trainer.services.office import Office
    from trainer.ui.packs.done_step import Made


@dataclass(frozen=True)
class Offer:
    """Something that can be done with the chosen pack."""

    text: str
    icon: IconName
    does: Callable[[], None]
    tip: str = ""


class PackActions(QObject):
    """Opens the sheets; ``changed`` names the pack that was made or filled (empty: cannot be used yet)."""

    changed = Signal(str)
    drill_requested = Signal(object, object)  # a ScenarioEntry and a Mode
    feedback_requested = Signal(object)  # an InstalledPack
    readings_requested = Signal(object, object)  # an InstalledPack and tuple[Path, ...] of forms

    def __init__(self, context: Context, office: Office, page: QWidget) -> None:
        super().__init__(page)
        self._context, self._office, self._page = context, office, page
        self.chosen: InstalledPack | None = None
        self.import_button = Button(context.theme, kind="secondary", icons=context.icons, icon="file")
        self.import_button.clicked.connect(lambda _checked=False: self.import_file())
        self.make_button = Button(context.theme, kind="secondary", icons=context.icons, icon="pencil")
        self.make_button.clicked.connect(lambda _checked=False: self.make())
        self.more = Button(context.theme, kind="secondary", icons=context.icons, icon="more")
        self._menu = QMenu(self.more)
        self.make_action = self._menu.addAction("")
        self.keys_action = self._menu.addAction("")
        self.make_action.triggered.connect(lambda _checked=False: self.make())
        self.keys_action.triggered.connect(self.keys)
        self.more.clicked.connect(self._open_menu)
        self._is_make_shown = True
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language of the screens."""
        self.import_button.setText(_("Import a sheet…"))
        self.import_button.setToolTip(
            _("Questions or scenarios that you wrote in Excel, CSV or for Moodle (GIFT, Aiken)")
        )
        self.make_button.setText(_("Make a pack…"))
        self.make_button.setToolTip(_("From a spreadsheet, from YAML files, or as a copy"))
        self.more.setAccessibleName(_("More"))
        self.more.setToolTip(_("More"))
        self.make_action.setText(_("Make a pack…"))
        self.keys_action.setText(_("Keys and known signers…"))
        for button in (self.import_button, self.make_button, self.more):
            button.updateGeometry()

    def show_make(self, is_shown: bool) -> bool:
        """Show “Make a pack…” over the page, or in the menu alone; say whether that changes something.

        Args:
            is_shown: There is room for it.
        """
        is_other = is_shown is not self._is_make_shown
        self._is_make_shown = is_shown
        return is_other

    def header_widgets(self) -> tuple[QWidget, ...]:
        """Return what stands over the page, before its own button."""
        return (self.more, *((self.make_button,) if self._is_make_shown else ()), self.import_button)

    def offers(self, pack: InstalledPack) -> Sequence[Offer]:
        """Return what can be done with a pack; with one that cannot be used, nothing of it."""
        if pack.pack is None:
            return ()
        return (
            Offer(
                _("Build archive…"), "export", lambda: self.build(pack), _("One file that others can install")
            ),
            Offer(_("Export…"), "results", lambda: self.export(pack), _("As a spreadsheet or for Moodle")),
            Offer(_("Feedback…"), "chat", lambda: self.feedback(pack), _("Give it or read what came back")),
            Offer(
                _("Make a copy…"),
                "copy",
                lambda: self.make(pack.id),
                _("A pack of your own that you can change"),
            ),
        )

    def take(self, path: Path) -> bool:
        """Look at a file that was dropped, if it is one that is imported and not installed."""
        is_mine = path.suffix.lower() in WELCOME
        if is_mine:
            self.import_file(path)
        return is_mine

    # The sheets

    def make(self, source: str = "") -> None:
        """Make a pack; ``source`` is the id of the one to copy."""
        from trainer.ui.packs.make_sheet import MakeSheet  # when it is asked for

        sheet = MakeSheet(self._context, self._office, self._window, source=source)
        sheet.made.connect(self._made)
        sheet.play_requested.connect(self._play)
        sheet.sheet_requested.connect(self.import_file)
        self._propose_author(sheet, sheet.form.propose_author)
        self._open(sheet)

    def import_file(self, path: Path | None = None) -> None:
        """Import a file; without one the sheet asks for it."""
        from trainer.ui.packs.import_sheet import ImportSheet  # when it is asked for

        beside = self.chosen.folder if self.chosen is not None else None
        sheet = ImportSheet(self._context, self._office, self._window, beside=beside)
        sheet.made.connect(self._made)
        sheet.play_requested.connect(self._play)
        self._propose_author(sheet, sheet.target.propose_author)
        self._open(sheet)
        if path is not None:
            sheet.look(path)

    def build(self, pack: InstalledPack) -> None:
        """Build the archive of a pack."""
        from trainer.ui.packs.build_sheet import BuildSheet  # when it is asked for

        title = pack.pack.title if pack.pack is not None else pack.folder.name
        self._open(BuildSheet(self._context, self._office.sharing, pack.folder, title, self._window))

    def export(self, pack: InstalledPack) -> None:
        """Export a pack for other programs."""
        from trainer.ui.packs.export_sheet import ExportSheet  # when it is asked for

        if pack.pack is not None:
            self._open(ExportSheet(self._context, pack.pack, self._window))

    def feedback(self, pack: InstalledPack) -> None:
        """Ask whether feedback is given or read."""
        from trainer.ui.packs.feedback_sheet import FeedbackSheet  # when it is asked for

        if pack.pack is not None:
            sheet = FeedbackSheet(self._context, pack.pack, self._window)
            sheet.writing_requested.connect(lambda: self.feedback_requested.emit(pack))
            sheet.reading_requested.connect(lambda files: self.readings_requested.emit(pack, files))
            self._open(sheet)

    def keys(self) -> None:
        """Show our key and the known signers."""
        from trainer.ui.packs.keys_sheet import KeysSheet  # when it is asked for

        self._open(KeysSheet(self._context, self._office.sharing, self._window))

    @property
    def _window(self) -> QWidget:
        return self._page.window()

    def _propose_author(self, sheet: QWidget, propose: Callable[[str], None]) -> None:
        """Whoever practises here makes the pack, as a rule."""

        def known(trainee: Trainee | None) -> None:
            if trainee is not None:
                propose(trainee.name)

        self._context.jobs.run(self._office.trainees.present, then=known, owner=sheet)

    def _open(self, sheet: QDialog) -> None:
        sheet.open()

    def _made(self, made: Made) -> None:
        self.changed.emit(made.pack_id)

    def _play(self, entry: object) -> None:
        self.drill_requested.emit(entry, Mode.PRACTICE)

    def _open_menu(self) -> None:
        self._menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))
