"""Reviews are kept one beside the other, and what waits for one is found, whatever else is stored."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select, text

from tests.data.plans import watched_plans
from tests.data.samples import START, Playing, new_card, new_id, start_drill
from trainer.core.drill_events import Finish, Scored, Stopped, TriedAgain
from trainer.core.drill_state import Play
from trainer.core.errors import UserFacingError
from trainer.core.needs import Reason, State
from trainer.core.records import AttemptStanding, Contest, Review, StoredAttempt
from trainer.core.scoring import Points, ScoreCard
from trainer.data.amendments import Recount
from trainer.data.attempts import AttemptStore
from trainer.data.database import Database
from trainer.data.debriefs import DebriefStore
from trainer.data.orm import AttemptRow, ReplyRow
from trainer.data.reviews import ReviewStore

LATER = START + timedelta(days=1)


@pytest.fixture
def store(database: Database) -> ReviewStore:
    return ReviewStore(database)


def unsure_card(*criteria: str) -> ScoreCard:
    verdicts = tuple(
        replace(one, state=State.UNSURE, reason=Reason.TYPO) if one.criterion_id in criteria else one
        for one in new_card().verdicts
    )
    return replace(new_card(), verdicts=verdicts, points=Points(0, 2, 2))


def stopped(drill: Playing) -> Playing:
    drill.add(Stopped(drill.at()), AttemptStanding(finish=Finish.STOPPED, replies=1))
    return drill


def finished(database: Database, *cards: ScoreCard, day: int = 0) -> tuple[Playing, list[Play]]:
    """A drill that is over, with one scored reply for each card."""
    drill = start_drill(database, started_at=START + timedelta(days=day))
    plays = [drill.send(f"So sorry! {number}") for number, _ in enumerate(cards)]
    for play, card in zip(plays, cards, strict=True):
        drill.score(play, card)
    return stopped(drill), plays


def review(play: Play, criterion_id: str = "apology", state: State = State.MET, **other: object) -> Review:
    made = Review(new_id(), play.reply_id, criterion_id, state, State.UNSURE, "鈴木", "it is one", LATER)
    return replace(made, **other)  # type: ignore[arg-type]


def uncounted(_stored: StoredAttempt) -> Recount:
    return Recount(AttemptStanding(), {})


def test_an_unsure_verdict_of_a_finished_drill_waits_with_all_that_a_trainer_needs(
    database: Database, store: ReviewStore
) -> None:
    drill, (play,) = finished(database, unsure_card("apology"))
    (one,) = store.waiting()
    assert store.waiting_count() == 1
    assert (one.attempt_id, one.reply_id, one.criterion_id) == (drill.head.id, play.reply_id, "apology")
    assert (one.trainee_name, one.scenario_title) == ("Aoi 葵", drill.head.scenario_title)
    assert (one.text, one.label, one.state, one.reason) == (play.text, "Apologises", State.UNSURE, "typo")
    assert one.words == ("sorry",)
    assert one.contest is None
    assert one.submitted_at == play.submitted_at


def test_a_contested_verdict_waits_whatever_it_says_until_it_is_reviewed(
    database: Database, store: ReviewStore
) -> None:
    _, (play,) = finished(database, new_card())
    assert store.waiting() == ()
    contest = Contest(play.reply_id, "blame", "not me", START)
    DebriefStore(database).contest(contest)
    (one,) = store.waiting()
    assert (one.criterion_id, one.state, one.contest) == ("blame", State.MET, contest)
    store.add(review(play, "blame"), uncounted)
    assert store.waiting() == ()
    again = replace(contest, comment="still not me", at=LATER + timedelta(hours=1))
    DebriefStore(database).contest(again)
    assert [one.contest for one in store.waiting()] == [again], "who contests a review is heard once more"


def test_nothing_waits_in_a_drill_that_goes_on(database: Database, store: ReviewStore) -> None:
    drill = start_drill(database)
    drill.score(drill.send(), unsure_card("apology"))
    assert store.waiting() == ()
    stopped(drill)
    assert store.waiting_count() == 1


def test_of_a_reply_that_was_taken_back_only_a_critical_error_waits(
    database: Database, store: ReviewStore
) -> None:
    drill = start_drill(database)
    drill.score(drill.send(), unsure_card("apology", "blame"))
    drill.add(TriedAgain(drill.at()))
    drill.score(drill.send(try_number=2), unsure_card("apology"))
    stopped(drill)
    assert [(one.criterion_id, one.text) for one in store.waiting()] == [
        ("blame", "So sorry!"),
        ("apology", "So sorry!"),
    ]


def test_the_oldest_drill_comes_first_and_the_list_can_be_cut(database: Database, store: ReviewStore) -> None:
    newer = finished(database, unsure_card("apology"), day=2)[1]
    older = finished(database, unsure_card("apology", "blame"), unsure_card("apology"), day=1)[1]
    wanted = [
        (older[0].reply_id, "apology"),
        (older[0].reply_id, "blame"),
        (older[1].reply_id, "apology"),
        (newer[0].reply_id, "apology"),
    ]
    assert [(one.reply_id, one.criterion_id) for one in store.waiting()] == wanted
    assert [(one.reply_id, one.criterion_id) for one in store.waiting(limit=2)] == wanted[:2]
    assert store.waiting_count() == 4


def test_every_review_is_kept_and_the_last_one_stands_last_even_if_the_clock_went_back(
    database: Database, store: ReviewStore
) -> None:
    drill, (play,) = finished(database, unsure_card("apology"))
    first = store.add(review(play), uncounted)
    second = store.add(review(play, state=State.NOT_MET, at=START, comment="=\0no"), uncounted)
    assert second.machine_state is State.UNSURE
    kept = store.history(reply_id=play.reply_id, criterion_id="apology")
    assert kept == (first, replace(second, comment="=\ufffdno"))
    assert AttemptStore(database).load(drill.head.id).reviews == kept
    assert store.history(reply_id=play.reply_id, criterion_id="blame") == ()


def test_the_machines_verdict_of_that_moment_is_kept_with_the_review(
    database: Database, store: ReviewStore
) -> None:
    _, (play,) = finished(database, new_card())
    assert store.add(review(play, state=State.NOT_MET), uncounted).machine_state is State.MET


def test_a_review_writes_what_the_drill_is_worth_with_it_and_leaves_the_card(
    database: Database, store: ReviewStore
) -> None:
    drill, (play,) = finished(database, unsure_card("apology"))
    seen: list[StoredAttempt] = []

    def recount(stored: StoredAttempt) -> Recount:
        seen.append(stored)
        return Recount(
            AttemptStanding(low_score=100, high_score=100, replies=77), {play.reply_id: new_card()}
        )

    made = store.add(review(play), recount)
    assert seen[0].reviews == (made,), "it is counted with the review"
    with database.reading() as session:
        attempt, reply = session.get(AttemptRow, drill.head.id), session.get(ReplyRow, play.reply_id)
    assert attempt is not None
    assert reply is not None
    assert (attempt.low_score, attempt.high_score, attempt.replies) == (100, 100, 1)
    assert (reply.low_points, reply.high_points) == (2, 2)
    events = AttemptStore(database).load(drill.head.id).events
    assert [one.card for one in events if isinstance(one, Scored)] == [unsure_card("apology")]


def test_a_count_that_fails_leaves_no_review(database: Database, store: ReviewStore) -> None:
    _, (play,) = finished(database, unsure_card("apology"))

    def fail(stored: StoredAttempt) -> Recount:
        raise UserFacingError("attempt-pack-gone")

    with pytest.raises(UserFacingError):
        store.add(review(play), fail)
    assert store.history(reply_id=play.reply_id, criterion_id="apology") == ()
    assert store.waiting_count() == 1


def test_what_is_not_there_cannot_be_reviewed(database: Database, store: ReviewStore) -> None:
    _, (play,) = finished(database, new_card())
    for one, code in (
        (review(play, "older"), "verdict-gone"),
        (review(play, reply_id="gone"), "attempt-gone"),
    ):
        with pytest.raises(UserFacingError) as caught:
            store.add(one, uncounted)
        assert caught.value.code == code


def test_a_trainee_who_is_deleted_takes_the_reviews_along(database: Database, store: ReviewStore) -> None:
    _, (play,) = finished(database, unsure_card("apology"))
    store.add(review(play), uncounted)
    with database.writing() as session:
        session.execute(text("DELETE FROM trainees"))
    assert store.history(reply_id=play.reply_id, criterion_id="apology") == ()


def test_what_waits_is_found_without_looking_at_every_verdict(database: Database, store: ReviewStore) -> None:
    finished(database, unsure_card("apology"))
    with watched_plans() as plans:
        store.waiting(limit=10)
        store.waiting_count()
    assert any("ix_verdicts_unsure" in step for step in plans), plans
    assert not [step for step in plans if step.startswith("SCAN verdicts") and "ix_verdicts" not in step]


def test_reviews_of_a_drill_are_read_along_an_index(database: Database) -> None:
    drill, _ = finished(database, new_card())
    with watched_plans() as plans:
        AttemptStore(database).load(drill.head.id)
    assert not [step for step in plans if step.startswith("SCAN")]
    with database.reading() as session:
        assert session.scalar(select(AttemptRow.rescored_as)) is None
