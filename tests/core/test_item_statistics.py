"""What many answers say about a question, checked by hand-made classes and by another way to count."""

from __future__ import annotations

from statistics import fmean, pstdev

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.core.analysis import Span
from trainer.core.answer_picks import Offered, offered, picks
from trainer.core.given import Chosen, Claimed, Compared, Entered, Felt, Given, Matched
from trainer.core.item_statistics import (
    FEWEST_ANSWERS,
    FEWEST_COMPARED,
    ItemAnswer,
    ItemRemark,
    ItemStatistics,
    PickShare,
    item_statistics,
    rests,
)
from trainer.core.quiz import (
    Answer,
    Better,
    Choices,
    Feeling,
    Matching,
    Numeric,
    Open,
    Option,
    Pair,
    Question,
    ShortText,
    TextAnswer,
    TrueOrFalse,
)

OFFERS = (Offered("1", "right", 100), Offered("2", "tempting", 0), Offered("3", "silly", 0))


def _class_of(*answers: tuple[float, float, str]) -> list[ItemAnswer]:
    return [ItemAnswer(credit, rest, 10.0, (pick,)) for credit, rest, pick in answers]


GOOD = _class_of(*[(100, 90 - at, "1") for at in range(8)], *[(0, 20 + at, "2") for at in range(4)])
UPSIDE_DOWN = _class_of(*[(0, 90 - at, "2") for at in range(8)], *[(100, 20 + at, "1") for at in range(4)])


def test_a_good_question_is_told_by_its_figures() -> None:
    found = item_statistics(GOOD, OFFERS)
    assert found.difficulty == pytest.approx(100 * 8 / 12)
    assert found.discrimination == pytest.approx(0.99, abs=0.01)
    assert (found.count, found.skipped, found.median_s, found.remarks) == (12, 0, 10.0, ())
    right, tempting, silly = found.picks
    assert right == PickShare("1", 8, 8 / 12, upper=1.0, lower=0.0)
    assert tempting == PickShare("2", 4, 4 / 12, upper=0.0, lower=1.0)
    assert silly == PickShare("3", 0, 0.0, 0.0, 0.0, (ItemRemark.HARDLY_CHOSEN,))


def test_a_question_with_a_wrong_key_is_told() -> None:
    found = item_statistics(UPSIDE_DOWN, OFFERS)
    assert found.discrimination is not None
    assert found.discrimination < -0.9
    assert found.remarks == (ItemRemark.BETTER_FAIL,)
    assert found.picks[1].remarks == (ItemRemark.WRONG_BEATS_RIGHT, ItemRemark.TEMPTS_BETTER)


