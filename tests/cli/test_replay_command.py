"""Reading old drills in the terminal: all at once, or one step after the other."""

from __future__ import annotations

import re

import pytest

from tests.cli.booth import Booth
from tests.cli.stand import Stand, widest_line
from trainer.cli.paper import Paper
from trainer.cli.replaying import Replayed
from trainer.cli.statuses import FINE, MENDABLE
from trainer.core.codes import Mode
from trainer.services.drills import DrillSession
from trainer.wording.catalogue import set_language

GOOD = "I am so sorry. I will call you. What is the order number?"


def printed(booth: Booth, session: DrillSession) -> str:
    paper = Paper(width=80, force_terminal=False, highlight=False, emoji=False)
    with paper.capture() as capture:
        Replayed(booth.stage.drills.replay(session.head.id), paper, booth.read).show(waits=False)
    return capture.get()


def steps(said: str) -> list[str]:
    return re.findall(r"Step \d+ of \d+ · (.*)", said)


def test_every_step_says_what_happened_when_and_what_came_of_it(booth: Booth) -> None:
    session = booth.begin()
    booth.play(
        session,
        booth.late("/hint", seconds=61),
        booth.late("Hm.", seconds=20),
        "/again",
        booth.late(GOOD, seconds=30),
        booth.pausing("It will", seconds=5),
        "/stop",
        "1 my shift begins",
    )
    said = printed(booth, session)
    assert steps(said) == [
        "00:00 · The conversation begins",
        "01:01 · The customer grows impatient",
        "01:21 · Reply 1",
        "01:21 · The reply is taken back",
        "01:51 · Reply 2 (try 2)",
        "01:56 · Reply 3",
        "01:56 · The drill is stopped",
    ]
    parts = re.split(r"Step \d+ of 7", said)
    assert "Hello?" in parts[2]
    assert "hints taken: Apologises" in parts[3]
    assert "01:21 to answer" in parts[3]
    assert "led to another try" in parts[3]
    assert "Rule 3 of 4" in parts[3]
    assert "It's M-20391." in parts[5]
    assert "The customer's mood: Uneasy → Calm" in parts[5]
    assert "the customer remembers: Promised a call" in parts[5]
    assert "Stopped: No time left – my shift begins" in parts[7]
    assert "Debrief" in parts[7]


@pytest.mark.parametrize("mode", [Mode.EXAM, Mode.OBSERVER])
def test_what_goes_on_says_nothing_of_its_verdicts(booth: Booth, mode: Mode) -> None:
    session = booth.begin(mode=mode)
    booth.play(session, "1", "")
    if mode is Mode.EXAM:
        booth.play(session, GOOD)
    said = printed(booth, session)
    assert "Reply 1" in said
    for secret in ("Score", "Apologises", "led on", "Debrief", "Rule"):
        assert secret not in said
    session.stop()
    assert "Score" in printed(booth, session)


def test_what_was_not_sent_when_the_time_ran_out_is_shown(booth: Booth) -> None:
    session = booth.begin(mode=Mode.EXAM)
    booth.play(session, booth.pausing("I am so", minutes=4))
    said = printed(booth, session)
    assert steps(said)[-1] == "03:00 · The time is over"
    assert "I am so" in said


def test_the_note_of_an_observer_is_no_reply(booth: Booth) -> None:
    session = booth.begin(mode=Mode.OBSERVER)
    booth.play(session, "1", "n calm voice", "", "1", "", "/stop", "")
    said = printed(booth, session)
    assert "Observer’s note" in said
    assert "calm voice" in said
    assert "─  You  ─" not in said


# The command


def test_nothing_was_played_yet(stand: Stand) -> None:
    for arguments in (["replay"], ["replay", "--all"], ["replay", "1", "--all"]):
        done = stand.run(*arguments)
        assert done.status == MENDABLE
        assert "No drill has been played here yet." in done.err


def test_a_drill_is_named_by_its_number_or_its_id_and_the_list_has_both_ends(stand: Stand) -> None:
    stand.run("drill", "tsugite-support-en/late-parcel", typed=("I am so sorry.", "/stop", ""))
    stand.run("drill", "tsugite-support-ja/late-parcel", "--new", typed=("申し訳ございません。", "/later"))
    listed = stand.run("replay")
    assert listed.status == MENDABLE
    assert "does not say which drill" in listed.err
    first, second = (line for line in listed.out.splitlines() if re.match(r" *\d ", line))
    assert "荷物が届かない" in first
    assert "unfinished" in listed.out
    assert "Where is my parcel?" in second
    assert "I am so sorry." in stand.run("replay", "2").out
    assert "申し訳" in (newest := stand.run("replay", "１", "--all").out)
    assert stand.run("replay", "--all").out == newest
    for unknown in ("0", "3", "none"):
        done = stand.run("replay", unknown)
        assert done.status == MENDABLE
        assert "numbers 1 to 2" in " ".join(done.err.split())


@pytest.mark.parametrize("language", ["en", "ja"])
def test_at_a_terminal_each_step_waits_for_enter(
    stand: Stand, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    set_language(language)
    monkeypatch.setattr("trainer.cli.replaying.is_interactive", lambda: True)
    stand.width = 60
    stand.run("drill", "tsugite-support-en/late-parcel", typed=("I am so sorry.", "/stop", ""))
    question = "Enter for the next step" if language == "en" else "Enterで次へ"
    stand.prompts.clear()
    done = stand.run("replay", typed=("1", "", "q"))
    assert done.status == FINE
    assert stand.prompts[1].startswith(question)
    assert len(stand.prompts) == 3
    assert "I am so sorry." in done.out
    stand.prompts.clear()
    whole = stand.run("replay", "1", typed=("",) * 9).out
    assert len(stand.prompts) == 3
    assert stand.run("replay", "1", "--all").out == whole
    assert widest_line(whole) <= 60
    assert stand.run("replay", "1", typed=("", Stand.INTERRUPT)).status == FINE
    assert stand.run("replay").status == MENDABLE  # nobody says which
