"""Names of things, numbers, dates and lengths of time, in both languages."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.core.drills import SCENARIO
from tests.wording.sentences import demand_sentence
from trainer.core.codes import StopReason
from trainer.core.drill_score import Result
from trainer.core.drill_state import Mode, MoodBand
from trainer.core.memory import Memory, Phase
from trainer.core.needs import State
from trainer.core.rubric import SECTIONS
from trainer.core.scenario import Channel, Outcome, Pack
from trainer.services.library import ScenarioEntry
from trainer.services.progress import Proposal, Why
from trainer.services.skill_memories import SkillMemory
from trainer.wording import names, numbers
from trainer.wording.catalogue import LANGUAGES, language, set_language, system_language
from trainer.wording.greetings import greeting
from trainer.wording.lengths import length_of
from trainer.wording.proposals import proposal_reason
from trainer.wording.starts import no_window_sentence

MOMENT = datetime(2026, 11, 21, 9, 12, tzinfo=UTC)
MEMORY = Memory(Phase.REVIEW, None, 3.0, 5.0, MOMENT, MOMENT)


def every_name() -> list[str]:
    return [
        *map(names.section_name, SECTIONS),
        *map(names.skill_name, ("empathy", "probing", "policy", "language", "closing", "compliance")),
        *map(names.mood_name, MoodBand),
        *map(names.outcome_name, (None, *Outcome)),
        *map(names.result_name, Result),
        *map(names.state_name, State),
        *map(names.channel_name, Channel),
        *map(names.mode_name, Mode),
        *map(names.stop_reason_name, StopReason),
        names.level_name(2),
    ]


def test_every_name_differs_between_the_languages() -> None:
    english = every_name()
    set_language("ja")
    japanese = every_name()
    assert len(english) > 30
    assert not [pair for pair in zip(english, japanese, strict=True) if pair[0] == pair[1]]


def test_moods_results_and_states_are_told_apart(language: str) -> None:
    for kind in (
        map(names.mood_name, MoodBand),
        map(names.result_name, Result),
        map(names.state_name, State),
    ):
        found = list(kind)
        assert len(set(found)) == len(found)


def test_what_a_pack_names_itself_keeps_its_name(language: str) -> None:
    assert names.section_name("upselling") == "upselling"
    assert names.skill_name("upselling") == "upselling"


def test_a_language_is_named_in_its_own_words(language: str) -> None:
    assert [names.language_name(code) for code in LANGUAGES] == ["English", "日本語"]


@pytest.mark.parametrize(
    ("code", "moment", "day", "letter"),
    [
        ("en", "21 Nov 2026 09:12", "21 Nov 2026", "Sat"),
        ("ja", "2026/11/21 9:12", "2026/11/21", "土"),
    ],
)
def test_dates(code: str, moment: str, day: str, letter: str) -> None:
    set_language(code)
    local = datetime(2026, 11, 21, 9, 12).astimezone()
    assert numbers.day_and_time(local) == moment
    assert numbers.day(local) == day
    assert numbers.weekday(local) == letter


@pytest.mark.parametrize(
    ("code", "one", "many", "span", "size"),
    [("en", "1 minute", "1,234 minutes", "72–80", "1.5 MB"), ("ja", "1分", "1,234分", "72〜80", "1.5 MB")],
)
def test_numbers(code: str, one: str, many: str, span: str, size: str) -> None:
    set_language(code)
    assert numbers.minutes(10.0) == one
    assert numbers.minutes(timedelta(minutes=1234)) == many
    assert numbers.score_range(72, 80) == span
    assert numbers.score_range(72, 72) == "72"
    assert numbers.score_range(None, None) == "–"
    assert numbers.file_size(1_500_000) == size
    assert numbers.file_size(12) == "12 B"
    assert numbers.clock(timedelta(minutes=61, seconds=5)) == "61:05"
    assert numbers.number("text") == "text"


@pytest.mark.parametrize(("hour", "word"), [(6, "Good morning"), (13, "Hello"), (20, "Good evening")])
def test_greetings_follow_the_clock(hour: int, word: str) -> None:
    assert greeting("Aiko", MOMENT.replace(hour=hour)) == f"{word}, Aiko"
    assert greeting("") == "Home"


def test_lengths_are_counted_as_the_language_counts(language: str) -> None:
    count = length_of("I am sorry", "en-GB")
    assert count == ("3 words" if language == "en" else "3語")
    assert length_of("お詫び 申し上げます", "ja") == ("9 characters" if language == "en" else "9文字")
    assert length_of("one", "en") == ("1 word" if language == "en" else "1語")


@pytest.mark.parametrize(("why", "best"), [*((why, 64) for why in Why), (Why.NOT_PASSED, None)])
def test_a_proposal_has_a_reason(why: Why, best: int | None, language: str) -> None:
    entry = ScenarioEntry(Pack("p", "1.0.0", "P", "en", "0", ()), SCENARIO)
    skill = SkillMemory("empathy", MEMORY, recall=0.8, recent_share=0.4, is_due=True)
    demand_sentence(proposal_reason(Proposal(entry, why, best, skill, days_ago=3)), language)


@pytest.mark.parametrize("has_terminal", [True, False])
@pytest.mark.parametrize("missing", ["", "libEGL.so.1: cannot open shared object file"])
def test_no_window_is_explained(has_terminal: bool, missing: str, language: str) -> None:
    text = no_window_sentence(has_terminal=has_terminal, missing=missing)
    demand_sentence(text, language)
    assert missing in text


@pytest.mark.parametrize(
    ("wish", "spoken"),
    [("ja", "ja"), ("ja-JP", "ja"), ("JA", "ja"), ("en-US", "en"), ("fr", "en"), ("", None), (None, None)],
)
def test_a_language_that_is_not_spoken_becomes_english(wish: str | None, spoken: str | None) -> None:
    system = system_language()
    expected = spoken or (system if system in LANGUAGES else "en")
    assert set_language(wish) == expected
    assert language() == expected


@pytest.mark.parametrize(
    ("written", "bare"),
    [
        ("田中様", "田中"),
        ("森 さま", "森"),
        ("佐藤さん", "佐藤"),
        ("様", "様"),
        ("Ms Osei", "Ms Osei"),
        ("森", "森"),
    ],
)
def test_a_customer_is_given_no_second_honorific(written: str, bare: str) -> None:
    assert names.customer_name(written) == bare
