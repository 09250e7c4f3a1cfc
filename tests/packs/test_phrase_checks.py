"""A hint nudges: it does not hold the words that earn its own criterion."""

from __future__ import annotations

import pytest

from trainer.core.rubric import AllOf, AnyOf, Ask, Civil, Criterion, Length, Need, Phrase, ToneCalm
from trainer.language import reader_for
from trainer.packs.phrase_checks import words_given_away


def given_away(hint: str, need: Need, language: str = "en", *, is_avoided: bool = False) -> str:
    points = 0 if is_avoided else 10
    criterion = Criterion(
        "one", "One", need, points=points, hint=hint, is_avoided=is_avoided, is_critical=is_avoided
    )
    return words_given_away(criterion, reader_for(language))


@pytest.mark.parametrize(
    ("hint", "need", "language", "words"),
    [
        ("Say: I have opened a trace.", Phrase("open a trace"), "en", "opened a trace"),
        (
            "Could you send me the order number?",
            Ask(Phrase("order number")),
            "en",
            "Could you send me the order number",
        ),
        ("First this, then that.", AllOf((Phrase("first"), Phrase("then"))), "en", "First this, then"),
        ("「取引番号をお知らせください」と。", Ask(Phrase("取引番号")), "ja", "取引番号をお知らせください"),
        ("荷物をお調べします、と書く。", Phrase("荷物を調べる"), "ja", "荷物をお調べします"),
    ],
)
def test_words_that_would_earn_the_criterion_are_found(
    hint: str, need: Need, language: str, words: str
) -> None:
    found = given_away(hint, need, language)
    assert found
    assert found in hint
    assert words in hint
    assert found in words or words in found


@pytest.mark.parametrize(
    ("hint", "need", "language"),
    [
        ("", Phrase("open a trace"), "en"),
        ("Who looks for lost things?", Phrase("open a trace"), "en"),
        ("Say sorry first.", AnyOf((Phrase("sorry"), Phrase("my apologies"))), "en"),
        ("お詫びは二つ分あります。", Phrase("お詫び"), "ja"),
        ("Do not open a trace.", Phrase("open a trace"), "en"),
        ("Ask for the order number.", AllOf((Phrase("order number"), Phrase("please"))), "en"),
        ("Stay calm whatever comes.", ToneCalm(), "en"),
        ("Seventy words are plenty.", Length(maximum=70), "en"),
    ],
)
def test_an_idea_an_own_order_or_a_manner_gives_nothing_away(hint: str, need: Need, language: str) -> None:
    assert given_away(hint, need, language) == ""


def test_a_prohibition_has_nothing_to_give_away() -> None:
    assert given_away("Do not write: a full refund today.", Phrase("full refund"), is_avoided=True) == ""
    assert words_given_away(Criterion("c", "C", Civil(), hint="Be kind."), reader_for("en")) == ""
