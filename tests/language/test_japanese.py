"""Japanese: writings, honorific forms, denial, requests."""

import pytest

from tests.language.reading import asks, finds, heavy, polarity_of, read
from trainer.core.analysis import Polarity
from trainer.language import reader_for
from trainer.language.japanese import JapaneseReader

NO, YES, UNSURE = Polarity.NEGATED, Polarity.AFFIRMED, Polarity.UNSURE


@pytest.mark.parametrize(
    "text",
    [
        "お送りいたします",
        "お送りください",
        "送らせていただきます",
        "お送りになりました",
        "送れます",
        "送られました",
        "送ってます",
        "おくります",
        "送った",
    ],
)
def test_the_verb_is_found_in_every_polite_form(text: str) -> None:
    assert finds("ja", "送る", text)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("引越し", "引っ越しの予定"),
        ("引越し", "ひっこしの予定"),
        ("問い合わせ", "お問合せください"),
        ("問い合わせ", "お問い合わせください"),
        ("問い合わせる", "お問い合わせいただきました"),
        ("サーバ", "ｻｰﾊﾞｰの障害"),
        ("サーバー", "サーバの障害"),
        ("確認ください", "ご確認下さい"),
        ("頂く", "いただいた商品"),
        ("支払い", "お支払いになりました"),
        ("支払う", "お支払いをお願いします"),
        ("支払い", "支払ってください"),
        ("手当", "手当て"),
        ("汚れ", "よごれがあります"),
        ("知らせる", "お知らせください"),
        ("知らせる", "お知らせになりました"),
        ("会う", "お目にかかりました"),
        ("見る", "拝見しました"),
        ("食べる", "召し上がってください"),
        ("行く", "伺います"),
        ("待つ", "長く待たされました"),
        ("申し訳ございません", "申し訳ありません"),
        ("申し訳ない", "申し訳なく存じます"),
        ("申し訳ありません", "大変申し訳ないです"),
        ("返金", "返金手続きをします"),
        ("送料", "送料込みです"),
        ("注文番号", "ご注文の番号"),
        ("3,000円", "¥3000です"),
        ("クレジットカード", "クレジット・カードで"),
        ("ミドルウェア", "ミドルウエア"),
        ("カスタマー・サポート", "カスタマーサポート"),
        ("できません", "できない"),
        ("駅", "最寄り駅です"),
        ("最寄り駅", "最寄り駅から"),
        ("M-20391", "注文番号はＭ－２０３９１です"),
    ],
)
def test_one_word_is_found_in_every_writing(phrase: str, text: str) -> None:
    assert finds("ja", phrase, text)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("送る", "送付します"),
        ("起きる", "置きる"),
        ("起きる", "置く"),
        ("押す", "押収します"),
        ("保証", "補償します"),
        ("ビル", "ビール"),
        ("カレー", "彼は"),
        ("届く", "届けます"),
        ("返金", "返品"),
        ("出る", "出かける"),
    ],
)
def test_different_words_stay_apart(phrase: str, text: str) -> None:
    assert not finds("ja", phrase, text)


@pytest.mark.parametrize(
    ("phrase", "words"),
    [
        ("まで", ["まで"]),
        ("までに", ["まで", "に"]),
        ("から", ["から"]),
        ("までの間", ["まで", "の", "間"]),
        ("間まで", ["間", "まで"]),
        ("かに", ["かに"]),
        ("まま", ["まま"]),
        ("", []),
    ],
)
def test_a_phrase_of_particles_is_cut_as_behind_a_noun(phrase: str, words: list[str]) -> None:
    for view in reader_for("ja").read_phrase(phrase):
        assert [token.surface for token in view] == words
        assert [phrase[token.span.start : token.span.end] for token in view] == words


@pytest.mark.parametrize(
    ("phrase", "text"),
    [("まで", "明日までお待ちください"), ("までに", "15日までに届きます"), ("から", "本日から")],
)
def test_a_phrase_of_particles_is_found(phrase: str, text: str) -> None:
    assert finds("ja", phrase, text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("①60サイズを選ぶ", ["1", "60", "サイズ", "を", "選ぶ"]),
        ("60サイズ", ["60", "サイズ"]),
        ("160サイズ", ["160", "サイズ"]),
        ("②12345です", ["2", "12345", "です"]),
    ],
)
def test_a_circled_digit_is_a_number_of_its_own(text: str, words: list[str]) -> None:
    analysis = read("ja", text)
    assert [token.surface for token in analysis.views[0]] == words


def test_equal_sounds_in_other_kanji_share_a_sound_but_no_form() -> None:
    one, two = read("ja", "保証").views[0][0], read("ja", "補償").views[0][0]
    assert one.sounds & two.sounds
    assert not one.forms.keys() & two.forms.keys()
    assert not one.is_phonetic


