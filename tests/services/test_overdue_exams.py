"""An exam is over when its time is over, whether anybody comes back to it or not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.services.quiz_room import QuizRoom, right_for
from trainer.core.codes import Result
from trainer.core.errors import DatabaseError, DatabaseFault
from trainer.core.quiz_records import SittingFinish, SittingMode
from trainer.services.overdue_exams import GRACE, end_at_start
from trainer.services.quizzes import QuizSession

LIMIT = timedelta(minutes=10)


@pytest.fixture
def room(tmp_path: Path) -> Iterator[QuizRoom]:
    room = QuizRoom(tmp_path)
    yield room
    room.database.close()


def left_exam(room: QuizRoom) -> QuizSession:
    """An exam with one right answer of three, which nobody comes back to."""
    session = room.begin(mode=SittingMode.EXAM)
    session.answer(right_for(session))
    room.reopen()
    return session


@pytest.mark.parametrize("look", ["shelf", "history", "seminar_history", "record"])
def test_whoever_looks_first_ends_it_at_its_moment(room: QuizRoom, look: str) -> None:
    session = left_exam(room)
    room.turn(5000)
    getattr(room.quizzes, look)(session.head.id if look == "record" else room.trainee)
    stored = room.store.stored(session.head.id).standing
    assert (stored.finish, stored.ended_at) == (SittingFinish.TIME_LIMIT, session.head.started_at + LIMIT)
    assert (stored.result, stored.low_score) == (Result.FAILED, 33)
    assert room.quizzes.shelf(room.trainee).unfinished == ()


def test_one_that_has_just_run_out_is_left_to_whoever_sits_at_it(room: QuizRoom) -> None:
    session = left_exam(room)
    room.turn((LIMIT + GRACE).total_seconds())
    assert room.quizzes.end_overdue() == 0
    room.turn(1)
    assert room.quizzes.end_overdue() == 1
    assert room.quizzes.end_overdue() == 0
    assert room.quizzes.record(session.head.id).right == 1


def test_practice_has_no_time_that_could_be_over(room: QuizRoom) -> None:
    session = room.begin()
    session.answer(right_for(session))
    room.turn(100_000)
    assert room.quizzes.end_overdue() == 0


@pytest.mark.expect_log("was not ended: quiz-pack-gone")
def test_one_that_cannot_be_marked_any_more_stays_as_it_is(
    room: QuizRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    left_exam(room)
    room.turn(5000)
    monkeypatch.setattr(room.library, "edition", lambda _hash: None)
    assert room.quizzes.end_overdue() == 0
    assert len(room.quizzes.shelf(room.trainee).unfinished) == 1


@pytest.mark.expect_log("were not ended: database-locked")
def test_a_database_that_cannot_be_written_is_told_and_keeps_no_program_shut(
    room: QuizRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    left_exam(room)
    room.turn(5000)

    def refuse(*_given: object, **_named: object) -> int:
        raise DatabaseError(DatabaseFault.LOCKED)

    monkeypatch.setattr(room.store, "finish", refuse)
    with pytest.raises(DatabaseError):
        room.quizzes.shelf(room.trainee)
    end_at_start(room.quizzes.end_overdue)
