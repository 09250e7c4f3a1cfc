"""Settings, trainees, export, about: what they change, and what they say when it cannot be done."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from tests.ui.house import CONTROL, House
from trainer.core.errors import FileError, FileFault, SpeechFault
from trainer.services.settings import ColourScheme
from trainer.ui.about import AboutDialog
from trainer.ui.entries import SETTINGS
from trainer.ui.keyboard_sheet import KeyboardSheet
from trainer.ui.rename import RenameDialog
from trainer.ui.routes import HOME
from trainer.ui.settings.page import SettingsPage
from trainer.ui.trainees import TraineeDialog
from trainer.ui.widgets.scroll_panel import ScrollPanel
from trainer.ui.widgets.text import Text

KEY = Qt.Key


def settings_page(house: House) -> SettingsPage:
    house.press(KEY.Key_Comma, CONTROL)
    assert house.window.current == SETTINGS
    assert isinstance(house.page, SettingsPage)
    return house.page


def trainees(house: House) -> TraineeDialog:
    house.window.trainee_requested.emit()
    house.settle()
    (dialog,) = house.dialogs()
    assert isinstance(dialog, TraineeDialog)
    return dialog


def rename_dialog(house: House) -> RenameDialog:
    """By keyboard alone, from the button at the foot of the window."""
    dialog = trainees(house)
    for _step in range(2):
        QTest.keyClick(house.focused(), KEY.Key_Tab)
        if house.focused() is dialog.rename:
            break
    house.press(KEY.Key_Return)
    (last,) = (one for one in house.dialogs() if isinstance(one, RenameDialog))
    return last


def choose_file(monkeypatch: pytest.MonkeyPatch, name: str, kind: str = "") -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (name, kind))


# Settings


def test_language_colours_and_size_change_at_once_by_keyboard(house: House) -> None:
    page = settings_page(house)
    page.language.setFocus()
    house.press(KEY.Key_Down)
    assert house.settings.value.language == "ja"
    assert page.title() == "設定"
    page.scheme.setFocus()
    house.press(KEY.Key_End)
    assert house.settings.value.scheme is ColourScheme.DARK
    assert house.application._theme.is_dark
    page.text_scale.setFocus()
    house.press(KEY.Key_End)
    assert house.settings.value.text_scale == 2.0
    house.press(KEY.Key_Home)
    assert house.settings.value.text_scale == 0.8


def test_what_was_set_is_there_at_the_next_start(house: House, open_house: object) -> None:
    page = settings_page(house)
    page.enter_sends.setChecked(True)
    page.speaks.setChecked(False)
    page.rate.setValue(120)
    house.close()
    again = open_house().start()  # type: ignore[operator]
    shown = settings_page(again)
    assert (shown.enter_sends.isChecked(), shown.speaks.isChecked(), shown.rate.value()) == (True, False, 120)


def test_a_setting_that_cannot_be_stored_is_in_force_and_said_quietly(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = settings_page(house)

    def refuse(_values: object) -> None:
        raise FileError(FileFault.READ_ONLY, path="/settings.json")

    monkeypatch.setattr(house.settings._store, "save", refuse)
    page.enter_sends.setChecked(True)
    assert house.settings.value.enter_sends
    assert "read-only" in house.notice
    assert not house.errors()


def test_the_voice_can_be_tried_again_and_again_and_its_fault_is_told_each_time(house: House) -> None:
    page = settings_page(house)
    for _time in range(2):
        page.try_out.click()
        house.voice.fail(SpeechFault.NO_DEVICE)
        house.settle()
        assert "sound device" in house.notice
        house.window.notice.hide()
    assert house.voice.retries == 1


def test_leaving_settings_makes_silence(house: House) -> None:
    page = settings_page(house)
    page.try_out.click()
    house.press(KEY.Key_1, CONTROL)
    assert house.voice.is_silent


def test_the_choices_of_settings_stand_in_one_line(house: House) -> None:
    page = settings_page(house)
    boxes = (page.language, page.scheme)
    assert len({box.width() for box in boxes}) == 1
    assert len({box.mapTo(page, box.rect().topRight()).x() for box in boxes}) == 1


@pytest.mark.parametrize("text_scale", [0.8, 1.0, 1.5, 2.0])
def test_nothing_on_settings_is_wider_than_the_page(house: House, text_scale: float) -> None:
    house.settings.change(text_scale=text_scale)
    page = settings_page(house)
    house.window.resize(house.window.minimumSize())
    house.settle()
    for card in page._cards:
        right = card.mapTo(page, card.rect().topRight()).x()
        assert right <= page.width()


# Trainees


def test_somebody_else_practises_and_finds_their_own_history(house: House) -> None:
    house.begin()
    dialog = trainees(house)
    dialog.new_name.setText("Ken")
    QTest.keyClick(dialog.new_name, KEY.Key_Return)
    QTest.keyClick(dialog.new_name, KEY.Key_Return)
    house.settle()
    assert house.window.current == HOME
    assert "Ken" in house.window.header.title.text()
    assert [one.name for one in house.office.trainees.all()] == ["Aiko", "Ken"]
    assert house.office.progress.history(house.settings.value.trainee_id) == ()


def test_back_to_the_first_person_by_keyboard(house: House) -> None:
    trainees(house).new_name.setText("Ken")
    dialog = house.dialogs()[0]
    assert isinstance(dialog, TraineeDialog)
    dialog.add.click()
    house.settle()
    again = trainees(house)
    assert again.names.currentItem().text() == "Ken"
    again.names.setCurrentRow(0)
    again.select.click()
    house.settle()
    assert "Aiko" in house.window.header.title.text()


def test_an_empty_name_is_told_quietly_and_can_be_mended(house: House) -> None:
    dialog = trainees(house)
    dialog.new_name.setText("   ")
    dialog.add.click()
    house.settle()
    assert "name is empty" in house.notice
    dialog.new_name.setText("Ken")
    dialog.add.click()
    house.settle()
    assert "Ken" in house.window.header.title.text()


def test_a_name_that_is_taken_is_told_quietly(house: House) -> None:
    dialog = trainees(house)
    dialog.new_name.setText("aiko")
    dialog.add.click()
    house.settle()
    assert "already somebody called “aiko”" in house.notice
    assert [one.name for one in house.office.trainees.all()] == ["Aiko"]


# Another name


def test_another_name_is_seen_at_once_in_window_history_and_export(
    house: House, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    house.begin()
    house.send("Hello Hannah, I am sorry.")
    house.press(KEY.Key_1, CONTROL)
    dialog = rename_dialog(house)
    assert dialog.name.selectedText() == "Aiko"
    house.type("Aiko Aoki")
    house.press(KEY.Key_Return)
    (names,) = house.dialogs()
    assert isinstance(names, TraineeDialog)
    assert names.names.currentItem().text() == "Aiko Aoki"
    assert "Aiko Aoki" in house.window.header.title.text()
    assert house.window.rail._trainee.text() == "Aiko Aoki"
    house.dismiss()
    target = tmp_path / "scores.csv"
    choose_file(monkeypatch, str(target))
    house.press(KEY.Key_E, CONTROL)
    with target.open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert "Aiko Aoki" in row.values()
    assert len(house.office.progress.history(house.settings.value.trainee_id)) == 1


def test_another_name_in_the_middle_of_a_drill_leaves_the_drill_alone(house: House) -> None:
    house.begin()
    before = house.conversation()
    dialog = rename_dialog(house)
    dialog.name.setText("Aki")
    dialog.save.click()
    house.settle()
    house.dismiss()
    assert (house.window.current, house.conversation()) == ("drill", before)
    assert house.window.rail._trainee.text() == "Aki"


@pytest.mark.parametrize(
    ("name", "sentence"),
    [("  ", "name is empty"), ("x" * 81, "81 characters"), ("KEN", "already somebody called “KEN”")],
)
def test_a_name_that_will_not_do_is_told_under_the_field_and_can_be_mended(
    house: House, name: str, sentence: str
) -> None:
    house.office.trainees.add("Ken")
    house.office.trainees.choose(house.office.trainees.all()[0].id)
    dialog = rename_dialog(house)
    dialog.name.setText(name)
    house.press(KEY.Key_Return)
    assert sentence in dialog.fault.text()
    assert dialog.fault.isVisible()
    assert dialog.name.accessibleDescription() == dialog.fault.text()
    assert dialog.name.hasFocus()
    assert not house.errors()
    dialog.name.selectAll()
    house.type("Aki")
    assert not dialog.fault.isVisible()
    house.press(KEY.Key_Return)
    assert [one.name for one in house.office.trainees.all()] == ["Aki", "Ken"]


def test_escape_leaves_the_name_as_it_is(house: House) -> None:
    rename_dialog(house)
    house.type("Aki")
    house.press(KEY.Key_Escape)
    assert len(house.dialogs()) == 1
    assert [one.name for one in house.office.trainees.all()] == ["Aiko"]


def test_the_name_of_somebody_else_changes_nobody_who_practises(house: House) -> None:
    house.office.trainees.add("Ben")
    dialog = trainees(house)
    dialog.names.setCurrentRow(0)
    dialog.rename.click()
    house.settle()
    (rename,) = (one for one in house.dialogs() if isinstance(one, RenameDialog))
    rename.name.setText("Zoë")
    rename.save.click()
    rename.save.click()
    rename.reject()
    house.settle()
    assert dialog.names.currentItem().text() == "Zoë"
    present = house.office.trainees.present()
    assert present is not None
    assert present.name == "Ben"


@pytest.mark.expect_log("background work failed")
@pytest.mark.expect_log("unexpected")
def test_a_fault_of_ours_is_reported_and_the_name_stays_typed(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = rename_dialog(house)

    def fail(*_arguments: object) -> None:
        raise ZeroDivisionError("ours")

    monkeypatch.setattr(house.office.trainees._store, "rename", fail)
    dialog.name.setText("Aki")
    dialog.save.click()
    house.settle()
    assert house.errors()
    assert dialog.name.text() == "Aki"


# Export and about


def test_scores_are_exported_to_the_file_that_was_chosen(
    house: House, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    house.begin()
    house.send("Hello Hannah, I am sorry.")
    target = tmp_path / "scores.csv"
    choose_file(monkeypatch, str(target))
    house.press(KEY.Key_E, CONTROL)
    with target.open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.reader(file))) == 2
    assert "1 row" in house.notice


def test_one_row_a_drill_is_the_other_kind(
    house: House, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    house.begin()
    target = tmp_path / "drills"
    choose_file(monkeypatch, str(target), "One row a drill (*.csv)")
    house.press(KEY.Key_E, CONTROL)
    assert (tmp_path / "drills.csv").is_file()


def test_an_export_that_fails_says_why(house: House, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    choose_file(monkeypatch, str(tmp_path / "no such folder" / "scores.csv"))
    house.press(KEY.Key_E, CONTROL)
    (error,) = house.errors()
    assert "cannot be written" in error.accessibleDescription()


def test_no_file_no_export(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    choose_file(monkeypatch, "")
    house.press(KEY.Key_E, CONTROL)
    assert house.notice == ""
    assert not house.errors()


def test_f1_lists_every_shortcut_that_there_is(house: House) -> None:
    house.press(KEY.Key_F1)
    (dialog,) = house.dialogs()
    assert isinstance(dialog, KeyboardSheet)
    words = [one.text() for one in dialog.findChildren(Text)]
    bound = {one.key().toString() for one in house.window.rail.findChildren(QShortcut)}
    bound |= {one.shortcut().toString() for one in house.window.findChildren(QAction)} - {""}
    assert bound <= set(words)
    assert {"Practise", "Settings", "Send the reply"} <= set(words)
    QTest.keyClick(dialog, KEY.Key_Escape)
    assert not house.dialogs()


def test_the_window_may_be_closed_over_an_open_sheet(house: House) -> None:
    settings_page(house)
    house.press(KEY.Key_F1)
    house.close()


def test_settings_scroll_by_keyboard_but_a_slider_keeps_its_keys(house: House) -> None:
    page = settings_page(house)
    house.window.resize(1024, 700)
    house.settle()
    bar = page.findChildren(ScrollPanel)[0].verticalScrollBar()
    page.try_out.setFocus()
    house.press(KEY.Key_End)
    assert bar.value() == bar.maximum() > 0
    page.rate.setFocus()
    place, rate = bar.value(), page.rate.value()
    house.press(KEY.Key_Up)
    assert (bar.value(), page.rate.value() > rate) == (place, True)


def test_about_says_version_and_licence_and_closes_with_escape(house: House) -> None:
    (about,) = (one for one in house.window.findChildren(QAction) if one.text().startswith("About"))
    about.trigger()
    (dialog,) = house.dialogs()
    assert isinstance(dialog, AboutDialog)
    words = " ".join(one.text() for one in dialog.findChildren(Text))
    assert "Version" in words
    assert "Apache" in words
    QTest.keyClick(dialog, KEY.Key_Escape)
    assert not house.dialogs()
