"""The parts of sheets: work in the background, sources at their lines, places to drop a file."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QTextCursor

from tests.packs.bundled import bundled
from tests.ui.packs.desk import Desk
from trainer.core.errors import Problem, UserFacingError
from trainer.ui.packs.drop_box import DropBox
from trainer.ui.packs.keys_sheet import KeysSheet
from trainer.ui.packs.problem_list import ProblemList
from trainer.ui.packs.sheet import Sheet
from trainer.ui.packs.source_sheet import SourceSheet


@pytest.fixture
def sheet(desk: Desk) -> Sheet:
    opened = KeysSheet(desk.context, desk.office.sharing, desk.window)
    desk.open(opened)
    return opened


def test_a_sheet_stays_open_while_something_is_written(desk: Desk, sheet: Sheet) -> None:
    may_end = threading.Event()
    heard: list[bool] = []
    sheet.run(may_end.wait, heard.append, busy="Writing…", has_to_hear=True)
    sheet.run(may_end.wait, heard.append, busy="Writing again…")
    sheet.reject()
    assert sheet.isVisible()
    assert sheet.status.text() == "Writing…"
    assert not sheet.pile.isEnabled()
    may_end.set()
    desk.settle()
    assert heard == [True]
    assert sheet.status.text() == ""
    sheet.reject()
    assert not sheet.isVisible()


def test_what_is_only_read_can_be_given_up(desk: Desk, sheet: Sheet) -> None:
    may_end = threading.Event()
    heard: list[bool] = []
    sheet.run(may_end.wait, heard.append, busy="Reading…")
    sheet.reject()
    assert not sheet.isVisible()
    may_end.set()


def test_what_can_be_mended_is_said_on_the_sheet(desk: Desk, sheet: Sheet) -> None:
    def taken() -> None:
        raise UserFacingError("key-exists", path="key.pem")

    sheet.run(taken, print, busy="…")
    desk.settle()
    assert sheet.status.text()
    assert sheet.pile.isEnabled()
    assert desk.reported == []


@pytest.mark.expect_log("background work failed")
def test_what_is_ours_is_reported(desk: Desk, sheet: Sheet) -> None:
    def broken() -> None:
        raise ZeroDivisionError

    sheet.run(broken, print, busy="…")
    desk.settle()
    assert [type(error) for error in desk.reported] == [ZeroDivisionError]
    assert sheet.status.text() == ""


def test_a_source_is_shown_at_its_line(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "late.yaml"
    file.write_text("\n".join(f"line {number}" for number in range(1, 400)), encoding="utf-8")
    source = SourceSheet(desk.context, file, 250, desk.window)
    desk.open(source)
    cursor = source.text.textCursor()
    cursor.select(QTextCursor.SelectionType.LineUnderCursor)
    assert cursor.selectedText() == "line 250"
    assert source.text.isReadOnly()
    first = source.text.firstVisibleBlock().blockNumber() + 1
    assert 200 < first < 250
    source.text.show_text("other", 0)
    assert not source.grab().isNull()


def test_a_source_that_is_gone_or_too_large_is_told(desk: Desk, tmp_path: Path) -> None:
    gone = SourceSheet(desk.context, tmp_path / "gone.yaml", 1, desk.window)
    desk.open(gone)
    assert "cannot be read" in desk.words(gone)
    large = tmp_path / "large.yaml"
    large.write_bytes(b"#" * 2_000_001)
    source = SourceSheet(desk.context, large, 0, desk.window)
    desk.open(source)
    assert "too large" in desk.words(source)


def test_only_files_that_can_be_read_are_welcome(desk: Desk, tmp_path: Path) -> None:
    box = DropBox(desk.context, words="Drop", remark="", button="Choose", endings=(".xlsx",))
    box.setParent(desk.window)
    for name, is_welcome in (("a.XLSX", True), ("a.pdf", False)):
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(tmp_path / name))])
        event = QDragEnterEvent(
            QPoint(3, 3),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        event.ignore()
        box.dragEnterEvent(event)
        assert event.isAccepted() is is_welcome
        box.dragLeaveEvent(QDragLeaveEvent())


def test_problems_name_the_scenario_that_their_file_holds(desk: Desk) -> None:
    pack = bundled("tsugite-support-en").pack
    (title,) = (one.title for one in pack.scenarios if one.id == "late-parcel")
    files = ("drills/late-parcel.yaml", "x.yaml")
    problems = [Problem(file, 3, 1, "no-model", {"turn": "opening"}) for file in files]
    shown = ProblemList(desk.context, desk.window)
    shown.show_problems(problems, None, pack)
    headings = [shown.model().index(row, 0).data() for row in (0, 2)]
    assert headings == [f"{title} · drills/late-parcel.yaml", "x.yaml"]
