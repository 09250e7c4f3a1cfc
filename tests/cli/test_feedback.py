"""What a drill in the terminal says of several tries, and of its result."""

from __future__ import annotations

import pytest

from tests.cli.stand import Stand
from trainer.app import open_library
from trainer.core.scenario import Turn
from trainer.wording.catalogue import set_language

FIRST_TRY = {
    "en": "Hello Hannah. I'm so sorry. That must be frustrating.",
    "ja": "中村さま、誠に申し訳ございません。",
}
SECOND_TRY = {"en": "Could you give me the order number?", "ja": "取引番号をお知らせいただけますでしょうか。"}


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_second_try_says_what_the_first_one_met_and_what_both_are_worth(
    stand: Stand, language: str
) -> None:
    set_language(language)
    typed = (FIRST_TRY[language], SECOND_TRY[language], "/stop")
    done = stand.run("drill", "late-parcel", "--in", language, "--new", typed=typed)
    said = "".join(done.out.split())
    first, second = said.split("".join(SECOND_TRY[language].split()), 1)
    earlier = "Alreadymetinyourtry1" if language == "en" else "1回目の返信で達成済み"
    together = "Withyourearliertries:100of100" if language == "en" else "前の返信と合わせて：80点"
    for words in (earlier, together):
        assert words not in first
        assert words in second


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_result_stands_beside_the_ending(stand: Stand, language: str) -> None:
    set_language(language)
    models = {turn.id: turn.model for turn in turns_of(stand, language)}
    typed = tuple(" ".join(models[turn].split()) for turn in ("opening", "trace", "what-if"))
    done = stand.run("drill", "late-parcel", "--in", language, "--new", typed=typed)
    wanted = "passed · Ending: Resolved" if language == "en" else "合格 · 結末：解決"
    assert wanted in done.out


def turns_of(stand: Stand, language: str) -> tuple[Turn, ...]:
    return open_library(stand.paths).find("late-parcel", language=language).scenario.turns


def test_the_model_reply_stands_once_under_the_tries_at_one_message(stand: Stand) -> None:
    poor = ("Hello Hannah.", "Could you give me the order number?", "/stop")
    said = stand.run("drill", "late-parcel", "--new", typed=poor).out
    assert said.count("─  Model reply  ─") == 1
    good = (FIRST_TRY["en"], SECOND_TRY["en"], "/stop")
    said = stand.run("drill", "late-parcel", "--new", typed=good).out
    assert "Model reply" not in said, "together they have all points"
