"""Katakana that no dictionary has may be a slip of the word of a phrase."""

import pytest

from trainer.core.analysis import EvidenceKind
from trainer.core.answers import IndexedReply
from trainer.core.matching import PhraseMatcher
from trainer.core.rubric import Phrase
from trainer.language import reader_for


def kinds(phrase: Phrase, text: str) -> list[EvidenceKind]:
    reader = reader_for("ja")
    return [hit.kind for hit in PhraseMatcher(phrase, reader).hits(IndexedReply(reader.read(text)))]


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("キャンセル", "キャセルします"),
        ("アカウント", "アカントを確認します"),
        ("メールアドレス", "メールアドレズを確認します"),
    ],
)
def test_a_slip_in_katakana_is_found(phrase: str, text: str) -> None:
    assert kinds(Phrase(phrase), text) == [EvidenceKind.TYPO]
    assert kinds(Phrase(phrase, takes_typos=False), text) == []


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("レシート", "シートをお送りします"),
        ("キャンプ", "キャップをお送りします"),
        ("クーポン", "クーボを確認します"),
        ("アカウント", "ミカウントを確認します"),
        ("チャージ", "チャトジを確認します"),
    ],
)
def test_another_word_and_a_slip_in_a_short_word_are_not(phrase: str, text: str) -> None:
    assert kinds(Phrase(phrase), text) == []


def test_another_writing_is_no_slip() -> None:
    assert kinds(Phrase("プリンター"), "プリンタです") == [EvidenceKind.VARIANT]


@pytest.mark.parametrize(
    ("phrase", "text"), [("手元", "手下に渡す"), ("本", "元は同じ"), ("人形", "人型の箱"), ("立替", "建替")]
)
def test_a_character_of_another_word_is_no_other_writing(phrase: str, text: str) -> None:
    assert not {EvidenceKind.EXACT, EvidenceKind.VARIANT} & set(kinds(Phrase(phrase), text))
