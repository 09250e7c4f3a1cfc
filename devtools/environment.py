"""The virtual environment in .venv: made when needed, left alone when nothing has changed."""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Literal

from devtools import system_packages
from devtools.machine import ROOT, VENV, Machine, call, say, venv_python

Tools = Literal["run", "dev"]  # "dev" holds everything of "run" in the same versions
STAMP = "reply-dojo.json"


class SetupError(Exception):
    """The environment cannot be made; the message says what to do."""


class Step(StrEnum):
    """What has to be done to the environment before it can be used."""

    NOTHING = "nothing"
    PROJECT = "registering the project again in"
    ADD = "adding the test tools to"
    REBUILD = "making"


@dataclass(frozen=True, kw_only=True)
class Stamp:
    """What an environment was made from. Written last, so an interrupted build has none."""

    tools: Tools
    python: str
    folder: str
    lock: str  # digest of requirements/<tools>.txt
    project: str  # digest of what the editable install reads


def decide(stamp: Stamp | None, wanted: dict[Tools, Stamp], tools: Tools) -> Step:
    """The least that brings an environment up to date.

    Args:
        stamp: What is there; None for nothing or for half a build.
        wanted: For each set of tools, the stamp of an up-to-date environment.
        tools: The set that is needed now. An environment with the test tools serves for both.
    """
    if stamp is None:
        return Step.REBUILD
    target = wanted[stamp.tools]
    if (stamp.python, stamp.folder, stamp.lock) != (target.python, target.folder, target.lock):
        return Step.REBUILD
    if tools == "dev" and stamp.tools == "run":
        return Step.ADD
    return Step.NOTHING if stamp.project == target.project else Step.PROJECT


def ensure(machine: Machine, tools: Tools, *, root: Path = ROOT, venv: Path = VENV) -> None:
    """Bring .venv up to date for `tools`.

    Raises:
        SetupError: It cannot be made here; the message says why and what to do.
    """
    kinds: tuple[Tools, ...] = ("run", "dev")
    wanted = {kind: wanted_stamp(kind, machine.python, root) for kind in kinds}
    stamp = read_stamp(venv)
    step = decide(stamp, wanted, tools)
    if step is Step.NOTHING:
        return
    if stamp is not None and stamp.tools == "dev":
        tools = "dev"  # who had the test tools keeps them
    size = "; the first time, this fetches 150 MB" if step is Step.REBUILD else ""
    say(f"{step.value} {venv.name} (Python {machine.python}){size}")
    (venv / STAMP).unlink(missing_ok=True)
    if step is Step.REBUILD:
        create(machine, venv)
    if step is not Step.PROJECT:
        install(machine, venv, ["--require-hashes", "-r", str(root / "requirements" / f"{tools}.txt")])
    install(machine, venv, ["--no-build-isolation", "--editable", str(root)])
    (venv / STAMP).write_text(json.dumps(asdict(wanted[tools])), encoding="utf-8")


def wanted_stamp(tools: Tools, python: str, root: Path) -> Stamp:
    """The stamp of an environment that is up to date."""
    return Stamp(
        tools=tools,
        python=python,
        folder=str(root),
        lock=_digest(root / "requirements" / f"{tools}.txt"),
        project=_digest(root / "pyproject.toml", root / "hatch_build.py"),
    )


def read_stamp(venv: Path) -> Stamp | None:
    """What the environment says it was made from; None when it is not whole."""
    if not venv_python(venv).is_file():
        return None
    try:
        return Stamp(**json.loads((venv / STAMP).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def create(machine: Machine, venv: Path) -> None:
    """Make an empty environment, by uv or by the standard library."""
    if venv.exists():
        shutil.rmtree(venv)
    # Inside an environment sys.executable may be the very one that has just been removed.
    python = getattr(sys, "_base_executable", None) or sys.executable
    if machine.uv and call([machine.uv, "venv", "--quiet", "--python", python, str(venv)]) == 0:
        return
    if not machine.has_ensurepip:
        _provide_venv_module(machine)
    if call([python, "-m", "venv", "--clear", str(venv)]) != 0:
        raise SetupError(f"a virtual environment could not be made in {venv}; the lines above say why")


def install(machine: Machine, venv: Path, arguments: Sequence[str]) -> None:
    """Install into the environment. The lock is complete, so nothing is resolved (--no-deps).

    uv is tried first where there is one; pip knows more about proxies, mirrors and company certificates,
    so it has a second try.
    """
    python = str(venv_python(venv))
    quiet = [] if machine.has_terminal else ["--quiet"]
    if machine.uv:
        uv = [machine.uv, "pip", "install", "--python", python, "--no-deps", "--compile-bytecode", *quiet]
        if call([*uv, *arguments]) == 0:
            return
        say("uv did not manage it; trying pip")
        call([machine.uv, "pip", "install", "--python", python, "--quiet", "pip"])
    pip = [python, "-m", "pip", "install", "--disable-pip-version-check", "--no-deps", *quiet]
    if call([*pip, *arguments]) != 0:
        raise SetupError(
            "the packages could not be installed; the lines above say why. "
            "Is the network there? Then type the same command again"
        )


def _provide_venv_module(machine: Machine) -> None:
    package = f"python{'.'.join(machine.python.split('.')[:2])}-venv"
    if machine.can_install and system_packages.apt_install([package]):
        return
    if machine.is_debian:
        raise SetupError(
            f"this Python cannot make virtual environments; type: sudo apt-get install {package}"
        )
    raise SetupError(
        "this Python cannot make virtual environments (it has no ensurepip); "
        "install its venv part, or uv, with your package tool"
    )


def _digest(*paths: Path) -> str:
    digest = hashlib.sha256()
    for path in paths:
        try:
            digest.update(path.read_bytes())
        except FileNotFoundError:
            raise SetupError(f"{path} is missing; fetch the project again") from None
    return digest.hexdigest()
