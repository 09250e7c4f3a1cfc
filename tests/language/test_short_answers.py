"""Short answers to quiz questions are read by the language of the quiz."""

from __future__ import annotations

import pytest

from trainer.core.given import Entered
from trainer.core.marking import QuestionMarker
from trainer.core.quiz import Question, ShortText, TextAnswer
from trainer.language.readers import reader_for

FULL, OPEN, NOTHING = (100.0, 100.0), (0.0, 100.0), (0.0, 0.0)


def _worth(language: str, answer: str, text: str) -> tuple[float, float]:
    question = Question("q", "?", ShortText((TextAnswer(answer),)))
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
