"""Home, Practise and Progress: what they show with data, without, and when something is wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.house import CONTROL, House
from trainer.core.drill_state import Mode
from trainer.core.errors import DatabaseError, DatabaseFault
from trainer.services.library import Library
from trainer.ui.home.page import HomePage
from trainer.ui.practise.exam_sheet import ExamSheet
from trainer.ui.practise.page import PractisePage
from trainer.ui.progress.page import ProgressPage
from trainer.ui.routes import DEBRIEF, DRILL, HOME, PRACTISE, PROGRESS
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.link import Link
from trainer.ui.widgets.text import Text

OpenHouse = Callable[..., House]
KEY = Qt.Key


def texts(house: House) -> list[str]:
    return [one.text() for one in house.page.findChildren(Text) if one.isVisible()]


def button(house: House, words: str) -> Button:
    (found,) = (one for one in house.window.findChildren(Button) if one.text() == words and one.isVisible())
    return found


def practise(house: House) -> PractisePage:
    house.application.routes.show(PRACTISE)
    house.settle()
    assert isinstance(house.page, PractisePage)
    return house.page


def progress(house: House) -> ProgressPage:
    house.application.routes.show(PROGRESS)
    house.settle()
    assert isinstance(house.page, ProgressPage)
    return house.page


def finish_a_drill(house: House, scenario: str = "first-sale") -> None:
    house.begin(scenario)
    house.play_to_the_end()


# Home


def test_home_greets_and_proposes_with_a_reason(house: House) -> None:
    assert "Aiko" in house.window.header.title.text()
    assert "My very first sale" in texts(house)
    assert any("A good one to begin with" in text for text in texts(house))
    assert "Your first score will appear here." in texts(house)


def test_home_opens_the_debrief_of_a_score(house: House) -> None:
    finish_a_drill(house)
    house.application.routes.show(HOME)
    house.settle()
    (link,) = (one for one in house.page.findChildren(Link) if one.isVisible())
    link.click()
    house.settle()
    assert house.window.current == DEBRIEF


def test_home_without_any_scenario_says_what_to_do(
    open_house: OpenHouse, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("trainer.app.open_library", lambda paths: Library((), paths.kept_packs))
    house = open_house().settled_in()
    assert "No scenario is here yet" in texts(house)
    page = practise(house)
    assert page.empty.isVisible()
    assert "Ask your trainer for a pack." in texts(house)


def test_a_page_whose_data_cannot_be_read_says_so_and_stays_usable(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object) -> None:
        raise DatabaseError(DatabaseFault.DAMAGED, path="/x.db")

    monkeypatch.setattr(house.office.progress._store, "history", refuse)
    for name in (HOME, PROGRESS):
        house.application.routes.show(name)
        house.settle()
        (error,) = house.errors()
        assert "damaged" in error.accessibleDescription()
        house.dismiss()
    house.press(KEY.Key_2, CONTROL)
    assert house.window.current == PRACTISE


# Practise


def test_search_finds_what_is_typed_and_enter_starts_it(house: House) -> None:
    page = practise(house)
    house.type("where is my")
    assert [page.filter.index(row, 0).data() for row in range(page.filter.rowCount())] == [
        "Where is my parcel?"
    ]
    house.press(KEY.Key_Return)
    assert house.window.current == DRILL


@pytest.mark.parametrize("query", ["ゆのみ", "湯呑", "ユノミ"])
def test_search_reads_kanji_and_kana_alike(house: House, query: str) -> None:
    page = practise(house)
    page.search.setText(query)
    assert [page.filter.index(row, 0).data() for row in range(page.filter.rowCount())] == ["割れて届いた湯呑"]


def test_scenarios_in_the_language_of_the_screens_come_first(open_house: OpenHouse) -> None:
    house = open_house()
    house.settings.change(language="ja")
    house.settled_in()
    page = practise(house)
    first = page.model.items[0].entry.scenario
    assert first.language.startswith("ja")


def test_another_language_of_the_screens_begins_with_its_own_scenarios(house: House) -> None:
    practise(house)
    house.press(KEY.Key_Down, times=2)
    house.settings.change(language="ja")
    chosen = practise(house)._chosen()
    assert chosen is not None
    assert chosen.entry.scenario.language.startswith("ja")


def test_nothing_that_somebody_else_chose_is_left(house: House) -> None:
    page = practise(house)
    page.pack.setCurrentIndex(1)
    house.press(KEY.Key_Down)
    house.office.trainees.add("Ben")
    page = practise(house)
    assert page.pack.currentIndex() == 0
    chosen = page._chosen()
    assert chosen is not None
    assert chosen.entry == page.model.items[0].entry


def test_what_is_unfinished_says_so_and_goes_on_or_begins_anew(house: House) -> None:
    page = practise(house)
    assert not page.details.anew.isVisible()
    left = house.begin("first-sale")
    page = practise(house)
    (item,) = (one for one in page.model.items if one.unfinished_id)
    assert item.standing_text == "unfinished"
    assert page.details.practise.text() == "Continue"
    house.press(KEY.Key_Return)
    assert house.drill().session is not left
    session = house.drill().session
    assert session is not None
    assert session.head.id == left.head.id
    practise(house).details.anew.click()
    house.settle()
    session = house.drill().session
    assert session is not None
    assert session.head.id != left.head.id
    assert session.head.scenario_id == "first-sale"


def test_the_newest_of_two_unfinished_drills_goes_on(house: House) -> None:
    house.begin("first-sale")
    newer = house.begin("first-sale")
    page = practise(house)
    assert [one.unfinished_id for one in page.model.items if one.unfinished_id] == [newer.head.id]


def test_no_hit_says_so_and_offers_the_way_back(house: House) -> None:
    page = practise(house)
    house.type("no such thing anywhere")
    assert page.empty.isVisible()
    assert not page.details._inside.isVisible()
    button(house, "Show all").click()
    assert page.filter.rowCount() == len(page.model.items)


def test_filters_narrow_by_pack_channel_and_what_is_passed(house: House) -> None:
    finish_a_drill(house)
    page = practise(house)
    page.open_only.setChecked(True)
    assert "My very first sale" not in [one.data() for one in map(page.filter.index, range(9), [0] * 9)]
    page.open_only.setChecked(False)
    page.channel.setCurrentIndex(page.channel.count() - 1)
    assert 0 < page.filter.rowCount() < len(page.model.items)
    page.channel.setCurrentIndex(0)
    page.pack.setCurrentIndex(1)
    assert 0 < page.filter.rowCount() < len(page.model.items)


def test_an_exam_says_its_rules_before_it_begins(house: House) -> None:
    page = practise(house)
    page.details.exam.click()
    (sheet,) = house.dialogs()
    assert isinstance(sheet, ExamSheet)
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    house.settle()
    assert house.window.current == PRACTISE
    page.details.exam.click()
    (sheet,) = house.dialogs()
    QTest.keyClick(sheet, Qt.Key.Key_Return)
    house.settle()
    session = house.drill().session
    assert session is not None
    assert session.head.mode is Mode.EXAM


# Progress


def test_progress_without_a_drill_invites(house: House) -> None:
    page = progress(house)
    assert page.empty.isVisible()
    assert not page.search.isVisible()
    button(house, "Choose a scenario").click()
    house.settle()
    assert house.window.current == PRACTISE


def test_progress_lists_drills_and_opens_what_enter_is_pressed_on(house: House) -> None:
    finish_a_drill(house)
    house.begin()
    page = progress(house)
    assert page.filter.rowCount() == 2
    assert QApplication.focusWidget() is page.table
    house.press(KEY.Key_Return)
    assert house.window.current == DRILL  # the newest is unfinished: it goes on
    progress(house)
    house.press(KEY.Key_Down)
    house.press(KEY.Key_Return)
    assert house.window.current == DEBRIEF
    page = progress(house)
    assert page.table.currentIndex().row() == 1  # one comes back to where one was


@pytest.mark.parametrize("scale", [0.8, 1.0, 1.5, 2.0])
def test_the_result_is_never_pushed_out_of_sight(house: House, scale: float) -> None:
    finish_a_drill(house)
    house.window.resize(1024, 700)
    house.settings.change(text_scale=scale)
    table = progress(house).table
    if scale < 2:
        assert table.horizontalScrollBar().maximum() == 0
    last = table.model().columnCount() - 1
    assert table.columnViewportPosition(last) < table.viewport().width()
    house.settings.change(text_scale=1.0)
    house.window.resize(1680, 1050)
    house.settle()
    assert not any(table.isColumnHidden(at) for at in range(last + 1))


def test_progress_is_searched_over_every_column(house: House) -> None:
    finish_a_drill(house)
    house.begin()
    page = progress(house)
    page.search.setText("unfinished")
    assert page.filter.rowCount() == 1
    page.search.setText("nothing of that kind")
    assert page.nothing.isVisible()
    button(house, "Show all").click()
    assert page.filter.rowCount() == 2


def test_scores_are_sorted_as_numbers(house: House) -> None:
    finish_a_drill(house)
    house.begin()
    house.send("Hello")
    page = progress(house)
    page.table.sortByColumn(3, Qt.SortOrder.AscendingOrder)
    scores = [page.filter.index(row, 3).data() for row in range(2)]
    assert scores == sorted(scores, key=int)
    assert int(scores[1]) > int(scores[0])


def test_home_page_is_made_once(house: House) -> None:
    first = house.page
    house.press(KEY.Key_2, CONTROL)
    house.press(KEY.Key_1, CONTROL)
    assert house.page is first
    assert isinstance(first, HomePage)
