"""The debrief: every reply with what it earned, the try that counts, the mood and the time."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.services.stage import Stage, play_to_the_end
from trainer.core.codes import Mode, State, StopReason
from trainer.core.drill_score import Result
from trainer.core.observing import Ticks
from trainer.core.scenario import Outcome
from trainer.services.debriefs import debrief, judged_criteria


def test_a_debrief_shows_every_try_and_counts_the_last(stage: Stage) -> None:
    session = stage.begin()
    asked = session.state.transcript[0].line.text
    session.send("Wait.")
    session.try_again()
    stage.clock.turn(minutes=2)
    play_to_the_end(session)
    report = debrief(session.head, session.state)
    assert [reply.counts for reply in report.replies[:2]] == [False, True]
    assert report.replies[0].customer_line
    assert report.replies[1].customer_line == asked
    assert report.replies[1].model == report.replies[1].play.text
    assert report.score.result is Result.PASSED
    assert report.practised == timedelta(minutes=2)
    assert len(report.moods) == 1 + sum(reply.counts for reply in report.replies)
    for reply in report.replies:
        assert len(reply.judged) == len(session.entry.scenario.turn(reply.play.turn_id).criteria)


def test_a_debrief_shows_how_each_reply_came_about_and_where_it_led(waiting_room: Stage) -> None:
    session = waiting_room.begin("no-call")
    waiting_room.clock.turn(seconds=60)
    session.let_time_pass()
    session.take_hint("apology")
    session.save_draft("I am")
    waiting_room.clock.turn(seconds=10)
    session.send("I am so sorry. What is the order number? I will call you.")
    session.save_draft("And")
    session.stop("lunch", StopReason.NO_TIME)
    found = debrief(session.head, waiting_room.drills.open(session.head.id).state)
    (reply,) = found.replies
    assert reply.customer_line == "Where is my parcel?\nHello?"
    assert (reply.play.took, reply.play.edits, reply.play.hints) == (timedelta(seconds=70), 2, ("apology",))
    assert (reply.play.rule, reply.play.led_to) == (2, "second")
    assert (reply.play.facts_asked, reply.play.flags_raised) == (("order",), ("call",))
    assert (found.state.stop_reason, found.state.unsent) == (StopReason.NO_TIME, "And")


def test_a_spoken_reply_shows_what_was_ticked_and_noted_and_no_words(waiting_room: Stage) -> None:
    session = waiting_room.begin("no-call", mode=Mode.OBSERVER)
    session.observe(Ticks(("apology",)), "a warm voice")
    (reply,) = debrief(session.head, session.state).replies
    assert (reply.play.text, reply.play.ticks) == ("a warm voice", Ticks(("apology",)))
    assert [(one.criterion.id, one.verdict.state, one.verdict.evidence) for one in reply.judged] == [
        ("apology", State.MET, ()),
        ("ask-order", State.NOT_MET, ()),
        ("promise", State.MET, ()),
    ]


def test_a_drill_that_goes_on_has_a_debrief_of_what_was_played(stage: Stage) -> None:
    session = stage.begin()
    empty = debrief(session.head, session.state)
    assert (empty.replies, empty.practised) == ((), timedelta())
    stage.clock.turn(seconds=9)
    session.send("Sorry.")
    assert debrief(session.head, session.state).practised == timedelta(seconds=9)


def test_a_reply_without_a_card_has_no_verdicts(stage: Stage) -> None:
    session = stage.begin()
    session.send("Sorry.")
    play = session.state.plays[0]
    assert len(judged_criteria(session.state, play)) == len(session.entry.scenario.turn("opening").criteria)
    assert judged_criteria(session.state, replace(play, card=None)) == ()


@pytest.mark.parametrize(("language", "insult"), [("en", " Are you stupid?"), ("ja", "頭が悪いんですか。")])
def test_a_complete_reply_with_an_insult_fails_the_drill_and_ends_badly(
    stage: Stage, language: str, insult: str
) -> None:
    session = stage.begin("late-parcel", language)
    session.send(session.state.turn.model + insult)
    play_to_the_end(session)
    report = debrief(session.head, session.state)
    assert (report.score.result, report.score.criticals) == (Result.CRITICAL, (("opening", "civil"),))
    assert session.state.outcome is Outcome.ESCALATED
    shown = [{one.criterion.id for one in reply.judged if one.is_worth_showing} for reply in report.replies]
    assert "civil" in shown[0]
    assert all("civil" not in ids for ids in shown[1:])
