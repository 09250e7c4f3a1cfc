"""The fingerprint of what decides a mark: another key is another one, other words around it are not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from trainer.core.question_decides import fingerprint
from trainer.core.quiz import (
    Answer,
    Choices,
    NumberAnswer,
    Numeric,
    Option,
    Question,
    ShortText,
    TextAnswer,
    TrueOrFalse,
)

CLAIM = TrueOrFalse(is_true=True)
YES = Question("one", "Is it?", CLAIM)
NUMBER = Numeric((NumberAnswer(3, 3),), unit="days")
DAYS = Question("two", "How many?", NUMBER)
WHICH = Question("three", "Which?", Choices((Option("A", 100.0), Option("B"))))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (YES.answer, TrueOrFalse(is_true=False)),
        (DAYS.answer, Numeric((NumberAnswer(2, 4),), unit="days")),
        (DAYS.answer, Numeric((NumberAnswer(3, 3, 50.0),), unit="days")),
        (WHICH.answer, Choices((Option("A"), Option("B", 100.0)))),
        (WHICH.answer, Choices((Option("A", 100.0), Option("B")), are_several=True)),
        (ShortText((TextAnswer("a"),)), ShortText((TextAnswer("b"),))),
    ],
)
def test_another_key_credit_or_tolerance_is_another_one(before: Answer, after: Answer) -> None:
    assert fingerprint(replace(YES, answer=before)) != fingerprint(replace(YES, answer=after))


def test_what_is_only_told_makes_no_difference() -> None:
    told = replace(
        YES, text="Is it so?", explanation="It is.", answer=replace(CLAIM, feedback_if_right="Yes!")
    )
    assert fingerprint(told) == fingerprint(YES)
    assert fingerprint(replace(DAYS, answer=replace(NUMBER, feedback_otherwise="No."))) == fingerprint(DAYS)
