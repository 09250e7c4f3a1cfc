"""The checks of `dev.py test`: all of them run, and the summary tells them apart."""

from __future__ import annotations

import dataclasses
import sys
import threading
from collections.abc import Mapping
from pathlib import Path

import pytest

from devtools.checks import GROUPS, Check, Result, Which, capture, make_plan, run_all, run_one, summary
from devtools.machine import ROOT, Machine
from tests.dev.machines import DESKTOP, MAC

PYTHON = Path("/venv/bin/python")
WINDOWS = dataclasses.replace(MAC, system="Windows")


def by_name(machine: Machine, which: Which) -> dict[str, Check]:
    return {check.name: check for check in make_plan(machine, python=PYTHON, which=which).checks}


def everything(name: str) -> str:
    return f"/usr/bin/{name}"


def nothing(name: str) -> None:
    return None


def test_every_kind_of_check_is_made() -> None:
    checks = by_name(DESKTOP, everything)
    assert {"lint", "format", "types", "layers", "tests of the rules", "tests of the rest", "coverage"} < set(
        checks
    )
    assert not any(check.skipped_because for check in checks.values())


def test_every_test_folder_is_in_exactly_one_of_the_runs() -> None:
    checks = by_name(DESKTOP, everything)
    for group, folders in GROUPS.items():
        for folder in folders:
            assert (ROOT / "tests" / folder).is_dir()
            assert f"tests/{folder}" in checks[f"tests of the {group}"].command
            assert f"--ignore=tests/{folder}" in checks["tests of the rest"].command
    assert len({folder for folders in GROUPS.values() for folder in folders}) == 11


def test_checks_that_run_side_by_side_measure_into_files_of_their_own() -> None:
    plan = make_plan(DESKTOP, python=PYTHON, which=everything)
    files = [check.env["COVERAGE_FILE"] for check in plan.side_by_side if "--cov" in check.command]
    assert len(files) == len(set(files)) == 6


def test_without_a_screen_of_its_own_or_a_voice_the_tests_that_need_them_are_skipped_in_words() -> None:
    checks = by_name(DESKTOP, nothing)
    assert checks["tests with a window"].skipped_because == "no xvfb-run"
    assert checks["tests with speech"].skipped_because == "no espeak-ng"


@pytest.mark.parametrize("machine", [MAC, WINDOWS])
def test_elsewhere_window_and_voice_are_the_systems_own(machine: Machine) -> None:
    checks = by_name(machine, nothing)
    assert checks["tests with a window"].command[0] == str(PYTHON)
    assert not checks["tests with speech"].skipped_because


def test_complete_coverage_is_asked_of_the_rules_by_their_own_tests() -> None:
    check = by_name(DESKTOP, everything)["rules wholly tested"]
    assert "--include=trainer/core/*,trainer/language/*,trainer/packs/*" in check.command
    assert "--fail-under=100" in check.command
    assert check.env == {"COVERAGE_FILE": str(ROOT / ".coverage.rules")}


@pytest.mark.parametrize(
    ("code", "may_be_empty", "outcome"),
    [(0, False, "ok"), (1, True, "FAILED"), (5, False, "FAILED"), (5, True, "skipped: there are none")],
)
def test_a_check_is_judged_by_its_exit_code(code: int, may_be_empty: bool, outcome: str) -> None:
    check = Check(name="x", command=("x",), env={"A": "1"}, may_be_empty=may_be_empty)

    def runner(command: list[str], env: Mapping[str, str]) -> tuple[int, str]:
        assert command == ["x"]
        assert env["A"] == "1"
        return code, "printed"

    assert run_one(check, runner).outcome == outcome


def test_a_skipped_check_runs_nothing() -> None:
    result = run_one(Check(name="x", skipped_because="no y"), lambda *_: pytest.fail("ran"))
    assert result.outcome == "skipped: no y"
    assert not result.has_failed


@pytest.mark.parametrize("workers", [1, 2])
def test_a_failure_does_not_keep_the_next_check_from_running(
    workers: int, capsys: pytest.CaptureFixture[str]
) -> None:
    checks = [Check(name="first", command=("a",)), Check(name="second", command=("b",))]
    results = run_all(
        checks, lambda command, env: (int(command == ["a"]), f"said by {command[0]}"), workers=workers
    )
    assert [result.outcome for result in results] == ["FAILED", "ok"]
    shown = capsys.readouterr().err
    assert "first: FAILED (said by a)\nsaid by a\n" in shown
    assert "second: ok (said by b)\n" in shown


def test_so_many_checks_run_at_a_time_and_the_results_keep_their_order() -> None:
    both_run = threading.Barrier(2, timeout=30)

    def runner(command: list[str], env: Mapping[str, str]) -> tuple[int, str]:
        both_run.wait()  # two have to be here together
        return 0, ""

    checks = [Check(name=name, command=(name,)) for name in "abcd"]
    assert [result.name for result in run_all(checks, runner, workers=2)] == ["a", "b", "c", "d"]


def test_what_a_command_prints_is_kept_in_order() -> None:
    code, output = capture([sys.executable, "-c", "print('道場'); raise SystemExit(3)"], {"PYTHONUTF8": "1"})
    assert (code, output.strip()) == (3, "道場")


def test_a_command_that_cannot_start_has_failed() -> None:
    code, output = capture(["./no-such-program"], {})
    assert code != 0
    assert "could not be started" in output


def test_the_summary_has_a_line_a_check_and_names_the_failures() -> None:
    lines = summary([Result(name="lint", outcome="ok", seconds=1), Result(name="types", outcome="FAILED")])
    assert lines.splitlines() == [
        "lint      1.0 s  ok",
        "types     0.0 s  FAILED",
        "1 of 2 checks failed: types",
    ]
    assert summary([Result(name="lint", outcome="ok")]).endswith("all well")


def test_continuous_integration_runs_the_same_command() -> None:
    assert "exec python3 dev.py test" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
