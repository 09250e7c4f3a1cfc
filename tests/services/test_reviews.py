"""A trainer's verdict counts wherever the drill is looked at, and the machine's is kept beside it."""

from __future__ import annotations

import pytest

from tests.services.stage import NOON, Stage, play_to_the_end
from trainer.core.codes import Result, State
from trainer.core.errors import UserFacingError
from trainer.core.records import Contest
from trainer.data.debriefs import DebriefStore
from trainer.services.debriefing import LONGEST_TEXT
from trainer.services.debriefs import JudgedCriterion, debrief, open_contests
from trainer.services.drills import DrillSession


def paste_the_model(session: DrillSession) -> None:
    """Send what was shown, word for word: whether it earns anything is for a person to decide."""
    session.send("One moment.")
    session.show_model("opening")
    session.try_again()
    session.send(session.entry.scenario.turn("opening").model)


@pytest.fixture
def played(stage: Stage) -> DrillSession:
    session = stage.begin("late-parcel")
    paste_the_model(session)
    session.stop()
    return session


def judged(stage: Stage, attempt_id: str, criterion_id: str) -> JudgedCriterion:
    session = stage.drills.open(attempt_id)
    reply = debrief(session.head, session.state, session.amendments).replies[-1]
    return next(one for one in reply.judged if one.criterion.id == criterion_id)


def decide(stage: Stage, reply_id: str, criterion_id: str, state: State, comment: str = "") -> None:
    stage.reviews.decide(
        reply_id=reply_id, criterion_id=criterion_id, state=state, reviewer=" Aki  Mori ", comment=comment
    )


def test_a_drill_that_goes_on_in_an_open_window_counts_with_the_reviews_made_meanwhile(stage: Stage) -> None:
    session = stage.begin("late-parcel")
    play_to_the_end(session)
    decide(stage, session.state.plays[0].reply_id, "apology", State.NOT_MET)
    session.try_again()
    for row in (stage.store.history()[0].standing, stage.drills.open(session.head.id).score().points):
        assert row.low_score != session.score().points.low_score, "the window does not know of the review"
    session.send("One moment.")
    (stored,) = stage.store.history()
    counted = stage.drills.open(session.head.id).score()
    assert (stored.standing.low_score, stored.standing.high_score) == (
        counted.points.low_score,
        counted.points.high_score,
    )
    assert stored.standing.replies == len(session.state.plays)


def test_what_waits_is_decided_one_by_one_until_the_score_is_no_range_any_more(
    stage: Stage, played: DrillSession
) -> None:
    waiting = stage.reviews.waiting()
    assert len(waiting) == stage.reviews.waiting_count() > 1
    assert {one.state for one in waiting} == {State.UNSURE}
    (before,) = stage.store.history()
    assert before.standing.low_score != before.standing.high_score
    for one in waiting:
        decide(stage, one.reply_id, one.criterion_id, State.MET)
    assert stage.reviews.waiting() == ()
    (after,) = stage.store.history()
    assert after.standing.unsure_count == 0
    assert after.standing.low_score == after.standing.high_score == before.standing.high_score
    assert after.standing.practised_s == before.standing.practised_s


def test_a_reviewed_verdict_says_who_decided_when_and_why_with_the_machines_beside(
    stage: Stage, played: DrillSession
) -> None:
    one = stage.reviews.waiting()[0]
    stage.clock.turn(days=2)
    decide(stage, one.reply_id, one.criterion_id, State.NOT_MET, " Please write sentences. ")
    shown = judged(stage, played.head.id, one.criterion_id)
    assert shown.verdict.state is State.NOT_MET
    assert shown.machine is not None
    assert shown.machine.state is State.UNSURE
    assert shown.review is not None
    assert (shown.review.reviewer, shown.review.comment) == ("Aki Mori", "Please write sentences.")
    assert (shown.review.at - NOON).days == 2
    assert shown.review.machine_state is State.UNSURE
    assert shown.before is None
    other = stage.reviews.waiting()[0]
    assert judged(stage, played.head.id, other.criterion_id).review is None
    assert judged(stage, played.head.id, other.criterion_id).machine is None


def test_a_later_review_counts_and_the_earlier_one_is_kept(stage: Stage, played: DrillSession) -> None:
    one = stage.reviews.waiting()[0]
    for state in (State.MET, State.NOT_MET):
        decide(stage, one.reply_id, one.criterion_id, state)
    history = stage.reviews.history(reply_id=one.reply_id, criterion_id=one.criterion_id)
    assert [each.state for each in history] == [State.MET, State.NOT_MET]
    assert judged(stage, played.head.id, one.criterion_id).verdict.state is State.NOT_MET


def test_a_trap_that_a_trainer_says_was_not_stepped_into_is_shown_and_saves_the_drill(stage: Stage) -> None:
    session = stage.begin("late-parcel")
    session.send("I will refund you right away, I promise a full refund.")
    session.stop()
    (play,) = session.state.plays
    assert play.card is not None
    broken = play.card.criticals
    assert broken
    for criterion_id in broken:
        decide(stage, play.reply_id, criterion_id, State.MET)
    (after,) = stage.store.history()
    assert after.standing.critical_count == 0
    assert after.standing.result is not Result.CRITICAL
    assert all(judged(stage, session.head.id, one).is_worth_showing for one in broken)
    assert stage.drills.open(session.head.id).score().criticals == ()


def test_a_drill_that_goes_on_is_left_alone_until_it_is_over(stage: Stage) -> None:
    session = stage.begin("late-parcel")
    paste_the_model(session)
    assert stage.reviews.waiting() == ()


def test_a_contest_is_open_until_a_trainer_has_looked(stage: Stage, played: DrillSession) -> None:
    one = stage.reviews.waiting()[0]
    contest = Contest(one.reply_id, one.criterion_id, "I said so", stage.clock())
    DebriefStore(stage.database).contest(contest)
    assert stage.reviews.waiting()[0].contest == contest
    session = stage.drills.open(played.head.id)
    assert open_contests([contest], session.amendments) == (contest,)
    stage.clock.turn(minutes=1)
    decide(stage, one.reply_id, one.criterion_id, State.MET)
    session = stage.drills.open(played.head.id)
    assert open_contests([contest], session.amendments) == ()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"reviewer": " "}, "name-empty"),
        ({"reviewer": "x" * 100}, "name-too-long"),
        ({"comment": "x" * (LONGEST_TEXT + 1)}, "text-too-long"),
        ({"criterion_id": "none"}, "verdict-gone"),
        ({"reply_id": "none"}, "attempt-gone"),
    ],
)
def test_what_cannot_be_decided_is_said_and_decides_nothing(
    stage: Stage, played: DrillSession, change: dict[str, str], code: str
) -> None:
    one = stage.reviews.waiting()[0]
    said = {
        "reply_id": one.reply_id,
        "criterion_id": one.criterion_id,
        "reviewer": "Aki",
        "comment": "",
    } | change
    with pytest.raises(UserFacingError) as caught:
        stage.reviews.decide(state=State.MET, **said)
    assert caught.value.code == code
    assert stage.reviews.waiting()[0] == one


def test_unsure_is_no_decision(stage: Stage, played: DrillSession) -> None:
    one = stage.reviews.waiting()[0]
    with pytest.raises(ValueError, match="met or not met"):
        decide(stage, one.reply_id, one.criterion_id, State.UNSURE)
