"""Short answers: the keywords that a reference gives, and how answers are graded with them."""

from __future__ import annotations

import pytest

from benchmarks.quality.grades import Grade, f1_scores, macro_f1
from benchmarks.quality.short_answer_fit import fitted_grades
from benchmarks.quality.short_answers import Rule, bare_grade, fewest, grade, keywords_of
from tests.benchmarks.quality_sets import answered


def test_grades_are_compared_class_by_class() -> None:
    right, wrong, other = Grade.CORRECT, Grade.CONTRADICTORY, Grade.OTHER
    pairs = [(right, right), (right, other), (other, other), (wrong, other)]
    assert f1_scores(pairs) == {right: 2 / 3, wrong: 0.0, other: 0.5}
    assert macro_f1(pairs) == pytest.approx((2 / 3 + 0.5) / 3)


def test_keywords_are_what_a_reference_adds_to_the_question() -> None:
    keywords = keywords_of(
        "The gate is not in the same wall as the tower.", "Why does the tower stand alone?"
    )
    assert [one.word for one in keywords] == ["gate", "same", "wall"]
    assert [one.is_denied for one in keywords] == [False, True, True]
    assert [one.opposites for one in keywords] == [(), ("different",), ()]
    assert [one.word for one in keywords_of("The tower.", "The tower?")] == ["tower"]
    assert [one.word for one in keywords_of("It is not.", "Is it?")] == ["not"]


@pytest.mark.parametrize(("count", "share", "least"), [(4, 0.5, 2), (5, 0.5, 3), (1, 0.5, 1), (3, 0.0, 1)])
def test_half_of_the_keywords_is_rounded_up(count: int, share: float, least: int) -> None:
    assert fewest(count, share) == least


@pytest.mark.parametrize(
    ("answer", "blind", "denial", "opposites"),
    [
        ("Somebody left the back door open.", "correct", "correct", "correct"),
        ("The back door was not open.", "correct", "contradictory", "contradictory"),
        ("The back door was not closed.", "correct", "correct", "correct"),
        ("The back door was closed.", "correct", "correct", "contradictory"),
        ("A cat.", "other", "other", "other"),
    ],
)
def test_denial_and_opposites_turn_an_answer_round(
    answer: str, blind: str, denial: str, opposites: str
) -> None:
    row = answered(answer)
    given = [grade(row, rule) for rule in (Rule.BLIND, Rule.DENIAL, Rule.OPPOSITES)]
    assert given == [blind, denial, opposites]


def test_bare_words_know_no_inflection() -> None:
    assert bare_grade(answered("the back door")) is Grade.CORRECT
    assert bare_grade(answered("some doors at nights")) is Grade.OTHER


def test_thresholds_are_fitted_on_the_other_questions_only() -> None:
    """One question's answers are worth the opposite of those to the other; each has the other's numbers."""
    long, short = "a b c d e", "a"
    rows = [
        answered(long, "contradictory", "one"),
        answered(short, "non_domain", "one"),
        answered(long, "non_domain", "two"),
        answered(short, "contradictory", "two"),
    ]
    graded = fitted_grades(rows, lambda row, share: False, is_turned=lambda row: False)
    assert graded[2:] == [Grade.CONTRADICTORY, Grade.OTHER]
    assert graded[:2] != [Grade.CONTRADICTORY, Grade.OTHER]
