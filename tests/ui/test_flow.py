"""From the first start to the debrief and back again, with the keyboard alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.house import CONTROL, House
from trainer.core.drill_score import Result
from trainer.ui.routes import DEBRIEF, DRILL, FIRST, HOME, PRACTISE, PROGRESS
from trainer.ui.widgets.text import Text

pytestmark = pytest.mark.no_cover  # goes through what each page's own tests have counted

OpenHouse = Callable[..., House]
KEY = Qt.Key
TYPED = "Hello Priya, congratulations on your first sale!"


def test_a_newcomer_plays_a_drill_and_finds_it_again(open_house: OpenHouse) -> None:
    house = open_house().start()
    assert house.window.current == FIRST
    house.type("Aiko")
    house.press(KEY.Key_Return)
    assert house.window.current == HOME
    assert "Aiko" in house.page.title()
    house.press(KEY.Key_Return)
    assert house.window.current == DRILL
    house.type(TYPED)
    house.press(KEY.Key_Return, CONTROL)
    assert TYPED in house.conversation()
    _answer_with_the_model_replies(house)
    house.press(KEY.Key_Return)
    assert house.window.current == DEBRIEF
    house.press(KEY.Key_4, CONTROL)
    assert house.window.current == PROGRESS
    house.press(KEY.Key_Return)
    assert house.window.current == DEBRIEF
    (kept,) = house.office.progress.history(house.settings.value.trainee_id)
    assert kept.standing.result is not Result.NO_RESULT


def _answer_with_the_model_replies(house: House) -> None:
    session = house.drill().session
    assert session is not None
    while not session.state.is_over:
        house.type(session.state.turn.model.replace("\n", " "))
        house.press(KEY.Key_Return, CONTROL)


@pytest.mark.parametrize("language", ["en", "ja"])
def test_every_way_through_practise_leads_to_a_drill(open_house: OpenHouse, language: str) -> None:
    house = open_house()
    house.settings.change(language=language)
    house.settled_in()
    house.press(KEY.Key_2, CONTROL)
    assert house.window.current == PRACTISE
    house.press(KEY.Key_Down)
    house.press(KEY.Key_Return)
    assert house.window.current == DRILL
    session = house.drill().session
    assert session is not None
    assert session.entry.scenario.language.startswith(language)


def test_what_was_being_typed_is_there_at_the_next_start(open_house: OpenHouse) -> None:
    house = open_house().settled_in()
    house.begin()
    house.send("Hello Hannah, I am sorry.")
    before = house.conversation()
    house.type("And I will")
    house.close()
    again = open_house().start()
    again.press(KEY.Key_Return)
    assert again.window.current == DRILL
    assert again.conversation() == before
    assert again.drill().composer.text() == "And I will"
    assert again.focused() is again.drill().composer.edit


def test_a_program_that_is_killed_loses_no_more_than_the_pause_between_two_words(
    open_house: OpenHouse,
) -> None:
    house = open_house().settled_in()
    house.begin()
    house.type("Half a sent")
    house.drill().composer.edit.flush_draft()  # what its timer does 0.4 s after the last key
    house.settle()
    again = open_house().start()  # the first one never closed
    again.press(KEY.Key_Return)
    assert again.drill().composer.text() == "Half a sent"


def test_a_reply_that_is_sent_while_the_window_closes_is_there_at_the_next_start(
    open_house: OpenHouse,
) -> None:
    house = open_house().settled_in()
    house.begin()
    house.type("Hello Hannah, I am sorry.")
    QTest.keyClick(house.focused(), KEY.Key_Return, CONTROL)
    house.close()  # at once: the lane has not answered yet
    again = open_house().start()
    again.press(KEY.Key_Return)
    assert "Hello Hannah, I am sorry." in again.conversation()
    assert again.drill().composer.text() == ""


def test_quick_fingers_begin_one_drill_and_one_person(open_house: OpenHouse) -> None:
    house = open_house().start()
    house.type("Aiko")
    for _press in range(3):
        QTest.keyClick(house.focused(), KEY.Key_Return)
    house.settle()
    assert len(house.office.trainees.all()) == 1
    for _press in range(3):
        QTest.keyClick(house.focused(), KEY.Key_Return)
    house.settle()
    assert len(house.office.progress.history(house.settings.value.trainee_id)) == 1


def test_home_offers_what_is_unfinished_first(house: House) -> None:
    house.begin()
    house.press(KEY.Key_1, CONTROL)
    assert "Where is my parcel?" in [one.text() for one in house.page.findChildren(Text)]
    house.press(KEY.Key_Return)
    assert house.window.current == DRILL


def test_pause_keeps_everything_and_leads_home(house: House) -> None:
    house.begin()
    house.type("Hello")
    house.drill().head.pause.click()
    house.settle()
    assert house.window.current == HOME
    assert "kept" in house.notice
    house.press(KEY.Key_Return)
    assert house.drill().composer.text() == "Hello"


def test_the_clock_stands_while_another_page_is_shown(house: House) -> None:
    session = house.begin()
    house.press(KEY.Key_1, CONTROL)
    assert session.state.paused_at is not None
    house.press(KEY.Key_Return)
    resumed = house.drill().session
    assert resumed is not None
    assert resumed.state.paused_at is None
