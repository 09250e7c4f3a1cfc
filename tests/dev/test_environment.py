"""When .venv is made again, and with what."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from devtools import environment, system_packages
from devtools.environment import (
    STAMP,
    SetupError,
    Stamp,
    Step,
    Tools,
    decide,
    ensure,
    read_stamp,
    wanted_stamp,
)
from devtools.machine import Machine, venv_python
from tests.dev.machines import CONTAINER, DESKTOP, FEDORA, Notes

RUN = Stamp(tools="run", python="3.11.2", folder="/project", lock="r1", project="p1")
DEV = Stamp(tools="dev", python="3.11.2", folder="/project", lock="d1", project="p1")
WANTED: dict[Tools, Stamp] = {"run": RUN, "dev": DEV}


@pytest.mark.parametrize(
    ("stamp", "tools", "step"),
    [
        (None, "run", Step.REBUILD),
        (RUN, "run", Step.NOTHING),
        (RUN, "dev", Step.ADD),
        (DEV, "run", Step.NOTHING),
        (DEV, "dev", Step.NOTHING),
        (dataclasses.replace(RUN, python="3.12.1"), "run", Step.REBUILD),
        (dataclasses.replace(RUN, folder="/moved"), "run", Step.REBUILD),
        (dataclasses.replace(RUN, lock="r0"), "run", Step.REBUILD),
        (dataclasses.replace(DEV, lock="d0"), "run", Step.REBUILD),
        (dataclasses.replace(RUN, project="p0"), "run", Step.PROJECT),
        (dataclasses.replace(RUN, project="p0"), "dev", Step.ADD),
    ],
)
def test_only_what_has_changed_is_made_again(stamp: Stamp | None, tools: Tools, step: Step) -> None:
    assert decide(stamp, WANTED, tools) is step


class Shell:
    """Stands for the commands that dev.py calls: notes them, makes the interpreter, fails where told."""

    def __init__(self, venv: Path) -> None:
        self.venv = venv
        self.lines: list[str] = []
        self.failing: tuple[str, ...] = ()

    def __call__(self, command: list[str], *, env: Mapping[str, str] | None = None) -> int:
        line = " ".join(command).replace(str(self.venv.parent), "…")
        self.lines.append(line)
        if any(word in line for word in self.failing):
            return 1
        if "venv" in command:
            venv_python(self.venv).parent.mkdir(parents=True, exist_ok=True)
            venv_python(self.venv).write_text("")
        return 0

    def has(self, *words: str) -> bool:
        return any(all(word in line for word in words) for line in self.lines)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "requirements").mkdir()
    for name in ("requirements/run.txt", "requirements/dev.txt", "pyproject.toml", "hatch_build.py"):
        (tmp_path / name).write_text(name)
    return tmp_path


@pytest.fixture
def shell(project: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    shell = Shell(project / ".venv")
    monkeypatch.setattr(environment, "call", shell)
    return shell


def make(machine: Machine, tools: Tools, project: Path) -> None:
    ensure(machine, tools, root=project, venv=project / ".venv")


def test_pip_installs_the_locked_versions_and_nothing_else(project: Path, shell: Shell) -> None:
    make(DESKTOP, "run", project)
    assert shell.has("-m venv")
    assert shell.has("-m pip install", "--no-deps", "--require-hashes", "run.txt")
    assert shell.has("--no-deps", "--no-build-isolation", "--editable")
    assert read_stamp(project / ".venv") == wanted_stamp("run", DESKTOP.python, project)


def test_a_second_start_calls_nothing(project: Path, shell: Shell) -> None:
    make(DESKTOP, "run", project)
    shell.lines.clear()
    make(DESKTOP, "run", project)
    assert shell.lines == []


def test_the_test_tools_are_added_without_building_again(project: Path, shell: Shell) -> None:
    make(DESKTOP, "run", project)
    shell.lines.clear()
    make(DESKTOP, "dev", project)
    assert not shell.has("-m venv")
    assert shell.has("--require-hashes", "dev.txt")


def test_who_has_the_test_tools_keeps_them_when_the_lock_changes(project: Path, shell: Shell) -> None:
    make(DESKTOP, "dev", project)
    shell.lines.clear()
    (project / "requirements" / "dev.txt").write_text("new")
    make(DESKTOP, "run", project)
    assert shell.has("-m venv")
    assert shell.has("dev.txt")


def test_uv_is_used_where_it_is(project: Path, shell: Shell) -> None:
    make(dataclasses.replace(DESKTOP, uv="/bin/uv"), "run", project)
    assert shell.has("/bin/uv venv")
    assert shell.has("/bin/uv pip install", "--require-hashes", "--compile-bytecode", "run.txt")
    assert not shell.has("-m pip")


def test_where_uv_fails_pip_has_a_try(project: Path, shell: Shell) -> None:
    shell.failing = ("/bin/uv",)
    make(dataclasses.replace(DESKTOP, uv="/bin/uv"), "run", project)
    assert shell.has("-m pip install", "run.txt")


def test_a_failed_installation_leaves_no_stamp_and_one_sentence(project: Path, shell: Shell) -> None:
    shell.failing = ("-m pip",)
    with pytest.raises(SetupError, match="network"):
        make(DESKTOP, "run", project)
    assert read_stamp(project / ".venv") is None


def test_a_failed_environment_is_said(project: Path, shell: Shell) -> None:
    shell.failing = ("-m venv",)
    with pytest.raises(SetupError, match="could not be made"):
        make(DESKTOP, "run", project)


def test_an_environment_without_interpreter_is_built_again(project: Path, shell: Shell) -> None:
    make(DESKTOP, "run", project)
    venv_python(project / ".venv").unlink()
    shell.lines.clear()
    make(DESKTOP, "run", project)
    assert shell.has("-m venv")


@pytest.mark.parametrize("text", ["", "[]", "{}", json.dumps({"tools": "run"})])
def test_a_damaged_stamp_counts_as_none(project: Path, shell: Shell, text: str) -> None:
    make(DESKTOP, "run", project)
    (project / ".venv" / STAMP).write_text(text)
    assert read_stamp(project / ".venv") is None


def test_root_on_debian_gets_the_venv_module(
    project: Path, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = Notes()
    monkeypatch.setattr(system_packages, "apt_install", asked)
    make(dataclasses.replace(CONTAINER, has_ensurepip=False), "run", project)
    assert asked == ["python3.11-venv"]
    assert shell.has("-m venv")


@pytest.mark.parametrize(
    ("machine", "words"), [(DESKTOP, "sudo apt-get install python3.11-venv"), (FEDORA, "has no ensurepip")]
)
def test_others_read_how_to_get_the_venv_module(
    project: Path, shell: Shell, machine: Machine, words: str
) -> None:
    with pytest.raises(SetupError, match=words):
        make(dataclasses.replace(machine, has_ensurepip=False), "run", project)


def test_a_missing_lock_is_named(project: Path, shell: Shell) -> None:
    (project / "requirements" / "dev.txt").unlink()
    with pytest.raises(SetupError, match=r"dev\.txt is missing"):
        make(DESKTOP, "run", project)
