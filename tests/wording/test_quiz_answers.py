"""The line of a question in the preview of an import shows how its answers were split."""

from __future__ import annotations

import pytest

from trainer.core import quiz as q
from trainer.wording.quiz_answers import question_line


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (q.Choices((q.Option("a", 50.0), q.Option("b", 50.0), q.Option("c", -100.0)), True), "a | b"),
        (q.TrueOrFalse(True), "true"),
        (q.TrueOrFalse(False), "false"),
        (q.Ordering(("one", "two")), "one | two"),
        (q.Matching((q.Pair("a", "1"), q.Pair("b", "2"))), "a = 1 | b = 2"),
        (q.Numeric((q.NumberAnswer(30, 30), q.NumberAnswer(3, 5, 0.0)), " days"), "30 days"),
        (q.Numeric((q.NumberAnswer(3, 5),)), "3–5"),
        (q.Feeling("Oh no.", (q.Option("sad", 100.0), q.Option("glad")), ("no",)), "sad"),
        (q.Better(("sorry", "no"), 0, ()), "sorry"),
        (q.ShortText((q.TextAnswer("レシート、商品"),)), "レシート、商品"),
    ],
)
def test_right_answers_stand_behind_the_question(answer: q.Answer, expected: str) -> None:
    assert question_line(q.Question("a", "Why?", answer)) == f"Why? – right: {expected}"


def test_where_nothing_is_right_there_is_the_question_alone() -> None:
    assert question_line(q.Question("a", "Why?", q.Open("So."))) == "Why?"
