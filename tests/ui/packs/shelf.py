"""Packs on the disk for tests of their page, and how somebody drops them."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QDialog, QWidget

from tests.packs.builders import DRILL, changed, write_pack
from tests.ui.house import House
from trainer.ui.packs.install_sheet import InstallSheet
from trainer.ui.packs.page import PacksPage
from trainer.ui.routes import PACKS
from trainer.ui.widgets.text import Text

PACK_ID = "little-shop"
DRILL_FILE = "drills/parcel.yaml"
Kind = TypeVar("Kind", bound=QDialog)


def edition(folder: Path, version: str = "1.0.0", **files: str | None) -> Path:
    """Write an edition of the pack; ``drill`` is another text of its drill, ``head`` more of its head."""
    head = changed("pack.yaml", "version: 1.2.0", f"version: {version}") + (files.get("head") or "")
    return write_pack(folder, {"pack.yaml": head, DRILL_FILE: files.get("drill") or DRILL})


def packs_page(house: House) -> PacksPage:
    house.application.routes.show(PACKS)
    house.settle()
    assert isinstance(house.page, PacksPage)
    return house.page


def put(house: House, *paths: Path) -> None:
    """Drop files and folders on the page, as a person does with the pointer."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    page, copying, left = house.page, Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    page.dragEnterEvent(QDragEnterEvent(QPoint(9, 9), copying, data, left, none))
    page.dropEvent(QDropEvent(QPointF(9, 9), copying, data, left, none, QEvent.Type.Drop))
    house.settle()


def dialog(house: House, kind: type[Kind]) -> Kind:
    """The one dialog of a kind that stands open."""
    (found,) = (one for one in house.dialogs() if isinstance(one, kind))
    return found


def install(house: House, source: Path) -> None:
    """Install a pack that nothing speaks against."""
    put(house, source)
    dialog(house, InstallSheet).install.click()
    house.settle()
    house.window.notice.hide()
    house.window.activateWindow()  # as a window manager does behind a dialog


def words(widget: QWidget) -> str:
    """Everything that a part of the window says."""
    return "\n".join(one.text() for one in widget.findChildren(Text) if one.isVisible())
