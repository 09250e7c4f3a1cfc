"""Short answers to quiz questions are read by the language of the quiz."""

from __future__ import annotations

import pytest

from trainer.core.given import Entered
from trainer.core.marking import QuestionMarker
from trainer.core.quiz import Question, ShortText, TextAnswer
from trainer.language.readers import reader_for

FULL, OPEN, NOTHING = (100.0, 100.0), (0.0, 100.0), (0.0, 0.0)


WORSE = {"en": (TextAnswer("the desk", 0.0),), "ja": (TextAnswer("窓口", 0.0), TextAnswer("検索する", 0.0))}


def _worth(language: str, answer: str, text: str, *others: TextAnswer) -> tuple[float, float]:
    question = Question("q", "?", ShortText((TextAnswer(answer), *others)))
    found = QuestionMarker(question, reader_for(language)).mark(Entered(text))
    assert found is not None
    return found.low, found.high


@pytest.mark.parametrize(
    ("language", "answer", "text", "credit"),
    [
        ("en", "order number", "the order numbers", FULL),
        ("en", "order number", "ordr nubmer", FULL),
        ("en", "order number", "an order-number", FULL),
        ("en", "order number", "I would ask the customer for their order number first.", FULL),
        ("en", "order number", "number of the order", OPEN),
        ("en", "order number", "order number or name or address", NOTHING),
        ("en", "order number", "not the order number", NOTHING),
        ("en", "don't promise a date", "never promise a date", FULL),
        ("en", "don't promise a date", "promise a date", NOTHING),
        ("en", "refund", "We refund them.", FULL),
        ("en", "refund", "a refund or a replacement", OPEN),
        ("ja", "注文番号", "ご注文番号です", FULL),
        ("ja", "注文番号", "チュウモンバンゴウ", FULL),
        ("ja", "注文番号", "最初に注文番号を伺います", FULL),
        ("ja", "注文番号", "注文番号とお名前", OPEN),
        ("ja", "注文番号", "注文番号、電話番号、住所", NOTHING),
        ("ja", "注文番号", "注文番号ではない", NOTHING),
        ("ja", "14日以内", "１４日以内です", FULL),
        ("ja", "14日以内", "十四日以内", FULL),
        ("ja", "返金しない", "返金しません", FULL),
        ("ja", "返金しない", "返金する", NOTHING),
        ("ja", "返品不可", "返品不可です。", FULL),
        ("de", "Bestellnummer", "BESTELLNUMMER", FULL),
    ],
)
def test_other_forms_of_the_same_words_are_accepted_and_lists_are_not(
    language: str, answer: str, text: str, credit: tuple[float, float]
) -> None:
    assert _worth(language, answer, text) == credit


@pytest.mark.parametrize(
    ("language", "answer", "text", "credit"),
    [
        ("en", "case team", "the case team the desk", OPEN),
        ("en", "case team", "the case team desk", OPEN),
        ("en", "case team", "the desk tells the case team", OPEN),
        ("en", "case team", "not the desk, the case team", FULL),
        ("en", "case team", "The case team, not the desk", FULL),
        ("en", "case team", "the case team the manager", OPEN),
        ("en", "case team", "case team manager", OPEN),
        ("en", "case team", "the case team decides", FULL),
        ("en", "case team", "Two members of the case team", FULL),
        ("en", "Received", "Received Report Help", OPEN),
        ("en", "Received", "Tap Received", FULL),
        ("en", "case team", "After the desk the case team decides", FULL),
        ("en", "the desk", "the desk", FULL),
        ("ja", "補償担当", "補償担当の窓口", OPEN),
        ("en", "refund", "family refund", OPEN),
        ("ja", "補償担当", "補償担当です。窓口ではありません。", FULL),
        ("ja", "受け取りました", "受け取りました 通報 ヘルプ", OPEN),
        ("ja", "受け取りました", "受け取りましたという表示", FULL),
        ("ja", "受け取りました", "受け取りましたと評価", OPEN),
        ("ja", "補償担当", "補償担当だと", FULL),
        ("ja", "復唱する", "番号を 復唱する", FULL),
        ("ja", "復唱する", "復唱より先に検索する", OPEN),
        ("ja", "復唱する", "検索する前に復唱する", FULL),
    ],
)
def test_a_text_that_is_a_wrong_answer_too_is_never_surely_right(
    language: str, answer: str, text: str, credit: tuple[float, float]
) -> None:
    assert _worth(language, answer, text, *WORSE[language]) == credit


