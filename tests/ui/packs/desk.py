"""The desk of somebody who makes packs: real services over a folder of its own, without bundled packs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QDialog, QLabel, QWidget

from trainer.app import open_office, open_settings
from trainer.resources import resource_folder
from trainer.services.importing import SheetKind
from trainer.services.installing import InstalledPack
from trainer.services.library import Library
from trainer.services.office import Office
from trainer.services.paths import AppPaths
from trainer.ui.context import Context
from trainer.ui.icons import Icons
from trainer.ui.jobs import Jobs
from trainer.ui.theme import Theme

SIZE_PX = (1024, 700)
_EXAMPLE_FROM_ROW = 2


@dataclass
class Desk:
    """What tests of the sheets work with; ``told`` and ``reported`` is what was said over the page."""

    paths: AppPaths
    office: Office
    context: Context
    window: QWidget
    told: list[str] = field(default_factory=list)
    reported: list[Exception] = field(default_factory=list)

    def settle(self) -> None:
        """Wait for the lane and what its answers set going."""
        for _round in range(2):
            self.context.jobs.drain()
            QCoreApplication.processEvents()

    def words(self, widget: QWidget) -> str:
        """Every word that can be seen on a widget."""
        labels = [one for one in widget.findChildren(QLabel) if one.isVisibleTo(widget)]
        return "\n".join(label.text() for label in labels)

    def own_pack(self, pack_id: str) -> InstalledPack:
        """A pack that is here."""
        return next(one for one in self.office.installing.packs() if one.id == pack_id)

    def open(self, sheet: QDialog) -> None:
        """Show a sheet and wait for what it looks at first."""
        sheet.open()
        self.settle()

    def filled_template(
        self, folder: Path, kind: SheetKind = SheetKind.QUIZ, breaks: Callable[[Any], None] | None = None
    ) -> Path:
        """The template of a trainer who has copied its example; ``breaks`` spoils the sheet."""
        file = folder / f"{kind}.xlsx"
        self.office.importing.write_template(kind, file, language="en")
        book = load_workbook(file)
        data, example = book.worksheets[0], book.worksheets[2]
        places = {cell.value: column for column, cell in enumerate(data[1], start=1)}
        rows = list(example.iter_rows(min_row=_EXAMPLE_FROM_ROW, values_only=True))
        for row, values in enumerate(rows[1:], start=2):
            for heading, value in zip(rows[0], values, strict=True):
                if heading in places and value is not None:
                    data.cell(row, places[heading]).value = value
        if breaks is not None:
            breaks(data)
        book.save(file)
        return file


@contextmanager
def open_desk(folder: Path, theme: Theme) -> Iterator[Desk]:
    """Open the services and a window, and close both in the end."""
    paths = AppPaths.under(folder)
    settings = open_settings(paths)
    library = Library((paths.packs,), paths.kept_packs, paths.pack_cache)
    office, close = open_office(paths, settings, library)
    jobs, window = Jobs(), QWidget()
    window.resize(*SIZE_PX)
    window.show()
    told: list[str] = []
    reported: list[Exception] = []

    def tell(text: str, **_more: object) -> None:
        told.append(text)

    jobs.failed.connect(reported.append)
    context = Context(theme, Icons(theme), jobs, settings, tell, reported.append)
    try:
        yield Desk(paths, office, context, window, told, reported)
    finally:
        jobs.close()
        close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def bundled(name: str) -> Path:
    """The folder of a pack that comes with the program."""
    return resource_folder("scenarios") / name
