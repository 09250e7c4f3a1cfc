"""A short text is accepted in other forms of its words, and only if the whole of it is about the answer."""

from __future__ import annotations

import pytest

from tests.core.questions import accepted, marker, wrote
from trainer.core.given import Entered
from trainer.core.quiz import ShortText, TextAnswer

ORDER = accepted("order number")
FULL, OPEN, NOTHING = (100.0, 100.0), (0.0, 100.0), (0.0, 0.0)


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        ("order number", FULL),
        ("ＯＲＤＥＲ　number.", FULL),
        ("the order numbers", FULL),
        ("the order a number", FULL),
        ("not order number", NOTHING),
        ("maybe order maybe number", OPEN),
        ("number of order", OPEN),
        ("order", NOTHING),
        ("", NOTHING),
    ],
)
def test_the_words_decide_as_the_language_reads_them(text: str, credit: tuple[float, float]) -> None:
    assert wrote(ORDER, text) == credit


def test_a_loose_slip_is_left_open_and_a_small_one_is_not() -> None:
    assert wrote(accepted("refund"), "refnud") == FULL
    assert wrote(accepted("refund"), "reufdn") == OPEN


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        ("i can check the order number", FULL),
        ("the friendly order number", FULL),
        ("green order number", OPEN),
        ("up to an order number", FULL),
        ("order number or name", OPEN),
        ("order number, name", OPEN),
        ("order number / name / street", NOTHING),
        ("i can give order number, name, street", OPEN),
        ("i can give " + "very " * 7 + "good order number", OPEN),
        ("i can give order number " + "and extra " * 20, NOTHING),
        ("order number, order number", FULL),
    ],
)
def test_the_whole_text_is_about_the_answer(text: str, credit: tuple[float, float]) -> None:
    assert wrote(ORDER, text) == credit


def test_a_long_answer_may_stand_in_a_long_text() -> None:
    words = "one two three four five six seven"
    assert wrote(accepted(words), f"{words} " + "or extra " * 15) == NOTHING
    assert wrote(accepted(words), f"{words} or {'extra ' * 14}") == OPEN


def test_two_answers_that_are_worth_as_much_may_both_be_given() -> None:
    assert wrote(accepted("refund", "voucher"), "refund, voucher") == FULL


def test_the_best_answer_that_fits_counts_and_speaks() -> None:
    answer = ShortText(
        (TextAnswer("order number"), TextAnswer("number", 50, "Which?"), TextAnswer("street", 0, "Why?")),
        (),
        "Look.",
    )
    question = marker(answer)
    assert wrote(answer, "the number") == (50, 50)
    remarks = {text: question.mark(Entered(text)) for text in ("number", "street", "fax", "order number")}
    assert {text: found.remarks for text, found in remarks.items() if found} == {
        "number": ("Which?",),
        "street": ("Why?",),
        "fax": ("Look.",),
        "order number": (),
    }


def test_signs_in_an_answer_have_no_meaning() -> None:
    assert wrote(accepted("refund (or) photo*"), "refund or photo") == FULL
    assert wrote(accepted("refund | photo"), "photo") == NOTHING
    assert wrote(accepted("(…)"), "（…）") == FULL
    assert wrote(accepted("(…)"), "refund") == NOTHING


def test_the_same_words_over_and_over_and_the_question_pasted_back_are_left_open() -> None:
    again = "we can refund. " * 3
    assert wrote(accepted("refund"), again) == OPEN
    found = marker(accepted("refund"), "can we give them a refund now").mark(
        Entered("Can we give them a refund now?")
    )
    assert found is not None
    assert (found.low, found.high) == OPEN


def test_a_denied_answer_is_not_accepted_in_another_order() -> None:
    assert wrote(accepted("not refund photo"), "photo refund") == NOTHING
