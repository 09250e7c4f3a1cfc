"""Bare lists of Japanese words are doubted; what is said is not."""

import pytest

from tests.language.reading import read
from trainer.core.answers import Reason
from trainer.core.honesty import ShownTexts, doubt_about
from trainer.language import reader_for


def is_doubted(text: str) -> bool:
    doubt = doubt_about(read("ja", text), (), ShownTexts(reader_for("ja")))
    return doubt is not None and doubt.reason is Reason.KEYWORDS_ONLY


@pytest.mark.parametrize(
    "text",
    [
        "お詫び、お怒り、写真、取引番号",
        "お詫び・お怒り・写真・取引番号",
        "お詫び お怒り お写真 お取引番号",
        "お詫び\nお写真\nご返金\n取引番号",
        "申し訳ございません、お詫び、写真、取引番号、24時間",
        "すみません、写真、取引番号、返金、調査",
        "大変申し訳ございません。お詫び、お怒り、写真、取引番号。",
    ],
)
def test_a_list_of_nouns_is_doubted_with_and_without_a_formula(text: str) -> None:
    assert is_doubted(text)


@pytest.mark.parametrize(
    "text",
    [
        "お写真と取引番号をお願いします。",
        "ありがとうございます、田中一郎様。",
        "すみません、お取引番号。",
        "申し訳ございません、現在至急調査中。",
        "必要です：写真、番号、氏名、住所",
        "必要なものは次の四つです、写真、番号、氏名、住所。",
        "すみません、写真、番号、氏名、住所を確認中",
        "申し訳ございません 写真、番号、氏名、住所",
    ],
)
def test_what_is_said_or_asked_for_is_not(text: str) -> None:
    assert not is_doubted(text)
