"""Japanese: the level of speech at the end of each sentence, and of a whole reply."""

import pytest

from tests.language.reading import read, remarks
from trainer.core.analysis import FindingKind

PLAIN, MIXED, RUDE = FindingKind.PLAIN_STYLE, FindingKind.MIXED_STYLE, FindingKind.RUDE


@pytest.mark.parametrize(
    "text",
    [
        "確認いたします。",
        "確認してください。",
        "確認しましょう。",
        "承知しましたので、",
        "ありがとうございます。注文番号M-20391。",
        "お待たせして。",
        "・宿は旅館\n・温泉がある",
        "・場所は島根。海沿いがよい。\n・朝食は不要だ。",
        "備考：温泉がある",
        "手順です。\n1. 箱に入れる\n2. 発送する。すぐ出す。\n以上です。",
        "手順です。\n(1) 箱に入れる\n(2) 発送する",
        "送りましたが、まだ。",
        "「まだ届かない」とのこと、承知しました。",
        "承知しました。お尋ねは「なぜ」？",
        "お辞めになるんですって？",
        "少々お待ちください、順に調べて。",
        "ご連絡をくれ、ありがとうございます。",
        "承知しました。手際が悪くて。",
        "承知しました。原因は「届かない」",
        "ありがとうございます。お届け予定は明日。",
        "できません、それだけでは。",
        "確認しなければなりません、何が必要なのか。",
        "確認しなければなりません、何をするか。",
        "素晴らしい！ありがとうございます。",
        "なんて素晴らしい！ありがとうございます。",
        "おやすみなさい。",
        "お帰りなさい！",
        "いらっしゃい。",
        "かしこまりました。次のような",
        "田中様、お世話になっております。",
        "はい。",
        "こんにちは",
        "配送について。承知しました。",
        "",
    ],
)
def test_polite_replies_are_not_remarked_on(text: str) -> None:
    assert remarks("ja", text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("確認する。", "確認する"),
        ("手順です。\n1. 箱に入れる\nすぐ送る", "送る"),
        ("(送る)", "送る"),
        ("1つ送る。", "送る"),
        ("対応が遅い。", "遅い"),
        ("そうだよね。", "だ"),
        ("大丈夫だよ。", "だ"),
        ("大丈夫よ。", "大丈夫"),
        ("送ったけど、まだ。", "送った"),
        ("行く、明日の夜に", "行く"),
        ("住所を教えて。", "教えて"),
        ("待たないで！", "待たないで"),
        ("そのまま待ってね。", "待って"),
        ("本当に送るのか。", "送る"),
        ("確認しなければなりません、何を送るのか？", "送る"),
        ("赤は好き？", "好き"),
        ("期限って？", "って"),
        ("少し待ったら？", "たら"),
        ("笑:)すぐ送る", "送る"),
        ("明日はどう？", "どう"),
        ("届いたのは？「いつ」という意味だ。", "だ"),
        ("ジュラシック：見たことがある？", "ある"),
        ("送ります？いや、送る笑", "送る"),
    ],
)
def test_plain_predicates_are_remarked_on(text: str, words: str) -> None:
    kinds = {kind for kind, shown, _ in remarks("ja", text) if shown.endswith(words)}
    assert kinds & {PLAIN, MIXED}


def test_a_half_said_ending_comes_with_the_whole_one() -> None:
    assert remarks("ja", "分かるでしょ。") == [(PLAIN, "分かるでしょ", "分かるでしょう")]


def test_plain_among_polite_sentences_is_mixed_style() -> None:
    (finding,) = remarks("ja", "確認しました。まだ届かない。")
    assert finding[0] is MIXED


@pytest.mark.parametrize("text", ["早くしろ。", "確認しなさい。", "黙れ。", "すぐ来い！", "触るな。"])
def test_an_order_is_rude(text: str) -> None:
    assert [kind for kind, _, _ in remarks("ja", text)] == [RUDE]


@pytest.mark.parametrize(
    "text", ["M-20391", "yes", "sure, thanks", "返金", "確認中。", "。。。", "・sure", "田中様"]
)
def test_a_reply_without_a_polite_word_is_plain(text: str) -> None:
    assert remarks("ja", text) == [(PLAIN, text, None)]


def test_a_line_without_japanese_does_no_harm_among_polite_ones() -> None:
    assert remarks("ja", "ご案内のページはこちらです。\nhttps://example.com/help\nThank you!") == []


@pytest.mark.parametrize(
    ("text", "respectful"),
    [
        ("お送りいたします", True),
        ("お送りします", True),
        ("ご利用になります", True),
        ("ご案内できます", True),
        ("送ります", False),
        ("お茶です", False),
        ("待ってください", False),
        ("お待ちください", True),
        ("ありがとうございます", False),
        ("ございます", True),
        ("よろしくお願いします", False),
        ("お目にかかります", True),
        ("気にかかります", False),
        ("かしこまりました", True),
    ],
)
def test_respect_is_noticed(text: str, respectful: bool) -> None:
    assert read("ja", text).respectful is respectful


def test_a_long_tail_of_particles_and_commas_is_read_in_time() -> None:
    assert read("ja", "確認、" * 3000 + "よ" * 3000).sentences


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("まだ届かない。", "届きません"),
        ("届かなかった。", "届きませんでした"),
        ("食べない。", "食べません"),
        ("送った。", "送りました"),
        ("書いた。", "書きました"),
        ("読んだ。", "読みました"),
        ("確認した。", "確認しました"),
        ("確認する。", "確認します"),
        ("もう来た。", "来ました"),
        ("もうおっしゃった。", "おっしゃいました"),
        ("まだいらっしゃらない。", "いらっしゃいません"),
        ("そうおっしゃる。", "おっしゃいます"),
        ("遅れてしまって。", None),
        ("叱られて。", None),
        ("まだこない。", "きません"),
        ("まだ来ない。", "来ません"),
        ("対応が遅い。", "遅いです"),
        ("対応が遅かった。", "遅かったです"),
        ("送りたい。", "送りたいです"),
        ("送りたかった。", "送りたかったです"),
        ("そうだ。", "です"),
        ("そうだった。", "でした"),
        ("そうだろう。", "でしょう"),
        ("分かるでしょ。", "分かるでしょう"),
        ("思うよ。", "思います"),
        ("できる。", "できます"),
        ("送ってる。", "送っています"),
        ("送ってた。", "送っていました"),
        ("かかる。", "かかります"),
        ("問題ない。", "ありません"),
        ("問題はなかった。", "ありませんでした"),
        ("教えて。", "教えてください"),
        ("送る。", "送ります"),
        ("出る。", "出ます"),
        ("切る。", "切ります"),
        ("きる。", None),
        ("起きる。", "起きます"),
        ("混じる。", "混じります"),
        ("調べる。", "調べます"),
        ("調べるね。", "お調べします"),
        ("すぐ送るよ。", "お送りします"),
        ("調べるわ。", "調べます"),
        ("調べてみるね。", "みます"),
        ("出るね。", "出ます"),
        ("きるね。", None),
        ("調べてあげるね。", None),
        ("確認したね。", "確認しました"),
        ("返金するな。", None),
        ("してみる。", "みます"),
        ("すべき。", None),
        ("た。", None),
        ("行こう。", None),
        ("行くべいた。", None),
    ],
)
def test_a_plain_predicate_comes_with_its_polite_form(text: str, better: str | None) -> None:
    assert [found for _, _, found in remarks("ja", text)] == [better]
