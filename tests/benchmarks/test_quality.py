"""The measure of scoring: how it reads sets, what it asks, and what it prints. All rows here are our own."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from benchmarks.quality.__main__ import PROJECT, main
from benchmarks.quality.distance import distance, is_promised, near_pairs
from benchmarks.quality.english_inflection import other_forms
from benchmarks.quality.figures import Figure, Tally, at_least, at_most
from benchmarks.quality.japanese_negation import measure as measure_negation
from benchmarks.quality.japanese_variants import other_words
from benchmarks.quality.pattern_needs import Inexpressible, need_for, without_impossible
from benchmarks.quality.pattern_notation import Combined, Match, NotationError, parse
from benchmarks.quality.table import lines_of
from benchmarks.quality.word_patterns import language_of, with_synonyms
from benchmarks.quality.word_patterns import measure as measure_patterns
from trainer.core.rubric import AllOf, AnyOf, InOrder, Length, Need, NoneOf, Phrase
from trainer.language import reader_for


def write_json(folder: Path, name: str, rows: Iterable[Mapping[str, object]]) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def write_table(folder: Path, name: str, heads: str, *rows: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = (line.replace(" ", "\t") for line in (heads, *rows))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("one", "other", "edits"),
    [
        ("parcel", "parcel", 0),
        ("parcel", "parcle", 1),
        ("parcel", "pacrle", 2),
        ("", "abc", 3),
        ("ca", "abc", 3),
    ],
)
def test_a_swap_of_neighbours_is_one_edit(one: str, other: str, edits: int) -> None:
    assert distance(one, other) == distance(other, one) == edits


@pytest.mark.parametrize(
    ("word", "typo", "promised"),
    [
        ("parcel", "parcle", True),
        ("parcel", "arcel", False),  # another first letter
        ("bill", "bil", False),  # too short
        ("envelopes", "evnelpes", True),
        ("envelope", "evnelpe", False),  # two edits in eight letters
        ("parcel", "parcel", False),  # no error
    ],
)
def test_the_rule_for_typing_errors_promises_what_the_design_says(
    word: str, typo: str, promised: bool
) -> None:
    assert is_promised(word, typo) is promised


def test_near_words_are_found_however_their_letters_differ() -> None:
    words = ["envelopes", "evnelpes", "envelope", "parcel", "carcel"]
    pairs = set(near_pairs(words))
    assert pairs == {(one, other) for one in words for other in words if is_promised(one, other)}
    assert ("envelopes", "envelope") in pairs


def test_forms_that_two_words_share_and_other_spellings_are_no_false_merges() -> None:
    forms = {"find": {"found"}, "found": {"founded"}, "colour": {"coloured"}, "color": {"colored"}}
    assert set(other_forms(forms)) >= {("find", "founded"), ("colour", "found")}
    assert not {("find", "found"), ("colour", "colored"), ("color", "colour")} & set(other_forms(forms))


def test_other_japanese_words_are_drawn_only_where_the_writing_tells_them_apart() -> None:
    def row(head: str, variant: str, group: str) -> dict[str, str]:
        return {"head": head, "variant": variant, "group": group}

    rows = [
        row("見積もり", "見積り", "1"),
        row("積み荷", "積荷", "2"),
        row("荷物", "にもつ", "3"),
        row("似物", "見積書", "3"),
    ]
    drawn = set(other_words(rows))
    assert ("見積もり", "積荷") in drawn
    assert ("見積もり", "見積り") not in drawn  # the same word
    assert not any(other == "にもつ" and head == "荷物" for head, other in drawn)


def test_a_share_is_measured_against_its_aim() -> None:
    tally = Tally()
    for is_fine in (True, True, True, False):
        tally.add(is_fine, reply="x")
    tally.counts["left to a person"] += 0
    found = tally.figure("a", "found", aim=at_least(0.75))
    merged = tally.figure("b", "merged", aim=at_most(0.2), is_failed_share=True)
    assert (found.ours, found.reached, found.note) == (0.75, "yes", "")
    assert (merged.ours, merged.reached, len(merged.failures)) == (0.25, "NO", 1)
    assert Tally().figure("c", "nothing", aim=at_least(0.5)).reached == "–"


def test_the_table_shows_every_figure_and_never_rounds_a_miss_into_a_hit() -> None:
    figures = [
        Figure("a", "first", 0.9896, 1234, floor="70 %", aim=at_least(0.99), note="left to a person 3"),
        Figure("b", "second", None, 0),
        Figure("c", "third", 0.5612, 10, is_measure=True),
    ]
    head, _, first, second, third = lines_of(figures)
    assert [cell.strip() for cell in head.split("|")][:6] == [
        "question",
        "ours",
        "floor",
        "aim",
        "reached?",
        "rows",
    ]
    cells = [cell.strip() for cell in first.split("|")]
    assert cells == ["first", "98.96 %", "70 %", "≥ 99 %", "NO", "1,234", "left to a person 3"]
    assert "–" in second
    assert "0.561" in third


def test_a_folder_that_is_not_there_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([str(tmp_path / "nowhere")])
    assert ended.value.code == 2
    assert "There is no folder" in capsys.readouterr().err


def test_a_missing_or_broken_set_leaves_the_others(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_table(tmp_path, "matching/en_inflection.tsv", "lemma form tags", "ship shipped V;PST")
    (tmp_path / "matching" / "ja_variants.jsonl").write_text("{", encoding="utf-8")
    names = ["en-inflection", "ja-variants", "ja-negation"]
    assert main([str(tmp_path), "--failures", str(tmp_path.parent / "rows"), "--only", *names]) == 0
    printed = capsys.readouterr().out
    assert "ja_negation.jsonl is missing" in printed
    assert "ja_variants.jsonl cannot be read" in printed
    assert re.search(r"English inflections found +\| 100\.0 %", printed)


@pytest.mark.parametrize("inside", ["project", "sets"])
def test_rows_of_the_sets_never_get_into_the_project_or_back(
    inside: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = {"project": PROJECT / "build" / "rows", "sets": tmp_path / "rows"}[inside]
    with pytest.raises(SystemExit) as ended:
        main([str(tmp_path), "--failures", str(place)])
    assert ended.value.code == 2
    assert "must stay outside" in capsys.readouterr().err
    assert not place.exists()


def negation(premise: str, hypothesis: str, answer: str) -> dict[str, object]:
    return {"id": "1", "premises": [premise], "hypothesis": hypothesis, "answer": answer}


def test_negation_is_judged_where_writing_alone_tells_what_is_denied(tmp_path: Path) -> None:
    rows = [
        negation("荷物は届きません。", "荷物は届きます。", "no"),
        negation("荷物は届かない。", "荷物は全然届かない。", "yes"),
        negation("荷物は届かないわけではない。", "荷物は届く。", "yes"),  # two denials: not used
        negation("荷物は届かない。", "手紙は来る。", "no"),  # another word: not used
        negation("雨のために届かないのではない。", "荷物は届く。", "unknown"),
    ]
    write_json(tmp_path, "matching/ja_negation.jsonl", rows)
    kept, said, reason = measure_negation(tmp_path)
    assert (kept.rows, said.rows, reason.rows) == (2, 1, 0)
    assert kept.ours == said.ours == 1.0


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
    judged, inexpressible = measure_patterns(tmp_path)
    assert (judged.rows, len(judged.failures), inexpressible.rows) == (3, 1, 2)
