"""What a command in a terminal does to packs while the window is open is seen in the window."""

from __future__ import annotations

import shutil

from tests.services.stage import copy_pack
from tests.ui.quiz.conftest import Room
from trainer.core.codes import Mode
from trainer.core.quiz_records import SittingMode
from trainer.ui.drill.page import DrillPage
from trainer.ui.quiz.page import QuizPage
from trainer.ui.routes import HOME, QUIZ


def shown(room: Room) -> list[str]:
    room.house.application.routes.show(QUIZ)
    room.house.settle()
    assert isinstance(room.house.page, QuizPage)
    return [one.shelved.entry.quiz.title for one in room.house.page.model.items]


def change(room: Room) -> None:
    """Give the pack's quizzes other titles, as an update does."""
    for path in sorted(room.house.paths.packs.glob("*/quizzes/*.yaml")):
        path.write_text(
            path.read_text(encoding="utf-8").replace("title: ", "title: New ", 1), encoding="utf-8"
        )


def test_a_page_that_is_entered_shows_the_packs_as_they_are_now(room: Room) -> None:
    before = shown(room)
    assert before
    change(room)
    room.house.application.routes.show(HOME)
    room.house.settle()
    assert shown(room) == [f"New {title}" for title in before]
    shutil.rmtree(next(room.house.paths.packs.glob("*/")))
    assert shown(room) == []


def test_what_has_changed_meanwhile_begins_as_it_is_now_and_says_so(room: Room) -> None:
    entry = room.entry()
    change(room)
    room.house.application.routes.quiz.start(entry, SittingMode.PRACTICE)
    room.house.settle()
    assert room.page.view is not None
    assert room.page.view.state.head.title == f"New {entry.quiz.title}"
    assert room.house.notice == "The pack has changed; the quiz begins as it is now."
    assert room.house.dialogs() == []


def test_a_plan_is_made_anew_where_a_pack_has_changed(room: Room) -> None:
    room.entry()
    change(room)
    room.house.application.routes.quiz.start_todays_plan(10)
    room.house.settle()
    assert room.page.view is not None
    assert room.house.notice == "The pack has changed; the plan was made anew."


def test_what_is_gone_says_so_quietly_and_the_page_shows_what_is_left(room: Room) -> None:
    shown(room)
    entry = room.entry()
    shutil.rmtree(next(room.house.paths.packs.glob("*/")))
    room.house.application.routes.quiz.start(entry, SittingMode.PRACTICE)
    room.house.settle()
    assert f"“{entry.quiz.title}” is not here any more" in room.house.notice
    assert room.house.dialogs() == []
    page = room.house.page
    assert isinstance(page, QuizPage)
    assert page.model.items == ()


def test_a_scenario_that_has_changed_meanwhile_begins_as_it_is_now(room: Room) -> None:
    folder = copy_pack("tsugite-support-en", room.house.paths.packs)
    library = room.house.office.library
    library.refresh()
    entry = library.find("late-parcel")
    drill = folder / "drills" / "late-parcel.yaml"
    drill.write_text(drill.read_text(encoding="utf-8").replace("title: ", "title: New ", 1), encoding="utf-8")
    room.house.application.routes.start_drill(entry, Mode.PRACTICE)
    room.house.settle()
    page = room.house.page
    assert isinstance(page, DrillPage)
    assert page.session is not None
    assert page.session.head.scenario_title == f"New {entry.scenario.title}"
    assert room.house.notice == "The pack has changed; the scenario begins as it is now."
