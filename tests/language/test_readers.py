"""Readers: what holds of every language."""

import threading

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.language.reading import finds, read
from trainer.core.analysis import Analysis, Token
from trainer.language import reader_for
from trainer.language.folding import fold
from trainer.language.japanese_kanji import modern

LANGUAGES = ["en", "ja", "de", "fr", "zh", "xx"]
NASTY = [
    "?\u1a55 and a.\u0301 b",
    "",
    " ",
    "\n\n",
    "\x00",
    "\ud800",
    "\udfff\ud800",
    "\u200b",
    "\u202e返金できません",
    "e" + "\u0301" * 200,
    "👨‍👩‍👧‍👦" * 30,
    "🏳️‍🌈❤️🇯🇵🇯",
    "مرحبا refund שלום",
    "Ｔｈｅ ｑｕｉｃｋ",
    "ﬁﬀß㍿㌔①",
    "」」」「「「。。。？！?!",
    "'''''n't 's 'll",
    "can't won't shan't o'clock rock'n'roll",
    "$$$ ¥ 3,000,000.00 #1 # @ a@b www.",
    "<script>alert(1)</script>",
    "=1+1\t\t| --; DROP TABLE",
    "ｶﾞｷﾞｸﾞｹﾞｺﾞ ｶﾞ",
    "ー〜～…‥・・・",
    "\u3000\u3000申し訳\u200bございません\u3000",
    "ÅÅ ﷺ İıſ",
]
WORDS = st.sampled_from(
    [
        *NASTY,
        "refund",
        "can't",
        "not",
        "。",
        "返金",
        "できません",
        "お",
        "送り",
        "いたします",
        " ",
        ".",
        "? ",
        "\n",
        "、",
        "な",
        "ず",
        "に",
    ]
)


def check(analysis: Analysis) -> None:
    """Check what every analysis must hold."""
    size = len(analysis.text)
    assert analysis.views
    assert analysis.length >= 0
    for view in analysis.views:
        check_view(view, analysis)
    ends = [0]
    for sentence in analysis.sentences:
        assert ends[-1] <= sentence.span.start < sentence.span.end <= size
        assert sentence.asks is None or sentence.span.holds(sentence.asks)
        ends.append(sentence.span.end)
    assert all(0 <= finding.span.start < finding.span.end <= size for finding in analysis.findings)


def check_view(view: tuple[Token, ...], analysis: Analysis) -> None:
    """Check one view; only what one typed character stands for (㍿ is four) may share its place."""
    end, sentence, clause = 0, 0, 0
    for token in view:
        is_apart = end <= token.span.start
        assert is_apart or len(fold(analysis.text[token.span.start : end]).text) > 1
        assert 0 <= token.span.start < token.span.end <= len(analysis.text)
        assert token.whole is None or token.whole.holds(token.span)
        assert analysis.sentences[token.sentence].span.holds(token.span)
        assert sentence <= token.sentence
        assert clause <= token.clause
        assert token.surface in token.forms
        end, sentence, clause = token.span.end, token.sentence, token.clause


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", NASTY)
def test_nasty_text_gets_an_analysis_with_true_offsets(language: str, text: str) -> None:
    check(read(language, text))


@pytest.mark.parametrize("language", LANGUAGES)
@given(text=st.text(st.characters(), max_size=60))
def test_any_text_gets_an_analysis_with_true_offsets(language: str, text: str) -> None:
    check(read(language, text))


@pytest.mark.parametrize("language", ["en", "ja"])
@settings(max_examples=300)
@given(parts=st.lists(WORDS, max_size=15))
def test_any_mix_of_words_gets_an_analysis_with_true_offsets(language: str, parts: list[str]) -> None:
    check(read(language, "".join(parts)))


