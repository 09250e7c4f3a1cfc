"""A drill at a real terminal, killed again and again: whatever was sent is there, and the drill goes on."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.e2e.programs import ProgramEnded, Terminal, command
from tests.services.stage import DictStore
from trainer.app import open_office
from trainer.core.codes import Mode
from trainer.core.drill_events import Submitted
from trainer.data.attempts import AttemptStore
from trainer.data.database import Database
from trainer.services.paths import AppPaths
from trainer.services.settings import SettingsService

KILLED_DRILLS = Path(__file__).with_name("killed_drills.py")
PROMPT, NAME, GO_ON = "> ", "“You”): ", "[Y/n] "
KILL_AFTER_S = (0.0, 0.01, 0.04, 0.15)


@contextmanager
def begun(folder: Path) -> Iterator[Terminal]:
    """Start or continue the drill and come to the prompt; one that ends on its last reply is begun anew."""
    words = command(folder, "drill", "late-parcel", "--silent")
    with Terminal(*words) as terminal:
        if comes_to_prompt(terminal):
            yield terminal
            return
        assert terminal.wait() == 0
    with Terminal(*words) as terminal:
        assert comes_to_prompt(terminal)
        yield terminal


def comes_to_prompt(terminal: Terminal) -> bool:
    """Whether there is something to answer: a reply that was stored but not scored may have been the last."""
    try:
        while terminal.read_until(PROMPT, NAME, GO_ON) != PROMPT:
            terminal.type("\n")
            terminal.shown = ""
    except ProgramEnded:
        return False
    return True


def stored_replies(folder: Path) -> list[str]:
    with Database.open(AppPaths.under(folder).database) as database:
        store = AttemptStore(database)
        heads = sorted((one.head for one in store.history()), key=lambda head: head.started_at)
        return [
            event.text
            for head in heads
            for event in store.load(head.id).events
            if isinstance(event, Submitted)
        ]


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo terminals there")
def test_nothing_that_was_scored_is_lost_and_nothing_comes_twice(tmp_path: Path) -> None:
    sent: list[str] = []
    scored: list[str] = []
    for number, kill_after_s in enumerate((*KILL_AFTER_S, None, None)):
        with begun(tmp_path) as terminal:
            sent.append(f"I'm sorry, this is reply {number}. おわび。What is the order number?")
            terminal.shown = ""
            terminal.type(sent[-1] + "\r")
            if kill_after_s is None:
                terminal.read_past("Score")
            else:
                terminal.read_for(kill_after_s)
            if "Score" in terminal.shown:
                scored.append(sent[-1])
            terminal.kill()
    found = stored_replies(tmp_path)
    assert len(scored) >= 2
    assert set(scored) <= set(found)
    assert found == [text for text in sent if text in found], "in the order and as often as they were sent"
    demand_all_can_go_on(tmp_path)


def demand_all_can_go_on(folder: Path) -> None:
    paths = AppPaths.under(folder)
    office, close = open_office(paths, SettingsService(DictStore()))
    try:
        (trainee,) = office.trainees.all()
        for one in office.progress.history(trainee.id):
            session = office.drills.resume(one.head.id)
            assert session.state.waiting is None
            assert all(play.card is not None for play in session.state.plays)
    finally:
        close()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="killing hundreds of processes quickly takes fork")
@pytest.mark.parametrize("mode", Mode)
def test_whatever_a_killed_process_had_stored_is_there_once_and_the_drill_goes_on(
    tmp_path: Path, mode: Mode
) -> None:
    """All in all 105 kills, in the middle of drafts, replies, hints, pauses, and of coming back to them."""
    killing = [sys.executable, "-W", "error", str(KILLED_DRILLS), str(tmp_path), mode.value, "35", "1"]
    done = subprocess.run(killing, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    happened = json.loads(done.stdout)
    assert happened["kills"] == 35
    assert happened["stores"] >= 18, "the players came far enough to lose something"
    assert len([name for name in happened if name.startswith("killed in ")]) >= 3


def test_ctrl_c_keeps_the_half_written_reply(tmp_path: Path) -> None:
    with begun(tmp_path) as terminal:
        terminal.shown = ""
        terminal.type("申し訳")
        terminal.read_until("申し訳")
        terminal.interrupt()
        assert terminal.wait() == 0
        assert "Everything is stored" in terminal.shown
    with Terminal(*command(tmp_path, "drill", "--continue", "--silent")) as terminal:
        terminal.read_until("申し訳")
        terminal.type("ございません。\r")
        terminal.read_until(PROMPT)
    assert stored_replies(tmp_path) == ["申し訳ございません。"]


def test_a_page_pasted_at_once_is_one_reply(tmp_path: Path) -> None:
    with begun(tmp_path) as terminal:
        terminal.shown = ""
        terminal.type("I'm so sorry.\rCould you give me\rthe order number?\r")
        terminal.read_until(PROMPT)
    assert stored_replies(tmp_path) == ["I'm so sorry.\nCould you give me\nthe order number?"]


def test_the_end_of_the_input_leaves_everything_stored(tmp_path: Path) -> None:
    with begun(tmp_path) as terminal:
        terminal.type("\x04")
        assert terminal.wait() == 0
        assert "To continue, type" in terminal.shown
