"""A start that goes wrong: what is said, and that the window can still be used to try again or to quit."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.house import House
from trainer.app import open_office
from trainer.core.errors import (
    DatabaseError,
    DatabaseFault,
    FileError,
    FileFault,
    SpeechFault,
    UserFacingError,
)
from trainer.services.office import Office
from trainer.ui.home.page import HomePage
from trainer.ui.routes import DRILL, FIRST, HOME, PRACTISE, PROGRESS, TROUBLE
from trainer.ui.trouble.page import TroublePage
from trainer.ui.widgets.text import Text

OpenHouse = Callable[..., House]


def seen(house: House) -> str:
    return "\n".join(one.text() for one in house.page.findChildren(Text) if one.isVisible())


def trouble(house: House) -> TroublePage:
    assert isinstance(house.page, TroublePage)
    return house.page


def test_a_file_that_is_no_database_is_explained_and_left_alone(open_house: OpenHouse) -> None:
    house = open_house()
    house.paths.data.mkdir(parents=True, exist_ok=True)
    house.paths.database.write_text("these are my notes")
    house.start()
    assert house.window.current == TROUBLE
    assert "not a database of this program" in seen(house)
    assert str(house.paths.database) in seen(house)
    assert house.paths.database.read_text() == "these are my notes"


def test_a_newer_database_is_refused_and_can_be_tried_again(open_house: OpenHouse) -> None:
    house = open_house().settled_in()
    house.close()
    with sqlite3.connect(house.paths.database) as database:
        (version,) = database.execute("SELECT version_num FROM alembic_version").fetchone()
        database.execute("UPDATE alembic_version SET version_num = 'from-the-future'")
    database.close()
    again = open_house().start()
    assert "newer version" in seen(again)
    with sqlite3.connect(house.paths.database) as database:
        database.execute("UPDATE alembic_version SET version_num = ?", (version,))
    database.close()
    assert again.focused() is trouble(again).retry
    again.press(Qt.Key.Key_Return)
    assert again.window.current == HOME
    assert again.window.rail.isVisible()


def test_quit_closes_the_window(open_house: OpenHouse) -> None:
    def refuse() -> None:
        raise DatabaseError(DatabaseFault.LOCKED, path="/x.db")

    house = open_house(opener=refuse).start()
    trouble(house).quit.click()
    assert not house.window.isVisible()


def test_the_report_of_a_failed_start_can_be_copied(open_house: OpenHouse, qapp: object) -> None:
    def refuse() -> None:
        raise DatabaseError(DatabaseFault.READ_ONLY, path="/x.db")

    house = open_house(opener=refuse).start()
    trouble(house).copy.click()
    assert "read-only" in QGuiApplication.clipboard().text()


@pytest.mark.expect_log("background work failed")
def test_a_fault_of_ours_at_the_start_is_called_ours(open_house: OpenHouse) -> None:
    def fail() -> None:
        raise RuntimeError("ours")

    house = open_house(opener=fail).start()
    assert "our fault" in seen(house)


def test_a_name_that_is_typed_before_the_database_is_open_is_not_lost(open_house: OpenHouse) -> None:
    gate = threading.Event()

    def slow() -> Opened:
        assert gate.wait(10)
        return open_office(house.paths, house.settings)

    house = open_house(opener=slow)
    house.application.start()
    house.window.activateWindow()
    while QApplication.focusWidget() is None:
        QCoreApplication.processEvents()
    house.type("Aiko")
    QTest.keyClick(house.focused(), Qt.Key.Key_Return)
    gate.set()
    house.settle()
    assert house.window.current == HOME
    assert [one.name for one in house.office.trainees.all()] == ["Aiko"]


def test_another_database_than_the_settings_know_asks_for_a_name(open_house: OpenHouse) -> None:
    house = open_house()
    house.settings.change(trainee_id="somebody who is not in it", language="en")
    house.start()
    assert house.window.current == FIRST
    assert not house.window.rail.isVisible()
    house.type("Aiko")
    house.press(Qt.Key.Key_Return)
    assert house.window.current == HOME


def test_closing_while_the_database_is_still_being_opened_closes_it_too(open_house: OpenHouse) -> None:
    closed: list[str] = []
    gate = threading.Event()

    def slow() -> object:
        assert gate.wait(10)
        office, close = open_office(house.paths, house.settings)

        def close_and_tell() -> None:
            close()
            closed.append("closed")

        return office, close_and_tell

    house = open_house(opener=slow)
    house.application.start()
    gate.set()
    house.close()
    assert closed == ["closed"]


def test_settings_that_cannot_be_stored_do_not_stop_the_first_start(
    open_house: OpenHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = open_house()

    def refuse(_values: object) -> None:
        raise FileError(FileFault.READ_ONLY, path="/settings.json")

    monkeypatch.setattr(house.settings._store, "save", refuse)
    house.start()
    house.type("Aiko")
    house.press(Qt.Key.Key_Return)
    assert house.window.current == HOME
    assert "read-only" in house.notice
    assert len(house.office.trainees.all()) == 1


def test_an_empty_name_cannot_be_sent(open_house: OpenHouse) -> None:
    house = open_house().start()
    house.type("   ")
    house.press(Qt.Key.Key_Return)
    assert house.window.current == FIRST
    assert house.office.trainees.all() == ()


def test_the_first_start_speaks_the_chosen_language_at_once(open_house: OpenHouse) -> None:
    house = open_house().start()
    house.press(Qt.Key.Key_Backtab)
    house.press(Qt.Key.Key_Right)
    house.press(Qt.Key.Key_Space)
    assert house.settings.value.language == "ja"
    assert "応対道場へようこそ" in seen(house)


def test_a_mute_computer_says_so_once(house: House) -> None:
    house.begin()
    house.drill().announce()
    house.voice.fail(SpeechFault.NO_DEVICE)
    house.settle()
    assert "sound device" in house.notice
    house.window.notice.hide()
    house.voice.fail(SpeechFault.NO_DEVICE)
    house.settle()
    assert house.notice == ""


@pytest.mark.expect_log("unexpected")
def test_the_same_fault_of_ours_is_shown_once_while_it_is_being_read(house: House) -> None:
    for _time in range(3):
        house.application.report(RuntimeError("a paint event"))
    assert len(house.errors()) == 1
    house.errors()[0].accept()
    house.settle()
    house.application.report(RuntimeError("another"))
    assert len(house.errors()) == 1


def test_the_database_is_closed_with_the_window(house: House, tmp_path: Path) -> None:
    house.close()
    assert not list((tmp_path / "data").glob("*.db-wal"))


Opened = tuple[Office, Callable[[], None]]


def behind(gate: threading.Event, house: House) -> Callable[[], Opened]:
    """An office that opens when somebody opens the gate."""

    def slow() -> Opened:
        assert gate.wait(10)
        return open_office(house.paths, house.settings, house.library)

    return slow


@pytest.fixture
def gate() -> Iterator[threading.Event]:
    """Opened at the latest when the test is over."""
    event = threading.Event()
    yield event
    event.set()


@pytest.fixture
def early(open_house: OpenHouse, gate: threading.Event) -> House:
    """A start of somebody known, seen while the database library is still being loaded."""
    open_house().settled_in().close()
    house = open_house()
    house.opener = behind(gate, house)
    house.application.start()
    house.window.activateWindow()
    while not (house.window.current and home(house).first_card.act.isVisible()):
        QCoreApplication.processEvents()
    assert house.application.office is None
    return house


def home(house: House) -> HomePage:
    page = house.application.routes.page(HOME)
    assert isinstance(page, HomePage)
    return page


def test_home_is_shown_before_the_office_is_open(early: House) -> None:
    assert home(early).title().endswith("Aiko")
    assert early.focused() is home(early).first_card.act


def test_a_drill_that_is_begun_before_the_office_is_open_begins_with_it(
    early: House, gate: threading.Event
) -> None:
    """Pressed twice, begun once."""
    QTest.keyClick(early.focused(), Qt.Key.Key_Return)
    home(early).first_card.act.click()
    assert early.window.current == HOME
    gate.set()
    early.settle()
    assert early.window.current == DRILL
    trainee = early.settings.value.trainee_id
    assert len(early.office.progress.history(trainee)) == 1
    assert list(early.paths.kept_packs.iterdir())


def test_the_last_page_that_is_asked_for_early_is_the_one_that_is_shown(
    early: House, gate: threading.Event
) -> None:
    early.window.page_requested.emit(PRACTISE)
    early.window.page_requested.emit(PROGRESS)
    gate.set()
    early.settle()
    assert early.window.current == PROGRESS


def test_home_stays_as_it_is_where_the_office_knows_nothing_else(
    early: House, gate: threading.Event, qtbot: QtBot
) -> None:
    """Nothing moves under the mouse, and the focus stays where it was taken."""
    choose = home(early).first_card._choose
    choose.setFocus()
    with qtbot.assertNotEmitted(home(early).header_changed):
        gate.set()
        early.settle()
    assert early.application.office is not None
    assert early.focused() is choose


def test_home_shows_what_was_stored_meanwhile(early: House, gate: threading.Event) -> None:
    """Another window may have been at work since the quick look."""
    office, close = open_office(early.paths, early.settings)
    office.drills.start(early.settings.value.trainee_id, office.library.find("late-parcel", language="en"))
    close()
    gate.set()
    early.settle()
    assert home(early).first_card.act.text() == "Continue"


def test_a_quick_look_that_fails_is_made_good_by_the_office(
    open_house: OpenHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = open_house()

    def refuse() -> None:
        raise UserFacingError("pack-not-kept", folder="/x", why="no")

    monkeypatch.setattr(house, "_glance", refuse)
    assert house.settled_in().window.current == HOME
    assert home(house).title().endswith("Aiko")


def test_what_was_asked_for_is_forgotten_where_the_office_cannot_be_opened(
    open_house: OpenHouse, gate: threading.Event
) -> None:
    """When it opens at the second try, Home is shown and not what somebody pressed before the trouble."""
    open_house().settled_in().close()
    house = open_house()

    def fail() -> NoReturn:
        assert gate.wait(10)
        raise DatabaseError(DatabaseFault.LOCKED, path="/x.db")

    house.opener = fail
    house.application.start()
    house.window.page_requested.emit(PRACTISE)
    gate.set()
    house.settle()
    assert house.window.current == TROUBLE
    house.opener = behind(gate, house)
    trouble(house).retry.click()
    house.settle()
    assert house.window.current == HOME
