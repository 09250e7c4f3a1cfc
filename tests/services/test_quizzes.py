"""Practice, plan and cramming: what is stored when, what moves the memory, and what is left alone."""

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
from trainer.core.given import Chosen, Claimed, Compared, Entered, Felt, Given, Matched, Ordered
from trainer.core.memory import ItemKind, Rating
from trainer.core.quiz_records import SittingFinish, SittingMode, StoredSitting
from trainer.core.sitting import SittingRuleBroken, Stage
from trainer.services.quiz_inputs import LONGEST_ANSWER
from trainer.services.quizzes import QuizSession
from trainer.services.sitting_records import as_data


@pytest.fixture
def room(tmp_path: Path) -> Iterator[QuizRoom]:
    made = QuizRoom(tmp_path)
    yield made
    made.database.close()


def stored(room: QuizRoom, session: QuizSession) -> StoredSitting:
    return room.store.stored(session.head.id)


def remembered(room: QuizRoom) -> dict[str, Rating | int]:
    return {one.key.item_id: one.memory.reviews for one in room.memories.all(room.trainee, ItemKind.QUESTION)}


def play_through(session: QuizSession) -> None:
    while not session.state.is_over:
        if session.question.id == "read":
            session.go_on()
        else:
            session.answer(right_for(session))
            session.rate()


def test_every_kind_of_question_can_be_answered_and_told(room: QuizRoom) -> None:
    session = room.begin("all-kinds")
    assert session.question.id == "read"
    session.go_on()
    while not session.state.is_over:
        told = session.answer(right_for(session))
        assert told is not None
        assert told is session.feedback
        assert told.mark is None or told.mark.is_right
        assert set(told.intervals) == set(Rating)
        assert session.feedback_of(session.state.place).given == told.given
        session.rate()
    record = session.record()
    assert (record.questions, record.right, record.own, record.unanswered) == (10, 10, 1, 0)
    assert (record.low_score, record.result) == (100, Result.PASSED)
    assert len(remembered(room)) == 11


def test_an_answer_is_stored_before_it_is_told_and_rated_after(room: QuizRoom) -> None:
    session = room.begin()
    room.turn(5)
    told = session.answer(Claimed(is_true=False))
    assert told is not None
    assert (told.proposed, told.right, told.note and told.note.title) == (
        Rating.AGAIN,
        Claimed(is_true=True),
        "Tea",
    )
    (answer,) = stored(room, session).answers
    assert (answer.given, answer.low, answer.rating, answer.took_s) == (
        Claimed(is_true=False),
        0.0,
        None,
        5.0,
    )
    assert answer.question_text == "Is it one?"
    assert remembered(room) == {}
    session.rate()
    assert stored(room, session).answers[0].rating is Rating.AGAIN
    assert remembered(room) == {"one": 1}
    assert session.state.coming_back == (0,)
    with pytest.raises(SittingRuleBroken):
        session.rate()


def test_what_is_forgotten_comes_back_in_the_same_sitting(room: QuizRoom) -> None:
    session = room.begin()
    asked = []
    for given in (None, Claimed(is_true=False), Entered("3"), Claimed(is_true=True)):
        asked.append(session.question.id)
        session.answer(given)
        session.rate()
    assert asked == ["one", "two", "three", "one"]
    assert session.state.is_over
    assert session.record().low_score == 66, "the first answer counts"
    assert remembered(room)["one"] == 2


def test_what_was_not_known_is_forgotten_whatever_it_is_rated(room: QuizRoom) -> None:
    session = room.begin()
    told = session.skip()
    assert told is not None
    assert (told.given, told.proposed) == (None, Rating.AGAIN)
    session.rate(Rating.EASY)
    assert stored(room, session).answers[0].rating is Rating.AGAIN


def at(session: QuizSession, place: int) -> None:
    """Show the question at a place."""
    standing = replace(session.state.standing, place=place)
    session.state = replace(session.state, standing=standing, is_told=False)


def test_an_empty_answer_is_not_knowing(room: QuizRoom) -> None:
    session = room.begin("all-kinds")
    blanks: dict[int, Given] = {
        1: Chosen(()),
        4: Ordered(()),
        5: Matched(("", "")),
        7: Entered(" \u3000\n"),
        9: Felt(),
        10: Compared(),
    }
    for place, blank in blanks.items():
        at(session, place)
        told = session.answer(blank)
        assert told is not None
        assert told.given is None
        assert told.mark is not None
        assert told.mark.low == 0
    assert session.feedback is not None
    assert session.feedback.right == Compared(0, ("sorry",)), "told to those who did not choose, too"


