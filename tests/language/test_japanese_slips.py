"""Japanese: polite endings that were mistyped are read as the ones that were meant."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.language.reading import asks, polarity_of, read, remarks
from trainer.core.analysis import Polarity
from trainer.language.folding import fold
from trainer.language.japanese_slips import mended


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ありがとうございまs。", "ありがとうございます。"),
        ("確認いたしまsう。", "確認いたします。"),
        ("番号はこちらですs。", "番号はこちらです。"),
        ("番号はこちらでs!", "番号はこちらです!"),
        ("確認しましtあ", "確認しました"),
        ("お願いしmす。", "お願いします。"),
        ("お待ちくださいm。", "お待ちください。"),
        ("返金できまsえん。", "返金できません。"),
        ("返金できませｎ。", "返金できません。"),
        ("あいがとうございます。", "ありがとうございます。"),
        ("ありがとうごいます。", "ありがとうございます。"),
        ("申し訳ごさいません。", "申し訳ございません。"),
        ("申し訳ございまsん。", "申し訳ございません。"),
        ("申し訳ございまん。", "申し訳ございません。"),
        ("確認しまいた。", "確認しました。"),
        ("よろしいでししょうか。", "よろしいでしょうか。"),
        ("お品がございまs。確認しまs。", "お品がございます。確認します。"),
    ],
)
def test_a_slip_of_a_key_in_a_polite_ending_is_mended(typed: str, meant: str) -> None:
    assert mended(fold(typed)).text == meant


@pytest.mark.parametrize(
    "text",
    [
        "役割を果たします。確認してしまう。",
        "ありがとうございまして。ありがとうございますね。品はございます。",
        "承知しましたw。ありがとうございますww",
        "サイズはs。お色はxl",
        "種をまいた。ごらんください。ごめんなさい。あちらにございます。",
        "番号はaです。お問い合わせくださり。",
        "ごくろうさまでした。ごちそうさまでした。ごきげんよう。",
    ],
)
def test_what_is_no_slip_stays(text: str) -> None:
    assert mended(fold(text)).text == fold(text).text


@pytest.mark.parametrize(
    "text", ["返金いたしまs。", "お調べいたしまsう。", "承知いたしまsた。", "ご連絡あいがとうございます。"]
)
def test_a_mistyped_ending_is_neither_plain_style_nor_a_denial(text: str) -> None:
    assert remarks("ja", text) == []
    assert all(token.polarity is Polarity.AFFIRMED for token in read("ja", text).views[0])


def test_a_mistyped_denial_denies_and_a_mistyped_request_asks() -> None:
    assert polarity_of("ja", "返金できまsえん。", "返金") is Polarity.NEGATED
    assert asks("ja", "番号をお知らせくださいm。") == ["くださいm"]


def test_words_of_a_mended_ending_are_shown_as_typed() -> None:
    text = "申し訳ごさいません。すいまsん。すぐに確認する。"
    analysis = read("ja", text)
    assert text[analysis.sentences[0].span.start : analysis.sentences[0].span.end] == "申し訳ごさいません。"
    assert [shown for _, shown, _ in remarks("ja", text)] == ["すいまsん", "確認する"]


@given(
    st.lists(
        st.sampled_from([*"ごまsすnせん。tた①ｇ", "ござい", "あいがとう", "でし", "しまいた"]), max_size=10
    )
)
@settings(max_examples=150, deadline=None)
def test_the_places_of_a_mended_text_stay_in_order_and_inside(parts: list[str]) -> None:
    text = "".join(parts)
    folded = mended(fold(text))
    spans = [folded.span(at, at + 1) for at in range(len(folded.text))]
    assert all(0 <= one.start < one.end <= len(text) for one in spans)
    assert all(one.start <= other.start and one.end <= other.end for one, other in pairwise(spans))
    again = mended(folded)
    assert again.text == mended(again).text
