"""What somebody came to in a quiz before: which sittings are listed, and where they lead."""

from __future__ import annotations

from PySide6.QtCore import Qt

from tests.ui.quiz.conftest import Room
from trainer.core.quiz_records import SittingMode
from trainer.core.right_answers import right_answer
from trainer.services.quiz_sessions import QuizSession
from trainer.ui.quiz.page import QuizPage
from trainer.ui.quiz.past_results import MOST_SHOWN

TITLE = "A short one"


def trainee_id(room: Room) -> str:
    trainee = room.house.office.trainees.present()
    assert trainee is not None
    return trainee.id


def play(room: Room, *, is_right: bool = True, mode: SittingMode = SittingMode.PRACTICE) -> QuizSession:
    """A whole sitting, without the window."""
    session = room.house.office.quizzes.start(trainee_id(room), room.entry(), mode)
    for _question in session.state.asks:
        session.answer(right_answer(session.question)) if is_right else session.skip()
        if mode is not SittingMode.EXAM:
            session.rate()
    session.submit()
    assert session.state.is_over
    return session


def shown(room: Room) -> QuizPage:
    """The Quiz page with the quiz chosen."""
    room.house.application.routes.show("quiz")
    room.house.settle()
    page = room.house.page
    assert isinstance(page, QuizPage)
    page.search.setText(TITLE)
    return page


def names(page: QuizPage) -> list[str]:
    return [row.accessibleName() for row in page.details.past.rows]


def test_nothing_is_shown_where_nothing_was_finished(room: Room) -> None:
    room.begin()
    page = shown(room)
    assert page.details.past.isHidden()
    assert not page.details.past.rows


def test_a_result_is_opened_again_and_can_be_saved(room: Room) -> None:
    first, second = play(room, mode=SittingMode.EXAM), play(room)
    page = shown(room)
    past = page.details.past
    assert past.isVisible()
    assert past.all.isHidden()
    assert [row.sitting_id for row in past.rows] == [second.head.id, first.head.id]
    assert names(page)[0].startswith("Open the result: 100 · passed, Practice · ")
    assert names(page)[1].startswith("Open the result: 100 · passed, Exam · ")
    past.rows[1].setFocus()
    room.house.press(Qt.Key.Key_Return)
    assert room.result.title() == TITLE
    assert room.result.record in room.result.header_actions()
    room.result.back.click()
    room.house.settle()
    assert isinstance(room.house.page, QuizPage)


def test_an_answer_of_long_ago_is_not_taken_back(room: Room) -> None:
    session = play(room)
    assert session.state.can_undo
    shown(room).details.past.rows[0].click()
    room.house.settle()
    assert room.result.undo not in room.result.header_actions()


def test_plans_and_cramming_are_not_results_of_a_quiz(room: Room) -> None:
    office = room.house.office
    plan = office.remembering.plan(trainee_id(room), minutes=10, language="en")
    office.quizzes.start_plan(trainee_id(room), plan, language="en").submit()
    office.quizzes.start_cram(trainee_id(room), [room.entry()]).submit()
    assert shown(room).details.past.isHidden()


def test_five_are_shown_and_all_on_request(room: Room) -> None:
    for _time in range(MOST_SHOWN + 2):
        room.house.office.quizzes.start(trainee_id(room), room.entry()).submit()
    past = shown(room).details.past
    assert len(past.rows) == MOST_SHOWN
    assert past.all.text() == "All 7 results"
    past.all.click()
    assert len(past.rows) == MOST_SHOWN + 2
    assert past.all.isHidden()
    assert past.rows[MOST_SHOWN].hasFocus()


def test_results_stay_closed_while_an_exam_of_the_quiz_goes_on(room: Room) -> None:
    """They would tell its answers."""
    play(room, is_right=False)
    room.house.office.quizzes.start(trainee_id(room), room.entry(), SittingMode.EXAM)
    past = shown(room).details.past
    assert past.isVisible()
    assert not past.rows


def test_the_plan_of_today_that_is_shown_goes_on_where_it_was(room: Room) -> None:
    page = shown(room)
    page.plan.start.click()
    room.house.settle()
    begun = room.page.session
    assert begun is not None
    room.house.press(Qt.Key.Key_F)
    room.house.press(Qt.Key.Key_Return)
    page = shown(room)
    assert page.plan.rows
    page.plan.start.click()
    room.house.settle()
    assert room.page.session is not None
    assert room.page.session.head.id == begun.head.id
