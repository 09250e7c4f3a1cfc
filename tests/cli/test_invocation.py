"""A command that is named works where it is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.stand import Stand


@pytest.mark.parametrize(
    ("started_as", "command"),
    [
        ("/somewhere/trainer/__main__.py", "python3 dev.py run drill"),
        ("/usr/local/bin/reply-dojo", "reply-dojo drill"),
    ],
)
def test_how_to_continue_is_a_command_that_works_here(
    stand: Stand, monkeypatch: pytest.MonkeyPatch, started_as: str, command: str
) -> None:
    monkeypatch.setattr("sys.argv", [started_as, "drill"])
    assert f"type: {command}\n" in stand.run("drill", "late-parcel").out


@pytest.mark.parametrize(
    ("python", "command"),
    [
        ("/opt/venv/bin/python", "/opt/venv/bin/python -m trainer drill"),
        ("C:/Program Files/python.exe", '"C:/Program Files/python.exe" -m trainer drill'),
    ],
)
def test_outside_of_a_checkout_its_starter_is_not_named(
    stand: Stand, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, python: str, command: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.argv", ["/somewhere/trainer/__main__.py", "drill"])
    monkeypatch.setattr("sys.orig_argv", [python, "-m", "trainer", "drill"])
    assert f"type: {command}" in " ".join(stand.run("drill", "late-parcel").out.split())
