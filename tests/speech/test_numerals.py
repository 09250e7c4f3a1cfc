"""Numbers and counters sound as a Japanese reader says them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.speech.numerals import counted_kana, digits_kana, number_kana, parse_number
from trainer.speech.tables import table


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("0", "ゼロ"),
        ("7", "ナナ"),
        ("10", "ジュー"),
        ("11", "ジューイチ"),
        ("100", "ヒャク"),
        ("300", "サンビャク"),
        ("666", "ロッピャクロクジューロク"),
        ("800", "ハッピャク"),
        ("1000", "セン"),
        ("3000", "サンゼン"),
        ("8080", "ハッセンハチジュー"),
        ("10000", "イチマン"),
        ("10000000", "イッセンマン"),
        ("123456789", "イチオクニセンサンビャクヨンジューゴマンロクセンナナヒャクハチジューキュー"),
        ("1000000000000", "イッチョー"),
        ("0.5", "レーテンゴ"),
        ("1.5", "イッテンゴ"),
        ("2.05", "ニーテンゼロゴ"),
        ("10.25", "ジュッテンニーゴ"),
    ],
)
def test_numbers(number: str, expected: str) -> None:
    assert number_kana(Decimal(number)) == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,980", "1980"),
        ("3.5", "3.5"),
        ("1.5万", "15000"),
        ("1万2千", "12000"),
        ("1万2000", "12000"),
        ("3千万", "30000000"),
        ("二十三", "23"),
        ("三千", "3000"),
        ("百二", "102"),
        ("二〇二四", "2024"),
        ("1億", "100000000"),
    ],
)
def test_written_numbers_are_read(text: str, value: str) -> None:
    assert parse_number(text) == Decimal(value)


@pytest.mark.parametrize(
    ("number", "counter", "expected"),
    [
        (1, "本", "イッポン"), (3, "本", "サンボン"), (6, "本", "ロッポン"), (10, "本", "ジュッポン"),
        (300, "本", "サンビャッポン"), (4, "分", "ヨンプン"), (5, "分", "ゴフン"),
        (30, "分", "サンジュップン"), (4, "時", "ヨジ"), (7, "時", "シチジ"), (9, "時", "クジ"),
        (0, "時", "レージ"), (19, "時", "ジュークジ"), (1, "人", "ヒトリ"), (2, "人", "フタリ"),
        (4, "人", "ヨニン"), (14, "人", "ジューヨニン"), (1, "日", "イチニチ"), (8, "日", "ヨーカ"),
        (20, "日", "ハツカ"), (24, "日", "ニジューヨッカ"), (31, "日", "サンジューイチニチ"),
        (4, "月", "シガツ"), (7, "月", "シチガツ"), (9, "月", "クガツ"), (12, "月", "ジューニガツ"),
        (4, "円", "ヨエン"), (1000, "円", "センエン"), (0, "円", "ゼロエン"),
        (12800, "円", "イチマンニセンハッピャクエン"), (1, "個", "イッコ"), (8, "個", "ハッコ"),
        (100, "個", "ヒャッコ"), (3, "個", "サンコ"), (1, "か月", "イッカゲツ"),
        (6, "ヶ月", "ロッカゲツ"), (1, "週間", "イッシューカン"), (8, "週間", "ハッシューカン"),
        (9, "つ", "ココノツ"), (3, "階", "サンガイ"), (20, "歳", "ハタチ"),
        (20, "%", "ニジュッパーセント"), (1, "匹", "イッピキ"), (3, "匹", "サンビキ"),
        (2024, "年", "ニセンニジューヨネン"), (2, "箱", "フタハコ"),
    ],
)  # fmt: skip
def test_counters(number: int, counter: str, expected: str) -> None:
    assert counted_kana(Decimal(number), counter) == expected


@given(st.integers(0, 10**16 - 1), st.sampled_from(sorted(table("counters")["counters"])))
def test_every_number_can_be_said_with_every_counter(number: int, counter: str) -> None:
    said = counted_kana(Decimal(number), counter)
    assert said
    assert all("ァ" <= character <= "ー" for character in said)


def test_digits_are_said_one_by_one() -> None:
    assert digits_kana("0907") == "ゼロ キュー ゼロ ナナ"
