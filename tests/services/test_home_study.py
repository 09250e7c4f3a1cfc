"""Home counts of quizzes what the plan counts, by the same clock, and offers what was begun."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, timedelta
from pathlib import Path

import pytest

from tests.services.quiz_room import QuizRoom, right_for
from trainer.core.memory import Rating
from trainer.core.quiz_records import OpenSitting, SittingMode
from trainer.data.attempts import AttemptStore
from trainer.data.due_queue import DueQueue
from trainer.data.glance import Glance, look_at
from trainer.services.progress import LONGEST_ANSWER_S, HomeView, ProgressService
from trainer.services.quizzes import QuizSession


@pytest.fixture
def room(tmp_path: Path) -> Iterator[QuizRoom]:
    made = QuizRoom(tmp_path)
    yield made
    made.database.close()


def home(room: QuizRoom) -> HomeView:
    """Home, out of the open database, which has to be the same as out of a quick look."""
    attempts, queue = AttemptStore(room.database), DueQueue(room.database)
    view = ProgressService(attempts, room.library, room.clock, study=queue, zone=UTC).home(
        room.trainee, language="en"
    )

    def look(glance: Glance) -> HomeView:
        service = ProgressService(glance, room.library, room.clock, study=glance, zone=UTC)
        return service.home(room.trainee, language="en")

    assert look_at(room.folder / "dojo.db", look) == view
    return view


def counts(room: QuizRoom) -> tuple[int, int]:
    """What is due and new, of which Home, the plan and the quizzes have to say the same."""
    view = home(room)
    plan = room.remembering.plan(room.trainee, minutes=10, language="en")
    assert (plan.due_count, plan.new_count) == (view.due_count, view.new_count)
    assert sum(room.remembering.due_counts(room.trainee).values()) == view.due_count
    return view.due_count, view.new_count


def play(room: QuizRoom, rating: Rating = Rating.EASY) -> QuizSession:
    session = room.begin()
    while not session.state.is_over:
        room.turn(20)
        session.answer(right_for(session))
        session.rate(rating)
    return session


def test_on_the_first_day_everything_is_new(room: QuizRoom) -> None:
    assert counts(room) == (0, 14)
    view = home(room)
    assert (view.open_sittings, view.plan_minutes, sum(view.week_seconds)) == ((), 0, 0.0)


def test_what_is_due_is_counted_by_question(room: QuizRoom) -> None:
    play(room)
    assert counts(room) == (0, 11)
    room.clock.turn(days=30)
    assert counts(room) == (3, 11)
    file = room.folder / "packs" / "quiz-room" / "quizzes" / "short.yaml"
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text("".join(one for one in lines if "id: two" not in one), encoding="utf-8")
    room.reopen()
    assert counts(room) == (2, 11)


@pytest.mark.parametrize("days", [-365, -1, 0])
def test_home_and_the_plan_go_by_the_same_clock(room: QuizRoom, days: int) -> None:
    play(room)
    room.clock.turn(days=30)
    assert counts(room)[0] == 3
    room.clock.turn(days=days - 30)
    assert counts(room)[0] == 0, "shortly after, or shortly before by a clock that is set back"


def test_what_is_due_does_not_grow_while_one_answers(room: QuizRoom) -> None:
    session = room.begin()
    session.answer(None)
    session.rate()
    room.turn(120)
    assert counts(room) == (0, 13), "it comes back in what goes on"
    session.stop()
    assert counts(room) == (1, 13)
    left = room.begin()
    left.answer(None)
    left.rate()
    room.clock.turn(days=1)
    assert counts(room) == (1, 13), "what was left yesterday hides nothing"


def test_what_was_begun_is_offered_the_newest_first(room: QuizRoom) -> None:
    practice = room.begin()
    practice.answer(right_for(practice))
    room.turn(60)
    exam = room.begin("all-kinds", SittingMode.EXAM)
    assert home(room).open_sittings == (
        OpenSitting(
            exam.head.id,
            SittingMode.EXAM,
            "All kinds",
            room.clock(),
            answered=0,
            questions=11,
            ends_at=room.clock() + timedelta(minutes=20),
        ),
        OpenSitting(
            practice.head.id,
            SittingMode.PRACTICE,
            "A short one",
            room.clock() - timedelta(seconds=60),
            answered=1,
            questions=3,
        ),
    )
    practice.stop()
    assert [one.id for one in home(room).open_sittings] == [exam.head.id]


def test_the_week_counts_quizzes_and_nobody_who_went_away(room: QuizRoom) -> None:
    play(room)
    assert home(room).week_seconds == (0.0,) * 6 + (60.0,)
    room.clock.turn(days=1)
    session = room.begin()
    room.turn(10_000)
    session.answer(right_for(session))
    assert home(room).week_seconds == (0.0,) * 5 + (60.0, LONGEST_ANSWER_S)
    room.clock.turn(days=6)
    assert home(room).week_seconds == (LONGEST_ANSWER_S,) + (0.0,) * 6, "begun before, and not finished"
