"""What is typed around an answer of an exam is never taken for the answer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.test_quiz_at_terminal import QuizTable, Step
from trainer.cli.keyboard import Attend
from trainer.core.given import Entered, Given
from trainer.core.quiz_records import SittingMode
from trainer.services.quizzes import QuizSession
from trainer.wording.catalogue import set_language


@pytest.fixture
def table(tmp_path: Path) -> Iterator[QuizTable]:
    set_language("en")
    made = QuizTable(tmp_path)
    yield made
    made.room.database.close()


def exam_at(table: QuizTable, question_id: str, seed: int = 7) -> QuizSession:
    session = table.room.begin(mode=SittingMode.EXAM, seed=seed)
    session.go_to([one.question_id for one in session.head.items].index(question_id))
    return session


def exam_that_ends_with(table: QuizTable, question_id: str) -> QuizSession:
    for seed in range(20):
        session = exam_at(table, question_id, seed)
        if session.state.place == len(session.state.asks) - 1:
            return session
        session.stop()  # one exam of a quiz at a time
    raise AssertionError(f"no order ends with {question_id}")


def paused(*lines: str, then: str) -> Step:
    """Somebody types, with a pause after each of some states of the line."""

    def typed(attend: Attend | None) -> str:
        assert attend is not None
        for line in lines:
            attend(line)
        return then

    return typed


def answer_of(table: QuizTable, session: QuizSession, question_id: str) -> Given | None:
    place = [one.question_id for one in session.head.items].index(question_id)
    found = table.room.quizzes.open(session.head.id).state.counted.get(place)
    return None if found is None else found.given


@pytest.mark.parametrize("typed", ["s", "-", "1", "/s"])
def test_what_is_typed_at_the_end_is_no_answer(table: QuizTable, typed: str) -> None:
    session = exam_that_ends_with(table, "three")
    table.play(session, "3 days", paused(typed, then=typed), "n", "/q")
    assert table.beginnings[1] == ""
    assert answer_of(table, session, "three") == Entered("3 days")


def test_deleting_towards_a_command_leaves_the_answer(table: QuizTable) -> None:
    session = exam_at(table, "three")
    table.play(session, "13 days")
    session.go_to([one.question_id for one in session.head.items].index("three"))
    table.play(session, paused("13 da", "13", "1", "", "/", then="/-"), "/q")
    assert answer_of(table, session, "three") == Entered("13 days")


def test_an_emptied_line_leaves_what_was_answered_and_not_what_was_begun(table: QuizTable) -> None:
    session = exam_at(table, "three")
    table.play(session, paused("lo", "lots", "lo", "", then=""), "/q")
    assert answer_of(table, session, "three") is None


def test_a_command_does_not_pass_what_is_no_number(table: QuizTable) -> None:
    session = exam_at(table, "three")
    place = session.state.place
    printed = table.play(session, paused("lots", then="/-"), "/q")
    assert session.state.place == place
    assert "number" in printed