def test_an_answer_that_cannot_be_read_is_not_taken(room: QuizRoom) -> None:
    session = room.begin()
    for _place in range(2):
        session.answer(right_for(session))
        session.rate()
    for text, code in (
        ("many", "quiz-answer-refused"),
        ("x" * (LONGEST_ANSWER + 1), "quiz-answer-too-long"),
    ):
        with pytest.raises(UserFacingError) as refused:
            session.answer(Entered(text))
        assert refused.value.code == code
    assert len(stored(room, session).answers) == 2
    assert session.state.stage is Stage.ASKING
    with pytest.raises(ValueError, match="Chosen"):
        session.answer(Chosen((0,)))


def test_naughty_strings_are_wrong_answers_and_nothing_more(room: QuizRoom) -> None:
    session = room.begin("all-kinds")
    texts = ("\x00\ud800", "'; DROP TABLE sittings; --", "﷽" * 90, "\u202e[b]", "%s{0}\\")
    for text in texts:
        at(session, 7)
        told = session.answer(Entered(text))
        assert told is not None
        assert told.mark is not None
        assert told.mark.low == 0
        session.rate()
    assert len(stored(room, session).answers) == len(texts)


def test_undoing_gives_the_memory_back_and_keeps_the_answer_as_taken_back(room: QuizRoom) -> None:
    session = room.begin()
    session.answer(Claimed(is_true=True))
    session.undo()
    assert (session.state.place, session.feedback, session.draft) == (0, None, Claimed(is_true=True))
    session.answer(Claimed(is_true=True))
    session.rate(Rating.EASY)
    session.undo()
    assert remembered(room) == {}
    assert [one.is_taken_back for one in stored(room, session).answers] == [True, True]
    assert room.again(session).draft == Claimed(is_true=True)


def test_the_answer_that_ended_a_sitting_can_be_undone(room: QuizRoom) -> None:
    session = room.begin()
    play_through(session)
    session.undo()
    assert (session.state.is_over, session.question.id) == (False, "three")
    assert stored(room, session).standing.finish is None
    session.answer(Entered("4"))
    session.rate()
    assert session.question.id == "three"


def test_what_was_answered_elsewhere_since_is_not_undone(room: QuizRoom) -> None:
    session, other = room.begin(), room.begin()
    for one in (session, other):
        one.answer(Claimed(is_true=True))
        one.rate()
    with pytest.raises(UserFacingError) as refused:
        session.undo()
    assert refused.value.code == "memory-changed-elsewhere"
    assert remembered(room)["one"] == 2
    assert session.question.id == "two"


def test_two_windows_do_not_overwrite_each_other(room: QuizRoom) -> None:
    session = room.begin()
    other = room.quizzes.resume(session.head.id)
    session.answer(right_for(session))
    with pytest.raises(UserFacingError) as refused:
        other.answer(right_for(other))
    assert refused.value.code == "sitting-changed-elsewhere"
    assert len(stored(room, session).answers) == 1


def test_cramming_leaves_the_schedule_alone_and_asks_until_it_is_known(room: QuizRoom) -> None:
    session = room.begin(mode=SittingMode.CRAM)
    first = session.question.id
    told = session.answer(None)
    assert told is not None
    assert not told.intervals
    session.go_on()
    for _rest in range(2):
        session.answer(right_for(session))
        session.go_on()
    assert session.question.id == first
    session.answer(right_for(session))
    again = room.again(session)  # what was told there needs no rating, so it is left
    assert again.state.is_over
    assert stored(room, session).standing.finish is SittingFinish.SUBMITTED
    assert remembered(room) == {}
    assert all(one.rating is None for one in stored(room, session).answers)


def test_a_plan_asks_out_of_several_quizzes(room: QuizRoom) -> None:
    plan = room.remembering.plan(room.trainee, minutes=60, language="en")
    session = room.quizzes.start_plan(room.trainee, plan, language="en")
    assert session.head.title == ""
    assert {one.quiz_id for one in session.head.items} == {"short", "all-kinds"}
    play_through(session)
    assert len(remembered(room)) == 14
    assert session.record().result is Result.NO_RESULT
    assert (session.record().title, session.record().pack_title) == ("", "")
    empty = room.remembering.plan(room.trainee, minutes=60, language="en")
    with pytest.raises(UserFacingError) as refused:
        room.quizzes.start_plan(room.trainee, replace(empty, items=()), language="en")
    assert refused.value.code == "quiz-empty"


