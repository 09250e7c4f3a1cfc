"""Differences between packs are told in the words of their authors, in both languages."""

from __future__ import annotations

import dataclasses
from typing import get_args

import pytest

from tests.wording.sentences import demand_sentence
from trainer.core import quiz, rubric, rules
from trainer.core.pack_difference import (
    ChangeKind,
    FieldChange,
    ItemChange,
    ItemKind,
    PackDifference,
    PackName,
)
from trainer.core.rubric import CriterionKey, Phrase, Settled
from trainer.core.scenario import (
    Channel,
    Customer,
    Ending,
    Fact,
    Flag,
    Interjection,
    Note,
    Outcome,
    Pack,
    Sample,
    Scenario,
    Turn,
    VoiceGender,
)
from trainer.core.seminar import Prompt, Seminar
from trainer.packs.difference_items import _NO_FIELDS
from trainer.wording.differences import change_line, change_name, difference_sentence, field_line, field_name
from trainer.wording.item_values import value_words
from trainer.wording.need_words import need_words

RECORDS = (
    Pack,
    Scenario,
    Turn,
    rubric.Criterion,
    Fact,
    Flag,
    Interjection,
    Ending,
    quiz.Quiz,
    quiz.Question,
    Seminar,
    Prompt,
    Note,
    Sample,
)
INNER = Phrase("order number", takes_typos=False)
NEEDS = (
    Phrase("$apology"),
    Phrase("a", takes_inflection=False, takes_negation=True),
    rubric.AnyOf((INNER,)),
    rubric.AllOf((INNER,)),
    rubric.NoneOf((INNER,)),
    rubric.AtLeast(2, (INNER, INNER)),
    rubric.Near((INNER,), 8),
    rubric.InOrder((INNER,)),
    rubric.Ask(INNER),
    rubric.InSentence(INNER),
    rubric.Opening(INNER),
    rubric.Closing(INNER),
    rubric.SaysNot(INNER),
    rubric.Register(rubric.RegisterLevel.POLITE),
    rubric.KeigoCorrect(),
    rubric.ToneCalm(),
    rubric.Civil(),
    rubric.Length(10, None),
)
CONDITION = rules.AllHold(
    (
        rules.ScoreIs(50, 80),
        rules.MoodIs(below=20),
        rules.TriesAre(at_least=2),
        rules.ElapsedIs(at_least=60),
        rules.CriteriaMet(("a", "b")),
        rules.CriteriaMissed(("a",)),
        rules.FactsTold(("a",)),
        rules.FlagsRaised(("a",)),
        rules.AnyHolds((rules.CriticalMade(), rules.CriticalMade(expected=False))),
        rules.NotHolds(rules.CriteriaMet(("a",))),
    )
)
LINE = rules.Line("Hello?", "Hallo", "media/a.ogg", rules.FlagsRaised(("a",)))
RULE = rules.Rule(CONDITION, "second", (LINE,), -5, raises=("a",))
CRITERION = rubric.Criterion("a", "Apologises", INNER, points=20)
ANSWERS: tuple[quiz.Answer, ...] = (
    quiz.Choices((quiz.Option("Yes", 100.0, "Right."), quiz.Option("No")), are_several=True),
    quiz.TrueOrFalse(is_true=True, feedback_if_wrong="No."),
    quiz.Ordering(("a", "b")),
    quiz.Matching((quiz.Pair("a", "b"),), ("c",)),
    quiz.Numeric((quiz.NumberAnswer(1.0, 2.0),), "days"),
    quiz.ShortText((quiz.TextAnswer("a"),), (CRITERION,)),
    quiz.Feeling("Oh no.", (quiz.Option("Sad", 100.0), quiz.Option("Glad")), ("no",)),
    quiz.Feeling("Oh no.", (quiz.Option("Sad", 100.0), quiz.Option("Glad"))),
    quiz.Better(("a", "b"), 0, (CRITERION,)),
    quiz.Open(),
    quiz.Open("A good one."),
    quiz.Reading(),
)
VALUES = (
    None,
    "",
    (),
    "text",
    ("a", "b"),
    True,
    20,
    (RULE, rules.Rule(is_again=True)),
    Channel.CHAT,
    Outcome.LOST,
    VoiceGender.MALE,
    Customer("Mika", 35, VoiceGender.FEMALE),
    Customer("Mika"),
    {"apology": True, "ask": False},
    Settled((CriterionKey("opening", "ask"),), ("order",)),
    *NEEDS,
    *ANSWERS,
)


def test_every_kind_of_need_has_words(language: str) -> None:
    assert {type(need) for need in NEEDS} == set(get_args(rubric.Need))
    told = [need_words(need) for need in NEEDS]
    assert len(set(told)) == len(told)
    assert need_words(Phrase("$apology")) == "$apology"


def test_every_kind_of_answer_is_tried() -> None:
    assert {type(answer) for answer in ANSWERS} == set(get_args(quiz.Answer))


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_every_value_is_told_in_words(value: object, language: str) -> None:
    words = value_words(value)
    assert words
    for name in ("takes_typos", "is_avoided", "Phrase(", "at_least", "None"):
        assert name not in words


@pytest.mark.parametrize("record", RECORDS)
def test_every_field_of_an_item_has_a_name(record: type, language: str) -> None:
    names = [one.name for one in dataclasses.fields(record) if one.name not in _NO_FIELDS]
    for name in names:
        words = field_name(name)
        if language == "ja" and name != "id":
            demand_sentence(words, language)
        assert "_" not in words, name


def test_changes_are_told_with_what_they_are_and_where(language: str) -> None:
    for kind in ItemKind:
        for change in ChangeKind:
            for title in ("Apologises", ""):
                item = ItemChange(kind, change, ("late", "opening"), title, was_at=("late", "first"))
                line = change_line(item)
                assert "late › opening" in line
                assert ("late › first" in line) is (change is ChangeKind.MOVED)
                assert title in line
            demand_sentence(change_name(change), language)
    assert change_line(ItemChange(ItemKind.PACK, ChangeKind.CHANGED, (), "Shop")).endswith(
        ("“Shop”", "「Shop」")
    )
    assert change_line(ItemChange(ItemKind.PACK, ChangeKind.CHANGED, ()))


def test_a_field_is_told_before_and_after(language: str) -> None:
    assert field_line(FieldChange("points", 20, 25)).endswith("20 → 25")
    assert "a / b → b / a" in field_line(FieldChange("order-of-turn", ("a", "b"), ("b", "a")))
    assert "abc" not in field_line(FieldChange("content", "abc", "abd"))


def test_how_much_differs_is_told_in_a_sentence(language: str) -> None:
    old, new = PackName("a", "1.0.0", "A", "1"), PackName("a", "1.0.0", "A", "2")
    item = ItemChange(ItemKind.NOTE, ChangeKind.ADDED, ("a",))
    told = [
        difference_sentence(PackDifference(old, *rest))
        for rest in ((old,), (new,), (new, (item,)), (new, (item,) * 2))
    ]
    assert len(set(told)) == 4
    for sentence in told:
        demand_sentence(sentence, language)
