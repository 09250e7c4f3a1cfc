"""Answers that wait are named on the trainers' page, and decided there one after the other."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.quiz.conftest import Room
from trainer.core.given import Entered
from trainer.core.quiz_records import SittingMode
from trainer.core.right_answers import right_answer
from trainer.ui.quiz.questions_page import QuestionsPage
from trainer.ui.quiz.waiting_sheet import WaitingSheet

UNSURE = "sorry refund sorry refund sorry refund sorry refund"


def exam_that_waits(room: Room) -> str:
    """An exam whose reply is unsure, and whose open answer waits for a person."""
    office, house = room.house.office, room.house
    trainee_id = house.application.context.settings.value.trainee_id
    session = office.quizzes.start(trainee_id, room.entry("all-kinds"), SittingMode.EXAM)
    places = range(len(session.head.items))
    for place in sorted(places, key=lambda one: session.head.items[one].question_id == "open"):
        session.go_to(place)
        if session.question.id in ("rubric", "open"):
            session.answer(Entered(UNSURE if session.question.id == "rubric" else "I would ask."))
        elif session.question.id != "read":
            session.answer(right_answer(session.question))
    session.submit()
    return session.head.id


@pytest.fixture
def page(room: Room) -> QuestionsPage:
    exam_that_waits(room)
    return trainers_page(room)


def trainers_page(room: Room) -> QuestionsPage:
    room.house.application.routes.show("questions")
    room.house.settle()
    page = room.house.page
    assert isinstance(page, QuestionsPage)
    return page


def opened(room: Room, page: QuestionsPage) -> WaitingSheet:
    page.waiting.decide.click()
    room.house.settle()
    (sheet,) = room.house.window.findChildren(WaitingSheet)
    return sheet


def press(room: Room, sheet: WaitingSheet, key: Qt.Key) -> None:
    QTest.keyClick(sheet, key)
    room.house.settle()


def test_nothing_is_said_while_nothing_waits(room: Room) -> None:
    assert trainers_page(room).waiting.isHidden()


def test_what_waits_is_decided_one_after_the_other_by_keys(room: Room, page: QuestionsPage) -> None:
    assert page.waiting.words.text() == "2 answers wait for a person."
    sheet = opened(room, page)
    assert sheet.one.item.question_id == "rubric"
    assert sheet.place.text().startswith("1 of 2 · ")
    sheet.name.setText("Ken")
    sheet.points.setText("75")
    press(room, sheet, Qt.Key.Key_2)
    assert sheet.said.text().startswith("Decided by Ken: 75 of 100. ")
    assert (sheet.one.item.question_id, sheet.points.text()) == ("open", "50")
    press(room, sheet, Qt.Key.Key_1)
    assert room.house.window.findChildren(WaitingSheet) == [] or sheet.isHidden()
    assert page.waiting.isHidden()
    assert room.house.office.quiz_reviews.waiting() == ()


def test_without_a_name_or_points_nothing_is_decided(room: Room, page: QuestionsPage) -> None:
    sheet = opened(room, page)
    sheet.right.click()
    room.house.settle()
    assert "your name" in sheet.said.text()
    assert sheet.focusWidget() is sheet.name
    sheet.name.setText("Ken")
    sheet.points.clear()
    sheet.partly.click()
    room.house.settle()
    assert "from 0 to 100" in sheet.said.text()
    assert len(room.house.office.quiz_reviews.waiting()) == 2
    sheet.reject()


def test_digits_that_are_typed_into_a_field_decide_nothing(room: Room, page: QuestionsPage) -> None:
    sheet = opened(room, page)
    sheet.name.setText("Ken")
    sheet.why.setFocus()
    QTest.keyClicks(sheet.why, "1 of 3")
    room.house.settle()
    assert sheet.why.text() == "1 of 3"
    assert len(room.house.office.quiz_reviews.waiting()) == 2
    sheet.later.click()
    assert (sheet.place.text()[:6], sheet.why.text()) == ("2 of 2", "")
    sheet.later.click()
    room.house.settle()
    assert page.waiting.words.text() == "2 answers wait for a person."


def test_what_somebody_else_decided_is_said_and_left(room: Room, page: QuestionsPage) -> None:
    sheet = opened(room, page)
    room.house.office.quiz_reviews.decide(sheet.one.id, 0.0, "Mio")
    sheet.name.setText("Ken")
    sheet.wrong.click()
    room.house.settle()
    assert "waits no more" in sheet.said.text()
    sheet.later.click()
    sheet.wrong.click()
    room.house.settle()
    assert page.waiting.isHidden()
