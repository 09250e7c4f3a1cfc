"""Answers of every kind in words; what was typed is shown as it was typed."""

from __future__ import annotations

import pytest

from trainer.core.analysis import Span
from trainer.core.given import Chosen, Claimed, Compared, Entered, Felt, Given, Matched, Ordered
from trainer.core.quiz import (
    Answer,
    Better,
    Choices,
    Feeling,
    Matching,
    NumberAnswer,
    Numeric,
    Option,
    Ordering,
    Pair,
    Question,
    ShortText,
    TrueOrFalse,
)
from trainer.core.rubric import Criterion, Phrase
from trainer.services.note_text import markdown_parser
from trainer.wording.answer_words import answer_words
from trainer.wording.escaping import escaped

OPTIONS = (Option("**One**", 100), Option("Two"))
BETTER = Better(("Sorry! *Which* order?", "No."), 0, (Criterion("sorry", "Apologises", Phrase("sorry")),))


@pytest.mark.parametrize(
    ("answer", "given", "words"),
    [
        (Choices(OPTIONS, are_several=True), Chosen((0, 1)), ("**One**", "Two")),
        (Choices(OPTIONS), Chosen((7,)), ()),
        (TrueOrFalse(True), Claimed(False), ("False",)),
        (Ordering(("First", "Then")), Ordered((1, 0)), ("1. Then", "2. First")),
        (Matching((Pair("A", "x"), Pair("B", "y"))), Matched(("y", "")), ("A → y", "B → –")),
        (Numeric((NumberAnswer(3, 3),), unit="days"), Entered(" 3.5 "), ("3.5 days",)),
        (Numeric((NumberAnswer(3, 3),), unit="days"), Entered("3 days"), ("3 days",)),
        (Numeric((NumberAnswer(5150, 5150),), unit="yen"), Entered("5150"), ("5,150 yen",)),
        (Numeric((NumberAnswer(3290, 3290),), unit="円"), Entered("3290"), ("3,290円",)),
        (Numeric((NumberAnswer(2026, 2026),)), Entered("2026"), ("2026",)),
        (Numeric((NumberAnswer(2026, 2026),), unit="年"), Entered("2026"), ("2026年",)),
        (ShortText(), Entered("1. *done*"), ("1\\. \\*done\\*",)),
        (Feeling("I am cross_ed.", OPTIONS), Felt(1, (Span(5, 13),)), ("Two", "“cross\\_ed”")),
        (Feeling("Hm.", OPTIONS), Felt(), ()),
        (BETTER, Compared(0, ("sorry", "gone")), ("“Sorry\\! \\*Which\\* order?”", "Apologises")),
        (TrueOrFalse(True), None, ("I don’t know",)),
        (TrueOrFalse(True), Chosen((0,)), ()),
    ],
)
def test_each_kind_of_answer_has_its_words(
    answer: Answer, given: Given | None, words: tuple[str, ...]
) -> None:
    assert answer_words(Question("q", "?", answer), given) == words


@pytest.mark.parametrize(
    "typed",
    [
        *("# no heading", "- no item", "7. no list", "1.5 days", "a * b * c", "<b>&amp;", "[x](y)"),
        *("`code`", "| a |", "~~~\nnot code", "> no quote", "\\", "==="),
    ],
)
def test_what_is_escaped_is_read_back_as_it_was_typed(typed: str) -> None:
    tokens = markdown_parser().parse(escaped(typed, keeps_lines=True))
    assert [one.type for one in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    read = "".join("\n" if one.type == "hardbreak" else one.content for one in tokens[1].children or ())
    assert read == typed
