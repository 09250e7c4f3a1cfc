"""A Japanese phrase as a whole in other writings: found where it is said, and nowhere else."""

import pytest

from trainer.core.analysis import EvidenceKind, Polarity
from trainer.core.answers import IndexedReply
from trainer.core.matching import PhraseMatcher
from trainer.core.rubric import Phrase
from trainer.language import reader_for


def found(phrase: str, text: str) -> list[tuple[str, EvidenceKind]]:
    reader = reader_for("ja")
    hits = PhraseMatcher(Phrase(phrase), reader).hits(IndexedReply(reader.read(text)))
    return [(text[hit.span.start : hit.span.end], hit.kind) for hit in hits]


@pytest.mark.parametrize(
    ("phrase", "text", "said"),
    [
        ("生姜", "しょうがを添えてお送りします", "しょうが"),
        ("稽古事", "けいこごとの袋", "けいこごと"),
        ("もち米", "もちごめの袋", "もちごめ"),
        ("隠し味", "カクシアジの説明", "カクシアジ"),
        ("手提げ袋", "てさげぶくろを付けます", "てさげぶくろ"),
        ("紙袋", "紙ぶくろに入れます", "紙ぶくろ"),
        ("箱詰め", "箱づめの商品", "箱づめ"),
        ("段ボール箱", "段ボールばこに入れます", "段ボールばこ"),
        ("ゴミ", "ごみをお出しください", "ごみ"),
        ("ねじ", "ネジが一本", "ネジ"),
        ("ビックリ箱", "びっくり箱の蓋", "びっくり箱"),
        ("積み荷", "積荷の確認", "積荷"),
        ("引き出し", "引出の鍵", "引出"),
        ("差し戻し", "差戻の理由", "差戻"),
        ("御守り", "お守りをお送りします", "お守り"),
        ("第一便", "第1便で届きます", "第1便"),
        ("第三者", "第3者の紹介", "第3者"),
        ("足跡", "足痕の写真", "足痕"),
        ("引き換え券", "引き替え券の番号", "引き替え券"),
        ("大型", "大形の箱", "大形"),
        ("援護", "掩護の件", "掩護"),
    ],
)
def test_a_phrase_is_found_in_another_writing(phrase: str, text: str, said: str) -> None:
    assert said in [words for words, _ in found(phrase, text)]


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("何日", "何かございましたら"),
        ("蓮", "バスでお越しください"),
        ("女", "ためになります"),
        ("家", "いえ、違います"),
        ("家", "おやつをどうぞ"),
        ("身代わり", "身代を築きました"),
        ("3", "ためになります"),
        ("毛布", "もう不安です"),
        ("二十日", "二10日"),
        ("七転八倒七転八倒", "七ころび八倒七転八倒"),
        ("七転八倒七転八倒七転", "しちてんばっとうしちてんばっとうしちてん"),
    ],
)
def test_another_word_is_no_writing_of_a_phrase(phrase: str, text: str) -> None:
    assert not found(phrase, text)


def test_the_very_words_stay_exact() -> None:
    assert found("生姜", "生姜の袋") == [("生姜", EvidenceKind.EXACT)]
    assert found("生姜", "しょうがの袋") == [("しょうが", EvidenceKind.VARIANT)]


def test_another_writing_is_denied_with_its_sentence() -> None:
    reader = reader_for("ja")
    reply = IndexedReply(reader.read("しょうがはございません"))
    (hit,) = PhraseMatcher(Phrase("生姜"), reader).hits(reply)
    assert hit.polarity is Polarity.NEGATED


@pytest.mark.parametrize("phrase", ["返金できません", "ご確認ください", "", "、", "★"])
def test_a_phrase_that_is_no_compound_noun_has_no_other_words(phrase: str) -> None:
    for view in reader_for("ja").read_phrase(phrase):
        assert not any(token.writings for token in view)


def test_a_writing_that_looks_like_a_denial_is_left_out() -> None:
    (first, *_) = reader_for("ja").read_phrase("掃除")[0]
    assert not any(token.surface == "じ" for writing in first.writings for token in writing)
