"""What is told of a reply beside its verdicts: a sentence for every way in which it can have gone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.core.drills import SCENARIO
from tests.wording.sentences import demand_sentence
from trainer.core.codes import Finish, MoodBand, StopReason
from trainer.core.drill import new_drill
from trainer.core.drill_state import Mode, Play
from trainer.core.observing import Ticks
from trainer.wording.observing import how_to_say
from trainer.wording.plays import play_facts, rule_line, stop_line, words_of

PLAY = Play(
    reply_id="r",
    turn_id="opening",
    visit=1,
    try_number=1,
    text="sorry",
    submitted_at=datetime(2026, 1, 5, tzinfo=UTC),
    mood_after=50,
    took=timedelta(seconds=72),
)
STATE = new_drill(SCENARIO, mode=Mode.PRACTICE, seed=1)


def test_a_plain_reply_has_its_time_alone() -> None:
    assert play_facts(SCENARIO, PLAY) == ("01:12 to answer",)


def test_all_that_is_known_is_told() -> None:
    play = replace(PLAY, edits=3, hints=("sorry",), rule=2, led_to="case", flags_raised=("call", "good"))
    facts = play_facts(SCENARIO, play)
    assert facts[1:3] == ("draft changed 3 times", "hints taken: Says sorry")
    assert facts[3] == "led on to: case"
    assert facts[4].startswith("the customer remembers: ")
    assert rule_line(SCENARIO, play) == "Rule 2 of 4 was the first that held."


@pytest.mark.parametrize(
    ("where", "words"),
    [("opening", "led to another try"), ("solved", "led to the ending: Resolved")],
)
def test_where_it_led_is_said_in_words(where: str, words: str) -> None:
    assert words in play_facts(SCENARIO, replace(PLAY, led_to=where))


def test_changes_of_a_sheet_are_no_edits() -> None:
    assert play_facts(SCENARIO, replace(PLAY, edits=9, ticks=Ticks())) == ("01:12 to answer",)


def test_every_way_to_leave_a_drill_has_its_sentence(language: str) -> None:
    for reason in StopReason:
        stopped = replace(STATE, finish=Finish.STOPPED, stop_reason=reason)
        demand_sentence(stop_line(stopped), language)
    demand_sentence(stop_line(replace(STATE, finish=Finish.STOPPED)), language)
    demand_sentence(stop_line(replace(STATE, finish=Finish.TIME_LIMIT)), language)


def test_own_words_are_repeated() -> None:
    stopped = replace(STATE, finish=Finish.STOPPED, stop_reason=StopReason.OTHER, stop_why="A call came.")
    assert stop_line(stopped) == "Stopped: Another reason – A call came."


@pytest.mark.parametrize("finish", [None, Finish.ENDING, Finish.TURN_LIMIT])
def test_what_was_not_left_has_none(finish: Finish | None) -> None:
    assert stop_line(replace(STATE, finish=finish)) == ""


def test_every_mood_has_a_voice(language: str) -> None:
    for band in MoodBand:
        demand_sentence(how_to_say(band), language)


def test_words_that_were_not_noted_are_said_to_be_so(language: str) -> None:
    assert words_of("hm") == "hm"
    demand_sentence(words_of(" "), language)