@pytest.mark.parametrize("language", ["ja", "de", "zh"])
@given(text=st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"]), max_size=40))
def test_a_surface_stands_in_the_folded_text_behind_its_span(language: str, text: str) -> None:
    analysis = read(language, text)
    for token in analysis.views[0]:
        behind = fold(text[token.span.start : token.span.end])
        assert token.surface in (modern(behind) if language == "ja" else behind).text


@pytest.mark.parametrize("language", LANGUAGES)
@given(text=st.text(max_size=40))
def test_case_width_and_reading_twice_change_nothing(language: str, text: str) -> None:
    once = read(language, text)
    assert read(language, text) == once
    assert [token.surface for token in read(language, fold(text).text).views[0]] == [
        token.surface for token in once.views[0]
    ]


LONG_PARTS = {
    "en": ["I am sorry. ", "a", "1.", "1,111", "a@", "a-", "'", "\u0301", "not ", "is denied ", "😀"],
    "ja": [
        "返金はできません。",
        "あ",
        "a",
        "1",
        "ー",
        "\n",
        "ない",
        "な",
        "難しい",
        "願い",
        "よ",
        "お",
        "ご返金の",
    ],
    "xx": ["I am sorry. ", "返", "1"],
}


@pytest.mark.no_cover
@pytest.mark.parametrize(
    ("language", "part"), [(key, part) for key, parts in LONG_PARTS.items() for part in parts]
)
def test_twenty_thousand_characters_of_one_kind_are_read(language: str, part: str) -> None:
    """More bytes of Japanese than the tokeniser takes at once, and deeper than any recursion may go."""
    check(read(language, (part * (20_000 // len(part) + 1))[:20_000]))


@pytest.mark.no_cover
@pytest.mark.parametrize(("language", "parts"), LONG_PARTS.items())
def test_a_hundred_thousand_characters_are_read(language: str, parts: list[str]) -> None:
    each = 100_000 // len(parts)
    check(read(language, "".join((part * (each // len(part) + 1))[:each] for part in parts)))


@pytest.mark.parametrize("part", ["返金はできません。", "あ"])
def test_a_text_longer_than_the_tokeniser_takes_at_once_is_read(part: str) -> None:
    check(read("ja", part * (10_000 // len(part))))


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("en-GB", "en"),
        ("EN_us", "en"),
        ("ja-JP", "ja"),
        ("de-CH", "de"),
        ("xx", "xx"),
        ("", "und"),
        ("nb", "nb"),
    ],
)
def test_a_tag_finds_its_reader(tag: str, language: str) -> None:
    assert reader_for(tag).language == language


def test_one_language_has_one_reader() -> None:
    assert reader_for("en") is reader_for("en-GB")


@pytest.mark.parametrize(
    ("language", "start"), [("en", "en-"), ("ja", "ja-"), ("de", "de-"), ("xx", "xx-"), ("nb", "nb-")]
)
def test_a_signature_names_rules_and_data(language: str, start: str) -> None:
    signature = reader_for(language).signature
    assert signature.startswith(start)
    assert "+" in signature


@pytest.mark.parametrize("language", ["en", "ja", "de"])
def test_threads_may_share_a_reader(language: str) -> None:
    text = "返金はできません。 The refunds are late. Rückerstattungen" * 5
    expected = read(language, text)
    results: list[Analysis] = []
    threads = [
        threading.Thread(target=lambda: results.extend(read(language, text) for _ in range(20)))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(results) == 80
    assert all(result == expected for result in results)


@pytest.mark.parametrize(
    ("language", "phrase", "text"),
    [
        ("de", "Rückerstattung", "Ihre Rückerstattungen"),
        ("fr", "remboursement", "les remboursements"),
        ("nb", "pakke", "pakkene"),
        ("zh", "退款", "我们会退款"),
        ("xx", "M-20391", "is m20391"),
    ],
)
def test_a_phrase_is_found_in_any_language(language: str, phrase: str, text: str) -> None:
    assert finds(language, phrase, text)


def test_a_language_without_word_spaces_is_counted_in_characters() -> None:
    assert read("zh", "我们会 退款。").length == 6
    assert read("fr", "Nous vous remboursons.").length == 3


def test_a_question_mark_asks_in_every_language() -> None:
    analysis = read("fr", "Bonjour. Quel est le numéro ?")
    assert [sentence.asks is not None for sentence in analysis.sentences] == [False, True]


def test_a_full_cache_still_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("spaced", "english_words", "japanese_lexicon"):
        monkeypatch.setattr(f"trainer.language.{module}.LARGEST_CACHE", 0)
    for language in ("de", "en", "ja"):
        text = f"Vollkommenes unbekanntes {language} 拭き取り始める 出し始めます"
        assert read(language, text) == read(language, text)
