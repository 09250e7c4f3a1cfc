"""Folding: comparable text, and the way back to the text as typed."""

import time
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.language.folding import fold

ANY_TEXT = st.text(st.characters(), max_size=60)


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Refund", "refund"),
        ("ＲＥＦＵＮＤ　１２３", "refund 123"),
        ("ｻｰﾊﾞｰ", "サーバー"),
        ("can’t", "can't"),
        ("10–12", "10-12"),
        ("naïve", "naïve"),
        ("nai\u0308ve", "naïve"),
        ("Straße", "strasse"),
        ("ﬁne", "fine"),
        ("re\u00adfund", "refund"),
        ("re\u200bfund", "refund"),
        ("\u202eabc", "abc"),
        ("❤️", "❤"),
        ("か\u3099", "が"),
        ("あか\u3099い①う", "あがい1う"),
        ("か\ufe0f①", "か1"),
        ("①", "1"),
        ("①60", "1 60"),
        ("６０①", "60 1"),
        ("①②", "1 2"),
        ("①\u200b6", "1 6"),
        ("①a6", "1a6"),
        ("10²", "10 2"),
        ("60m²", "60m2"),
        ("1½", "1 1\u20442"),
        ("１６０", "160"),
        ("a\ud800b", "a\ufffdb"),
        ("\u1112\u1161\u11ab", "한"),
        ("", ""),
    ],
)
def test_writings_of_one_text_fold_alike(typed: str, folded: str) -> None:
    assert fold(typed).text == folded


def test_spans_point_into_the_text_as_typed() -> None:
    folded = fold("Ein ﬁne ｻｰﾊﾞｰ")
    at = folded.text.index("サーバー")
    span = folded.span(at, at + 4)
    assert "Ein ﬁne ｻｰﾊﾞｰ"[span.start : span.end] == "ｻｰﾊﾞｰ"


def test_an_expanded_letter_points_to_its_source_from_every_part() -> None:
    folded = fold("aﬁb")
    assert folded.text == "afib"
    assert (folded.span(1, 2).start, folded.span(1, 2).end) == (1, 2)
    assert (folded.span(2, 3).start, folded.span(2, 3).end) == (1, 2)


def test_a_border_beside_a_circled_digit_points_to_the_right_places() -> None:
    folded = fold("①60")
    assert (folded.span(0, 1).start, folded.span(0, 1).end) == (0, 1)
    assert (folded.span(2, 4).start, folded.span(2, 4).end) == (1, 3)


@given(ANY_TEXT)
def test_folded_text_folds_to_itself(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once


@given(ANY_TEXT)
def test_every_folded_character_has_its_place_in_order(text: str) -> None:
    folded = fold(text)
    spans = [folded.span(at, at + 1) for at in range(len(folded.text))]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.start <= two.start and one.end <= two.end for one, two in pairwise(spans))


@given(st.text(st.characters(codec="utf-8"), max_size=40))
def test_canonically_equal_texts_fold_alike(text: str) -> None:
    assert fold(unicodedata.normalize("NFC", text)).text == fold(unicodedata.normalize("NFD", text)).text


def test_a_storm_of_combining_marks_stays_linear() -> None:
    started = time.process_time()
    folded = fold("e" + "\u0301\u0323\u0334" * 40_000)
    assert folded.text
    assert time.process_time() - started < 5
