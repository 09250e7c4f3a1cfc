"""What a person decides is stored beside what the machine said, and nothing of it is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import text

from tests.data.quiz_samples import Sitting, new_sitting_head, new_trainee_id, start_sitting
from tests.data.samples import START, new_id
from trainer.core.errors import UserFacingError
from trainer.core.given import Entered
from trainer.core.quiz_records import SittingFinish, SittingMode, SittingStanding
from trainer.core.quiz_reviews import AnswerReview
from trainer.data.answer_reviews import AnswerReviewStore
from trainer.data.database import Database
from trainer.data.sittings import SittingStore


def test_a_persons_decision_stands_beside_what_the_machine_said(database: Database) -> None:
    sitting = start_sitting(database)
    one = sitting.answer(Entered("x"), low=0.0, high=100.0)
    first = AnswerReview(new_id(), one.id, 75.0, 0.0, 100.0, "Ken", "", START)
    standing = SittingStanding(low_score=75, high_score=75)
    with pytest.raises(UserFacingError, match="sitting-changed-elsewhere"):
        sitting.store.save_review(sitting.head.id, first, standing, seen=sitting.seen)
    over = SittingStanding(finish=SittingFinish.SUBMITTED, ended_at=START)
    seen = sitting.store.finish(sitting.head.id, over, seen=sitting.seen)
    after = replace(over, low_score=75, high_score=75)
    seen = sitting.store.save_review(sitting.head.id, first, after, seen=seen)
    second = replace(first, id=new_id(), credit=50.0, low=75.0, high=75.0)
    sitting.store.save_review(sitting.head.id, second, after, seen=seen)
    stored = sitting.store.stored(sitting.head.id)
    assert (stored.answers[0].low, stored.answers[0].high, stored.standing) == (50.0, 50.0, after)
    reviews = AnswerReviewStore(database)
    assert reviews.reviews(one.id) == (first, second)
    with database.writing() as session:
        session.execute(text("DELETE FROM trainees"))
        assert session.scalar(text("SELECT count(*) FROM answer_reviews")) == 0, "they go with the trainee"


def test_sittings_of_seminars_and_exams_that_go_on_are_found_by_themselves(database: Database) -> None:
    store = SittingStore(database)
    head = new_sitting_head(new_trainee_id(database), SittingMode.EXAM)
    plain = Sitting(store, replace(head, time_limit_s=600, seminar_id=""))
    store.create(plain.head)
    assert plain.store.of_seminars(plain.head.trainee_id) == ()
    assert plain.store.exams_going_on() == ((plain.head.id, plain.head.started_at, 600),)
    seminar = start_sitting(database)
    found = plain.store.of_seminars(seminar.head.trainee_id)
    assert [one.head.id for one in found] == [seminar.head.id]
    plain.store.finish(
        plain.head.id, SittingStanding(finish=SittingFinish.TIME_LIMIT, ended_at=START), seen=0
    )
    assert plain.store.exams_going_on() == ()