@pytest.mark.parametrize(
    ("text", "word", "polarity"),
    [
        ("返金いたします。", "返金", YES),
        ("返金できません。", "返金", NO),
        ("返金はいたしかねます。", "返金", NO),
        ("返金は難しいです。", "返金", NO),
        ("返金するわけにはいきません。", "返金", NO),
        ("返品はお受けできません。", "返品", NO),
        ("返金不可です。", "返金", NO),
        ("返金不可能です。", "返金", NO),
        ("未返金です。", "返金", NO),
        ("ご返金の対象外です。", "返金", NO),
        ("返金を行うことはできません。", "返金", NO),
        ("返金の予定はございません。", "返金", NO),
        ("返金をお約束するものではありません。", "返金", NO),
        ("返金できるとは申し上げられません。", "返金", NO),
        ("返金せずに交換します。", "返金", NO),
        ("返金せずに交換します。", "交換", YES),
        ("返金ではなく交換いたします。", "返金", NO),
        ("返金ではなく交換いたします。", "交換", YES),
        ("返品はご遠慮ください。", "返品", NO),
        ("返品はお控えください。", "返品", NO),
        ("控えをお送りします。", "送る", YES),
        ("返送は不要です。", "返送", NO),
        ("返金するな。", "返金", NO),
        ("返金だな。", "返金", YES),
        ("返金してはいけません。", "返金", NO),
        ("商品を確認し、返金はできません。", "確認", YES),
        ("届かない場合は返金します。", "届く", NO),
        ("届かない場合は返金します。", "返金", YES),
        ("届いていない商品を返金します。", "返金", YES),
        ("届かないので返金します。", "返金", YES),
        ("届かなかったら返金します。", "返金", YES),
        ("確認して、返金はできません。", "確認", YES),
        ("返金しないわけではない。", "返金", YES),
        ("返金できないわけではございません。", "返金", YES),
        ("返金しなければなりません。", "返金", YES),
        ("返金しないといけません。", "返金", YES),
        ("返金しないと駄目です。", "返金", YES),
        ("返金しないと困ります。", "返金", NO),
        ("返金しなければなります。", "返金", NO),
        ("返金せざるを得ません。", "返金", YES),
        ("返金していただけませんか。", "返金", YES),
        ("返金してくださいませんでしょうか", "返金", YES),
        ("返金できるかもしれません。", "返金", YES),
        ("返金されるとは限りません。", "返金", UNSURE),
        ("返金だけでなく交換もします。", "返金", YES),
        ("返金で間違いありません。", "返金", YES),
        ("返金で問題ございません。", "返金", YES),
        ("問題ございません。", "問題", NO),
        ("返金は滞りなく完了します。", "返金", YES),
        ("不足なくお送りします。", "送る", YES),
        ("不足なくお送りします。", "不足", NO),
        ("遅れて申し訳ございません。", "遅れる", YES),
        ("大変申し訳ありませんでした。", "申し訳", YES),
        ("すみませんが、確認します。", "すむ", YES),
        ("間もなく発送します。", "発送", YES),
        ("ご遠慮なくご連絡ください。", "連絡", YES),
        ("返品しても構いません。", "返品", YES),
        ("届いていないか確認します。", "確認", YES),
        ("大丈夫でございます、故障ではございません。", "大丈夫", YES),
        ("大丈夫でございます、故障ではございません。", "故障", NO),
        ("大丈夫ですよ、故障ではありません。", "大丈夫", YES),
        ("返金します、交換はできません。", "返金", YES),
        ("返金しました、交換はできません。", "返金", YES),
        ("返金できません、交換もできません。", "返金", NO),
        ("返金できません、交換します。", "交換", YES),
        ("返金はですね、できません。", "返金", NO),
        ("返金します、とは申し上げられません。", "返金", NO),
        ("返金する、交換する、どちらもできません。", "返金", NO),
        ("返金します、", "返金", YES),
        ("返金しますよ", "返金", YES),
    ],
)
def test_what_is_denied(text: str, word: str, polarity: Polarity) -> None:
    assert polarity_of("ja", text, word) is polarity


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("いつ届きますか。", ["ますか"]),
        ("いつ届きますかね", ["ますか"]),
        ("ご注文番号は？", ["？"]),
        ("？", ["？"]),
        ("教えていただけますか", ["ますか"]),
        ("お知らせください。", ["ください"]),
        ("お知らせくださいませ。", ["くださいませ"]),
        ("お送りいただけますと幸いです。", ["いただけますと幸い"]),
        ("お送りいただきたいです。", ["いただきたい"]),
        ("送ってほしいです。", ["ほしい"]),
        ("お伺いしたいのですが。", ["たい"]),
        ("送りたいです。", [None]),
        ("ご確認をお願いいたします。", ["願いいたします"]),
        ("お願いがございます。", [None]),
        ("今後ともよろしくお願いいたします。", [None]),
        ("ご安心ください。", [None]),
        ("ご住所をお知らせくださいませ、中村様", ["くださいませ"]),
        ("取引番号を教えて下さいませ。", ["下さいませ"]),
        ("少々お待ちくださいませ🙇", ["くださいませ"]),
        ("ご安心くださいませ。", [None]),
        ("いらっしゃいませ。", [None]),
        ("さようでございますか。", [None]),
        ("そうですか？", ["ですか"]),
        ("お送りします。", [None]),
        ("欲しい物です。", [None]),
        ("番号おしえて。", ["おしえて"]),
        ("番号教えてね。", ["教えて"]),
        ("待たないで。", ["待たないで"]),
        ("て。", [None]),
        ("お名前について。", [None]),
        ("遅れていて。", [None]),
        ("遅れてしまって。", [None]),
        ("待ってて。", [None]),
        ("届かなくて。", [None]),
        ("荷物が遅れて。", [None]),
    ],
)
def test_what_asks(text: str, cues: list[str | None]) -> None:
    assert asks("ja", text) == cues


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("はい。そうです。", ["はい。", "そうです。"]),
        ("「はい。」と言いました。次です", ["「はい。」と言いました。", "次です"]),
        ("本当？！はい", ["本当？！", "はい"]),
        ("この度はご迷惑を\nおかけしました", ["この度はご迷惑を\nおかけしました"]),
        ("確認しました\nお待ちください", ["確認しました", "お待ちください"]),
        ("ご迷惑を\n\nおかけしました", ["ご迷惑を", "おかけしました"]),
        ("了解です。「はい」", ["了解です。", "「はい」"]),
        ("了解です。😀次です", ["了解です。😀", "次です"]),
        ("次は、\n来週です", ["次は、\n来週です"]),
        ("\n\n 　", []),
    ],
)
def test_where_sentences_end(text: str, sentences: list[str]) -> None:
    assert [text[one.span.start : one.span.end] for one in read("ja", text).sentences] == sentences


