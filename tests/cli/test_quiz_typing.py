"""What is typed stands for an answer, however wide its letters are."""

from __future__ import annotations

import pytest

from trainer.cli.quiz_typing import NotUnderstood, one_place, places, read_answer, read_words
from trainer.core.analysis import Span
from trainer.core.given import Claimed, Entered, Given, Matched, Ordered
from trainer.core.question_order import ShownOrder
from trainer.core.quiz import (
    Answer,
    Choices,
    Matching,
    Numeric,
    Option,
    Ordering,
    Pair,
    Question,
    TrueOrFalse,
)

ORDER = ShownOrder(options=(2, 0, 1), steps=(2, 0, 1), rights=("x", "y", "z"))
CLAIM, STEPS = TrueOrFalse(is_true=True), Ordering(("a", "b", "c"))
PAIRS = Matching((Pair("a", "x"), Pair("b", "y")), ("z",))


def read(answer: Answer, typed: str) -> Given:
    return read_answer(Question("q", "?", answer), ORDER, typed)


@pytest.mark.parametrize(
    ("answer", "typed", "given"),
    [
        (CLAIM, "１", Claimed(is_true=True)),
        (CLAIM, "Yes", Claimed(is_true=True)),
        (CLAIM, "○", Claimed(is_true=True)),
        (CLAIM, "×", Claimed(is_true=False)),
        (CLAIM, "いいえ", Claimed(is_true=False)),
        (STEPS, "3 1 2", Ordered((1, 2, 0))),
        (STEPS, "312", Ordered((1, 2, 0))),
        (STEPS, "３、１、２", Ordered((1, 2, 0))),
        (PAIRS, "1b 2a", Matched(("y", "x"))),
        (PAIRS, "１＝Ｂ，2→a", Matched(("y", "x"))),
        (PAIRS, "2c", Matched(("", "z"))),
        (PAIRS, "b a", Matched(("y", "x"))),
        (PAIRS, "ba", Matched(("y", "x"))),
        (PAIRS, "2 1", Matched(("y", "x"))),
        (Numeric(()), " 3 days ", Entered("3 days")),
    ],
)
def test_an_answer_is_read(answer: Answer, typed: str, given: Given) -> None:
    assert read(answer, typed) == given


@pytest.mark.parametrize(
    ("answer", "typed"),
    [
        (CLAIM, "perhaps"),
        (STEPS, "1 2"),
        (STEPS, "1 2 4"),
        (STEPS, "a b c"),
        (PAIRS, "1d"),
        (PAIRS, "3a"),
        (PAIRS, "a"),
        (PAIRS, "1 9"),
        (PAIRS, "1b and 2a"),
        (Choices((Option("a"), Option("b"), Option("c"))), "0"),
    ],
)
def test_what_stands_for_no_answer_is_refused(answer: Answer, typed: str) -> None:
    with pytest.raises(NotUnderstood):
        read(answer, typed)


def test_numbers_of_two_digits_need_their_spaces() -> None:
    assert places("12", 12) == (11,)
    assert places("1 2 1", 12) == (0, 1)
    with pytest.raises(NotUnderstood):
        one_place("1 2", 12)


@pytest.mark.parametrize(
    ("message", "typed", "spans"),
    [
        ("It broke again, I give up.", "“i give up”", (Span(16, 25),)),
        ("It broke again, I give up.", "give up / It BROKE", (Span(0, 8), Span(18, 25))),
        ("It broke again.", "broke / broke again", (Span(3, 14),)),
        ("ｶﾞｯｶﾘです。", "ガッカリ", (Span(0, 5),)),
        ("もうあきらめます。", "「もう」／あきらめ", (Span(0, 6),)),
        ("anything", "", ()),
    ],
)
def test_words_are_found_as_they_stand(message: str, typed: str, spans: tuple[Span, ...]) -> None:
    assert read_words(message, typed) == spans


def test_words_that_are_not_there_are_refused() -> None:
    with pytest.raises(NotUnderstood):
        read_words("It broke.", "It works")
    with pytest.raises(NotUnderstood):
        read_words("It broke.", "“”")
