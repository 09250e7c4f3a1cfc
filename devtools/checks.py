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

# What takes longest, in a lane of its own; every line and branch of it is run by these tests.
RULES = ("core", "language", "packs")
USES = ("services", "wording", "cli")  # beside the rules, so that both lanes take about as long
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
    """Two rows of checks that run side by side, and those that need the outcome of both."""

    lanes: tuple[tuple[Check, ...], tuple[Check, ...]]
    closing: tuple[Check, ...]

    @property
    def checks(self) -> tuple[Check, ...]:
        return (*self.lanes[0], *self.lanes[1], *self.closing)


def make_plan(machine: Machine, *, python: Path, which: Which) -> Plan:
    """Every check that this machine can make, and why it cannot make the others."""
    module = (str(python), "-m")
    coverage = (*module, "coverage")
    lint_imports = str(python.with_name("lint-imports" + python.suffix))
    folders = tuple(f"tests/{name}" for name in RULES)
    complete = ",".join(f"trainer/{name}/*" for name in RULES)
    headless = {"QT_QPA_PLATFORM": "offscreen"}
    selection = ("-m", "not window and not speech")
    rules = Check(
        name="tests of the rules",
        command=_pytest(python, *selection, *folders),
        env=headless | _data("rules"),
    )
    uses = Check(
        name="tests of the use cases",
        command=_pytest(python, *selection, *(f"tests/{name}" for name in USES)),
        env=headless | _data("uses"),
    )
    rest = Check(
        name="tests of the rest",
        command=_pytest(python, *selection, *(f"--ignore=tests/{name}" for name in (*RULES, *USES))),
        env=headless | _data("rest"),
    )
    return Plan(
        lanes=(
            (rules, uses, _speech_check(machine, python, which)),
            (
                Check(name="lint", command=(*module, "ruff", "check")),
                Check(name="format", command=(*module, "ruff", "format", "--check")),
                Check(name="types", command=(*module, "mypy", "--strict")),
                Check(name="layers", command=(lint_imports,)),
                rest,
                _window_check(machine, python, which),
            ),
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


def _pytest(python: Path, *arguments: str) -> tuple[str, ...]:
    coverage = ("--cov", "--cov-report=", "--cov-fail-under=0")
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
    env = {"QT_QPA_PLATFORM": "offscreen"} | _data("speech")
    return Check(name=name, command=_pytest(python, "-m", "speech"), env=env, may_be_empty=True)


def run_all(machine: Machine, *, python: Path) -> int:
    """Run every check, print the summary; the exit code is 1 if one failed."""
    for stale in ROOT.glob(".coverage*"):
        stale.unlink()
    plan = make_plan(machine, python=python, which=shutil.which)
    with ThreadPoolExecutor(len(plan.lanes)) as pool:
        rows = [pool.submit(run_row, lane, capture) for lane in plan.lanes]
        results = [result for row in rows for result in row.result()]
    results += run_row(plan.closing, capture)
    print("\n" + summary(results), flush=True)
    return int(any(result.has_failed for result in results))


def run_row(checks: Sequence[Check], runner: Runner) -> list[Result]:
    """Run checks one after the other; what each printed is shown when it is done."""
    results = []
    for check in checks:
        result = run_one(check, runner)
        output = f"\n{result.output.rstrip()}" if result.has_failed else ""
        say(f"{result.name}: {result.outcome}{_last_line(result)}{output}")
        results.append(result)
    return results


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
