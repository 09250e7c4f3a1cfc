"""Moodle's word patterns: how the notation is read, and which needs it becomes."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.quality.pattern_needs import Inexpressible, need_for, without_impossible
from benchmarks.quality.pattern_notation import Combined, Match, NotationError, parse
from benchmarks.quality.word_patterns import language_of, measure, with_synonyms
from tests.benchmarks.quality_sets import write_json
from trainer.core.rubric import AllOf, AnyOf, InOrder, Length, Need, NoneOf, Phrase
from trainer.language import reader_for


def said(text: str, *, takes_typos: bool = False) -> Phrase:
    return Phrase(text, takes_typos=takes_typos, takes_inflection=False, takes_negation=True)


def only(need: Need, words: int) -> AllOf:
    return AllOf((need, Length(maximum=words)))


@pytest.mark.parametrize(
    ("expression", "need"),
    [
        ("match_w(parcel)", said("parcel")),
        ("match(late parcel)", only(said("late parcel"), 2)),
        ("match_w(late parcel)", InOrder((said("late"), said("parcel")))),
        ("match_ow(late parcel)", AllOf((said("late"), said("parcel")))),
        ("match_o(late parcel)", only(AllOf((said("late"), said("parcel"))), 2)),
        ("match_w(late_parcel)", said("late ...2 parcel")),
        ("match_wp4(late_parcel)", said("late ...4 parcel")),
        ("match_wp0(late_parcel)", said("late parcel")),
        ("match_o(late_parcel lost)", only(AllOf((said("late parcel"), said("lost"))), 3)),
        ("match_w(parcel|[gift box] arriv*)", InOrder((said("(parcel | gift box)"), said("arriv*")))),
        ("match_mw(parcels)", said("parcels", takes_typos=True)),
        ("match_m2w(deliveries)", said("deliveries", takes_typos=True)),
        (r"match_w(c\_d)", said("c_d")),
        ("match_any( match_w(late) match_w(lost) )", AnyOf((said("late"), said("lost")))),
        (
            "match_all(match_w(late) not(match_w(lost)))",
            AllOf((said("late"), NoneOf((said("lost"),)))),
        ),
    ],
)
def test_word_patterns_become_needs(expression: str, need: Need) -> None:
    assert need_for(parse(expression), reader_for("en")) == need


@pytest.mark.parametrize(
    ("expression", "language", "reason"),
    [
        ("match_c(parcel)", "en", "inside a word"),
        ("match_w(*cel)", "en", "wildcard"),
        ("match_w(par?el)", "en", "wildcard"),
        ("match_w(*)", "en", "wildcard"),
        ("match_mfw(parcels)", "en", "one kind"),
        ("match_mw(bill)", "en", "fewer letters"),
        ("match_m2w(parcels)", "en", "fewer letters"),
        ("match_mw(parcels)", "ko", "other than English"),
        ("match(2e3)", "en", "scientific"),
        (r"match_w(really\?)", "en", "punctuation"),
    ],
)
def test_patterns_without_a_need_say_why(expression: str, language: str, reason: str) -> None:
    with pytest.raises(Inexpressible, match=reason):
        need_for(parse(expression), reader_for(language))


@pytest.mark.parametrize(
    "expression", ["", "parcel", "match(parcel", "match_any(parcel)", "match(a) match(b)"]
)
def test_slips_in_the_notation_are_told(expression: str) -> None:
    with pytest.raises(NotationError):
        parse(expression)


def test_parts_that_a_reply_cannot_meet_fall_away() -> None:
    both = parse("match_any(match_m(late) match_w(lost parcel))")
    assert isinstance(both, Combined)
    assert without_impossible(both, "lost my parcel") == Combined("match_any", both.parts[1:])
    assert without_impossible(both, "late") == Combined("match_any", both.parts[:1])
    single = parse("match(late)")
    assert isinstance(single, Match)
    assert without_impossible(single, "lost my parcel") is single


def test_words_of_the_author_stand_for_others() -> None:
    options = {"wordstoreplace": [r"~(?<=^|\PL)box(?=\PL|$)~u"], "synonymtoreplacewith": ["box|parcel"]}
    assert with_synonyms("match_w(box boxes)", options) == "match_w(box|parcel boxes)"
    with pytest.raises(Inexpressible):
        with_synonyms("match_w(box)", {"wordstoreplace": ["~b.x~"], "synonymtoreplacewith": ["box"]})


@pytest.mark.parametrize(
    ("text", "language"), [("match(a)", "en"), ("送る", "ja"), ("안녕", "ko"), ("ขอ", "th")]
)
def test_the_writing_shows_the_language(text: str, language: str) -> None:
    assert language_of(text) == language


def test_word_patterns_are_asked_of_the_responses(tmp_path: Path) -> None:
    def row(expression: str, response: str, expected: bool) -> dict[str, object]:
        return {
            "id": "1",
            "expression": expression,
            "options": {},
            "response": response,
            "expected": expected,
        }

    rows = [
        row("match_w(parcel)", "my parcel is late", True),
        row("match(parcel)", "my parcel is late", False),
        row("match_ow(late parcel)", "my parcel is early", True),  # nobody should expect that
        row("match_c(cel)", "parcel", True),
        row("match_w(5)", "2x10<sup>3</sup>", False),
    ]
    write_json(tmp_path, "matching/en_word_patterns.jsonl", rows)
    judged, inexpressible = measure(tmp_path)
    assert (judged.rows, len(judged.failures), inexpressible.rows) == (3, 1, 2)
