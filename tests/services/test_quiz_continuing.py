"""Sittings that are left, killed or undone, and go on: nothing is lost, and nothing is told twice."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest

from tests.services.quiz_room import QuizRoom, right_for
from trainer.core.codes import Result
from trainer.core.errors import DatabaseError, DatabaseFault, UserFacingError
from trainer.core.given import Chosen, Claimed
from trainer.core.memory import ItemKind
from trainer.core.quiz_records import StoredSitting
from trainer.core.sitting import Stage
from trainer.services.quizzes import QuizSession


@pytest.fixture
def room(tmp_path: Path) -> Iterator[QuizRoom]:
    made = QuizRoom(tmp_path)
    yield made
    made.database.close()


def stored(room: QuizRoom, session: QuizSession) -> StoredSitting:
    return room.store.stored(session.head.id)


def test_what_is_told_is_told_again_although_time_goes_on(room: QuizRoom) -> None:
    """A stopwatch stands at no two looks at the same second."""
    session = room.begin()
    told = session.answer(Claimed(is_true=True))
    room.reopen()
    ticks = count()
    room.quizzes._stopwatch = lambda: next(ticks) / 100
    again = room.quizzes.resume(session.head.id)
    assert (again.state.stage, again.feedback) == (Stage.TOLD, told)
    again.rate()
    assert again.question.id == "two"


def test_what_was_only_looked_at_is_forgotten(room: QuizRoom) -> None:
    assert room.begin().drop_if_untouched()
    touched = room.begin("all-kinds")
    touched.go_on()
    touched.save_draft(Chosen((0,)))
    assert not touched.drop_if_untouched()
    assert [one.head.id for one in room.quizzes.history(room.trainee)] == [touched.head.id]
    undone = room.begin()
    undone.answer(Claimed(is_true=True))
    undone.undo()
    undone.save_draft(None)
    assert not undone.drop_if_untouched()
    with pytest.raises(ValueError, match="has answers"):
        room.store.forget(undone.head.id, seen=2)


def test_undo_that_cannot_be_stored_changes_nothing(room: QuizRoom, monkeypatch: pytest.MonkeyPatch) -> None:
    session = room.begin()
    session.answer(Claimed(is_true=True))
    session.rate()
    before, kept = session.state, stored(room, session)

    def refuse(*_rows: object) -> None:
        raise DatabaseError(DatabaseFault.DISK_FULL, path=room.folder)

    with monkeypatch.context() as patch:
        patch.setattr("trainer.data.sittings._draft_values", refuse)
        with pytest.raises(DatabaseError):
            session.undo()
    assert (session.state, stored(room, session)) == (before, kept)
    session.undo()
    assert room.again(session).draft == Claimed(is_true=True)


def test_todays_plan_is_continued_and_tomorrow_begun_anew(room: QuizRoom) -> None:
    def start(language: str = "en") -> QuizSession:
        plan = room.remembering.plan(room.trainee, minutes=5, language=language)
        return room.quizzes.start_todays_plan(room.trainee, plan, language=language)

    session = start()
    session.answer(right_for(session)) if session.question.id != "read" else session.go_on()
    room.reopen()
    again = start()
    assert (again.head.id, again.state.stage) == (session.head.id, Stage.TOLD)
    assert start("ja").head.id != session.head.id
    room.clock.turn(days=1)
    tomorrow = start()
    assert tomorrow.head.id != session.head.id
    kept = [one.head.id for one in room.quizzes.history(room.trainee)]
    assert kept == [tomorrow.head.id, session.head.id], "the empty one of yesterday is put away"
    for folder in ("packs/quiz-room", "kept"):
        shutil.rmtree(room.folder / folder)
    room.reopen()
    with pytest.raises(UserFacingError, match="quiz-empty"):
        start()


def test_what_was_picked_otherwise_is_not_continued_as_todays_plan(room: QuizRoom) -> None:
    plan = room.remembering.plan(room.trainee, minutes=5, language="en")
    picked = room.quizzes.start_plan(room.trainee, plan, language="en", title="Missed: A short one")
    assert picked.head.title == "Missed: A short one"
    today = room.quizzes.start_todays_plan(room.trainee, plan, language="en")
    assert today.head.id != picked.head.id
    assert room.quizzes.start_todays_plan(room.trainee, plan, language="en").head.id == today.head.id


def test_a_practice_goes_on_where_it_was_left(room: QuizRoom) -> None:
    session = room.begin()
    session.answer(right_for(session))
    session.rate()
    session.save_draft(Claimed(is_true=True))
    room.turn(30)
    session.leave()
    room.turn(86_400)
    again = room.again(session)
    assert (again.question.id, again.draft, again.elapsed()) == (
        "two",
        Claimed(is_true=True),
        timedelta(seconds=30),
    )
    again.answer(Claimed(is_true=False))
    told = room.again(again)
    assert told.state.stage is Stage.TOLD, "what was told and not rated is told again"
    assert told.feedback == again.feedback
    told.rate()
    assert told.question.id == "three"


def test_a_seminar_continues_the_quiz_that_was_begun_in_it(room: QuizRoom) -> None:
    session = room.begin(seminar_id="morning")
    session.answer(right_for(session))
    session.rate()
    again = room.begin(seminar_id="morning")
    assert (again.head.id, again.question.id) == (session.head.id, "two")
    assert room.begin(seminar_id="evening").head.id != session.head.id
    assert room.begin("all-kinds", seminar_id="morning").head.id != session.head.id
    again.stop()
    assert room.begin(seminar_id="morning").head.id != session.head.id


def test_an_answer_is_undone_after_the_clock_was_taken_as_right(room: QuizRoom) -> None:
    room.clock.turn(days=365)
    session = room.begin()
    session.answer(right_for(session))
    session.rate()
    room.clock.turn(days=-364)
    assert room.remembering.accept_clock(room.trainee) == 1
    session.undo()
    assert room.memories.all(room.trainee, ItemKind.QUESTION) == ()


def test_nobody_passes_by_taking_back_what_was_told(room: QuizRoom) -> None:
    session = room.begin()
    for _question in range(3):
        session.answer(None)
        session.undo()
        session.answer(right_for(session))
        session.rate()
    assert session.state.is_over, "taken back is not forgotten: nothing comes again"
    record = session.record()
    assert (record.low_score, record.right, record.unanswered) == (0, 0, 3)
    assert record.result is Result.FAILED
