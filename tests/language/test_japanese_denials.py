"""Japanese: denials by the parts of compounds, by courtesy, and those that single a word out."""

import pytest

from tests.language.reading import polarity_of
from trainer.core.analysis import Polarity

NO, YES = Polarity.NEGATED, Polarity.AFFIRMED


@pytest.mark.parametrize(
    ("text", "word", "polarity"),
    [
        ("返金手続きをします。", "返金", YES),
        ("送料込みです。", "送料", YES),
        ("返金済みです。", "返金", YES),
        ("非返金プランです。", "返金", NO),
        ("返金なしです。", "返金", NO),
        ("返金無用です。", "返金", NO),
        ("返金禁止です。", "返金", NO),
        ("返金不能です。", "返金", NO),
        ("返金対象外です。", "返金", NO),
        ("送料抜きで返金します。", "送料", NO),
        ("送料抜きで返金します。", "返金", YES),
        ("抜きで返金します。", "返金", YES),
        ("返金は禁止しておりません。", "返金", YES),
        ("返金しがたい状況です。", "返金", NO),
        ("返金はいたしかねます。", "返金", NO),
        ("返金せぬ方針です。", "返金", NO),
        ("返金はすまいと存じます。", "返金", NO),
        ("返金は承れません。", "返金", NO),
        ("返金は控えさせていただきます。", "返金", NO),
        ("返金は見送らせていただきます。", "返金", NO),
        ("返金してはだめです。", "返金", NO),
        ("返金しちゃだめ。", "返金", NO),
        ("返金がだめになる。", "返金", YES),
        ("返金しようとしませんでした。", "返金", NO),
        ("返金するなよ。", "返金", NO),
        ("商品を洗うな。", "洗う", NO),
        ("なく、返金します。", "返金", YES),
        ("返金しかできません。", "返金", YES),
        ("カードしか使えません。", "カード", YES),
        ("カードしか使えません。", "使う", NO),
        ("返金以外は承れません。", "返金", YES),
        ("返金以外は承れません。", "承る", NO),
        ("返金に過ぎません。", "返金", YES),
        ("返金に他なりません。", "返金", YES),
        ("返金に限りません。", "返金", YES),
        ("返金し過ぎません。", "返金", NO),
    ],
)
def test_what_is_denied(text: str, word: str, polarity: Polarity) -> None:
    assert polarity_of("ja", text, word) is polarity
