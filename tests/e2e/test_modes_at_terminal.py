"""Exams and observed drills at a real terminal, left, continued, stopped and read again."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.e2e.programs import Terminal, command, run

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no pseudo terminals there")

PROMPT, NAME, BEGIN = "> ", "“You”): ", "Press Enter to begin. "


def begin(terminal: Terminal) -> None:
    for question in (NAME, BEGIN):
        terminal.read_until(question)
        terminal.type("\r")
    terminal.read_until(PROMPT)


def test_an_exam_goes_on_where_it_was_left_and_can_be_read_again(tmp_path: Path) -> None:
    with Terminal(*command(tmp_path, "drill", "late-parcel", "--exam", "--silent")) as terminal:
        begin(terminal)
        assert terminal.shown.index("The clock cannot be paused.") < terminal.shown.index("Hannah ·")
        assert terminal.shown.endswith(" left > ")
        terminal.shown = ""
        terminal.type("I'm so sorry.\r")
        terminal.read_until(PROMPT)
        terminal.type("half a repl")
        terminal.read_until("half a repl")
        terminal.interrupt()
        assert terminal.wait() == 0
        assert "The clock of the exam goes on" in terminal.shown
        assert "Score" not in terminal.shown
    with Terminal(*command(tmp_path, "drill", "--exam", "--continue", "--silent")) as terminal:
        terminal.read_until("half a repl")
        terminal.type("\x15/stop\r")
        terminal.read_until("none): ")
        terminal.type("1 my shift begins\r")
        assert terminal.wait() == 0
        assert "Score" in terminal.shown
    old = run(tmp_path, "replay", "1", "--all").stdout
    assert "Stopped: No time left – my shift begins" in old
    assert "half a repl" in old
    assert "Step 3 of 3" in old


def test_ticks_survive_the_program_that_is_killed(tmp_path: Path) -> None:
    with Terminal(*command(tmp_path, "drill", "late-parcel", "--observer")) as terminal:
        begin(terminal)
        terminal.shown = ""
        terminal.type("1 3\r")
        terminal.read_past("[x]")
        terminal.read_until(PROMPT)
        terminal.kill()
    with Terminal(*command(tmp_path, "drill", "--continue")) as terminal:
        terminal.read_until(PROMPT)
        assert terminal.shown.count("[x]") == 2
