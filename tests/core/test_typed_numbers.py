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
        ("a hundred", 100),
        ("day six", 6),
        ("the sixth", 6),
        ("twenty-first", 21),
        ("thirty-third", 33),
        ("the second", 2),
        ("the third of five", AnswerFault.NOT_A_NUMBER),
        ("one third", AnswerFault.NOT_A_NUMBER),
        ("the one that I know", AnswerFault.NOT_A_NUMBER),
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
        ("3 because of the rule", "", 3),
    ],
)
def test_the_unit_may_stand_before_or_behind(text: str, unit: str, value: float) -> None:
    assert _read(text, unit=unit) == value


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        *((f"{words} 9 days", "days", 9) for words in ("after", "up to", "max", "at most", "no more than")),
        *(
            (f"9 days {words}", "days", 9)
            for words in ("later", "after delivery", "remaining", "at the latest")
        ),
        *(
            (text, "days", 9)
            for text in ("on day 9", "9th day", "on the ninth day", "9 more days", "9 at most")
        ),
        ("It closes by itself 9 days after the delivery.", "days", 9),
        ("She gets 5,150 yen for it", "yen", 5150),
        ("6000 - 850 = 5150", "yen", 5150),
        ("size 100", "size", 100),
        ("Size 100, because 88 is more than 80", "", 100),
        ("not 7 but 6", "days", 6),
        ("29 hours (72 minus 43)", "hours", 29),
        ("five (5) days", "days", 5),
        ("100 (41 + 28 + 19 = 88)", "", 100),
        ("100, as 88 does not fit 80", "", 100),
        ("41+28+19=88, so size 100", "", 100),
        ("It takes 5 days, no more", "days", 5),
        ("9番目の日", "日目", 9),
        ("2日の翌日から数えて、9日目", "日目", 9),
        ("送料の210円を引くと3,290円", "円", 3290),
        ("72時間から42時間を引いて30時間", "時間", 30),
        ("5日の9日後なので、14日", "日", 14),
        ("14日。5日の9日後だからです", "日", 14),
        ("10日ではなく14日です", "日", 14),
        ("No. 6", "", 6),
        ("Received on day -3", "", -3),
        ("day-3", "", 3),
        ("9日", "日目", 9),
        ("9日目になります", "日目", 9),
        ("第9日", "日目", 9),
        ("最長で48時間かかります", "時間", 48),
        ("最大48時間以下", "時間", 48),
        ("30時間残っています", "時間", 30),
        ("14日に終わります", "日", 14),
        ("3,290円になります", "円", 3290),
        ("サイズ80", "サイズ", 80),
        ("9になります", "日", 9),
        ("9以内", "日", 9),
    ],
)
def test_words_that_are_usual_around_a_number_are_passed_over(text: str, unit: str, value: float) -> None:
    assert _read(text, unit=unit) == value


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("72 h", "days", 3),
        ("a week", "days", 7),
        ("1週間", "日", 7),
        ("まる二日", "時間", 48),
        ("90 min", "hours", 1.5),
        ("1 year", "months", 12),
        ("2 kg", "g", 2000),
        ("50センチ", "m", 0.5),
        ("1 day and 5 hours", "hours", 29),
        ("1 day 5 hours", "hours", 29),
        ("a week and 2 days", "days", 9),
        ("１日と６時間", "時間", 30),
        ("1時間30分", "分", 90),
    ],
)
def test_a_unit_of_the_same_measure_is_turned_into_the_one_that_is_asked_for(
    text: str, unit: str, value: float
) -> None:
    assert _read(text, unit=unit) == value


@pytest.mark.parametrize("unit", ["", "days"])
@pytest.mark.parametrize(
    "text",
    [
        *(f"{words} 6" for words in ("not", "never", "less than", "more than", "before", "at least")),
        *(f"6 {words}" for words in ("is wrong", "or more", "and a half", "or 7", "?", "isn't right")),
        *(f"6{words}" for words in ("未満", "以上", "ではありません", "は違います", "より前", "日半")),
        "anything but 6", "5 hours and 6 days", "6 days and 7 days", "6 days, 2",
    ],
)  # fmt: skip
def test_a_number_that_is_denied_or_compared_with_is_no_answer(text: str, unit: str) -> None:
    assert _read(text, unit=unit) is AnswerFault.NOT_A_NUMBER


@pytest.mark.parametrize(
    ("text", "unit", "typed"),
    [
        ("3 kg", "days", "kg"),
        ("3営業日", "日", "営業日"),
        ("3 working days", "days", "working days"),
        ("3 bananas", "days", "bananas"),
        ("14日目", "日", "日目"),
        ("3本です", "日", "本"),
        ("1 month", "days", "month"),
        ("$3", "days", "$"),
        ("3 " + "x" * 50, "days", "x" * 24),
    ],
)
def test_another_unit_is_no_wrong_answer(text: str, unit: str, typed: str) -> None:
    refused = read_typed_number(text, language="en", unit=unit)
    assert refused == Refusal(AnswerFault.OTHER_UNIT, {"typed": typed, "unit": unit})


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "-", "nan", "inf", "∞", "1e400", "many", "3 or four", "3 days 2", "3-5", "1/2", "1 2",
        "1,2,3", "1'234 567",         "3,000,00", "1,00,000,00", "1,50,0000,000", "0x10",
        "二3", "2026/11/22", "60 80 100",
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
