"""Every sheet by keyboard and by screen reader, and at every text size in a small window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from tests.ui.packs.desk import Desk
from trainer.services.importing import PackHead
from trainer.ui.packs.build_sheet import BuildSheet
from trainer.ui.packs.export_sheet import ExportSheet
from trainer.ui.packs.feedback_sheet import FeedbackSheet
from trainer.ui.packs.import_sheet import ImportSheet
from trainer.ui.packs.keys_sheet import KeysSheet
from trainer.ui.packs.make_sheet import MakeSheet
from trainer.ui.packs.sheet import Sheet
from trainer.ui.widgets.button import Button

Opened = Callable[[Desk, Path], Sheet]


def made_folder(desk: Desk) -> Path:
    return desk.office.pack_making.make(PackHead("returns", "Returns", "en")).folder


def _make(desk: Desk, _folder: Path) -> Sheet:
    return MakeSheet(desk.context, desk.office, desk.window)


def _import(desk: Desk, _folder: Path) -> Sheet:
    return ImportSheet(desk.context, desk.office, desk.window)


def _imported(desk: Desk, folder: Path) -> Sheet:
    sheet = ImportSheet(desk.context, desk.office, desk.window)
    sheet.look(desk.filled_template(folder))
    return sheet


def _build(desk: Desk, _folder: Path) -> Sheet:
    return BuildSheet(desk.context, desk.office.sharing, made_folder(desk), "Returns", desk.window)


def _keys(desk: Desk, _folder: Path) -> Sheet:
    return KeysSheet(desk.context, desk.office.sharing, desk.window)


def _export(desk: Desk, _folder: Path) -> Sheet:
    made_folder(desk)
    pack = desk.own_pack("returns").pack
    assert pack is not None
    return ExportSheet(desk.context, pack, desk.window)


def _feedback(desk: Desk, _folder: Path) -> Sheet:
    made_folder(desk)
    pack = desk.own_pack("returns").pack
    assert pack is not None
    return FeedbackSheet(desk.context, pack, desk.window)


SHEETS: dict[str, Opened] = {
    "make": _make,
    "import": _import,
    "imported": _imported,
    "build": _build,
    "keys": _keys,
    "export": _export,
    "feedback": _feedback,
}


@pytest.fixture(params=SHEETS)
def sheet(desk: Desk, tmp_path: Path, request: pytest.FixtureRequest) -> Sheet:
    opened = SHEETS[request.param](desk, tmp_path)
    desk.open(opened)
    opened.activateWindow()
    desk.settle()
    return opened


def focusable(sheet: Sheet) -> Iterator[QWidget]:
    for one in sheet.findChildren(QWidget):
        takes_tab = one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.focusProxy() is None
        if takes_tab and one.isVisible() and one.isEnabled():
            yield one


def is_one_of_many(widget: QWidget) -> bool:
    """Of choices the one that is made is a stop; arrow keys go on from there."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    return group is not None and group.exclusive() and not widget.isChecked()  # type: ignore[attr-defined]


def name_of(widget: QWidget) -> str:
    return str(QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name))


def test_tab_goes_through_all_that_has_a_name_and_comes_to_the_buttons_last(desk: Desk, sheet: Sheet) -> None:
    controls = list(focusable(sheet))
    assert controls
    assert [repr(one) for one in controls if not name_of(one).strip()] == []
    reached: list[QWidget] = []
    for _step in range(2 * len(controls) + 4):
        focused = QApplication.focusWidget()
        if focused is not None:
            reached.append(focused)
            QTest.keyClick(focused, Qt.Key.Key_Tab)
    missed = [name_of(one) for one in set(controls) - set(reached) if not is_one_of_many(one)]
    assert missed == []
    feet = [one for one in controls if isinstance(one, Button) and one.parentWidget() is sheet]
    chain = list(focus_chain(sheet))
    inside = [chain.index(one) for one in controls if one not in feet]
    assert not inside or max(inside) < min(chain.index(one) for one in feet)


def focus_chain(sheet: Sheet) -> Iterator[QWidget]:
    """Every widget in the order in which Tab meets it."""
    widget = sheet.nextInFocusChain()
    while widget is not None and widget is not sheet:
        yield widget
        widget = widget.nextInFocusChain()


@pytest.mark.parametrize(("name", "scale"), [("imported", 0.8), *((name, 2.0) for name in SHEETS)])
def test_a_sheet_fits_into_the_smallest_window(desk: Desk, tmp_path: Path, name: str, scale: float) -> None:
    desk.context.theme.update(text_scale=scale)
    sheet = SHEETS[name](desk, tmp_path)
    desk.open(sheet)
    assert sheet.width() <= desk.window.width()
    assert sheet.height() <= desk.window.height()
    for button in sheet.findChildren(Button):
        if button.isVisible() and button.parentWidget() is sheet:
            assert sheet.rect().contains(button.geometry()), button.text()


def test_escape_closes_a_sheet(desk: Desk, tmp_path: Path) -> None:
    sheet = SHEETS["import"](desk, tmp_path)
    desk.open(sheet)
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
