"""Taking a reply back, hints, model replies, and the clock."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.core.drills import (
    GOOD,
    SCENARIO,
    SORRY,
    WEAK,
    Play,
    at,
    begun,
    refuses,
)
from trainer.core.drill_events import (
    Feedback,
    Finish,
    HintTaken,
    ModelShown,
    Paused,
    Resumed,
    Stopped,
    Submitted,
    TriedAgain,
)
from trainer.core.drill_state import Mode

# Try again


def test_a_reply_can_be_taken_back_and_is_kept_all_the_same() -> None:
    play = begun()
    before = play.state
    play.send("date? refund")
    assert play.happen(TriedAgain(play.now())) == ()
    after = play.state
    assert (after.transcript, after.mood, after.facts_told, after.turn_id) == (
        before.transcript, before.mood, before.facts_told, before.turn_id,
    )  # fmt: skip
    assert not after.is_over
    assert [one.text for one in after.plays] == ["date? refund"]


def test_a_reply_that_was_taken_back_never_happened_for_the_customer() -> None:
    play = begun(WEAK)
    play.happen(TriedAgain(play.now()))
    assert play.state.tries == 0
    play.send(WEAK)
    assert play.said[-1] in {"What?", "Pardon?"}
    assert [one.try_number for one in play.state.plays] == [1, 2]


def test_replies_taken_back_do_not_use_up_the_turn_limit() -> None:
    play = begun()
    for _ in range(2 * SCENARIO.turn_limit):
        play.send(WEAK)
        play.happen(TriedAgain(play.now()))
    assert not play.state.is_over
    assert play.state.replies_standing == 0


def test_one_reply_is_taken_back_once() -> None:
    play = begun(WEAK, WEAK)
    play.happen(TriedAgain(play.now()))
    refuses(play, TriedAgain(at(99)))


def test_nothing_can_be_taken_back_before_it_is_scored() -> None:
    play = begun()
    refuses(play, TriedAgain(at(5)))
    play.submit(WEAK)
    assert not play.state.can_try_again
    refuses(play, TriedAgain(at(15)))


def test_the_last_reply_can_be_taken_back_after_the_ending_too() -> None:
    play = begun(GOOD, "sorry")
    assert play.state.can_try_again
    play.happen(TriedAgain(play.now()))
    assert (play.state.is_over, play.state.turn_id, play.state.ended_at) == (False, "case", None)
    play.send("sorry")
    assert play.state.finish is Finish.ENDING


def test_an_exam_takes_nothing_back() -> None:
    play = begun(WEAK, mode=Mode.EXAM)
    assert not play.state.can_try_again
    refuses(play, TriedAgain(at(99)))


def test_the_state_to_go_back_to_holds_no_older_one() -> None:
    play = begun(WEAK, GOOD, WEAK)
    before = play.state.before_last
    assert before is not None
    assert before.before_last is None


# Hints and model replies


def test_hints_are_noted_by_visit_and_once() -> None:
    play = begun()
    for criterion in ("sorry", "asks", "sorry"):
        assert play.happen(HintTaken(criterion, play.now())) == ()
    assert list(play.state.hints_taken) == ["sorry", "asks"]
    play.send(GOOD)
    assert not play.state.hints_taken
    play.happen(HintTaken("sorry", play.now()))
    assert play.state.hints == ((1, "sorry"), (1, "asks"), (2, "sorry"))


def test_a_hint_of_a_turn_that_was_left_by_taking_back_is_not_one_of_the_next_visit() -> None:
    play = begun(GOOD)
    play.happen(HintTaken("sorry", play.now()))
    play.happen(TriedAgain(play.now()))
    play.send(GOOD)
    assert (play.state.visit, play.state.hints_taken) == (3, ())
    assert play.state.hints == ((2, "sorry"),)


def test_the_next_hint_is_the_first_that_was_not_looked_at_and_a_drill_that_is_over_has_none() -> None:
    play = begun()
    seen = [play.state.next_hint]
    play.happen(HintTaken("sorry", play.now()))
    seen.append(play.state.next_hint)  # the other criteria have no hint
    play.send(GOOD)
    seen.append(play.state.next_hint)
    play.happen(Stopped(play.now(), ""))
    seen.append(play.state.next_hint)
    assert seen == [SORRY, None, SORRY, None]


def test_a_hint_belongs_to_the_turn() -> None:
    refuses(begun(GOOD), HintTaken("asks", at(99)))


def test_an_exam_has_no_hints() -> None:
    refuses(begun(mode=Mode.EXAM), HintTaken("sorry", at(5)))


def test_a_model_reply_is_shown_after_the_turn_was_answered() -> None:
    play = begun()
    refuses(play, ModelShown("opening", at(5)))
    play.send(GOOD)
    assert play.happen(ModelShown("opening", play.now())) == ()
    assert play.state.models_seen == {"opening"}
    refuses(play, ModelShown("case", at(99)))


def test_an_exam_shows_model_replies_after_its_end_only() -> None:
    play = begun(WEAK, mode=Mode.EXAM)
    refuses(play, ModelShown("opening", at(99)))
    play.happen(Stopped(play.now()))
    play.happen(ModelShown("opening", play.now()))
    assert play.state.models_seen == {"opening"}


def test_what_was_looked_at_stays_looked_at_when_a_reply_is_taken_back() -> None:
    play = begun(WEAK)
    play.happen(HintTaken("asks", play.now()))
    play.happen(ModelShown("opening", play.now()))
    play.happen(TriedAgain(play.now()))
    assert list(play.state.hints_taken) == ["asks"]
    assert play.state.models_seen == {"opening"}


def test_an_exam_gives_no_feedback_on_the_way() -> None:
    play = begun(mode=Mode.EXAM)
    assert not [effect for effect in play.send(GOOD) if isinstance(effect, Feedback)]


# The clock


def elapsed_s(play: Play, second: float) -> float:
    return play.state.elapsed(at(second)).total_seconds()


def test_time_counts_from_the_beginning() -> None:
    assert elapsed_s(Play(), 100) == 0
    assert elapsed_s(begun(), 100) == 100
    assert elapsed_s(begun(), -5) == 0


def test_the_clock_stands_still_while_paused() -> None:
    play = begun()
    play.happen(Paused(at(10)))
    assert elapsed_s(play, 100) == 10
    play.happen(Paused(at(50)))
    assert elapsed_s(play, 100) == 10
    play.happen(Resumed(at(60)))
    assert elapsed_s(play, 100) == 50
    play.happen(Resumed(at(70)))
    assert elapsed_s(play, 100) == 50


def test_a_clock_that_was_set_back_costs_nothing() -> None:
    play = begun()
    play.happen(Paused(at(10)))
    play.happen(Resumed(at(5)))
    assert elapsed_s(play, 20) == 20


def test_who_writes_is_there_so_a_reply_ends_the_pause() -> None:
    play = begun()
    play.happen(Paused(at(10)))
    play.happen(Submitted("r", WEAK, at(40)))
    assert play.state.paused_at is None
    assert elapsed_s(play, 50) == 20


@pytest.mark.parametrize("reply", ["sorry", None])
def test_the_clock_stands_when_a_drill_is_over(reply: str | None) -> None:
    play = begun(GOOD)
    if reply:
        play.send(reply)
    else:
        play.happen(Stopped(play.now(11)))
    assert elapsed_s(play, 1000) == 22
    play.happen(Paused(at(500)))
    play.happen(Resumed(at(600)))
    assert elapsed_s(play, 1000) == 22


def test_stopping_while_paused_counts_up_to_the_pause() -> None:
    play = begun()
    play.happen(Paused(at(10)))
    play.happen(Stopped(at(100)))
    assert elapsed_s(play, 1000) == 10


def test_reading_the_result_is_not_practising() -> None:
    play = begun(GOOD, "sorry")
    assert elapsed_s(play, 22) == 22
    play.happen(TriedAgain(at(622)))
    assert elapsed_s(play, 632) == 32
    assert play.state.paused_for == timedelta(seconds=600)


def test_a_pause_after_the_reply_is_not_forgotten_when_it_is_taken_back() -> None:
    play = begun(WEAK)
    play.happen(Paused(at(20)))
    play.happen(TriedAgain(at(50)))
    assert elapsed_s(play, 60) == 30