@pytest.mark.parametrize(
    ("language", "answer", "text"),
    [
        ("en", "case team", "anything but the case team"),
        ("en", "case team", "everyone except our case team"),
        ("en", "Received", "the opposite of \u201cReceived\u201d"),
        ("en", "Received", "any button other than Received"),
        ("en", "Received", "Received is simply wrong"),
        ("en", "24 hours", "24 hours is wrong"),
        ("en", "24 hours", "more than 24 hours"),
        ("en", "24 hours", "24 hours or more"),
        ("en", "a day", "two days"),
        ("en", "a day", "half a day"),
        ("en", "a day", "the same day"),
        ("ja", "補償担当", "補償担当は判断しません"),
        ("en", "case team", "The case team does not decide"),
        ("en", "the Received button", "every button except Received"),
        ("en", "24", "24 minutes"),
        ("ja", "24", "24分"),
        ("ja", "コンビニ", "コンビニ以外"),
        ("ja", "コンビニ", "コンビニは違います"),
        ("ja", "復唱", "復唱の代わりに検索"),
        ("ja", "受け取りました", "「受け取りました」以外"),
        ("ja", "24時間", "24時間以上"),
    ],
)
def test_what_is_set_aside_is_no_answer(language: str, answer: str, text: str) -> None:
    assert _worth(language, answer, text) == NOTHING


@pytest.mark.parametrize(
    ("language", "answer", "text"),
    [
        ("en", "24 hours", "24 hours max"),
        ("en", "24 hours", "in no more than 24 hours"),
        ("en", "24 hours", "within 24 hours of their message"),
        ("en", "konbini", "Any konbini"),
        ("en", "repeat it", "Repeat it slowly"),
        ("en", "repeat it", "Repeat it so that nothing is wrong"),
        ("en", "24 hours", "24 hours, even at weekends"),
        ("en", "Received", "Received - it lets the money go"),
        ("en", "the Received button", "The Received button below the order"),
        ("ja", "承知いたしました", "「承知いたしました」と返します"),
        ("en", "24", "24 at most"),
        ("en", "24 hours", "not later than 24 hours"),
        ("en", "Received", "Received (it releases the money)"),
        ("en", "repeat it", "Repeat it digit by digit, right away"),
        ("ja", "承知いたしました", "夕方ですね。承知いたしました。"),
        ("ja", "復唱", "復唱して間違いがないか確認する"),
        ("en", "Received", "The Received button, because it releases the money and that is early"),
        ("en", "Received", "Received. It releases the money."),
        ("en", "Received", "Received, thank you"),
        ("en", "Received", "When a trace runs, tap Received"),
        ("ja", "承知いたしました", "承知いたしました。お待ちしております。"),
        ("ja", "承知いたしました", "ありがとうございます。承知いたしました。"),
        ("ja", "承知いたしました", "承知いたしました。夕方の写真をお待ちしております。"),
        ("ja", "復唱", "お客さまの番号なので、復唱します"),
        ("ja", "復唱", "復唱、聞き間違いを防ぐためです"),
        ("ja", "24時間", "最長24時間"),
    ],
)
def test_thanks_and_reasons_and_small_words_beside_an_answer_are_no_fault(
    language: str, answer: str, text: str
) -> None:
    assert _worth(language, answer, text) == FULL


def test_one_place_that_is_set_aside_does_not_take_away_another() -> None:
    assert _worth("en", "Received", "Received, nothing except Received") == OPEN


def test_whoever_writes_at_length_around_an_answer_has_not_answered() -> None:
    text = "Tap Received " + " ".join(f"green{letter}" for letter in "abcdefghijklmnop")
    assert _worth("en", "Received", text) == NOTHING


def test_long_thanks_say_something_of_their_own() -> None:
    text = "Received, thank you for the long green box with seven blue cups"
    assert _worth("en", "Received", text) == OPEN
