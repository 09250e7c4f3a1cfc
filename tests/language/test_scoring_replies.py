"""Scoring with the real readers: what holds for every text, and what no text and no rubric can break."""

from __future__ import annotations

import json
import os
import unicodedata
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.core.answers import IndexedReply
from trainer.core.matching import PhraseMatcher
from trainer.core.rubric import (
    AllOf,
    AnyOf,
    Ask,
    Closing,
    Criterion,
    InOrder,
    KeigoCorrect,
    Length,
    Near,
    Need,
    NoneOf,
    Opening,
    Phrase,
    Register,
    RegisterLevel,
    SaysNot,
    ToneCalm,
)
from trainer.core.scenario import Turn
from trainer.core.scoring import CompiledTurn, ScoreCard, ScoreSettings, compile_turn, score_reply
from trainer.language import reader_for

BESIDE = Path(__file__).resolve().parents[3] / "shared" / "evaluation"
NAUGHTY_STRINGS = (
    Path(os.environ.get("REPLY_DOJO_EVALUATION", BESIDE)) / "bad_input" / "naughty_strings.jsonl"
)

APOLOGY = {"en": Phrase("sorry"), "ja": Phrase("申し訳ない")}
REFUND = {"en": Phrase("refund*"), "ja": Phrase("返金")}
NUMBER = {"en": Phrase("order ...2 number"), "ja": Phrase("(注文 | 取引) ...2 番号")}
WORDS = {
    "en": ["sorry", "We are", "refund", "refunded", "not", "order", "number", "your", "?", ".", "!", "can"],
    "ja": [
        "申し訳ございません",
        "返金",
        "ご返金いたします",
        "できません",
        "注文",
        "番号",
        "を",
        "の",
        "。",
        "か。",
    ],
}
PIECES = [
    "\ud800",
    "\u200b",
    "\u0301",
    "\ufeff",
    "\u202e",
    "👩‍👩‍👧",
    "\0",
    "ﷺ",
    "ı",
    "ß",
    "㌔",
    "か\u3099",
    "\r",
    "\u2028",
]
LANGUAGES = pytest.mark.parametrize("language", ["en", "ja"])


def needs_of(language: str) -> tuple[Need, ...]:
    sorry, refund, number = APOLOGY[language], REFUND[language], NUMBER[language]
    return (
        sorry,
        refund,
        Ask(number),
        AllOf((sorry, number)),
        NoneOf((refund,)),
        SaysNot(refund),
        Near((sorry, refund), 8),
        InOrder((sorry, refund)),
        Opening(sorry),
        Closing(AnyOf((sorry, refund))),
        Register(RegisterLevel.POLITE),
        KeigoCorrect(),
        ToneCalm(),
        Length(minimum=3, maximum=400),
    )


@cache
def turn_in(language: str) -> CompiledTurn:
    criteria = [Criterion(str(at), "", need, points=10) for at, need in enumerate(needs_of(language))]
    criteria.append(Criterion("avoided", "", REFUND[language], is_avoided=True, deduct=20, is_critical=True))
    return compile_turn(Turn("t", (), tuple(criteria), ()), reader_for(language))


def score(language: str, text: str, *shown: str) -> ScoreCard:
    reader = reader_for(language)
    return score_reply(reader.read(text), turn_in(language), reader, settings=ScoreSettings("", shown))


def holds_what_always_holds(language: str, text: str, *shown: str) -> ScoreCard:
    card = score(language, text, *shown)
    assert 0 <= card.points.low_score <= card.points.high_score <= 100
    for verdict in card.verdicts:
        for one in verdict.evidence + verdict.nearest:
            assert 0 <= one.span.start < one.span.end <= len(text)
    assert score(language, text, *shown) == card
    return card


def texts_in(language: str) -> st.SearchStrategy[str]:
    joint = " " if language == "en" else ""
    return st.lists(st.sampled_from(WORDS[language] + PIECES), max_size=12).map(joint.join)


@LANGUAGES
@settings(max_examples=40)
@given(data=st.data())
def test_a_score_lies_within_0_and_100_its_words_in_the_text_and_it_is_always_the_same(
    language: str, data: st.DataObject
) -> None:
    shown = data.draw(texts_in(language))
    holds_what_always_holds(language, data.draw(texts_in(language) | st.text(max_size=60)), shown)


@settings(max_examples=40)
@given(st.lists(st.sampled_from(WORDS["en"]), max_size=12))
def test_neither_spacing_nor_the_case_of_words_decides_in_english(words: list[str]) -> None:
    plain = score("en", " ".join(words))
    for other in ("  ".join(words), " " + "\t".join(words) + " ", " ".join(map(str.capitalize, words))):
        assert [one.state for one in score("en", other).verdicts] == [one.state for one in plain.verdicts]


