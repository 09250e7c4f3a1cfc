"""The debrief: every reply with what it earned, the try that counts, the mood and the time."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.services.stage import Stage, play_to_the_end
from trainer.core.drill_score import Result
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