@pytest.mark.parametrize(
    ("answers", "remarks"),
    [
        ([ItemAnswer(0)] * (FEWEST_ANSWERS - 1), (ItemRemark.TOO_FEW,)),
        ([], (ItemRemark.TOO_FEW,)),
        ([ItemAnswer(50, 50)] * FEWEST_ANSWERS, (ItemRemark.TOO_FEW_COMPARED,)),
        ([ItemAnswer(100, 50)] * FEWEST_COMPARED, (ItemRemark.EASY, ItemRemark.TOO_FEW_COMPARED)),
        ([ItemAnswer(0, 50)] * FEWEST_COMPARED, (ItemRemark.HARD, ItemRemark.TOO_FEW_COMPARED)),
        ([ItemAnswer(0, is_skipped=True), *[ItemAnswer(60)] * 3, ItemAnswer(0, is_skipped=True)],
         (ItemRemark.TOO_FEW_COMPARED, ItemRemark.SKIPPED)),
        (_class_of(*[(50 + at % 2, 50 + at // 2 % 2, "1") for at in range(12)]), (ItemRemark.WEAK,)),
    ],
)  # fmt: skip
def test_what_is_noticeable_is_told_and_what_is_not_known_is_not(
    answers: list[ItemAnswer], remarks: tuple[ItemRemark, ...]
) -> None:
    assert item_statistics(answers).remarks == remarks


def test_with_too_few_people_nothing_is_said_of_the_question() -> None:
    few = item_statistics(GOOD[: FEWEST_ANSWERS - 1], OFFERS)
    assert (few.difficulty, few.discrimination, few.picks[2].remarks) == (None, None, ())
    some = item_statistics(GOOD[:FEWEST_ANSWERS], OFFERS)
    assert (some.difficulty, some.discrimination, some.picks[0].upper) == (100, None, None)
    assert item_statistics([]) == ItemStatistics(0, remarks=(ItemRemark.TOO_FEW,))


def test_who_gave_no_answer_has_no_time_and_counts_all_the_same() -> None:
    answers = [ItemAnswer(100, took_s=4.0), ItemAnswer(0, took_s=900.0, is_skipped=True)]
    found = item_statistics(answers)
    assert (found.count, found.skipped, found.median_s) == (2, 1, 4.0)


def test_typed_answers_are_told_by_how_often_they_were_typed() -> None:
    answers = [ItemAnswer(0, picks=(text,)) for text in "bbbaacdefg"]
    assert [(one.key, one.count) for one in item_statistics(answers).picks] == [
        ("b", 3), ("a", 2), ("c", 1), ("d", 1), ("e", 1),
    ]  # fmt: skip


def _correlation_by_hand(pairs: list[tuple[int, int]]) -> float:
    first, second = [one for one, _ in pairs], [other for _, other in pairs]
    both = fmean(one * other for one, other in pairs) - fmean(first) * fmean(second)
    return both / (pstdev(first) * pstdev(second))


@settings(max_examples=50)
@given(st.lists(st.tuples(st.sampled_from([0, 100]), st.integers(0, 100)), min_size=10, max_size=40))
def test_discrimination_is_the_correlation_with_the_rest(pairs: list[tuple[int, int]]) -> None:
    found = item_statistics([ItemAnswer(credit, rest) for credit, rest in pairs]).discrimination
    if len({one for one, _ in pairs}) == 1 or len({other for _, other in pairs}) == 1:
        assert found is None
    else:
        assert found == pytest.approx(_correlation_by_hand(pairs), abs=1e-6)


def test_the_rest_leaves_the_question_itself_out() -> None:
    assert rests({"a": 100, "b": 50, "c": 0}) == {"a": 25, "b": 50, "c": 75}
    assert rests({"a": 100}) == {"a": None}


def _question(answer: Answer) -> Question:
    return Question("q", "?", answer)


SINGLE = Choices((Option("x", 100), Option("y", -50)))


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (SINGLE, [("1", "x", True), ("2", "y", False)]),
        (Feeling("…", (Option("angry", 100),)), [("1", "angry", True)]),
        (TrueOrFalse(False), [("true", "", False), ("false", "", True)]),
        (Better(("a", "b"), 1, ()), [("1", "a", False), ("2", "b", True)]),
        (Open(), []),
    ],
)
def test_what_can_be_picked_is_named_in_the_order_of_the_pack(
    answer: Answer, expected: list[tuple[str, str, bool]]
) -> None:
    assert [(one.key, one.text, one.is_right) for one in offered(_question(answer))] == expected


@pytest.mark.parametrize(
    ("answer", "given_", "expected"),
    [
        (SINGLE, Chosen((0, 1)), ("1", "2")),
        (TrueOrFalse(True), Claimed(True), ("true",)),
        (TrueOrFalse(True), Claimed(False), ("false",)),
        (Feeling("…", ()), Felt(0, (Span(0, 1),)), ("1",)),
        (Feeling("…", ()), Felt(None), ()),
        (Better(("a", "b"), 0, ()), Compared(1), ("2",)),
        (Better(("a", "b"), 0, ()), Compared(None), ()),
        (ShortText((TextAnswer("x"),)), Entered("  ＯＲＤＥＲ  number "), ("order number",)),
        (Numeric(()), Entered(" "), ()),
        (Numeric((), "pounds"), Entered("7.50"), ("7.5",)),
        (Numeric((), "pounds"), Entered("７．５ pounds"), ("7.5",)),
        (Numeric(()), Entered("No Idea"), ("no idea",)),
        (Open(), Entered("my thoughts"), ()),
        (Matching((Pair("a", "b"),)), Matched(("b",)), ()),
        (SINGLE, None, ()),
    ],
)
def test_what_was_picked_is_named_likewise(
    answer: Answer, given_: Given | None, expected: tuple[str, ...]
) -> None:
    assert picks(_question(answer), given_) == expected
