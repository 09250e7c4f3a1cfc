"""Numbers are read as people type them, and what is no number is told apart from a wrong one."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.core.answer_faults import AnswerFault, Refusal
from trainer.core.typed_numbers import LONGEST_NUMBER, TypedNumber, read_typed_number


def _read(text: str, language: str = "en", unit: str = "") -> float | AnswerFault:
    read = read_typed_number(text, language=language, unit=unit)
    return read.value if isinstance(read, TypedNumber) else read.fault


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("3", "en", 3),
        ("３．５", "ja", 3.5),
        ("-3", "en", -3),
        ("−３", "ja", -3),
        ("マイナス3", "ja", -3),
        ("minus three", "en", -3),
        ("+3", "en", 3),
        (".5", "en", 0.5),
        ("3.", "en", 3),
        ("about 3", "en", 3),
        ("it is about 3", "en", 3),
        ("ca. 3", "en", 3),
        ("~3", "en", 3),
        ("the 6th", "en", 6),
        ("the three", "en", 3),
        ("ten", "en", 10),
        ("約3", "ja", 3),
        ("1e3", "en", 1000),
        ("①", "ja", 1),
        ("1,500", "en", 1500),
        ("1,500", "de", 1.5),
        ("1.500", "en", 1.5),
        ("1.500", "de", 1500),
        ("1,5", "en", 1.5),
        ("0,500", "en", 0.5),
        ("1.500.000", "en", 1_500_000),
        ("1.500,25", "en", 1500.25),
        ("1,500.25", "en", 1500.25),
        ("1 500", "fr", 1500),
        ("1’500", "de-CH", 1500),
        ("1,00,000", "en-IN", 100_000),
    ],
)
def test_signs_and_separators_mean_what_they_mean_in_the_language(
    text: str, language: str, value: float
) -> None:
    assert _read(text, language) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("十二", 12),
        ("二十三", 23),
        ("百五", 105),
        ("千", 1000),
        ("1万5千", 15_000),
        ("1.5万", 15_000),
        ("万", 10_000),
        ("12億3,000万", 1_230_000_000),
        ("一五〇〇", 1500),
        ("壱万", 10_000),
    ],
)
def test_kanji_are_numbers(text: str, value: float) -> None:
    assert _read(text, "ja") == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("three", 3),
        ("twenty-one", 21),
        ("a hundred", AnswerFault.NOT_A_NUMBER),
        ("one hundred and five", 105),
        ("hundred", 100),
        ("two thousand five hundred", 2500),
        ("thousand", 1000),
        ("and", AnswerFault.NOT_A_NUMBER),
    ],
)
def test_english_words_are_numbers(text: str, value: float | AnswerFault) -> None:
    assert _read(text) == value


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("3 days", "days", 3),
        ("3 days.", "day", 3),
        ("three days", "days", 3),
        ("3日", "日", 3),
        ("三日", "日", 3),
        ("二十日間", "日", 20),
        ("3営業日間", "営業日", 3),
        ("48時間", "時間", 48),
        ("あと30時間", "時間", 30),
        ("第6日目", "日目", 6),
        ("29 hours left", "hours", 29),
        ("48時間以内です", "時間", 48),
        ("2週間後", "週間", 2),
        ("3年間", "年", 3),
        ("5人", "名", 5),
        ("30分", "分", 30),
        ("十分", "分", 10),
        ("3日以内です", "営業日", 3),
        ("3 days", "business days", 3),
        ("¥1,500", "yen", 1500),
        ("￥１，５００", "円", 1500),
        ("¥1,500円", "円", 1500),
        ("-¥500", "円", -500),
        ("¥-500", "円", -500),
        ("千円", "円", 1000),
        ("72 h", "hours", 72),
        ("5 per cent", "%", 5),
        ("５％", "percent", 5),
        ("3 customers", "", 3),
        ("3つ", "", 3),
    ],
)
def test_the_unit_may_stand_before_or_behind(text: str, unit: str, value: float) -> None:
    assert _read(text, unit=unit) == value


@pytest.mark.parametrize(("text", "unit"), [("72 h", "days"), ("3営業日", "日"), ("3 bananas", "days")])
def test_another_unit_is_no_wrong_answer(text: str, unit: str) -> None:
    assert _read(text, unit=unit) is AnswerFault.OTHER_UNIT


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "-", "nan", "inf", "∞", "1e400", "many", "3 or four", "3 days 2", "3-5", "1/2", "1 2",
        "1,2,3", "1'234 567",         "3,000,00", "1,00,000,00", "1,50,0000,000", "0x10",
        "二3", "2026/11/22", "3 because of the rule",
        "$3 days",         "\ud800", "," ,
    ],
)  # fmt: skip
def test_what_is_not_one_number_is_said_to_be_none(text: str) -> None:
    assert _read(text) is AnswerFault.NOT_A_NUMBER


def test_a_text_is_cut_off_at_a_documented_length() -> None:
    assert _read("1" * LONGEST_NUMBER) == float("1" * LONGEST_NUMBER)
    refused = read_typed_number("1" * 100_000, language="en")
    assert refused == Refusal(AnswerFault.TOO_LONG, {"length": 100_000, "limit": LONGEST_NUMBER})


@settings(max_examples=100)
@given(
    st.text(st.sampled_from("0123456789.,' -+e三十百万¥日x\ud800"), max_size=20),
    st.sampled_from(["en", "de"]),
)
def test_any_signs_give_a_finite_number_or_a_reason(text: str, language: str) -> None:
    read = read_typed_number(text, language=language)
    assert isinstance(read, Refusal) or math.isfinite(read.value)


@settings(max_examples=100)
@given(st.integers(0, 10**12))
def test_a_number_with_thousands_separators_is_the_same_number(number: int) -> None:
    assert _read(f"{number:,}") == number
    assert _read(f"{number:,}".replace(",", "."), "de") == number
