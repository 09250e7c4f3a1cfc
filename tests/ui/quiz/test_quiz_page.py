"""The Quiz page, Home's card, the result and the statistics: what is shown, and where it leads."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from tests.ui.house import CONTROL, House
from tests.ui.quiz.conftest import Room
from trainer.core.quiz_records import SittingMode
from trainer.ui.home.page import HomePage
from trainer.ui.quiz.exam_sheet import QuizExamSheet
from trainer.ui.quiz.page import QuizPage
from trainer.ui.quiz.questions_page import QuestionsPage
from trainer.ui.widgets.columns_model import TableRole

KEY = Qt.Key


def quiz_page(house: House) -> QuizPage:
    house.press(KEY.Key_3, CONTROL)
    assert isinstance(house.page, QuizPage)
    return house.page


def titles(page: QuizPage) -> list[str]:
    return [index.data() for index in page.list.indexes()]


def play_badly(room: Room) -> None:
    """Every answer is wrong, and each is rated as known, so that nothing comes back."""
    for keys in ((KEY.Key_F, KEY.Key_Return, KEY.Key_G), (KEY.Key_T, KEY.Key_Return, KEY.Key_G)):
        for key in keys:
            room.house.press(key)
    room.house.type("99")
    room.house.press(KEY.Key_Return)
    room.house.press(KEY.Key_G)


def test_the_plan_begins_with_enter(room: Room) -> None:
    page = quiz_page(room.house)
    assert "questions today, about " in page.plan.title.text()
    assert page.plan.words.text() == "Nothing to repeat: all of them are new to you."
    assert page.plan.start.hasFocus()
    room.house.press(KEY.Key_Return)
    assert room.page.view is not None
    assert room.page.view.state.mode is SittingMode.PLAN


def test_fewer_minutes_ask_for_fewer_questions(room: Room) -> None:
    page = quiz_page(room.house)
    ten = page.plan.title.text()
    page.plan.choices[5].click()
    room.house.settle()
    assert page.plan.minutes == 5
    assert page.plan.title.text() != ten


def test_quizzes_are_found_by_words_pack_and_level(room: Room) -> None:
    page = quiz_page(room.house)
    every = titles(page)
    page.search.setText("short one")
    assert titles(page) == ["A short one"]
    page.search.setText("nowhere")
    assert not titles(page)
    page.empty.acted.emit()
    assert titles(page) == every
    page.pack.setCurrentIndex(page.pack.findData("quiz-room"))
    assert set(titles(page)) == {"A short one", "All kinds", "すべての形"}


def test_an_exam_is_explained_before_it_begins(room: Room) -> None:
    page = quiz_page(room.house)
    page.search.setText("A short one")
    page.details.exam.click()
    room.house.settle()
    (sheet,) = room.house.dialogs()
    assert isinstance(sheet, QuizExamSheet)
    sheet.accept()
    room.house.settle()
    assert room.page.view is not None
    assert room.page.view.state.mode is SittingMode.EXAM


def test_what_is_unfinished_is_continued(room: Room) -> None:
    session = room.begin().session
    for key in (KEY.Key_T, KEY.Key_Return, KEY.Key_Return):
        room.house.press(key)
    page = quiz_page(room.house)
    page.search.setText("A short one")
    assert page.details.practise.text() == "Continue"
    page.details.begin()
    room.house.settle()
    assert room.page.session is not None
    assert session is not None
    assert room.page.session.head.id == session.head.id


def test_what_was_left_stands_first_and_can_be_put_away(room: Room) -> None:
    house, page = room.house, room.begin()
    house.press(KEY.Key_T)
    house.press(KEY.Key_Return)
    page.leave.click()
    house.settle()
    quiz = house.page
    assert isinstance(quiz, QuizPage)
    assert quiz.plan.kept.isVisible()
    assert not house.notice, "a notice would lie over the plan"
    (row,) = quiz.plan.rows
    assert row.go_on.hasFocus()
    assert row.go_on.accessibleName() == "Continue: A short one (Practice)"
    row.close_it.click()
    house.settle()
    assert not quiz.plan.rows
    assert quiz.plan.start.isEnabled()


def test_an_exam_that_runs_is_called_out(room: Room) -> None:
    house, page = room.house, room.begin(mode=SittingMode.EXAM)
    page.leave.click()
    house.settle()
    quiz = house.page
    assert isinstance(quiz, QuizPage)
    (row,) = quiz.plan.rows
    assert row.close_it.isHidden()
    house.application.routes.show("home")
    house.settle()
    home = house.page
    assert isinstance(home, HomePage)
    assert home.first_card.act.text() == "Back to the exam"
    assert "0 of 3 answered · ends at " in home.first_card._facts.text()
    home.first_card.act.click()
    house.settle()
    assert room.page.view is not None
    assert room.page.view.state.mode is SittingMode.EXAM


def test_the_result_names_each_answer_and_practises_what_was_missed(room: Room) -> None:
    room.begin()
    play_badly(room)
    result = room.result
    assert [fold.line.text() for fold in result.folds] == [
        "1. Is it one? – Not right",
        "2. Is it two? – Not right",
        "3. How many days? – Not right",
    ]
    result.folds[0].line.click()
    assert result.missed.text() == "Practise the missed ones (3)"
    result.missed.click()
    room.house.settle()
    assert room.page.view is not None
    assert len(room.page.view.state.asks) == 3
    assert room.page.title() == "Missed: A short one"
    assert [chip.text for chip in room.page.header_chips()] == ["Practice"], "it is not the plan of today"


@pytest.mark.parametrize(("ending", "start"), [(".pdf", b"%PDF"), (".html", b"<!DOCTYPE html>")])
def test_the_record_is_saved(
    room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str, start: bytes
) -> None:
    room.begin()
    play_badly(room)
    target = tmp_path / f"record{ending}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_words: (str(target), f"(*{ending})"))
    room.result.record.click()
    room.house.settle()
    assert target.read_bytes().startswith(start)


def test_trainers_see_and_export_the_figures(
    room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.begin()
    play_badly(room)
    room.house.application.routes.show("questions")
    room.house.settle()
    page = room.house.page
    assert isinstance(page, QuestionsPage)
    page.search.setText("short one is it one?")
    assert page.filter.rowCount() == 1
    row = page.table.currentIndex().data(TableRole.ROW)
    assert row.report.statistics.count == 1
    assert page.details.remarks
    target = tmp_path / "figures.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_words: (str(target), ""))
    page.export.click()
    room.house.settle()
    assert "Is it one?" in target.read_text(encoding="utf-8-sig")


def test_a_page_that_waits_says_so(room: Room) -> None:
    """Never an empty frame for seconds, and no flicker before."""
    routes = room.house.application.routes
    quiz, home = routes.page("quiz"), routes.page("home")
    assert isinstance(quiz, QuizPage)
    assert isinstance(home, HomePage)
    quiz._say_loading()
    assert quiz.plan.words.text() == "Loading…"
    room.house.application.routes.show("quiz")
    room.house.settle()
    quiz._say_loading()
    assert quiz.plan.words.text() != "Loading…"
    home._view = None
    home._say_loading()
    assert home.first_card._reason.text() == "Loading…"


def test_home_says_what_is_due_and_begins_it(room: Room) -> None:
    house = room.house
    house.application.routes.show("home")
    house.settle()
    page = house.page
    assert isinstance(page, HomePage)
    assert not page.due_card.isHidden(), "questions that are new are offered on the first day"
    trainee = house.office.trainees.present()
    assert trainee is not None
    view = house.office.progress.home(trainee.id, language="en")
    page.show_found((trainee, replace(view, due_count=12, plan_minutes=8)))
    assert not page.due_card.isHidden()
    page.due_card.act.click()
    house.settle()
    assert house.window.current == "sitting"


def test_what_somebody_else_sought_is_not_left_for_the_next_one(room: Room) -> None:
    room.house.application.routes.show("quiz")
    room.house.settle()
    page = room.house.page
    assert isinstance(page, QuizPage)
    page.search.setText("nothing has this")
    assert page.filter.rowCount() == 0
    room.house.office.trainees.add("Ben")
    room.house.application.routes.show("quiz")
    room.house.settle()
    assert page.search.text() == ""
    assert page.filter.rowCount() == len(page.model.items)
