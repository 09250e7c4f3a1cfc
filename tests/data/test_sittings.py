"""A sitting is stored answer by answer: what is in the file is whole, and nobody writes over another."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import text

from tests.data.plans import watched_plans
from tests.data.quiz_samples import (
    FIRST,
    ITEMS,
    SECOND,
    Sitting,
    givens,
    new_sitting_head,
    new_trainee_id,
    question,
    review,
    start_sitting,
)
from tests.data.samples import START, new_id
from trainer.core.codes import Result
from trainer.core.errors import UserFacingError
from trainer.core.given import Chosen, Entered, Given
from trainer.core.memory import ItemKind, Rating
from trainer.core.quiz_records import (
    QuizAnswer,
    SittingFinish,
    SittingItem,
    SittingMode,
    SittingStanding,
    StoredSitting,
)
from trainer.data.database import Database
from trainer.data.given_codec import given_from_json
from trainer.data.memories import MemoryStore

OVER = SittingStanding(2, 60.0, 1, 80, 90, SittingFinish.SUBMITTED, START, Result.PASSED)


def refused(error: pytest.ExceptionInfo[UserFacingError]) -> str:
    return error.value.code


def counted(database: Database, table: str) -> int:
    with database.reading() as session:
        return session.scalar(text(f"SELECT count(*) FROM {table}")) or 0


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(answer=givens, draft=givens)
def test_answers_and_drafts_come_back_exactly(database: Database, answer: Given, draft: Given) -> None:
    """Whatever was typed: NUL, lone surrogates and line ends too."""
    sitting = start_sitting(database)
    stored = sitting.answer(answer, 2, low=33.3, high=100.0)
    standing = SittingStanding(place=1, elapsed_s=0.1, answered=1, low_score=33, high_score=100)
    sitting.store.save_draft(sitting.head.id, 1, draft, standing, seen=1)
    expected = StoredSitting(sitting.head, standing, (stored,), (1, draft), changes=1)
    assert sitting.store.stored(sitting.head.id) == expected


def test_an_answer_of_a_table_that_was_edited_by_hand_is_not_guessed() -> None:
    with pytest.raises(ValueError, match="no known kind"):
        given_from_json({"sung": "la"})


def test_questions_of_several_quizzes_come_back_in_their_order(database: Database) -> None:
    items = (ITEMS[1], SittingItem("other", "2" * 64, "x", "one"), ITEMS[0], ITEMS[2])
    head = replace(new_sitting_head(new_trainee_id(database), SittingMode.PLAN), items=items)
    store = Sitting(start_sitting(database).store, head).store
    store.create(head)
    assert store.stored(head.id).head.items == items


def test_an_answer_takes_the_place_of_the_draft(database: Database) -> None:
    sitting = start_sitting(database)
    sitting.store.save_draft(sitting.head.id, 1, Entered("so f"), SittingStanding(), seen=0)
    sitting.answer(Entered("so far"))
    assert sitting.store.stored(sitting.head.id).draft is None
    sitting.store.save_draft(sitting.head.id, 1, None, SittingStanding(), seen=1)
    assert sitting.store.stored(sitting.head.id).draft is None


def test_an_answer_moves_the_memory_and_taking_it_back_undoes_that(database: Database) -> None:
    sitting, memories = start_sitting(database), MemoryStore(database)
    one = sitting.answer(Chosen((0,)), key=question("one"))
    two = sitting.answer(None, 1, key=question("two"))
    sitting.take_back(two)
    remembered = memories.all(sitting.head.trainee_id, ItemKind.QUESTION)
    assert [(each.key, each.memory) for each in remembered] == [(question("one"), FIRST)]
    assert [each.answer_id for each in memories.reviews(sitting.head.trainee_id)] == [one.id]
    stored = sitting.store.stored(sitting.head.id)
    assert stored.answers == (one, replace(two, is_taken_back=True))
    assert (stored.standing.place, stored.changes) == (1, 3)
    assert counted(database, "memory_reviews") == 2, "nothing is deleted"


def test_an_answer_that_was_rated_later_is_taken_back_with_its_rating(database: Database) -> None:
    sitting, memories = start_sitting(database), MemoryStore(database)
    one = sitting.answer(Chosen((0,)))
    trainee_id, standing = sitting.head.trainee_id, SittingStanding(answered=1, low_score=50, high_score=50)
    moved = review(trainee_id, question(), answer_id=one.id)
    sitting.seen = sitting.store.save_rating(
        sitting.head.id, one.id, Rating.HARD, standing, seen=1, review=moved
    )
    stored = sitting.store.stored(sitting.head.id)
    assert stored.answers == (replace(one, rating=Rating.HARD),)
    assert stored.standing == standing
    sitting.take_back(one)
    assert memories.get(trainee_id, [question()]) == {}


def test_a_rating_may_leave_the_memory_alone(database: Database) -> None:
    sitting = start_sitting(database, mode=SittingMode.CRAM)
    one = sitting.answer()
    sitting.store.save_rating(
        sitting.head.id, one.id, Rating.AGAIN, SittingStanding(), seen=sitting.seen, review=None
    )
    assert counted(database, "memory_reviews") == 0


def test_what_was_answered_again_elsewhere_is_not_taken_back(database: Database) -> None:
    sitting, memories = start_sitting(database), MemoryStore(database)
    one = sitting.answer(key=question())
    memories.save(review(sitting.head.trainee_id, question(), FIRST, SECOND))
    with pytest.raises(UserFacingError) as caught:
        sitting.take_back(one)
    assert refused(caught) == "memory-changed-elsewhere"
    assert sitting.store.stored(sitting.head.id).answers == (one,)
    assert memories.get(sitting.head.trainee_id, [question()]) == {question(): SECOND}


def test_an_answer_whose_memory_moved_elsewhere_leaves_no_trace(database: Database) -> None:
    sitting = start_sitting(database)
    MemoryStore(database).save(review(sitting.head.trainee_id, question(), None, SECOND))
    with pytest.raises(UserFacingError) as caught:
        sitting.answer(key=question())
    assert refused(caught) == "memory-changed-elsewhere"
    stored = sitting.store.stored(sitting.head.id)
    assert (stored.answers, stored.standing, stored.changes) == ((), SittingStanding(), 0)


def test_of_two_windows_on_one_sitting_the_second_is_refused(database: Database) -> None:
    here = start_sitting(database)
    there = Sitting(here.store, here.head)
    one = here.answer(Chosen((1,)))
    with pytest.raises(UserFacingError) as caught:
        there.answer(Chosen((0,)))
    assert refused(caught) == "sitting-changed-elsewhere"
    with pytest.raises(UserFacingError) as caught:
        there.store.save_draft(there.head.id, 2, Entered("x"), SittingStanding(place=2), seen=0)
    assert refused(caught) == "sitting-changed-elsewhere"
    assert here.store.stored(here.head.id).answers == (one,)


def test_an_answer_that_is_not_there_cannot_be_written(database: Database) -> None:
    here, other = start_sitting(database), start_sitting(database)
    one = other.answer()
    with pytest.raises(UserFacingError) as caught:
        here.take_back(one)
    assert refused(caught) == "sitting-changed-elsewhere"
    with pytest.raises(ValueError, match="another sitting"):
        here.store.save_answer(here.head.id, one, SittingStanding(), seen=0)
    with pytest.raises(ValueError, match="no question"):
        here.answer(position=len(ITEMS))


def test_a_sitting_that_is_gone_says_so(database: Database) -> None:
    sitting = start_sitting(database)
    with pytest.raises(UserFacingError) as caught:
        sitting.store.stored("gone")
    assert refused(caught) == "sitting-gone"
    with pytest.raises(UserFacingError) as caught:
        sitting.store.save_draft("gone", 0, None, SittingStanding(), seen=0)
    assert refused(caught) == "sitting-gone"
    with pytest.raises(UserFacingError) as caught:
        sitting.store.create(new_sitting_head("nobody"))
    assert refused(caught) == "trainee-gone"


def test_the_clock_of_a_sitting_never_goes_back(database: Database) -> None:
    """Or an exam could gain time by a clock that is set back."""
    sitting = start_sitting(database, mode=SittingMode.EXAM)
    sitting.answer(standing=SittingStanding(elapsed_s=90.0))
    sitting.store.save_draft(sitting.head.id, 0, None, SittingStanding(elapsed_s=30.0), seen=1)
    assert sitting.store.stored(sitting.head.id).standing.elapsed_s == 90.0


def test_an_exam_is_marked_at_its_end_and_submitted_once(database: Database) -> None:
    sitting, memories = start_sitting(database, mode=SittingMode.EXAM), MemoryStore(database)
    first, last = sitting.answer(Chosen((0,))), sitting.answer(Chosen((1,)))
    moved = (review(sitting.head.trainee_id, question(), answer_id=last.id),)
    marks: dict[str, tuple[float | None, float | None]] = {last.id: (80.0, 90.0)}
    sitting.store.finish(sitting.head.id, OVER, seen=2, marks=marks, reviews=moved)
    stored = sitting.store.stored(sitting.head.id)
    assert stored.answers == (first, replace(last, low=80.0, high=90.0))
    assert stored.standing == OVER
    assert memories.get(sitting.head.trainee_id, [question()]) == {question(): FIRST}
    for again in (
        lambda: sitting.store.finish(sitting.head.id, OVER, seen=3),
        lambda: sitting.store.save_draft(sitting.head.id, 0, None, OVER, seen=3),
        lambda: sitting.store.save_answer(sitting.head.id, replace(last, id=new_id()), OVER, seen=3),
    ):
        with pytest.raises(UserFacingError) as caught:
            again()
        assert refused(caught) == "sitting-over"
    assert sitting.store.stored(sitting.head.id) == stored


def test_a_sitting_ends_for_a_reason(database: Database) -> None:
    sitting = start_sitting(database)
    with pytest.raises(ValueError, match="not over"):
        sitting.store.finish(sitting.head.id, SittingStanding(), seen=0)


def test_taking_the_last_answer_back_opens_a_sitting_again(database: Database) -> None:
    sitting = start_sitting(database)
    one = sitting.answer()
    sitting.seen = sitting.store.finish(sitting.head.id, OVER, seen=1)
    sitting.take_back(one)
    assert sitting.store.stored(sitting.head.id).standing.finish is None
    sitting.answer()


def test_lists_are_newest_first_and_know_what_can_be_continued(database: Database) -> None:
    old = start_sitting(database)
    trainee_id, store = old.head.trainee_id, old.store
    new = start_sitting(database, trainee_id, started_at=START + timedelta(days=1))
    other = start_sitting(database, started_at=START + timedelta(hours=1))
    store.finish(old.head.id, OVER, seen=0)
    assert [one.head.id for one in store.sittings(trainee_id)] == [new.head.id, old.head.id]
    assert [one.head.id for one in store.sittings(limit=2)] == [new.head.id, other.head.id]
    (unfinished,) = store.unfinished(trainee_id)
    assert (unfinished.head, unfinished.trainee_name) == (new.head, "Aoi 葵")
    assert unfinished.is_unfinished


def test_the_best_score_of_a_quiz_is_of_sittings_with_a_result(database: Database) -> None:
    trainee_id = new_trainee_id(database)
    for low, result in ((80, Result.PASSED), (60, Result.FAILED), (95, Result.NO_RESULT)):
        sitting = start_sitting(database, trainee_id)
        sitting.store.finish(sitting.head.id, replace(OVER, low_score=low, result=result), seen=0)
    assert sitting.store.best_scores(trainee_id) == {("flea-en", "parcels"): 80}
    assert sitting.store.best_scores("another") == {}


def test_answers_are_streamed_by_sitting_in_their_order(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trainer.data.quiz_answers._PAGE", 2)
    one, two = start_sitting(database), start_sitting(database, mode=SittingMode.EXAM)
    given_ones: list[QuizAnswer] = []
    for place in (0, 1, 2):
        two.answer(Chosen((place,)), place)
        given_ones.append(one.answer(Chosen((place,)), place))
    one.store.finish(one.head.id, OVER, seen=3)
    played = list(one.store.answers("flea-en"))
    assert [each.answer for each in played] == [*given_ones, *two.answers]
    assert [each.item for each in played] == [*ITEMS, *ITEMS]
    assert [(each.mode, each.low_score, each.high_score) for each in played[2:4]] == [
        (SittingMode.PRACTICE, 80, 90),
        (SittingMode.EXAM, None, None),
    ]
    assert list(one.store.answers()) == played
    assert list(one.store.answers("flea-en", quiz_id="other")) == []
    of_two = one.store.answers_of_question("flea-en", "parcels", "two")
    assert [each.answer for each in of_two] == [given_ones[1], two.answers[1]]


def test_answers_are_found_along_an_index_and_never_sorted(database: Database) -> None:
    store = start_sitting(database).store
    with watched_plans() as plans:
        list(store.answers("flea-en"))
        list(store.answers_of_question("flea-en", "parcels", "one"))
    assert len([step for step in plans if "quiz_answers USING INDEX ix_quiz_answers_pack_id" in step]) == 2
    assert not [step for step in plans if "SCAN" in step or "TEMP B-TREE" in step]


def test_lists_of_sittings_are_not_sorted(database: Database) -> None:
    store = start_sitting(database).store
    with watched_plans() as plans:
        store.sittings("one", limit=5)
        store.unfinished("one")
    assert [step for step in plans if "ix_sittings_trainee_id_started_at_id" in step]
    assert [step for step in plans if "ix_sittings_trainee_id_finish_started_at_id" in step]
    assert not [step for step in plans if "SCAN sittings" in step or "TEMP B-TREE" in step]


def test_what_is_of_a_trainee_goes_with_the_trainee(database: Database) -> None:
    sitting = start_sitting(database)
    sitting.answer(key=question())
    with database.writing() as session:
        session.execute(text("DELETE FROM trainees"))
    assert {
        counted(database, table) for table in ("sittings", "quiz_answers", "memories", "memory_reviews")
    } == {0}
