"""Exams: back and forth, one submission, a clock that nobody gains by, and an end at its moment."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.services.quiz_room import QuizRoom, right_for
from trainer.core.codes import Result
from trainer.core.errors import UserFacingError
from trainer.core.given import Claimed, Entered
from trainer.core.memory import ItemKind
from trainer.core.quiz_records import SittingFinish, SittingMode
from trainer.core.sitting import SittingRuleBroken
from trainer.services.exam_sessions import HEARTBEAT_S
from trainer.services.quiz_inputs import LONGEST_ANSWER
from trainer.services.quizzes import QuizSession
from trainer.services.sitting_clock import SET_BACK_S

LIMIT_S = 600


@pytest.fixture
def room(tmp_path: Path) -> Iterator[QuizRoom]:
    made = QuizRoom(tmp_path)
    yield made
    made.database.close()


def begin(room: QuizRoom, quiz: str = "short") -> QuizSession:
    return room.begin(quiz, SittingMode.EXAM)


def place_of(session: QuizSession, question_id: str) -> int:
    return [one.question_id for one in session.head.items].index(question_id)


def go_to(session: QuizSession, question_id: str) -> None:
    session.go_to(place_of(session, question_id))


def test_an_exam_is_shuffled_tells_nothing_and_leaves_the_memory_alone(room: QuizRoom) -> None:
    session = begin(room)
    assert session.head.time_limit_s == LIMIT_S
    assert [one.question_id for one in session.head.items] != ["one", "two", "three"]
    for _question in range(3):
        assert session.answer(right_for(session)) is None
        assert session.feedback is None
        with pytest.raises(SittingRuleBroken):
            session.feedback_of(0)
    assert room.store.stored(session.head.id).answers[0].low is None
    room.turn(60)
    session.submit()
    record = session.record()
    assert (record.result, record.low_score, record.used) == (Result.PASSED, 100, timedelta(seconds=60))
    assert record.ended_at == record.started_at + timedelta(seconds=60)
    told = session.feedback_of(0)
    assert (told.mark and told.mark.is_right, told.intervals) == (True, {})
    assert [one.low for one in room.store.stored(session.head.id).answers] == [100.0] * 3
    assert room.memories.all(room.trainee, ItemKind.QUESTION) == ()


def test_answers_are_changed_and_drafts_kept_until_it_is_submitted_once(room: QuizRoom) -> None:
    session = begin(room)
    go_to(session, "three")
    session.save_draft(Entered("4"))
    go_to(session, "one")
    session.save_draft(Claimed(is_true=True))
    assert set(session.state.unanswered) == {place_of(session, "two"), place_of(session, "one")}
    go_to(session, "three")
    kept = {one.question_text: one.given for one in session.state.counted.values()}
    assert kept == {"How many days?": Entered("4"), "Is it one?": Claimed(is_true=True)}
    assert session.draft == Entered("4")
    session.skip()
    go_to(session, "three")
    session.save_draft(Entered("3"))
    session.submit()
    record = session.record()
    assert (record.right, record.unanswered, record.result) == (2, 1, Result.PASSED)
    assert session.feedback_of(place_of(session, "two")).given is None
    with pytest.raises(SittingRuleBroken):
        session.submit()
    with pytest.raises(SittingRuleBroken):
        session.undo()
    with pytest.raises(SittingRuleBroken):
        session.answer(Entered("3"))


def test_the_same_answer_is_not_stored_twice_and_an_empty_one_takes_it_back(room: QuizRoom) -> None:
    session = begin(room)
    for given in (Claimed(is_true=True), Claimed(is_true=True), None):
        go_to(session, "one")
        session.answer(given)
    assert [one.given for one in room.store.stored(session.head.id).answers] == [Claimed(is_true=True), None]
    assert len(session.state.unanswered) == 3


def test_texts_are_gone_on_from(room: QuizRoom) -> None:
    session = begin(room, "all-kinds")
    go_to(session, "read")
    place = session.state.place
    session.go_on()
    assert session.state.place == place + 1


def test_an_answer_that_is_too_long_stops_nothing_but_itself(room: QuizRoom) -> None:
    session = begin(room)
    go_to(session, "three")
    session.save_draft(Entered("3" * (LONGEST_ANSWER + 1)))
    with pytest.raises(UserFacingError, match="quiz-answer-too-long"):
        session.go_to(0)
    with pytest.raises(UserFacingError, match="quiz-answer-too-long"):
        session.submit()
    room.turn(LIMIT_S)
    assert session.let_time_pass()
    assert len(room.store.stored(session.head.id).answers) == 1


@pytest.mark.parametrize("typed", ["lots", "3 kg"])
def test_what_is_no_number_is_asked_again_however_one_goes_on(room: QuizRoom, typed: str) -> None:
    session = begin(room)
    go_to(session, "three")
    place = session.state.place
    session.save_draft(Entered(typed))
    for go_on in (lambda: session.go_to(0), session.skip, session.submit):
        with pytest.raises(UserFacingError, match="quiz-answer-refused"):
            go_on()
        assert (session.state.place, session.draft) == (place, Entered(typed))
    assert room.store.stored(session.head.id).answers == ()
    room.turn(LIMIT_S)
    assert session.let_time_pass()
    assert session.record().wrong == 1, "at the time limit nobody is asked any more"


def test_a_record_needs_no_pack(room: QuizRoom) -> None:
    session = begin(room, "all-kinds")
    go_to(session, "claim")
    session.answer(right_for(session))
    session.submit()
    record = session.record()
    assert (record.questions, record.right, record.unanswered, record.own) == (10, 1, 9, 1)
    for folder in ("packs/quiz-room", "kept"):
        shutil.rmtree(room.folder / folder)
    room.reopen()
    assert room.quizzes.record(session.head.id) == replace(record, pack_title="")


def test_it_ends_at_its_limit_with_what_was_typed_by_then(room: QuizRoom) -> None:
    session = begin(room)
    go_to(session, "three")
    room.turn(LIMIT_S - 1)
    session.save_draft(Entered("3"))
    assert not session.let_time_pass()
    room.turn(5)
    assert session.time_left() == timedelta()
    assert session.answer(Entered("4")) is None, "too late"
    record = session.record()
    assert record.finish is SittingFinish.TIME_LIMIT
    assert record.ended_at == record.started_at + timedelta(seconds=LIMIT_S)
    assert (record.used, record.right) == (timedelta(seconds=LIMIT_S), 1)
    assert not session.let_time_pass()


def test_it_ends_at_its_moment_although_nobody_was_here(room: QuizRoom) -> None:
    session = begin(room)
    go_to(session, "three")
    session.save_draft(Entered("3"))
    room.clock.now += timedelta(days=3)  # the computer was off: no stopwatch runs
    record = room.again(session).record()
    assert record.finish is SittingFinish.TIME_LIMIT
    assert record.ended_at == record.started_at + timedelta(seconds=LIMIT_S)
    assert record.right == 1
    (answer,) = room.store.stored(session.head.id).answers
    assert answer.answered_at <= session.head.started_at + timedelta(seconds=LIMIT_S)


def test_nobody_gains_time_by_leaving(room: QuizRoom) -> None:
    session = begin(room)
    room.turn(100)
    session.leave()
    room.clock.now += timedelta(seconds=200)
    assert room.again(session).time_left() == timedelta(seconds=LIMIT_S - 300)


def test_nobody_gains_time_by_a_kill_and_a_clock_that_is_set_back(room: QuizRoom) -> None:
    session = begin(room)
    for _second in range(100):
        room.turn(1)
        session.let_time_pass()
    room.clock.now -= timedelta(days=365)
    again = room.again(session)  # the session before was not left: it was killed
    left = again.time_left()
    assert left is not None
    assert left <= timedelta(seconds=LIMIT_S - 100 + HEARTBEAT_S)
    room.turn(50)
    later = again.time_left()
    assert later == left - timedelta(seconds=50), "the stopwatch runs whatever the clock on the wall shows"
    room.turn(LIMIT_S)
    assert again.let_time_pass()
    record = again.record()
    assert record.ended_at == record.started_at + timedelta(seconds=LIMIT_S)
    assert record.was_clock_set_back


def test_a_clock_set_back_while_it_runs_gives_no_time(room: QuizRoom) -> None:
    session = begin(room)
    room.turn(100)
    room.clock.now -= timedelta(hours=5)
    assert session.time_left() == timedelta(seconds=LIMIT_S - 100)
    session.submit()
    assert session.record().used == timedelta(seconds=100)
    assert session.record().was_clock_set_back


def test_a_clock_that_is_put_right_by_some_seconds_is_not_called_set_back(room: QuizRoom) -> None:
    session = begin(room)
    room.turn(100)
    room.clock.now -= timedelta(seconds=SET_BACK_S)
    session.submit()
    assert not session.record().was_clock_set_back


def test_a_clock_set_forward_ends_it_and_keeps_every_answer(room: QuizRoom) -> None:
    session = begin(room)
    session.answer(right_for(session))
    room.clock.now += timedelta(days=365)
    assert session.let_time_pass()
    record = session.record()
    assert (record.right, record.finish) == (1, SittingFinish.TIME_LIMIT)
    assert record.used == timedelta(seconds=LIMIT_S)


def test_giving_it_up_has_no_result(room: QuizRoom) -> None:
    session = begin(room)
    session.answer(right_for(session))
    session.stop()
    record = session.record()
    assert (record.finish, record.result, record.right) == (SittingFinish.STOPPED, Result.NO_RESULT, 1)


def test_an_exam_goes_on_with_every_answer_after_a_new_start(room: QuizRoom) -> None:
    session = begin(room)
    go_to(session, "one")
    session.answer(right_for(session))
    go_to(session, "three")
    session.save_draft(Entered("3"))
    again = room.again(session)
    assert (again.question.id, again.draft) == ("three", Entered("3"))
    again.submit()
    assert again.record().right == 2


def test_leaving_is_counted_with_how_long_nobody_was_there(room: QuizRoom) -> None:
    session = begin(room)
    room.turn(20.0)
    session.leave()
    room.turn(45.0)
    session = room.quizzes.resume(session.head.id)
    room.turn(10.0)
    session.let_time_pass()
    room.turn(60.0)  # the computer slept
    session.let_time_pass()
    session.submit()
    record = session.record()
    assert (record.times_left, record.away, record.attempt) == (2, timedelta(seconds=105), 1)


def test_absence_until_the_end_of_the_time_ends_with_it(room: QuizRoom) -> None:
    session = begin(room)
    session.leave()
    room.turn(LIMIT_S + 5000)
    record = room.quizzes.record(session.head.id)
    assert (record.times_left, record.away) == (1, timedelta(seconds=LIMIT_S))


def test_who_never_leaves_was_never_away(room: QuizRoom) -> None:
    session = begin(room)
    for _ in range(5):
        room.turn(29.0)
        session.let_time_pass()
    session.submit()
    assert (session.record().times_left, session.record().away) == (0, timedelta())


def test_each_exam_of_a_quiz_has_its_number(room: QuizRoom) -> None:
    numbers = []
    for _ in range(3):
        session = begin(room)
        session.submit()
        room.turn(1.0)
        numbers.append(session.record().attempt)
    assert numbers == [1, 2, 3]
    practice = room.quizzes.start(room.trainee, room.quizzes.find("short"))
    assert practice.record().attempt == 0


@pytest.mark.parametrize("mode", [SittingMode.PRACTICE, SittingMode.CRAM, SittingMode.EXAM])
def test_while_an_exam_is_open_its_quiz_can_be_learned_nowhere_else(
    room: QuizRoom, mode: SittingMode
) -> None:
    entry = room.quizzes.find("short")
    begun = room.quizzes.start(room.trainee, entry)
    exam = begin(room)
    with pytest.raises(UserFacingError, match="quiz-exam-running"):
        room.quizzes.start(room.trainee, entry, mode)
    with pytest.raises(UserFacingError, match="quiz-exam-running"):
        room.quizzes.resume(begun.head.id)
    room.quizzes.start(room.trainee, room.quizzes.find("all-kinds"), mode)
    exam.submit()
    room.quizzes.resume(begun.head.id)
    room.quizzes.start(room.trainee, entry, mode)


def test_the_plan_leaves_out_what_is_examined(room: QuizRoom) -> None:
    exam = begin(room)
    plan = room.remembering.plan(room.trainee, minutes=60, language="en")
    assert {one.quiz.id for one in plan.items} == {"all-kinds"}
    assert plan.kept_back == ("A short one",)
    exam.submit()
    plan = room.remembering.plan(room.trainee, minutes=60, language="en")
    assert {one.quiz.id for one in plan.items} == {"all-kinds", "short"}
    assert plan.kept_back == ()


def test_an_answer_in_the_last_moment_counts(room: QuizRoom, monkeypatch: pytest.MonkeyPatch) -> None:
    session = begin(room)
    room.turn(LIMIT_S - 1.1)
    looked = session._clock.elapsed_s
    monkeypatch.setattr(session._clock, "elapsed_s", lambda: (room.turn(0.6), looked())[1])  # type: ignore[func-returns-value]
    session.answer(right_for(session))
    assert len(room.store.stored(session.head.id).answers) == 1
    assert session.let_time_pass()


def test_an_exam_that_was_looked_at_is_not_forgotten(room: QuizRoom) -> None:
    session = begin(room)
    assert not session.drop_if_untouched()
    assert room.quizzes.history(room.trainee)[0].is_unfinished


def test_only_an_exam_goes_back_and_forth(room: QuizRoom) -> None:
    with pytest.raises(SittingRuleBroken):
        room.begin().go_to(1)
    assert not room.begin().let_time_pass()
