"""What would have been right is told as the kind of answer that is given."""

from __future__ import annotations

import pytest

from tests.fakes import FakeReader
from trainer.core.analysis import Span
from trainer.core.given import Chosen, Claimed, Compared, Entered, Felt, Given, Matched, Ordered
from trainer.core.marking import QuestionMarker
from trainer.core.quiz import (
    Answer,
    Better,
    Choices,
    Feeling,
    Matching,
    NumberAnswer,
    Numeric,
    Open,
    Option,
    Ordering,
    Pair,
    Question,
    Reading,
    ShortText,
    TextAnswer,
    TrueOrFalse,
)
from trainer.core.right_answers import right_answer
from trainer.core.rubric import Criterion, Phrase

OPTIONS = (Option("a", -50.0), Option("b", 50.0), Option("c", 50.0))


def asked(answer: Answer) -> Question:
    return Question("q", "?", answer)


@pytest.mark.parametrize(
    ("answer", "right"),
    [
        (Choices(OPTIONS, are_several=True), Chosen((1, 2))),
        (Choices((Option("a", 40.0), Option("b", 100.0))), Chosen((1,))),
        (TrueOrFalse(is_true=False), Claimed(is_true=False)),
        (Ordering(("a", "b", "c")), Ordered((0, 1, 2))),
        (Matching((Pair("a", "x"), Pair("b", "x")), ("y",)), Matched(("x", "x"))),
        (Numeric((NumberAnswer(1, 3, 50.0), NumberAnswer(4.1, 4.3))), Entered("4.2")),
        (Numeric(()), None),
        (ShortText((TextAnswer("so", 50.0), TextAnswer("this"))), Entered("this")),
        (ShortText(), None),
        (
            Feeling("so tired now", (Option("glad"), Option("tired", 100.0)), ("tired",)),
            Felt(1, (Span(3, 8),)),
        ),
        (Open("a model"), None),
        (Reading(), None),
    ],
)
def test_the_right_answer(answer: Answer, right: Given | None) -> None:
    assert right_answer(asked(answer)) == right


def test_the_right_answer_is_worth_everything() -> None:
    for answer in (Choices(OPTIONS, are_several=True), Ordering(("a", "b")), Matching((Pair("a", "x"),))):
        mark = QuestionMarker(asked(answer), FakeReader()).mark(right_answer(asked(answer)))
        assert mark is not None
        assert mark.is_right


def test_reasons_are_what_the_better_reply_does_and_the_other_does_not() -> None:
    words = ("sorry", "refund", "please")
    criteria = tuple(Criterion(word, word, Phrase(word), points=1) for word in words)
    better = Better(("a refund please", "sorry , a refund please"), 1, criteria)
    marker = QuestionMarker(asked(better), FakeReader())
    mark = marker.mark(Compared())
    assert mark is not None
    assert right_answer(asked(better), mark.cards) == Compared(1, ("sorry",))
    assert right_answer(asked(better)) == Compared(1)
