"""What time does to a drill: the customer asks again, an exam ends, and nothing that was written is lost."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.services.stage import Stage
from trainer.core.codes import Finish, StopReason
from trainer.core.drill_events import CustomerSaid, Ended, Event, MoodMoved, TimeRanOut
from trainer.core.drill_score import Result
from trainer.core.drill_state import Mode
from trainer.core.rules import Line
from trainer.data.glance import look_at
from trainer.services.drills import LONGEST_REPLY, DrillSession

LIMIT = timedelta(minutes=3)
GOOD = "I am so sorry. What is the order number?"


def begin(waiting_room: Stage, mode: Mode = Mode.PRACTICE) -> DrillSession:
    return waiting_room.begin("no-call", mode=mode)


def last_event(waiting_room: Stage, session: DrillSession) -> Event:
    return waiting_room.store.load(session.head.id).events[-1]


# When no reply comes


def test_nothing_is_due_before_its_time(waiting_room: Stage) -> None:
    session = begin(waiting_room)
    waiting_room.clock.turn(seconds=59)
    assert not session.is_something_due()
    before = session.state
    assert session.let_time_pass() == ()
    assert session.state == before


def test_a_customer_who_waits_says_so_once_and_it_is_stored(waiting_room: Stage) -> None:
    session = begin(waiting_room)
    waiting_room.clock.turn(seconds=60)
    assert session.is_something_due()
    assert session.let_time_pass() == (MoodMoved(50, 45), CustomerSaid(Line("Hello?")))
    assert not session.is_something_due()
    waiting_room.reopen()
    assert waiting_room.drills.open(session.head.id).state == session.state


def test_nobody_grows_impatient_in_a_pause_nor_while_nobody_was_here(waiting_room: Stage) -> None:
    session = begin(waiting_room)
    waiting_room.clock.turn(seconds=61)
    session.pause()
    assert not session.is_something_due()
    assert session.let_time_pass() == ()
    waiting_room.reopen()
    waiting_room.clock.turn(days=1)
    resumed = waiting_room.drills.resume(session.head.id)
    assert resumed.elapsed() == timedelta(seconds=61)
    assert resumed.is_something_due()


def test_a_drill_that_is_over_waits_for_nothing(waiting_room: Stage) -> None:
    session = begin(waiting_room)
    session.stop()
    waiting_room.clock.turn(hours=1)
    assert not session.is_something_due()
    assert session.let_time_pass() == ()


# Exams


def test_only_an_exam_has_time_left(waiting_room: Stage) -> None:
    session = begin(waiting_room, Mode.EXAM)
    waiting_room.clock.turn(seconds=30)
    assert session.time_left() == LIMIT - timedelta(seconds=30)
    assert begin(waiting_room).time_left() is None


def test_the_end_of_its_time_ends_an_exam_and_keeps_what_was_not_sent(waiting_room: Stage) -> None:
    session = begin(waiting_room, Mode.EXAM)
    session.save_draft("I am so so")
    waiting_room.clock.turn(minutes=3, seconds=1)
    assert session.is_something_due()
    assert session.let_time_pass() == (Ended(Finish.TIME_LIMIT, None),)
    assert (session.state.unsent, session.draft) == ("I am so so", "")
    waiting_room.reopen()
    again = waiting_room.drills.open(session.head.id)
    assert again.state == session.state
    assert (again.state.unsent, again.draft) == ("I am so so", "")
    assert again.score().result is not Result.PASSED


def test_what_was_written_since_the_last_pause_is_kept_too(waiting_room: Stage) -> None:
    session = begin(waiting_room, Mode.EXAM)
    session.save_draft("I am")
    waiting_room.clock.turn(minutes=3)
    session.let_time_pass("I am so \ud800")
    assert session.state.unsent == "I am so ?"


@pytest.mark.parametrize("text", [GOOD, "", "a" * (LONGEST_REPLY + 1)])
def test_a_reply_that_comes_too_late_is_kept_as_not_sent(waiting_room: Stage, text: str) -> None:
    session = begin(waiting_room, Mode.EXAM)
    waiting_room.clock.turn(minutes=3)
    assert session.send(text) == (Ended(Finish.TIME_LIMIT, None),)
    assert session.state.plays == ()
    assert waiting_room.drills.open(session.head.id).state.unsent == text


def test_an_exam_goes_on_while_nobody_is_here(waiting_room: Stage) -> None:
    session = begin(waiting_room, Mode.EXAM)
    session.pause()
    waiting_room.reopen()
    waiting_room.clock.turn(minutes=2)
    resumed = waiting_room.drills.resume(session.head.id)
    assert resumed.time_left() == timedelta(minutes=1)
    assert not resumed.state.is_over


def test_an_exam_whose_time_ended_while_nobody_was_here_is_over_since_then(waiting_room: Stage) -> None:
    session = begin(waiting_room, Mode.EXAM)
    session.save_draft("I am so")
    waiting_room.reopen()
    waiting_room.clock.turn(days=2)
    resumed = waiting_room.drills.resume(session.head.id)
    assert last_event(waiting_room, session) == TimeRanOut(session.head.started_at + LIMIT, "I am so")
    assert (resumed.state.ended_at, resumed.elapsed()) == (session.head.started_at + LIMIT, LIMIT)
    assert waiting_room.drills.unfinished(waiting_room.trainee_id()) == ()


def test_a_reply_sent_in_time_is_answered_in_time_whenever_that_is(
    waiting_room: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = begin(waiting_room, Mode.EXAM)
    waiting_room.clock.turn(minutes=2)
    monkeypatch.setattr(session, "score_waiting", lambda: ())
    session.send("You get a full refund.")
    waiting_room.clock.turn(days=2)
    assert not session.is_something_due()
    resumed = waiting_room.drills.resume(session.head.id)
    assert (resumed.state.finish, resumed.state.ending_id) == (Finish.ENDING, "lost")
    assert resumed.state.ended_at == session.head.started_at + LIMIT


def test_who_stops_an_exam_after_its_time_has_run_out_of_time(waiting_room: Stage) -> None:
    session = begin(waiting_room, Mode.EXAM)
    waiting_room.clock.turn(minutes=4)
    assert session.stop("lunch") == (Ended(Finish.TIME_LIMIT, None),)


def test_how_often_a_draft_was_changed_is_counted_and_survives_a_crash(waiting_room: Stage) -> None:
    session = begin(waiting_room)
    for text in ("I am", "I am so", "I am so", "I was so"):
        session.save_draft(text)
    waiting_room.reopen()
    resumed = waiting_room.drills.resume(session.head.id)
    resumed.send("I was so sorry.")
    assert resumed.state.plays[0].edits == 4
    resumed.try_again()
    resumed.send("I was so sorry.")
    assert resumed.state.plays[1].edits == 0, "it was sent once more as it was"


def test_an_exam_keeps_the_limit_that_it_had(waiting_room: Stage) -> None:
    heads = [begin(waiting_room, mode).head for mode in (Mode.EXAM, Mode.PRACTICE)]
    assert [one.time_limit_s for one in heads] == [180, None]


def test_lists_of_drills_say_why_one_was_stopped(waiting_room: Stage) -> None:
    session = begin(waiting_room)
    session.send("I will call you.")
    session.save_draft("And")
    session.stop("the phone rang", StopReason.NO_TIME)
    (listed,) = waiting_room.progress.history(waiting_room.trainee_id())
    found = listed.standing
    assert (found.stop_reason, found.stop_why, found.unsent) == (StopReason.NO_TIME, "the phone rang", "And")
    assert found.flags == ("call", "asked-twice")
    look = look_at(waiting_room.paths.database, lambda glance: glance.history(listed.head.trainee_id))
    assert look == (listed,)


# Stopping and beginning again


def test_a_stopped_drill_says_why_in_a_word_and_in_many_and_keeps_what_was_not_sent(
    waiting_room: Stage,
) -> None:
    session = begin(waiting_room)
    session.save_draft("I am")
    session.stop("the phone rang", StopReason.NO_TIME)
    state = waiting_room.drills.open(session.head.id).state
    assert (state.stop_reason, state.stop_why, state.unsent) == (
        StopReason.NO_TIME,
        "the phone rang",
        "I am",
    )


def test_beginning_again_stops_what_goes_on(waiting_room: Stage) -> None:
    session = begin(waiting_room, Mode.EXAM)
    fresh = waiting_room.drills.restart(session)
    assert session.state.stop_reason is StopReason.RESTARTED
    assert (fresh.head.scenario_id, fresh.head.mode) == ("no-call", Mode.EXAM)
    assert fresh.head.id != session.head.id
    (unfinished,) = waiting_room.drills.unfinished(waiting_room.trainee_id())
    assert unfinished.head.id == fresh.head.id


def test_what_is_over_is_not_stopped_by_beginning_again(waiting_room: Stage) -> None:
    session = begin(waiting_room)
    session.stop()
    before = session.state
    waiting_room.drills.restart(session)
    assert session.state == before
