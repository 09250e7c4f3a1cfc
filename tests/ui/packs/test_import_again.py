"""A file that is imported again: what was chosen stays, and the pack that has it already is proposed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog

from tests.packs.builders import PACK, write_pack
from tests.ui.packs.desk import Desk
from trainer.services.importing import ClashChoice, SheetKind
from trainer.ui.file_names import chosen_path, proposed_path
from trainer.ui.packs.import_sheet import ImportSheet
from trainer.ui.widgets.fold import Fold

HEAD = "シナリオ名,お客さまのセリフ,必ず伝える,お手本\n"
ROW = "{title},困っています。,お詫び：申し訳,申し訳ございません。\n"


def opened(desk: Desk, *, beside: Path | None = None) -> ImportSheet:
    sheet = ImportSheet(desk.context, desk.office, desk.window, beside=beside)
    desk.open(sheet)
    return sheet


def scenarios(folder: Path, *titles: str) -> Path:
    file = folder / "表.csv"
    file.write_text(HEAD + "".join(ROW.format(title=title) for title in titles), encoding="utf-8")
    return file


def looked(desk: Desk, sheet: ImportSheet, file: Path) -> ImportSheet:
    sheet.look(file)
    desk.settle()
    return sheet


def imported(desk: Desk, sheet: ImportSheet) -> None:
    sheet.import_.click()
    desk.settle()
    assert desk.reported == []


def test_a_file_that_is_read_again_keeps_pack_and_answers(desk: Desk, tmp_path: Path) -> None:
    for name in ("first", "second"):
        write_pack(desk.paths.packs / name, {"pack.yaml": PACK.replace("little-shop", name)})
    file = scenarios(tmp_path, "靴", "箱")
    sheet = looked(desk, opened(desk, beside=desk.paths.packs / "second"), file)
    assert sheet.target.new.isChecked()
    assert sheet.target.packs.currentData() == desk.paths.packs / "second"
    sheet.target.own.click()
    desk.settle()
    imported(desk, sheet)
    sheet.more.click()
    looked(desk, sheet, file)
    assert sheet.target.own.isChecked(), "it has these scenarios already"
    box = next(iter(sheet.target.clashes.boxes.values()))
    assert box.currentIndex() == -1
    assert "would be replaced" not in desk.words(sheet.target.clashes)
    box.setCurrentIndex(box.findData(ClashChoice.REPLACE.value))
    box.activated.emit(box.currentIndex())
    looked(desk, sheet, file)
    assert sheet.target.into == desk.paths.packs / "second"
    assert list(sheet.target.choices.values()) == [ClashChoice.REPLACE]


def test_a_title_that_was_typed_stays_when_the_file_is_read_again(desk: Desk, tmp_path: Path) -> None:
    file = scenarios(tmp_path, "靴")
    sheet = looked(desk, opened(desk), file)
    sheet.target.form.title.setText("Shoes")
    looked(desk, sheet, file)
    assert sheet.target.form.head().title == "Shoes"
    assert sheet.target.is_touched
    looked(desk, sheet, scenarios(tmp_path / ".", "箱").rename(tmp_path / "other.csv"))
    assert sheet.target.form.head().title == "箱"


def test_the_first_scenario_of_the_file_is_played(desk: Desk, tmp_path: Path) -> None:
    sheet = looked(desk, opened(desk), scenarios(tmp_path, "箱", "靴", "Aの件"))
    played: list[object] = []
    sheet.play_requested.connect(played.append)
    imported(desk, sheet)
    sheet.play.click()
    assert [entry.scenario.title for entry in played] == ["箱"]  # type: ignore[attr-defined]


def test_a_quiz_alone_offers_no_drill_to_play(desk: Desk, tmp_path: Path) -> None:
    own = write_pack(desk.paths.packs / "little-shop")
    sheet = looked(desk, opened(desk, beside=own), desk.filled_template(tmp_path, SheetKind.QUIZ))
    sheet.target.own.click()
    desk.settle()
    imported(desk, sheet)
    assert not sheet.play.isVisible()


def test_what_was_typed_is_not_lost_by_one_press_of_escape(desk: Desk, tmp_path: Path) -> None:
    sheet = looked(desk, opened(desk), scenarios(tmp_path, "靴"))
    sheet.target.form.title.setText("Shoes")
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    (question,) = sheet.findChildren(QDialog, "discard")
    assert sheet.isVisible()
    QTest.keyClick(question, Qt.Key.Key_Escape)
    assert sheet.isVisible()
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    question = next(one for one in sheet.findChildren(QDialog, "discard") if one.isVisible())
    question.accept()
    assert not sheet.isVisible()


def test_file_windows_begin_where_a_file_was_chosen_last(
    tmp_path: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trainer.ui.file_names._last_folders", [])
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    chosen_path(str(tmp_path / "ひな形.xlsx"), ".xlsx")
    assert Path(proposed_path("a.xlsx")) == tmp_path / "a.xlsx"
    asked: list[str] = []

    def answer(_parent: object, _title: str, where: str, _kinds: str) -> tuple[str, str]:
        asked.append(where)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", answer)
    opened(desk).begin.ask_for_file()
    assert Path(asked[0]) == tmp_path
    assert asked[0] != documents


def test_every_question_can_be_seen_with_its_answer_before_it_comes(desk: Desk, tmp_path: Path) -> None:
    sheet = looked(desk, opened(desk), desk.filled_template(tmp_path, SheetKind.QUIZ))
    assert "right: " in desk.words(sheet.look_step)
    (fold,) = sheet.look_step.findChildren(Fold)
    shown = desk.words(sheet.look_step).count("right: ")
    fold.line.click()
    desk.settle()
    assert desk.words(sheet.look_step).count("right: ") > shown
