"""Answers that no rule could judge wait for a person, who decides; everything else follows that."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.data.csv_files import read
from tests.services.quiz_room import QuizRoom, right_for
from trainer.core.codes import Result
from trainer.core.errors import UserFacingError
from trainer.core.given import Entered, Given
from trainer.core.quiz_records import SittingMode
from trainer.data.answer_reviews import AnswerReviewStore
from trainer.data.exports import export_csv
from trainer.services.quiz_reviews import QuizReviews, WaitingAnswer
from trainer.services.quizzes import QuizSession
from trainer.wording.reviews import judged_note

UNSURE = Entered("sorry refund sorry refund sorry refund sorry refund")


@pytest.fixture
def room(tmp_path: Path) -> Iterator[QuizRoom]:
    room = QuizRoom(tmp_path)
    yield room
    room.database.close()


def reviews_of(room: QuizRoom) -> QuizReviews:
    store = AnswerReviewStore(room.database)
    return QuizReviews(room.store, store, room.library, clock=room.clock, make_id=room._id)


def played(room: QuizRoom, mode: SittingMode = SittingMode.EXAM, **instead: Given | None) -> QuizSession:
    """An exam of all kinds, answered right but for what is given instead, and submitted."""
    session = room.begin("all-kinds", mode)
    for place, item in enumerate(session.head.items):
        if session.state.is_over:
            break
        if mode is SittingMode.EXAM:
            session.go_to(place)
        if session.question.id == "read":
            session.go_on()
            continue
        session.answer(instead.get(item.question_id, right_for(session)))
        if mode is not SittingMode.EXAM:
            session.rate()
    if not session.state.is_over:
        session.submit()
    return session


def by_question(waiting: tuple[WaitingAnswer, ...]) -> dict[str, WaitingAnswer]:
    return {one.item.question_id: one for one in waiting}


def test_an_unsure_text_and_an_open_answer_of_an_exam_wait_for_a_person(room: QuizRoom) -> None:
    session = played(room, rubric=UNSURE)
    waiting = by_question(reviews_of(room).waiting("quiz-room"))
    assert set(waiting) == {"rubric", "open"}
    rubric, free = waiting["rubric"], waiting["open"]
    assert (rubric.trainee_name, rubric.head.title, rubric.head.id) == ("Aoi", "All kinds", session.head.id)
    assert rubric.answer.given == UNSURE
    assert rubric.answer.low is not None
    assert rubric.answer.high is not None
    assert rubric.answer.low < rubric.answer.high
    assert rubric.put is not None
    assert rubric.put.question.text == "What do you say?"
    assert {one.judged.criterion.label for one in rubric.unsure} <= {"Apologises", "Offers a refund"}
    assert rubric.unsure
    assert all(judged_note(one.text, one.judged) for one in rubric.unsure)
    assert (free.answer.low, free.unsure, free.answer.given) == (None, (), Entered("I would ask."))


def test_what_was_decided_counts_in_the_record_at_once_and_waits_no_more(room: QuizRoom) -> None:
    session = played(room, rubric=UNSURE)
    before = room.quizzes.record(session.head.id)
    service = reviews_of(room)
    waiting = by_question(service.waiting())
    room.turn(60)
    review = service.decide(waiting["rubric"].id, 50.0, "  Ken  Mori ", " half of it ")
    machine = waiting["rubric"].answer
    assert (review.reviewer, review.comment, review.low, review.high) == (
        "Ken Mori",
        "half of it",
        machine.low,
        machine.high,
    )
    after = room.quizzes.record(session.head.id)
    assert (before.unsure, after.unsure) == (1, 0)
    assert before.low_score != before.high_score
    assert after.low_score == after.high_score == 95  # ten questions, one of them half
    assert (after.partly, after.right, after.own) == (1, 9, 1)
    assert set(by_question(service.waiting())) == {"open"}
    assert service.history(machine.id) == (review,)
    told = room.quizzes.open(session.head.id).feedback_of(machine.position)
    assert told.mark is not None
    assert (told.mark.low, told.mark.high) == (50.0, 50.0)


def test_an_open_answer_counts_once_a_person_has_decided_it(room: QuizRoom) -> None:
    session = played(room)
    service = reviews_of(room)
    (free,) = service.waiting()
    assert room.quizzes.record(session.head.id).questions == 10
    service.decide(free.id, 0.0, "Ken")
    record = room.quizzes.record(session.head.id)
    assert (record.questions, record.own, record.wrong) == (11, 0, 1)
    assert (record.low_score, record.high_score) == (90, 90)
    told = room.quizzes.open(session.head.id).feedback_of(free.answer.position)
    assert told.mark is not None
    assert told.mark.high == 0.0
    assert service.waiting_count() == 0


def test_an_exam_that_waits_is_passed_when_a_person_says_so(room: QuizRoom) -> None:
    session = played(room, rubric=UNSURE, claim=None, number=None, text=None)
    assert room.quizzes.record(session.head.id).result is Result.AWAITING_REVIEW
    service = reviews_of(room)
    service.decide(by_question(service.waiting())["rubric"].id, 100.0, "Ken")
    room.reopen()
    record = room.quizzes.record(session.head.id)
    assert (record.result, record.low_score) == (Result.PASSED, 70)


def test_a_practice_that_is_over_waits_too_but_its_open_answer_was_rated_by_the_trainee(
    room: QuizRoom,
) -> None:
    session = room.begin("all-kinds")
    while not session.state.is_over:
        if session.question.id == "read":
            session.go_on()
            continue
        assert reviews_of(room).waiting() == ()
        session.answer(UNSURE if session.question.id == "rubric" else right_for(session))
        session.rate()
        if session.state.given_answers[-1].position + 1 == len(session.head.items):
            session.submit()
            break
    assert set(by_question(reviews_of(room).waiting())) == {"rubric"}


def test_without_a_copy_of_the_pack_it_can_still_be_decided(
    room: QuizRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    played(room, rubric=UNSURE)
    monkeypatch.setattr(room.library, "edition", lambda _hash: None)
    service = reviews_of(room)
    one = by_question(service.waiting())["rubric"]
    assert (one.put, one.told, one.unsure, one.answer.question_text) == (None, None, (), "What do you say?")
    service.decide(one.id, 100.0, "Ken")
    assert "rubric" not in by_question(service.waiting())


@pytest.mark.parametrize(
    ("credit", "reviewer", "comment", "code"),
    [
        (100.1, "Ken", "", "credit-outside"),
        (-1.0, "Ken", "", "credit-outside"),
        (float("nan"), "Ken", "", "credit-outside"),
        (50.0, "  ", "", "name-empty"),
        (50.0, "Ken", "x" * 100_001, "text-too-long"),
    ],
)
def test_what_cannot_be_kept_decides_nothing(
    room: QuizRoom, credit: float, reviewer: str, comment: str, code: str
) -> None:
    played(room)
    service = reviews_of(room)
    (one,) = service.waiting()
    with pytest.raises(UserFacingError) as raised:
        service.decide(one.id, credit, reviewer, comment)
    assert raised.value.code == code
    assert service.waiting_count() == 1


def test_an_answer_is_decided_by_one_person_only(room: QuizRoom) -> None:
    played(room)
    service = reviews_of(room)
    (one,) = service.waiting()
    service.decide(one.id, 100.0, "Ken")
    with pytest.raises(UserFacingError) as raised:
        service.decide(one.id, 0.0, "Mio")
    assert raised.value.code == "answer-not-waiting"
    assert [review.reviewer for review in service.history(one.id)] == ["Ken"]


def test_an_export_says_what_the_person_and_what_the_machine_said(room: QuizRoom, tmp_path: Path) -> None:
    played(room, rubric=UNSURE)
    service = reviews_of(room)
    one = by_question(service.waiting())["rubric"]
    service.decide(one.id, 75.0, "Ken", "fair")
    export_csv(room.database, tmp_path / "x.csv", "answers")
    rows = {row["question_id"]: row for row in read(tmp_path / "x.csv")}
    row = rows["rubric"]
    assert (row["low_credit"], row["high_credit"], row["reviewer_credit"]) == ("75.0", "75.0", "75.0")
    assert (row["reviewer"], row["review_comment"]) == ("Ken", "fair")
    assert (row["machine_low_credit"], row["machine_high_credit"]) == (
        str(one.answer.low),
        str(one.answer.high),
    )
    assert row["reviewed_at"].startswith("20")
    assert [rows["text"][name] for name in ("reviewer", "reviewer_credit", "reviewed_at")] == ["", "", ""]
