"""A sitting: asked, answered, told and rated by keyboard alone; nothing is lost, and nothing by mistake."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from tests.services.quiz_room import RIGHT
from tests.ui.house import CONTROL
from tests.ui.quiz.conftest import Room
from trainer.core.given import Chosen, Claimed, Entered
from trainer.core.memory import Rating
from trainer.core.quiz_records import SittingMode
from trainer.ui.drill.note_dialog import NoteDialog
from trainer.ui.quiz.answers.ordering import OrderingAnswer
from trainer.ui.quiz.answers.side_by_side import SideBySide
from trainer.ui.quiz.answers.written import LineAnswer, LongTextAnswer
from trainer.ui.quiz.picture import Picture
from trainer.ui.quiz.submit_sheet import SubmitSheet
from trainer.ui.widgets.text import Text

KEY = Qt.Key


def test_a_quiz_is_played_by_keyboard_alone(room: Room) -> None:
    house, page = room.house, room.begin()
    house.press(KEY.Key_T)
    house.press(KEY.Key_Return)
    assert page.panel.verdict is not None
    assert page.panel.verdict.words == "Right"
    assert page.foot.ratings[Rating.GOOD].is_proposed
    house.press(KEY.Key_E)
    house.press(KEY.Key_2)
    house.press(KEY.Key_Return)
    house.press(KEY.Key_Return)
    house.type("3")
    house.press(KEY.Key_Return)
    house.press(KEY.Key_G)
    assert house.window.current == "quiz-result"
    view = room.result._view
    assert view is not None
    assert view.record.low_score == 100
    ratings = [one.rating for one in view.state.given_answers] if view.state else []
    assert ratings == [Rating.EASY, Rating.GOOD, Rating.GOOD]


def test_every_kind_is_answered_and_told(room: Room) -> None:
    page = room.begin("all-kinds")
    page.foot.act()  # the text before them
    room.house.settle()
    for question in (one for one in RIGHT if one not in {"one", "two", "three"}):
        assert page.view is not None
        assert page.view.question.id == question
        room.answer_right()
        assert page.view.feedback is not None, question
        assert page.view.feedback.given == RIGHT[question]
        if question != "open":
            assert page.panel.verdict is not None
            assert page.panel.verdict.words == "Right", question
        page.foot.act()
        room.house.settle()
    assert room.house.window.current == "quiz-result"


def test_enter_with_nothing_chosen_answers_nothing(room: Room) -> None:
    page = room.begin()
    room.house.press(KEY.Key_Return)
    assert "Nothing is answered yet" in page.panel.hint.text()
    assert not room.house.notice, "a notice would lie over the question"
    assert page.view is not None
    assert page.view.is_asking
    assert not page.view.state.answers
    room.house.press(KEY.Key_T)
    assert page.panel.hint.isHidden()


def test_what_is_not_known_is_forgotten_and_comes_back(room: Room) -> None:
    house, page = room.house, room.begin()
    house.press(KEY.Key_0)
    shown = [rating for rating, button in page.foot.ratings.items() if not button.isHidden()]
    assert shown == [Rating.AGAIN]
    house.press(KEY.Key_Return)
    for key in (KEY.Key_F, KEY.Key_Return, KEY.Key_Return):
        house.press(key)
    house.type("3")
    house.press(KEY.Key_Return)
    house.press(KEY.Key_Return)
    assert page.view is not None
    assert page.view.state.place == 0
    assert house.window.current == "sitting"


def test_the_last_answer_is_taken_back(room: Room) -> None:
    house, page = room.house, room.begin()
    house.press(KEY.Key_F)
    house.press(KEY.Key_Return)
    house.press(KEY.Key_U)
    assert page.view is not None
    assert page.view.is_asking
    assert page.panel.given() == Claimed(is_true=False)
    house.press(KEY.Key_T)
    house.press(KEY.Key_Return)
    house.press(KEY.Key_G)
    house.press(KEY.Key_Z, CONTROL)
    assert page.view.state.place == 0
    assert page.panel.given() == Claimed(is_true=True)


def test_the_answer_that_ended_it_is_taken_back_too(room: Room) -> None:
    house = room.house
    room.begin()
    for _question in range(3):
        room.answer_right()
        room.page.foot.act()
        house.settle()
    room.result.undo.click()
    house.settle()
    assert room.page.view is not None
    assert room.page.view.state.place == 2
    assert room.page.panel.given() == RIGHT["three"]


def test_the_step_that_a_digit_moves_is_seen_to_be_chosen(room: Room) -> None:
    page = room.begin("all-kinds")
    while not isinstance(page.panel.answer, OrderingAnswer):
        page.foot.act() if page.foot.answer.isHidden() else page.foot.skip.click()
        room.house.settle()
    answer = page.panel.answer
    first = answer.rows[0]
    assert first.hasFocus()
    assert first._ring.is_shown
    room.house.press(KEY.Key_2)
    assert answer.rows[1] is first


def test_what_was_told_elsewhere_does_not_lie_over_a_question(room: Room) -> None:
    room.house.application.context.tell("Something else")
    room.begin()
    assert not room.house.notice


def test_own_words_stand_beside_the_good_answer(room: Room) -> None:
    page = room.begin("all-kinds")
    while not isinstance(page.panel.answer, LongTextAnswer) or not page.panel.answer._is_own:
        page.foot.act() if page.foot.answer.isHidden() else page.foot.skip.click()
        room.house.settle()
    room.house.type("I would ask.")
    room.house.press(KEY.Key_Return, CONTROL)
    assert page.panel.verdict is not None
    (beside,) = page.panel.verdict.findChildren(SideBySide)
    assert "I would ask." in [one.text() for one in beside.findChildren(Text)]
    assert page.panel.answer.told.isHidden()


def test_a_picture_is_shown_with_its_words(room: Room, tmp_path: Path) -> None:
    path = tmp_path / "map.png"
    image = QImage(3000, 1500, QImage.Format.Format_RGB32)
    image.fill(0xFF336699)
    assert image.save(str(path))
    page = room.begin()
    assert page.view is not None
    view = replace(page.view, picture=path, question=replace(page.view.question, id="other", title="A map"))
    page.panel.show_view(replace(view, state=replace(view.state, head=replace(view.state.head, id="new"))))
    room.house.settle()
    (picture,) = page.panel.findChildren(Picture)
    assert picture.accessibleName() == "A map"
    assert 0 < picture.height() <= 320


def test_what_was_typed_is_there_again(room: Room) -> None:
    house, page = room.house, room.begin()
    for key in (KEY.Key_T, KEY.Key_Return, KEY.Key_G, KEY.Key_F, KEY.Key_Return, KEY.Key_G):
        house.press(key)
    house.type("12")
    page.leave.click()
    house.settle()
    assert house.window.current == "quiz"
    assert page.session is not None
    house.application.routes.quiz.resume(page.session.head.id)
    house.settle()
    assert page.panel.given() == Entered("12")


@pytest.mark.parametrize("way", ["killed", "later"])
def test_what_was_told_and_not_rated_is_told_again(room: Room, way: str) -> None:
    """The most usual moment to be interrupted: verdict and ratings are there at once, and Enter goes on."""
    house, page = room.house, room.begin()
    house.press(KEY.Key_T)
    house.press(KEY.Key_Return)
    assert page.session is not None
    if way == "later":
        page.leave.click()
        house.settle()
    house.application.routes.quiz.resume(page.session.head.id)
    house.settle()
    assert page.panel.verdict is not None
    assert page.panel.verdict.words == "Right"
    assert page.panel.given() == Claimed(is_true=True)
    assert not page.foot.ratings[Rating.AGAIN].isHidden()
    assert page.foot.answer.isHidden()
    house.press(KEY.Key_Return)
    assert page.view is not None
    assert page.view.state.place == 1


def test_what_is_no_number_is_refused_and_stays(room: Room) -> None:
    house, page = room.house, room.begin()
    for key in (KEY.Key_T, KEY.Key_Return, KEY.Key_G, KEY.Key_F, KEY.Key_Return, KEY.Key_G):
        house.press(key)
    house.type("many")
    house.press(KEY.Key_Return)
    assert page.panel.hint.isVisible()
    assert page.view is not None
    assert page.view.is_asking
    assert page.panel.given() == Entered("many")
    assert isinstance(page.panel.answer, LineAnswer)
    assert page.panel.answer.line.hasFocus()


def test_the_note_opens_beside_the_question(room: Room) -> None:
    house, page = room.house, room.begin()
    house.press(KEY.Key_T)
    house.press(KEY.Key_Return)
    assert page.view is not None
    assert page.view.feedback is not None
    note = page.view.feedback.note
    for _time in range(2):
        page.panel.note_requested.emit(note)
        house.settle()
    (dialog,) = (one for one in house.dialogs() if isinstance(one, NoteDialog))
    assert dialog.note == note


def test_cramming_has_no_ratings(room: Room) -> None:
    house, page = room.house, room.begin(mode=SittingMode.CRAM)
    room.answer_right()
    assert all(button.isHidden() for button in page.foot.ratings.values())
    house.press(KEY.Key_Return)
    assert page.view is not None
    assert page.view.is_asking


def test_the_language_changes_while_a_question_is_told(room: Room) -> None:
    house, page = room.house, room.begin()
    house.press(KEY.Key_T)
    house.press(KEY.Key_Return)
    house.application.context.change_settings(language="ja")
    house.settle()
    assert page.panel.verdict is not None
    assert page.panel.verdict.words == "正解"
    assert page.foot.ratings[Rating.AGAIN].text() == "もう一度"
    assert page.panel.given() == Claimed(is_true=True)


# Exams


def test_an_exam_is_submitted_once_with_what_is_missing_named(room: Room) -> None:
    house, page = room.house, room.begin(mode=SittingMode.EXAM)
    assert not page.strip.isHidden()
    assert page.undo not in page.header_actions()
    house.press(KEY.Key_M, CONTROL)
    if isinstance(page.panel.answer, LineAnswer):
        house.type("3")
    else:
        house.press(KEY.Key_1)
    house.press(KEY.Key_Return)
    assert page.view is not None
    assert page.view.state.place == 1
    names = [button.accessibleName() for button in page.strip.buttons]
    assert names[0] == "Question 1, answered, flagged"
    assert names[1] == "Question 2, not answered, shown now"
    page.strip.buttons[0].click()
    house.settle()
    assert page.panel.given() is not None
    page.foot.submit.click()
    house.settle()
    (sheet,) = house.dialogs()
    assert isinstance(sheet, SubmitSheet)
    sheet.reject()
    house.settle()
    page.foot.submit.click()
    house.settle()
    house.dialogs()[0].accept()
    house.settle()
    view = room.result._view
    assert view is not None
    assert view.record.unanswered == 2
    assert view.state is not None
    assert not view.state.can_undo


@pytest.mark.parametrize("way", ["next", "go to", "submit"])
def test_an_exam_asks_again_for_what_is_no_number(room: Room, way: str) -> None:
    house, page = room.house, room.begin(mode=SittingMode.EXAM)
    while not isinstance(page.panel.answer, LineAnswer):
        page._go(1)
        house.settle()
    assert page.view is not None
    place = page.view.state.place
    page.panel.focus_answer()
    house.type("many")
    page._save_draft()
    house.settle()
    if way == "submit":
        page.foot.submitted.emit()
    else:
        page._go(1 if place == 0 else -1) if way == "next" else page.strip.buttons[place - 1].click()
    house.settle()
    assert page.view.state.place == place
    assert page.panel.hint.isVisible()
    assert page.panel.given() == Entered("many")
    assert not house.dialogs()


def test_an_exam_counts_answers_and_has_a_place_for_texts(room: Room) -> None:
    house, page = room.house, room.begin("all-kinds", SittingMode.EXAM)
    assert not page.foot.back.isEnabled()
    assert page.bar.share == 0.0
    assert page.view is not None
    state = page.view.state
    texts = [at for at, button in enumerate(page.strip.buttons) if "Text to read" in button.accessibleName()]
    assert len(page.strip.buttons) == len(state.asks) == state.questions + len(texts)
    assert len(texts) == 1
    page.strip.buttons[texts[0]].click()
    house.settle()
    assert page.view.state.place == texts[0]
    assert page.foot.back.isEnabled() is (texts[0] > 0)


def test_an_exam_is_given_up_without_a_result(room: Room) -> None:
    house, page = room.house, room.begin(mode=SittingMode.EXAM)
    page.foot.submit.click()
    house.settle()
    (sheet,) = house.dialogs()
    assert isinstance(sheet, SubmitSheet)
    sheet.give_up.click()
    house.settle()
    assert house.window.current == "quiz-result"


def test_time_over_ends_an_exam_and_keeps_what_was_there(room: Room) -> None:
    entry = room.entry()
    short = replace(entry, quiz=replace(entry.quiz, minutes=0))
    room.house.application.routes.quiz.start(short, SittingMode.EXAM)
    room.house.settle()
    if room.house.window.current == "sitting":
        room.page._tick()
        room.house.settle()
    assert room.house.window.current == "quiz-result"


@pytest.mark.parametrize("missing", [True, False])
def test_several_options_are_let_go_again(room: Room, missing: bool) -> None:
    house, page = room.house, room.begin("all-kinds")
    page.foot.act()
    house.settle()
    room.answer_right()
    page.foot.act()
    house.settle()
    house.press(KEY.Key_1)
    house.press(KEY.Key_2)
    if missing:
        house.press(KEY.Key_2)
    given = page.panel.given()
    assert isinstance(given, Chosen)
    assert len(given.options) == (1 if missing else 2)
