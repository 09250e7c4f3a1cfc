"""The checks of `dev.py test`: each runs whatever the others said, and gets a line in the summary."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from devtools.machine import ROOT, Machine, say

RULES = ("core", "language", "packs")  # every line and branch of these is run by their own tests
GROUPS = {  # of the folders in tests/, so that no check takes very much longer than the others
    "rules": RULES,
    "services": ("services", "wording", "cli"),
    "screens": ("ui",),
    "program": ("e2e", "benchmarks", "architecture", "dev"),
}
UNCOUNTED = "program"  # which runs in processes of its own there, or is only read; counting would add little
ABOVE_RULES = ("services", "screens")  # what lies below is wholly counted by the tests of the rules
WORKERS = (os.cpu_count() or 1) + 1  # a check waits for disks, windows and processes, too
HEADLESS = ("-m", "not window and not speech")
OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}
NO_TESTS = 5  # pytest's exit code when nothing was selected
NOT_STARTED = 127
Which = Callable[[str], str | None]
Runner = Callable[[list[str], Mapping[str, str]], tuple[int, str]]


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
    """How a check went, and what it printed."""

    name: str
    outcome: str  # "ok", "FAILED" or "skipped: …"
    seconds: float = 0.0
    output: str = ""

    @property
    def has_failed(self) -> bool:
        return self.outcome == "FAILED"


@dataclass(frozen=True, kw_only=True)
class Plan:
    """Checks that run side by side, what takes longest first, and those that need the outcome of all."""

    side_by_side: tuple[Check, ...]
    closing: tuple[Check, ...]

    @property
    def checks(self) -> tuple[Check, ...]:
        return (*self.side_by_side, *self.closing)


def make_plan(machine: Machine, *, python: Path, which: Which) -> Plan:
    """Every check that this machine can make, and why it cannot make the others."""
    module = (str(python), "-m")
    coverage = (*module, "coverage")
    lint_imports = str(python.with_name("lint-imports" + python.suffix))
    complete = ",".join(f"trainer/{name}/*" for name in RULES)
    return Plan(
        side_by_side=(
            _group_check("screens", python),
            _group_check("services", python),
            _group_check("program", python),
            _group_check("rules", python),
            _rest_check(python),
            _speech_check(machine, python, which),
            _window_check(machine, python, which),
            Check(name="types", command=(*module, "mypy", "--strict")),
            Check(name="layers", command=(lint_imports,)),
            Check(name="lint", command=(*module, "ruff", "check")),
            Check(name="format", command=(*module, "ruff", "format", "--check")),
        ),
        closing=(
            Check(
                name="rules wholly tested",
                command=(*coverage, "report", f"--include={complete}", "--fail-under=100"),
                env=_data("rules"),
            ),
            Check(name="coverage added up", command=(*coverage, "combine", "--quiet")),
            Check(name="coverage", command=(*coverage, "report")),
        ),
    )


def _group_check(group: str, python: Path) -> Check:
    folders = [f"tests/{folder}" for folder in GROUPS[group]]
    command = _pytest(python, *HEADLESS, *folders, is_counted=group != UNCOUNTED)
    if group in ABOVE_RULES:
        command += ("--cov-config=devtools/coverage_above_rules.ini",)
    return Check(name=f"tests of the {group}", command=command, env=OFFSCREEN | _data(group))


def _rest_check(python: Path) -> Check:
    """Whatever lies in tests/, now or later, and is in no group."""
    others = (f"--ignore=tests/{folder}" for folders in GROUPS.values() for folder in folders)
    command = _pytest(python, *HEADLESS, *others)
    return Check(name="tests of the rest", command=command, env=OFFSCREEN | _data("rest"))


def _pytest(python: Path, *arguments: str, is_counted: bool = True) -> tuple[str, ...]:
    coverage = ("--cov", "--cov-report=", "--cov-fail-under=0") if is_counted else ()
    return (str(python), "-m", "pytest", "-q", *coverage, *arguments)


def _data(name: str) -> dict[str, str]:
    """Keeps what a check measures apart from the others that run beside it."""
    return {"COVERAGE_FILE": str(ROOT / f".coverage.{name}")}


def _window_check(machine: Machine, python: Path, which: Which) -> Check:
    name = "tests with a window"
    env = {"TRAINER_TEST_WINDOW": "1"} | _data("window")
    command = _pytest(python, "-m", "window")
    if machine.system != "Linux":
        return Check(name=name, command=command, env=env, may_be_empty=True)
    # Even on a desktop, so that no window takes the keyboard from whoever is working there.
    if not which("xvfb-run"):
        return Check(name=name, skipped_because="no xvfb-run")
    command = ("xvfb-run", "-a", "-s", "-screen 0 1600x1200x24", *command)
    return Check(name=name, command=command, env=env | {"QT_QPA_PLATFORM": "xcb"}, may_be_empty=True)


def _speech_check(machine: Machine, python: Path, which: Which) -> Check:
    name = "tests with speech"
    if machine.system == "Linux" and not which("espeak-ng"):
        return Check(name=name, skipped_because="no espeak-ng")
    env = OFFSCREEN | _data("speech")
    return Check(name=name, command=_pytest(python, "-m", "speech"), env=env, may_be_empty=True)


def run_plan(machine: Machine, *, python: Path) -> int:
    """Run every check, print the summary; the exit code is 1 if one failed."""
    for stale in ROOT.glob(".coverage*"):
        stale.unlink()
    plan = make_plan(machine, python=python, which=shutil.which)
    results = run_all(plan.side_by_side, capture, workers=WORKERS)
    results += run_all(plan.closing, capture)
    print("\n" + summary(results), flush=True)
    return int(any(result.has_failed for result in results))


def run_all(checks: Sequence[Check], runner: Runner, *, workers: int = 1) -> list[Result]:
    """Run checks, so many at a time, each as soon as a worker is free; the results keep their order."""
    with ThreadPoolExecutor(workers) as pool:
        return list(pool.map(lambda check: _run_and_tell(check, runner), checks))


def _run_and_tell(check: Check, runner: Runner) -> Result:
    """What a check printed is shown when it is done."""
    result = run_one(check, runner)
    output = f"\n{result.output.rstrip()}" if result.has_failed else ""
    say(f"{result.name}: {result.outcome}{_last_line(result)}{output}")
    return result


def run_one(check: Check, runner: Runner) -> Result:
    """Run one check through `runner(command, env)`, which returns an exit code and what was printed."""
    if check.skipped_because:
        return Result(name=check.name, outcome=f"skipped: {check.skipped_because}")
    say(f"{check.name} …")
    began_s = time.monotonic()
    code, output = runner(list(check.command), os.environ | check.env | {"PYTHONUTF8": "1"})
    if code == NO_TESTS and check.may_be_empty:
        return Result(name=check.name, outcome="skipped: there are none")
    outcome = "FAILED" if code else "ok"
    return Result(name=check.name, outcome=outcome, seconds=time.monotonic() - began_s, output=output)


def capture(command: list[str], env: Mapping[str, str]) -> tuple[int, str]:
    """Run a command in the project folder; its exit code and all that it printed."""
    try:
        done = subprocess.run(
            command,
            cwd=ROOT,
            env=env,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    except OSError as error:
        return NOT_STARTED, f"{command[0]} could not be started ({error.strerror})"
    return done.returncode, done.stdout


def _last_line(result: Result) -> str:
    """What a tool says at its end: "12 passed in 3 s"."""
    lines = result.output.strip().splitlines()
    return f" ({lines[-1].strip()})" if lines else ""


def summary(results: Sequence[Result]) -> str:
    """One line a check and one for all of them."""
    width = max(len(result.name) for result in results)
    lines = [f"{result.name:<{width}}  {result.seconds:6.1f} s  {result.outcome}" for result in results]
    failed = [result.name for result in results if result.has_failed]
    lines.append(
        f"{len(failed)} of {len(results)} checks failed: {', '.join(failed)}" if failed else "all well"
    )
    return "\n".join(lines)
