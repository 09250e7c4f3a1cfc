"""The checks of `dev.py test`: each runs whatever the others said, and gets a line in the summary."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from devtools.machine import Machine, call, say

COMPLETE_PACKAGES = ("core", "language", "packs")  # every line and branch is run by their own tests
NO_TESTS = 5  # pytest's exit code when nothing was selected
Runner = Callable[..., int]


@dataclass(frozen=True, kw_only=True)
class Check:
    """One check and the command that makes it."""

    name: str
    command: tuple[str, ...] = ()
    env: Mapping[str, str] = field(default_factory=dict)
    skipped_because: str = ""
    may_be_empty: bool = False


@dataclass(frozen=True, kw_only=True)
class Result:
    """How a check went."""

    name: str
    outcome: str  # "ok", "FAILED" or "skipped: …"
    seconds: float = 0.0

    @property
    def has_failed(self) -> bool:
        return self.outcome == "FAILED"


def all_checks(machine: Machine, *, python: Path, which: Callable[[str], str | None]) -> list[Check]:
    """Every check that this machine can make, and why it cannot make the others."""
    module = (str(python), "-m")
    pytest = (*module, "pytest", "-q", "--cov", "--cov-report=", "--cov-fail-under=0")
    coverage = (*module, "coverage", "report")
    complete = ",".join(f"trainer/{package}/*" for package in COMPLETE_PACKAGES)
    lint_imports = str(python.with_name("lint-imports" + python.suffix))
    return [
        Check(name="lint", command=(*module, "ruff", "check")),
        Check(name="format", command=(*module, "ruff", "format", "--check")),
        Check(name="types", command=(*module, "mypy", "--strict")),
        Check(name="layers", command=(lint_imports,)),
        Check(
            name="tests",
            command=(*pytest, "-m", "not window and not speech"),
            env={"QT_QPA_PLATFORM": "offscreen"},
        ),
        Check(name="complete coverage", command=(*coverage, f"--include={complete}", "--fail-under=100")),
        _window_check(machine, (*pytest, "--cov-append", "-m", "window"), which),
        _speech_check(machine, (*pytest, "--cov-append", "-m", "speech"), which),
        Check(name="coverage", command=coverage),
    ]


def _window_check(machine: Machine, command: tuple[str, ...], which: Callable[[str], str | None]) -> Check:
    name = "tests with a window"
    if machine.system != "Linux":
        return Check(name=name, command=command, env={"TRAINER_TEST_WINDOW": "1"}, may_be_empty=True)
    # Even on a desktop, so that no window takes the keyboard from whoever is working there.
    if not which("xvfb-run"):
        return Check(name=name, skipped_because="no xvfb-run")
    env = {"TRAINER_TEST_WINDOW": "1", "QT_QPA_PLATFORM": "xcb"}
    screen = "-screen 0 1600x1200x24"
    return Check(name=name, command=("xvfb-run", "-a", "-s", screen, *command), env=env, may_be_empty=True)


def _speech_check(machine: Machine, command: tuple[str, ...], which: Callable[[str], str | None]) -> Check:
    name = "tests with speech"
    if machine.system == "Linux" and not which("espeak-ng"):
        return Check(name=name, skipped_because="no espeak-ng")
    return Check(name=name, command=command, env={"QT_QPA_PLATFORM": "offscreen"}, may_be_empty=True)


def run_all(machine: Machine, *, python: Path) -> int:
    """Run every check, print the summary; the exit code is 1 if one failed."""
    checks = all_checks(machine, python=python, which=shutil.which)
    results = [run_one(check, call) for check in checks]
    print("\n" + summary(results), flush=True)
    return int(any(result.has_failed for result in results))


def run_one(check: Check, runner: Runner) -> Result:
    """Run one check through `runner(command, env=…)`, which returns an exit code."""
    if check.skipped_because:
        return Result(name=check.name, outcome=f"skipped: {check.skipped_because}")
    say(f"{check.name}: {' '.join(check.command[:6])}")
    began_s = time.monotonic()
    code = runner(list(check.command), env=os.environ | check.env | {"PYTHONUTF8": "1"})
    if code == NO_TESTS and check.may_be_empty:
        return Result(name=check.name, outcome="skipped: there are none")
    outcome = "FAILED" if code else "ok"
    return Result(name=check.name, outcome=outcome, seconds=time.monotonic() - began_s)


def summary(results: Sequence[Result]) -> str:
    """One line a check and one for all of them."""
    width = max(len(result.name) for result in results)
    lines = [f"{result.name:<{width}}  {result.seconds:6.1f} s  {result.outcome}" for result in results]
    failed = [result.name for result in results if result.has_failed]
    lines.append(
        f"{len(failed)} of {len(results)} checks failed: {', '.join(failed)}" if failed else "all well"
    )
    return "\n".join(lines)
