"""A person decides what an answer is worth when the sitting is over, and the score follows."""

from __future__ import annotations

import pytest

from tests.core.test_sitting import NOW, exam, given
from trainer.core.codes import Result
from trainer.core.quiz_records import SittingFinish
from trainer.core.quiz_reviews import AnswerReview, AnswerToReview
from trainer.core.sitting import SittingRuleBroken, answered, ended, reviewed


def test_what_a_person_decides_counts_at_once_and_gives_an_exam_its_result() -> None:
    state = exam("mmo")
    for high in (100.0, 0.0, None):
        state = answered(state, given(state, None if high is None else 0.0, high=high))
    state = ended(state, SittingFinish.SUBMITTED, NOW, {})
    assert (state.standing.low_score, state.standing.high_score) == (0, 50)
    assert state.scored_places == (0, 1)
    state = reviewed(state, "a0", 100.0)
    assert (state.standing.low_score, state.standing.high_score) == (50, 50)
    assert state.standing.result is Result.FAILED
    waiting = [AnswerToReview(state.head, "Aki", state.answers[place]) for place in (1, 2)]
    for one, credit in zip(waiting, (100.0, 50.0), strict=True):
        review = AnswerReview("r", one.answer.id, credit, one.answer.low, one.answer.high, "Kim", "", NOW)
        state = reviewed(state, review.answer_id, review.credit)
    assert state.scored_places == (0, 1, 2), "an open question counts once it is decided"
    assert (state.standing.low_score, state.standing.result) == (83, Result.PASSED)


def test_nobody_decides_while_it_goes_on_or_about_an_answer_that_does_not_count() -> None:
    state = answered(exam("m"), given(exam("m")))
    with pytest.raises(SittingRuleBroken, match="goes on"):
        reviewed(state, "a0", 0.0)
    with pytest.raises(SittingRuleBroken, match="counts"):
        reviewed(ended(state, SittingFinish.SUBMITTED, NOW, {}), "a1", 0.0)