def test_ending_a_practice_rates_what_waits_and_says_that_it_was_stopped(room: QuizRoom) -> None:
    session = room.begin()
    session.answer(right_for(session))
    session.stop()
    record = session.record()
    assert (record.finish, record.right, record.unanswered) == (SittingFinish.STOPPED, 1, 2)
    assert (record.scored, record.low_score) == (1, 100)
    assert remembered(room) == {"one": 1}
    session.leave()
    with pytest.raises(SittingRuleBroken):
        session.undo()


def test_the_shelf_shows_what_was_made_of_each_quiz(room: QuizRoom) -> None:
    play_through(room.begin())
    unfinished = room.begin("all-kinds")
    room.turn(3600)
    shelf = room.quizzes.shelf(room.trainee, language="en")
    assert len(shelf.quizzes) == 2
    short = next(one for one in shelf.quizzes if one.entry.quiz.id == "short")
    assert (short.best, short.due, short.unfinished) == (100, 3, None)
    other = next(one for one in shelf.quizzes if one.entry.quiz.id == "all-kinds")
    assert (other.best, other.unfinished and other.unfinished.head.id) == (None, unfinished.head.id)
    assert (other.entry.questions, other.entry.exam_limit_s) == (11, 1200)
    assert [one.head.id for one in shelf.unfinished] == [unfinished.head.id]
    assert len(room.quizzes.history(room.trainee)) == 2
    assert len(room.quizzes.entries()) == 3
    with pytest.raises(UserFacingError) as refused:
        room.quizzes.find("nothing")
    assert refused.value.data["known"] == ["all-kinds", "all-kinds-ja", "short"]


# Packs that change


def test_a_pack_that_is_edited_in_the_middle_is_asked_as_it_was(room: QuizRoom) -> None:
    session = room.begin()
    file = room.folder / "packs" / "quiz-room" / "quizzes" / "short.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace("answer: yes", "answer: no").replace("Is it two?", "Is it 2?"), encoding="utf-8"
    )
    again = room.again(session)
    told = again.answer(Claimed(is_true=True))
    assert told is not None
    assert told.mark is not None
    assert told.mark.is_right
    again.rate()
    assert again.question.text == "Is it two?"
    assert room.begin().answer(Claimed(is_true=True)).mark.low == 0  # type: ignore[union-attr]


def test_a_pack_that_is_removed_in_the_middle_is_asked_as_it_was(room: QuizRoom) -> None:
    session = room.begin()
    shutil.rmtree(room.folder / "packs" / "quiz-room")
    again = room.again(session)
    play_through(again)
    assert again.record().result is Result.PASSED


def test_where_no_copy_is_left_it_is_said_and_nothing_is_lost(room: QuizRoom) -> None:
    session = room.begin()
    session.answer(right_for(session))
    session.rate()
    for folder in ("packs/quiz-room", "kept"):
        shutil.rmtree(room.folder / folder)
    with pytest.raises(UserFacingError) as refused:
        room.again(session)
    assert refused.value.code == "quiz-pack-gone"
    assert remembered(room) == {"one": 1}
    record = room.quizzes.record(session.head.id)
    assert (record.title, record.pack_title, record.right, record.low_score) == ("A short one", "", 1, 100)


# Clocks


@pytest.mark.parametrize("turned", [timedelta(days=-365), timedelta(days=365)])
def test_a_clock_that_is_set_back_or_forward_loses_no_answer(room: QuizRoom, turned: timedelta) -> None:
    session = room.begin()
    session.answer(right_for(session))
    session.rate()
    room.clock.now += turned
    again = room.again(session)
    play_through(again)
    record = again.record()
    assert (record.right, record.result) == (3, Result.PASSED)
    assert record.ended_at is not None
    assert record.ended_at >= record.started_at
    assert remembered(room) == {"one": 1, "two": 1, "three": 1}


def test_a_record_is_plain_data_for_programs(room: QuizRoom) -> None:
    session = room.begin()
    play_through(session)
    data = as_data(session.record())
    assert (data["mode"], data["started_at"]) == ("practice", "2026-11-18T12:00:00+00:00")
    assert (data["used"], data["time_limit"], data["result"]) == (0, None, "passed")
