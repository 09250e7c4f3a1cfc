"""Which system packages are missing, who installs them, and what the others read."""

from __future__ import annotations

import dataclasses
import os
import shutil
from pathlib import Path

import pytest

from devtools import system_packages
from devtools.machine import Machine
from devtools.system_packages import (
    JAPANESE_FONT,
    NEEDS,
    PLAYERS,
    TEST_NEEDS,
    TRY_AGAIN_S,
    Need,
    advice,
    apt_install,
    are_lists_stale,
    has_font_file,
    missing,
    provide,
    was_tried,
)
from tests.dev.machines import ARCH, CONTAINER, DESKTOP, FEDORA, MAC, Notes

EGL = next(need for need in NEEDS if need.what == "libEGL.so.1")
VOICE = next(need for need in NEEDS if need.what == "libespeak-ng.so.1")
PLAYER = next(need for need in NEEDS if need.what == PLAYERS)
FONT = next(need for need in NEEDS if need.what == JAPANESE_FONT)


@pytest.fixture(autouse=True)
def tried(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_packages, "TRIED", tmp_path / "tried.txt")


@pytest.mark.parametrize(
    ("machine", "words"),
    [
        (DESKTOP, "type: sudo apt-get install libegl1 libespeak-ng1"),
        (CONTAINER, "type: apt-get install libegl1 libespeak-ng1"),
        (FEDORA, "type: sudo dnf install libglvnd-egl espeak-ng"),
        (ARCH, "install with your package tool: libEGL.so.1, libespeak-ng.so.1"),
    ],
)
def test_the_advice_is_one_line_to_type(machine: Machine, words: str) -> None:
    line = advice(machine, [EGL, VOICE])
    assert line.startswith("missing for the window and reading aloud; ")
    assert line.endswith(words)
    assert "\n" not in line


def test_a_package_is_named_once() -> None:
    twice = dataclasses.replace(EGL, what="libEGL_other.so.1")
    assert advice(DESKTOP, [EGL, twice]).count("libegl1") == 1


def test_root_on_debian_gets_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = Notes()
    monkeypatch.setattr(system_packages, "apt_install", asked)
    assert provide(CONTAINER, [EGL, VOICE], list) == []
    assert asked == ["libegl1", "libespeak-ng1"]


def test_without_a_network_the_start_goes_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    tries: list[list[str]] = []
    monkeypatch.setattr(system_packages, "apt_install", tries.append)  # None: it did not go well
    assert provide(CONTAINER, [EGL], lambda: [EGL]) == [EGL]
    assert "missing for the window" in capsys.readouterr().err
    assert provide(CONTAINER, [EGL], lambda: [EGL]) == [EGL]
    assert len(tries) == 1, "tried again at once, which takes long without a network"
    assert "missing for the window" in capsys.readouterr().err
    provide(CONTAINER, [EGL, VOICE], lambda: [EGL, VOICE])
    assert len(tries) == 2, "something else is missing now"


def test_after_an_hour_a_package_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_packages, "apt_install", lambda names: False)
    provide(CONTAINER, [EGL], lambda: [EGL])
    tried_s = system_packages.TRIED.stat().st_mtime
    assert was_tried(["libegl1"], now_s=tried_s + TRY_AGAIN_S - 60)
    assert not was_tried(["libegl1"], now_s=tried_s + TRY_AGAIN_S + 60)


def test_nobody_else_is_changed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(system_packages, "apt_install", lambda names: pytest.fail("not root"))
    assert provide(DESKTOP, [EGL], list) == [EGL]
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize(("machine", "needs"), [(MAC, [EGL]), (CONTAINER, [])])
def test_where_nothing_is_missing_nothing_is_said(
    machine: Machine, needs: list[Need], capsys: pytest.CaptureFixture[str]
) -> None:
    assert provide(machine, needs, lambda: needs) == []
    assert capsys.readouterr().err == ""


def test_missing_is_what_the_linker_the_path_and_the_fonts_do_not_have(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(system_packages, "_known_libraries", lambda: frozenset({"libEGL.so.1"}))
    monkeypatch.setattr(system_packages, "has_japanese_font", lambda: False)
    monkeypatch.setattr(shutil, "which", lambda name, **_: name == "paplay" or None)
    assert missing([EGL, VOICE, PLAYER, FONT]) == [VOICE, FONT]


def test_where_the_linker_cannot_be_asked_no_library_is_called_missing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name, **_: None)
    assert missing([EGL, VOICE]) == []


@pytest.mark.parametrize(
    "name", ["NotoSansCJK-Regular.ttc", "ipag.ttf", "TakaoPGothic.ttf", "VL-Gothic-Regular.ttf"]
)
def test_a_japanese_font_is_known_by_its_file(tmp_path: Path, name: str) -> None:
    assert not has_font_file([tmp_path, tmp_path / "absent"])
    (tmp_path / "DejaVuSans.ttf").write_text("")
    assert not has_font_file([tmp_path])
    (tmp_path / "truetype").mkdir()
    (tmp_path / "truetype" / name).write_text("")
    assert has_font_file([tmp_path])


DAY_S = 24 * 3600


@pytest.mark.parametrize(("age_s", "expected"), [(DAY_S - 60, False), (DAY_S + 60, True)])
def test_package_lists_are_stale_after_a_day(tmp_path: Path, age_s: int, expected: bool) -> None:
    lists = tmp_path / "lists"
    lists.mkdir()
    (lists / "deb.example_Packages").write_text("")
    now_s = 1_000_000.0
    for path in (*lists.iterdir(), lists):
        os.utime(path, (now_s - age_s, now_s - age_s))
    assert are_lists_stale(lists, now_s=now_s) is expected


def test_empty_package_lists_are_stale_however_new(tmp_path: Path) -> None:
    assert are_lists_stale(tmp_path, now_s=tmp_path.stat().st_mtime)
    assert are_lists_stale(tmp_path / "absent", now_s=1_000_000.0)


class Apt:
    """Stands for apt-get: notes what it is asked, fails where told."""

    def __init__(self, *outcomes: int) -> None:
        self.outcomes = list(outcomes)
        self.verbs: list[str] = []

    def __call__(self, command: list[str], **_: object) -> int:
        self.verbs.append(next(word for word in command if word in {"update", "install"}))
        return self.outcomes.pop(0)


@pytest.mark.parametrize(
    ("is_stale", "outcomes", "verbs", "expected"),
    [
        (False, [0], ["install"], True),
        (True, [0, 0], ["update", "install"], True),
        (True, [1, 0], ["update", "install"], True),
        (True, [0, 1], ["update", "install"], False),
        (False, [1, 0, 0], ["install", "update", "install"], True),
        (False, [1, 1], ["install", "update"], False),
    ],
)
def test_the_lists_are_refreshed_when_old_or_when_a_package_is_not_found(
    monkeypatch: pytest.MonkeyPatch, *, is_stale: bool, outcomes: list[int], verbs: list[str], expected: bool
) -> None:
    apt = Apt(*outcomes)
    monkeypatch.setattr(system_packages, "call", apt)
    monkeypatch.setattr(system_packages, "are_lists_stale", lambda folder, now_s: is_stale)
    assert apt_install(["libegl1"]) is expected
    assert apt.verbs == verbs


def test_every_need_says_how_to_get_it_and_what_for() -> None:
    for need in (*NEEDS, *TEST_NEEDS):
        assert need.debian
        assert need.fedora
        assert need.purpose.startswith(("the ", "reading ", "Japanese "))
