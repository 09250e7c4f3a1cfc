"""Import from the window: somebody who knows a spreadsheet and no YAML gets from a template to a drill."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog

from tests.ui.packs.desk import Desk
from trainer.core.codes import Mode
from trainer.services.importing import ClashChoice, SheetKind
from trainer.ui.packs.actions import PackActions
from trainer.ui.packs.drop_box import paths_in
from trainer.ui.packs.import_sheet import ImportSheet


def opened(desk: Desk) -> ImportSheet:
    sheet = ImportSheet(desk.context, desk.office, desk.window)
    desk.open(sheet)
    return sheet


def without_answer(data: Any) -> None:
    """Spoil the third question of the example."""
    data.cell(4, 4).value = None


def test_a_template_is_saved_where_it_was_asked_for(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "mine.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    sheet = opened(desk)
    sheet.begin.scenario.click()
    desk.settle()
    assert target.read_bytes()[:2] == b"PK"
    assert "mine.xlsx" in desk.words(sheet.begin)
    assert not sheet.begin.open_saved.isHidden()


def test_nothing_is_written_before_import_is_pressed(desk: Desk, tmp_path: Path) -> None:
    sheet = opened(desk)
    sheet.look(desk.filled_template(tmp_path))
    desk.settle()
    assert "Returns in our shop" in desk.words(sheet.look_step)
    assert "8 questions" in desk.words(sheet.look_step)
    assert list(desk.paths.packs.iterdir()) == []
    sheet.reject()


def test_what_does_not_come_is_told_with_its_row_and_column(desk: Desk, tmp_path: Path) -> None:
    sheet = opened(desk)
    sheet.look(desk.filled_template(tmp_path, breaks=without_answer))
    desk.settle()
    words = desk.words(sheet.look_step)
    assert "What will not come" in words
    assert "row 4" in words
    assert "Right answers" in words
    assert sheet.import_.isEnabled()


def test_scenarios_of_a_sheet_become_a_pack_that_is_played_at_once(desk: Desk, tmp_path: Path) -> None:
    sheet = opened(desk)
    played: list[object] = []
    made: list[Any] = []
    sheet.play_requested.connect(played.append)
    sheet.made.connect(made.append)
    sheet.look(desk.filled_template(tmp_path, SheetKind.SCENARIO))
    desk.settle()
    sheet.target.form.title.setText("My first pack")
    sheet.target.form.authors.setText("Aiko Aoki, Ren Ito")
    assert sheet.target.form.id.text() == "my-first-pack"
    sheet.import_.click()
    desk.settle()
    assert desk.reported == []
    pack = desk.own_pack("my-first-pack").pack
    assert pack is not None
    assert pack.authors == ("Aiko Aoki", "Ren Ito")
    assert made[0].pack_id == "my-first-pack"
    assert "My first pack" in desk.words(sheet.done_step)
    assert "Can be used" in desk.words(sheet.done_step)
    sheet.play.click()
    assert [entry.pack.id for entry in played] == ["my-first-pack"]  # type: ignore[attr-defined]
    assert not sheet.isVisible()


def test_into_a_pack_of_ones_own_each_id_that_is_there_is_asked_about(desk: Desk, tmp_path: Path) -> None:
    file = desk.filled_template(tmp_path)
    sheet = opened(desk)
    sheet.look(file)
    desk.settle()
    sheet.import_.click()
    desk.settle()
    sheet.more.click()
    sheet.look(file)
    desk.settle()
    sheet.target.own.click()
    desk.settle()
    (box,) = sheet.target.clashes.boxes.values()
    assert "is there already" in desk.words(sheet.target.clashes)
    assert not sheet.import_.isEnabled()
    box.setCurrentIndex(box.findData(ClashChoice.BOTH.value))
    box.activated.emit(box.currentIndex())
    sheet.import_.click()
    desk.settle()
    assert desk.reported == []
    (own,) = desk.office.importing.own_packs()
    assert len(own.pack.quizzes) == 2


def test_an_id_that_is_none_keeps_the_import_waiting(desk: Desk, tmp_path: Path) -> None:
    sheet = opened(desk)
    sheet.look(desk.filled_template(tmp_path))
    desk.settle()
    sheet.target.form.id.setText("My Pack!")
    assert not sheet.import_.isEnabled()
    assert "Small letters" in desk.words(sheet.target)
    sheet.target.form.id.setText("my-pack")
    assert sheet.import_.isEnabled()


def test_a_file_that_cannot_be_read_is_told_and_another_can_be_chosen(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "broken.xlsx"
    file.write_bytes(b"PK\x03\x04 and nothing behind it")
    sheet = opened(desk)
    sheet.look(file)
    desk.settle()
    assert sheet.begin.fault is not None
    assert sheet.begin.fault.text()
    assert not sheet.status.text()
    assert sheet.begin.fault.isVisible()
    assert sheet.pile.currentWidget() is sheet.begin
    assert sheet.pile.isEnabled()


def test_an_empty_template_says_what_to_do(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "empty.xlsx"
    desk.office.importing.write_template(SheetKind.QUIZ, file, language="en")
    sheet = opened(desk)
    sheet.look(file)
    desk.settle()
    assert "fill in a row" in desk.words(sheet.look_step)
    assert not sheet.import_.isEnabled()


def test_a_file_is_dropped_and_looked_at(desk: Desk, tmp_path: Path) -> None:
    file = desk.filled_template(tmp_path)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)), QUrl("https://example.com/a.xlsx")])
    sheet = opened(desk)
    sheet.begin.drop.dropEvent(
        QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    desk.settle()
    assert sheet.pile.currentWidget() is sheet.look_step
    assert paths_in(data, (".gift",)) == ()


def test_the_page_hands_sheets_on_and_keeps_archives(desk: Desk, tmp_path: Path) -> None:
    actions = PackActions(desk.context, desk.office, desk.window)
    drills: list[tuple[object, Mode]] = []
    changed: list[str] = []
    actions.drill_requested.connect(lambda entry, mode: drills.append((entry, mode)))
    actions.changed.connect(changed.append)
    assert not actions.take(tmp_path / "pack.dojopack")
    assert actions.take(desk.filled_template(tmp_path, SheetKind.SCENARIO))
    desk.settle()
    (sheet,) = desk.window.findChildren(ImportSheet)
    sheet.import_.click()
    desk.settle()
    sheet.play.click()
    assert changed == [desk.office.importing.own_packs()[0].pack.id]
    assert [mode for _entry, mode in drills] == [Mode.PRACTICE]


def test_a_sheet_of_another_program_is_explained(desk: Desk, tmp_path: Path) -> None:
    actions = PackActions(desk.context, desk.office, desk.window)
    file = tmp_path / "questions.xls"
    file.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + b" as Excel wrote it in 2003")
    assert actions.take(file)
    desk.settle()
    (sheet,) = desk.window.findChildren(ImportSheet)
    assert sheet.begin.fault is not None
    assert ".xlsx" in sheet.begin.fault.text()
    assert sheet.pile.currentWidget() is sheet.begin
