"""The program as a process: what it prints, what it returns, what it leaves on the disk."""

from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.programs import ROOT, command, environment, run
from trainer import __version__

GOOD = "Hi Hannah, I'm so sorry. That must be frustrating. Could you give me the order number, please?\n"


@pytest.mark.own_pack_cache
def test_the_self_test_plays_a_drill_and_says_ok(tmp_path: Path) -> None:
    done = run(tmp_path, "--self-test")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "ok"


@pytest.mark.parametrize("language", ["en", "ja"])
def test_without_screen_and_terminal_a_demonstration_plays(tmp_path: Path, language: str) -> None:
    done = run(tmp_path, language=language)
    assert done.returncode == 0, done.stderr
    said = done.stderr.strip()
    assert len(said.splitlines()) == 1
    assert "DISPLAY" in said
    assert "Where is my parcel?" in done.stdout
    assert "荷物が届かない" in done.stdout
    assert "\x1b" not in done.stdout


@pytest.mark.parametrize(
    ("language", "words"), [("en", "Practise answering customers"), ("ja", "お客さまへの応対")]
)
def test_help_speaks_the_language_of_the_screens(tmp_path: Path, language: str, words: str) -> None:
    done = run(tmp_path, "--help", language=language)
    assert done.returncode == 0
    assert words in done.stdout
    assert "drill" in done.stdout
    assert ("Usage: " if language == "en" else "使い方：") in done.stdout


def test_the_version_is_that_of_the_package(tmp_path: Path) -> None:
    assert run(tmp_path, "--version").stdout.strip() == f"reply-dojo {__version__}"


@pytest.mark.parametrize("words", [["dril"], ["export"], ["--language", "fr"], ["drill", "--rows"]])
def test_what_cannot_be_understood_is_said_with_status_2(tmp_path: Path, words: list[str]) -> None:
    done = run(tmp_path, *words)
    assert done.returncode == 2
    assert "This cannot be understood" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_drill_through_pipes_is_stored_and_exported(tmp_path: Path) -> None:
    target = tmp_path / "scores.csv"
    played = run(tmp_path, "drill", "late-parcel", "--silent", typed=GOOD)
    assert played.returncode == 0, played.stderr
    assert "Score 100 of 100" in played.stdout
    exported = run(tmp_path, "export", str(target))
    assert exported.returncode == 0
    with target.open(encoding="utf-8-sig", newline="") as file:
        assert [row["reply"] for row in csv.DictReader(file)] == [GOOD.strip()]


def test_bytes_that_are_no_text_do_not_end_a_drill(tmp_path: Path) -> None:
    done = subprocess.run(
        command(tmp_path, "drill", "late-parcel", "--silent"),
        input=b"sorry \xff\xfe order number?\n\xe3\x81",
        capture_output=True,
        cwd=ROOT,
        env=environment(),
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout.count(b"Score") == 2


def test_a_closed_standard_input_is_told(tmp_path: Path) -> None:
    done = run(tmp_path, "drill")
    assert done.returncode == 1
    assert "The input ended before a scenario was chosen." in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="pipes end in another way there")
def test_a_reader_that_goes_away_ends_the_list_quietly(tmp_path: Path) -> None:
    with subprocess.Popen(
        command(tmp_path, "list"), stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT, env=environment()
    ) as process:
        assert process.stdout is not None
        process.stdout.close()
        assert process.stderr is not None
        assert b"Traceback" not in process.stderr.read()


def test_the_doctor_names_what_it_looked_at(tmp_path: Path) -> None:
    done = run(tmp_path, "doctor")
    assert done.returncode in (0, 1)
    for word in ("Program", "Database", "Packs", "Read-aloud", "Japanese font", "Input method", "Screen"):
        assert word in done.stdout


def test_a_broken_settings_file_is_kept_aside_and_told(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text("{", encoding="utf-8")
    done = run(tmp_path, "list")
    assert done.returncode == 0
    assert "The settings file was damaged" in done.stderr
    assert (tmp_path / "settings.json.broken").read_text(encoding="utf-8") == "{"
    assert run(tmp_path, "list").stderr == ""


def test_an_output_that_knows_ascii_alone_is_survived(tmp_path: Path) -> None:
    done = run(tmp_path, "list", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert done.returncode == 0, done.stderr
    assert "late-parcel" in done.stdout


def test_the_terminal_never_loads_the_window(tmp_path: Path) -> None:
    code = (
        "import sys; from trainer.app import run; "
        f"run(['--data-folder', {str(tmp_path)!r}, 'list']); "
        "print([name for name in sys.modules if name.startswith('PySide6')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        env=environment(),
        check=False,
    )
    assert done.stdout.splitlines()[-1] == "[]", done.stderr