@pytest.mark.parametrize(
    ("text", "is_fragment"),
    [
        ("返金 注文番号 追跡", True),
        ("返金します", False),
        ("ありがとうございます", False),
        ("こんにちは", False),
        ("番号は？", False),
    ],
)
def test_a_bare_list_of_words_is_a_fragment(text: str, is_fragment: bool) -> None:
    assert read("ja", text).sentences[0].is_fragment is is_fragment


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("お送りさせていただいております", ["送り"]),
        ("ご返金の対応をいたします", ["返金", "対応"]),
        ("頂いた商品をご覧になる", ["頂い", "商品", "ご覧"]),
        ("お医者になる", ["医者"]),
        ("元気になる", ["元気", "なる"]),
        ("お約束しかねます", ["約束"]),
        ("返金をお約束する", ["返金", "約束"]),
    ],
)
def test_light_words_are_grammar(text: str, words: list[str]) -> None:
    assert heavy(read("ja", text)) == words


@pytest.mark.parametrize(
    ("text", "word", "whole"),
    [
        ("すぐにお送りいたします。", "送る", "お送りいたします"),
        ("返金はいたしかねます。", "返金", "返金はいたしかねます"),
        ("商品を確認します", "商品", None),
        ("お問い合わせください", "問い合わせ", "お問い合わせください"),
        ("未返金です", "返金", "未返金です"),
        ("最寄り駅でした", "最寄り駅", "最寄り駅でした"),
        ("早めの連絡", "早め", None),
        ("クレジット・カードです", "クレジットカード", "クレジット・カードです"),
        ("クレジットカード", "クレジットカード", None),
    ],
)
def test_the_whole_word_is_shown(text: str, word: str, whole: str | None) -> None:
    phrase = reader_for("ja").read_phrase(word)[1][0]
    token = next(token for token in read("ja", text).views[1] if token.forms.keys() & phrase.forms.keys())
    assert (token.whole and text[token.whole.start : token.whole.end]) == whole


def test_length_counts_characters_without_white_space() -> None:
    assert read("ja", "返金 です。\n　はい").length == 7


def test_a_reader_that_has_learnt_nothing_yet_hears_the_verb_in_a_noun() -> None:
    short, _long = JapaneseReader().read("お知らせになりました。").views
    assert any("知らせる" in token.forms for token in short)