@settings(max_examples=40)
@given(st.lists(st.sampled_from(WORDS["ja"]), max_size=10))
def test_the_width_of_letters_does_not_decide_in_japanese(words: list[str]) -> None:
    wide, narrow = "".join([*words, "ＩＤは１２３です。"]), "".join([*words, "IDは123です。"])
    assert [one.state for one in score("ja", wide).verdicts] == [
        one.state for one in score("ja", narrow).verdicts
    ]


@LANGUAGES
@settings(max_examples=40)
@given(data=st.data())
def test_what_a_phrase_is_found_in_says_the_phrase_by_itself(language: str, data: st.DataObject) -> None:
    """What is shown as evidence is evidence: the words alone contain the phrase too, affirmed or not."""
    reader, text = reader_for(language), data.draw(texts_in(language))
    for phrase in (APOLOGY[language], REFUND[language], NUMBER[language]):
        matcher = PhraseMatcher(phrase, reader)
        for hit in matcher.hits(IndexedReply(reader.read(text))):
            own = text[hit.span.start : hit.span.end]
            assert matcher.hits(IndexedReply(reader.read(own))), own


@LANGUAGES
def test_saying_what_must_not_be_said_never_raises_a_score(language: str) -> None:
    forbidden = {"en": " We refund you.", "ja": "返金いたします。"}[language]
    criteria = (
        Criterion("sorry", "", APOLOGY[language], points=20),
        Criterion("no", "", REFUND[language], is_avoided=True, deduct=10),
    )
    reader = reader_for(language)
    turn = compile_turn(Turn("t", (), criteria, ()), reader)
    for words in (WORDS[language][:at] for at in range(len(WORDS[language]))):
        text = (" " if language == "en" else "").join(words) + "."
        without, with_it = (
            score_reply(reader.read(one), turn, reader, settings=ScoreSettings()).points
            for one in (text, text + forbidden)
        )
        assert with_it.high <= without.high
        assert with_it.low <= without.low


@LANGUAGES
def test_no_naughty_string_is_scored_amiss(language: str) -> None:
    if not NAUGHTY_STRINGS.exists():
        pytest.skip("the list of naughty strings does not lie beside this checkout")
    for line in NAUGHTY_STRINGS.read_text(encoding="utf-8").strip().split("\n"):
        holds_what_always_holds(language, json.loads(line)["s"])


EXPLOSIVE = [
    " ".join(["a*"] * 40) + " b",
    " ".join(["(a | a)"] * 40) + " b",
    "a ...9 a ...9 a ...9 a ...9 a ...9 b",
    "(a ... a | a) ... (a ... a | a) ... b",
    "(" * 15 + "a" + " | a)" * 15 + " b",
]


@pytest.mark.parametrize("phrase", EXPLOSIVE)
@LANGUAGES
def test_a_phrase_that_explodes_in_a_naive_matcher_is_answered(language: str, phrase: str) -> None:
    reader = reader_for(language)
    matcher = PhraseMatcher(Phrase(phrase), reader)
    assert matcher.hits(IndexedReply(reader.read("a " * 300))) == ()
    assert matcher.hits(IndexedReply(reader.read("a " * 300 + "b")))


@LANGUAGES
def test_a_rubric_of_hundreds_of_phrases_is_answered(language: str) -> None:
    word = {"en": "order{}", "ja": "番号{}"}[language]
    phrases = tuple(Phrase(word.format(number)) for number in range(500))
    criteria = tuple(Criterion(str(at), "", AnyOf(phrases[at : at + 50])) for at in range(0, 500, 50))
    reader = reader_for(language)
    turn = compile_turn(Turn("t", (), criteria, ()), reader)
    text = f"We send {word.format(234)} to you."
    card = score_reply(reader.read(text), turn, reader, settings=ScoreSettings())
    assert [one.criterion_id for one in card.verdicts if one.evidence] == ["200"]


def as_read(language: str, text: str) -> list[list[tuple[object, ...]]]:
    """Return all that a reader says about the words of a text, but for where they stand."""
    views = reader_for(language).read(text).views
    return [[(one.forms, one.polarity, one.sentence, one.is_light) for one in view] for view in views]


@LANGUAGES
@settings(max_examples=20)
@given(data=st.data())
def test_a_text_is_read_like_its_compatible_form(language: str, data: st.DataObject) -> None:
    """NFKC (Unicode Standard Annex 15) makes one of full and half width, of ligatures and of joined marks.

    A digit in a ring is left out: it numbers an item and stays apart from the word beside it.
    """
    wide = st.sampled_from(["ＩＤ１２３", "ｶﾞｷﾞ", "ﬁne", "ｻｰﾊﾞｰ", "e\u0301", "\u3000"])
    words = data.draw(st.lists(st.sampled_from(WORDS[language]) | wide, max_size=10))
    text = (" " if language == "en" else "").join(words)
    assert as_read(language, text) == as_read(language, unicodedata.normalize("NFKC", text))
