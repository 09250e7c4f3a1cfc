"""Japanese: one word in many writings and forms is found, another word is not."""

import pytest

from tests.language.reading import compares, finds
from trainer.core.analysis import EvidenceKind
from trainer.language import reader_for
from trainer.language.latin import romanised, spelt


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("鍵", "かぎをお送りします"),
        ("鍵", "カギをお送りします"),
        ("かぎ", "鍵をお送りします"),
        ("済む", "お支払いはすみましたか"),
        ("引き継ぎ", "引きつぎをいたします"),
        ("度々", "度度のお願い"),
        ("台灣", "台湾の商品"),
        ("桜井", "櫻井様"),
        ("イブ", "イヴの日"),
        ("キッチン", "キチン用品"),
        ("ピアノ", "ピヤノの配送"),
        ("キャンデー", "キャンディーの箱"),
        ("ツールーズ", "トゥールーズの商品"),
        ("サクソフォン", "サキソフォンの箱"),
        ("ビューアー", "ビューワで開く"),
        ("レポート", "リポートをお送りします"),
        ("スウィート", "スイート"),
        ("NTT", "エヌティーティー"),
        ("パスモ", "PASMOで"),
        ("カドカワ", "KADOKAWA"),
        ("3,000円", "三千円です"),
        ("5%", "五パーセント引き"),
        ("5%", "五%引き"),
        ("3,000円", "3000えんです"),
        ("24時間", "24h以内に"),
        ("24hrs", "二十四時間以内に"),
        ("30分", "30minほど"),
        ("5kg", "五キロまで"),
        ("5キロメートル", "5キロ先の"),
        ("10㎝", "10センチの"),
        ("20平米", "20㎡の部屋"),
        ("計画", "計劃のとおり"),
        ("ドルショップ", "ドル・ショップ"),
        ("すみません", "済みません"),
        ("NTTコム", "エヌティーティーコムです"),
        ("R&Dセンター", "アールアンドディーセンター"),
        ("ワイファイ", "Wi-Fiの設定"),
        ("パリ・コレクション", "パリコレクション"),
        ("知らせる", "お知らせいたします"),
        ("送らせていただく", "送ります"),
        ("待たせる", "お待たせしました"),
    ],
)
def test_a_word_is_found_in_another_writing(phrase: str, text: str) -> None:
    assert finds("ja", phrase, text)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("神", "紙を入れます"),
        ("保証", "保障します"),
        ("カバー", "カバのぬいぐるみ"),
        ("コスト", "コースト"),
        ("リスト", "レストの商品"),
        ("ショック", "食が細い"),
        ("テスト", "ツイストの商品"),
        ("ステキ", "スティックの商品"),
        ("3,000円", "三千と円"),
        ("千円", "円千"),
        ("以降", "行こうと思います"),
        ("見る", "試してみます"),
        ("置く", "確認しておきます"),
        ("すみません", "東京に住んでいます"),
        ("知らせる", "存じております"),
        ("知らせる", "知りません"),
        ("召し上がる", "食べてください"),
        ("待たす", "待ってください"),
        ("できません", "しません"),
        ("行く", "料金が上がります"),
        ("行く", "効果は上がります"),
        ("おく", "おこさま"),
        ("出る", "メールを出します"),
        ("寝る", "寝だ"),
        ("する", "商品しな"),
        ("かける", "かけにします"),
        ("かける", "おかけを見る"),
        ("おく", "お菓子です"),
    ],
)
def test_another_word_is_not_found(phrase: str, text: str) -> None:
    assert not finds("ja", phrase, text)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("する", "いたします"),
        ("する", "なさってください"),
        ("する", "させます"),
        ("来る", "お越しください"),
        ("着る", "お召しになる"),
        ("いる", "おります"),
        ("する", "しよう"),
        ("する", "さします"),
        ("行く", "二階へ上がります"),
        ("食べる", "お上がりください"),
        ("行く", "参らせます"),
        ("寝る", "寝させます"),
        ("寝る", "お寝になる"),
        ("寝る", "寝な"),
        ("寝る", "寝なよ"),
        ("出る", "出させていただきます"),
        ("かける", "おかけになりました"),
        ("かける", "おかけします"),
        ("おく", "おかせていただきます"),
        ("おく", "おこう"),
        ("おく", "おかれました"),
    ],
)
def test_a_verb_is_found_in_a_form_that_looks_like_something_else(phrase: str, text: str) -> None:
    assert finds("ja", phrase, text)


def test_a_writing_in_kana_is_a_variant() -> None:
    reader = reader_for("ja")
    wanted, said = reader.read_phrase("鍵")[0][0], reader.read("かぎ").views[0][0]
    shared = wanted.forms.keys() & said.forms.keys()
    assert compares(wanted, said)
    assert {said.forms[form] for form in shared} == {EvidenceKind.VARIANT}


def test_a_long_run_of_kanji_keeps_all_of_them() -> None:
    (wanted,) = reader_for("ja").read_phrase("七転八倒七転八倒")[1][-1:]
    assert len(wanted.forms) < 100


@pytest.mark.parametrize(
    ("letters", "said"),
    [("ntt", "エヌティーティー"), ("r&d", "アールアンドディー"), ("", ""), ("abcdefg", ""), ("é", "")],
)
def test_letters_are_spelt(letters: str, said: str) -> None:
    assert spelt(letters) == said


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("kadokawa", "カドカワ"),
        ("kepco", "ケプコ"),
        ("salt", "サルト"),
        ("trancy", "トランシー"),
        ("shop", "ショプ"),
        ("chanel", "チャネル"),
        ("joy", "ジョイー"),
        ("box", ""),
        ("ab", ""),
    ],
)
def test_a_word_in_letters_is_read_as_romanised_japanese(word: str, said: str) -> None:
    assert romanised(word) == said
