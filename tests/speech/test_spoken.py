"""What an engine is given: kana only where kanji cannot be read, and nothing that an engine stumbles over."""

import pytest

from trainer.speech.spoken import LONGEST_TEXT, spoken_text
from trainer.speech.utterance import Utterance


def test_kanji_are_read_for_espeak_alone() -> None:
    line = Utterance("注文はまだですか？", "ja-JP")
    assert spoken_text(line, engine="espeak") == "チューモンワ マダデスカ？"
    assert spoken_text(line, engine="sapi5") == "注文はまだですか？"


def test_a_reading_overrides_the_analysis_where_it_is_needed() -> None:
    line = Utterance("小鳥遊です。", "ja", reading="たかなしです。")
    assert spoken_text(line, engine="espeak").replace(" ", "") == "タカナシデス。"
    assert spoken_text(line, engine="nsss") == "小鳥遊です。"


def test_lines_are_sentences_of_their_own() -> None:
    assert (
        spoken_text(Utterance("Hello\nWhere is it?\n\nTell me", "en"), engine="x")
        == "Hello. Where is it? Tell me"
    )
    assert spoken_text(Utterance("はい\nまだです", "ja"), engine="sapi5") == "はい。 まだです"
    assert spoken_text(Utterance("はい\nまだです", "ja"), engine="espeak") == "ハイ。 マダデス"


def test_a_reading_in_another_language_is_what_is_said() -> None:
    assert spoken_text(Utterance("M-20391", "en", reading="M, 2, 0"), engine="sapi5") == "M, 2, 0"


@pytest.mark.parametrize("text", ["", " ", "\n\t", "…", "?!", "\x00\x01", "\ud800"])
def test_what_cannot_be_heard_is_nothing(text: str) -> None:
    assert spoken_text(Utterance(text, "en"), engine="espeak") == ""


def test_controls_and_lone_surrogates_become_spaces() -> None:
    said = spoken_text(Utterance("one\x00two\ud800three\u2028four", "en"), engine="espeak")
    assert said == "one two three four"
    assert said.encode("utf-8")


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_pasted_book_is_cut(language: str) -> None:
    assert len(spoken_text(Utterance("a " * 100_000, language), engine="espeak")) <= 4 * LONGEST_TEXT


@pytest.mark.parametrize(
    ("given", "kept"), [((0.1, -1.0), (0.5, 0.0)), ((9.0, 7.0), (2.0, 1.0)), ((1.2, 0.4), (1.2, 0.4))]
)
def test_speed_and_volume_stay_in_their_bounds(given: tuple[float, float], kept: tuple[float, float]) -> None:
    line = Utterance("Hello", "en", rate=given[0], volume=given[1])
    assert (line.rate, line.volume) == kept
