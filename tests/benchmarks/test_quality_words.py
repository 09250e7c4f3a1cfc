"""Which pairs of words are asked: errors that the rule covers, and words that are not one."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.quality.distance import distance, is_promised, near_pairs
from benchmarks.quality.english_inflection import other_forms, plain_spelling
from benchmarks.quality.japanese_negation import measure
from benchmarks.quality.japanese_variants import other_words
from tests.benchmarks.quality_sets import negation, write_json


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


def test_negation_is_judged_where_writing_alone_tells_what_is_denied(tmp_path: Path) -> None:
    rows = [
        negation("荷物は届きません。", "荷物は届きます。", "no"),
        negation("荷物は届かない。", "荷物は全然届かない。", "yes"),
        negation("荷物は届かないわけではない。", "荷物は届く。", "yes"),  # two denials: not used
        negation("荷物は届かない。", "手紙は来る。", "no"),  # another word: not used
        negation("雨のために届かないのではない。", "荷物は届く。", "unknown"),
    ]
    write_json(tmp_path, "matching/ja_negation.jsonl", rows)
    kept, said, reason = measure(tmp_path)
    assert (kept.rows, said.rows, reason.rows) == (2, 1, 0)
    assert kept.ours == said.ours == 1.0


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        ("centre", "center", True),
        ("centred", "centered", True),
        ("metres", "meters", True),
        ("organised", "organized", True),
        ("travelled", "traveled", True),
        ("order", "older", False),
    ],
)
def test_british_and_american_spelling_are_one_word(one: str, other: str, is_one: bool) -> None:
    assert (plain_spelling(one) == plain_spelling(other)) is is_one
