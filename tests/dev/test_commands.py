"""How `dev.py run` starts the program, and what the commands do around it."""

from __future__ import annotations

import dataclasses
import os
from pathlib import Path

import pytest

from devtools import commands, environment, system_packages
from devtools.commands import decide_start, main, stale_catalogues
from devtools.environment import SetupError
from devtools.machine import VENV, Machine
from devtools.system_packages import NEEDS, SPEECH, WINDOW
from tests.dev.machines import CONTAINER, DESKTOP, Notes

WINDOW_NEED = next(need for need in NEEDS if need.purpose == WINDOW)
SPEECH_NEED = next(need for need in NEEDS if need.purpose == SPEECH)
NO_SCREEN = dataclasses.replace(DESKTOP, has_display=False)


def test_with_a_screen_the_window_opens_without_a_word() -> None:
    start = decide_start(DESKTOP, [], [])
    assert (start.arguments, start.sentence) == ((), "")


def test_without_a_voice_the_window_opens_all_the_same() -> None:
    assert decide_start(DESKTOP, [SPEECH_NEED], []).arguments == ()


def test_without_a_screen_the_drill_runs_in_the_terminal_and_says_how_to_get_the_window() -> None:
    start = decide_start(NO_SCREEN, [], [])
    assert start.arguments == ("drill",)
    assert "no screen" in start.sentence
    assert "for the window" in start.sentence


def test_with_a_screen_but_without_the_libraries_of_a_window_the_drill_runs_in_the_terminal() -> None:
    start = decide_start(DESKTOP, [WINDOW_NEED], [])
    assert start.arguments == ("drill",)
    assert "system packages named above" in start.sentence


def test_in_a_log_a_demonstration_plays() -> None:
    start = decide_start(CONTAINER, [], [])
    assert start.arguments == ("demo",)
    assert "both languages" in start.sentence


@pytest.mark.parametrize("machine", [DESKTOP, NO_SCREEN, CONTAINER])
def test_arguments_reach_the_program_as_they_were_typed(machine: Machine) -> None:
    start = decide_start(machine, [WINDOW_NEED], ["export", "--rows", "drills", "a b.csv"])
    assert start.arguments == ("export", "--rows", "drills", "a b.csv")
    assert start.sentence == ""


@pytest.mark.parametrize("word", ["-h", "--help", "help"])
def test_help_lists_the_commands(word: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([word]) == 0
    assert "dev.py test" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [[], ["tset"]])
def test_an_unknown_command_shows_the_known_ones(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    assert "dev.py run" in capsys.readouterr().out


def test_a_setup_that_cannot_be_made_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(machine: Machine, tools: str) -> None:
        raise SetupError("the network is not there")

    monkeypatch.setattr(environment, "ensure", refuse)
    monkeypatch.setattr(system_packages, "missing", lambda needs: [])
    assert main(["run"]) == 1
    assert capsys.readouterr().err == "dev.py: the network is not there.\n"


def test_a_folder_that_cannot_be_written_to_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(machine: Machine, tools: str) -> None:
        raise PermissionError(13, "Permission denied", "/project/.venv")

    monkeypatch.setattr(environment, "ensure", refuse)
    assert main(["test"]) == 1
    assert capsys.readouterr().err.startswith("dev.py: /project/.venv: Permission denied. ")


def test_run_hands_over_to_the_program_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    became = Notes()
    monkeypatch.setattr(environment, "ensure", lambda machine, tools: None)
    monkeypatch.setattr(system_packages, "missing", lambda needs: [])
    monkeypatch.setattr(commands, "stale_catalogues", lambda folder: [])
    monkeypatch.setattr(commands, "_become", became)
    commands.run(DESKTOP, ["list"])
    assert became[0].startswith(str(VENV))
    assert became[1:] == ["-m", "trainer", "list"]


def test_a_catalogue_is_compiled_when_it_is_new_or_was_changed(tmp_path: Path) -> None:
    source, target = tmp_path / "ja.po", tmp_path / "ja.mo"
    source.write_text("")
    assert stale_catalogues(tmp_path) == [source]
    target.write_text("")
    os.utime(source, (1000, 1000))
    assert stale_catalogues(tmp_path) == []
    os.utime(target, (999, 999))
    assert stale_catalogues(tmp_path) == [source]
