"""The checks of `dev.py test`: all of them run, and the summary tells them apart."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from devtools.checks import Check, Result, all_checks, run_one, summary
from devtools.machine import ROOT
from tests.dev.machines import DESKTOP, MAC

PYTHON = Path("/venv/bin/python")
WINDOWS = dataclasses.replace(MAC, system="Windows")


def by_name(checks: list[Check]) -> dict[str, Check]:
    return {check.name: check for check in checks}


def everything(name: str) -> str:
    return f"/usr/bin/{name}"


def nothing(name: str) -> None:
    return None


def test_every_kind_of_check_is_made() -> None:
    names = by_name(all_checks(DESKTOP, python=PYTHON, which=everything))
    assert {"lint", "format", "types", "layers", "tests", "complete coverage", "coverage"} < set(names)
    assert not any(check.skipped_because for check in names.values())


def test_without_a_screen_of_its_own_or_a_voice_the_tests_that_need_them_are_skipped_in_words() -> None:
    checks = by_name(all_checks(DESKTOP, python=PYTHON, which=nothing))
    assert checks["tests with a window"].skipped_because == "no xvfb-run"
    assert checks["tests with speech"].skipped_because == "no espeak-ng"


@pytest.mark.parametrize("machine", [MAC, WINDOWS])
def test_elsewhere_window_and_voice_are_the_systems_own(machine: object) -> None:
    checks = by_name(all_checks(machine, python=PYTHON, which=nothing))  # type: ignore[arg-type]
    assert checks["tests with a window"].command[0] == str(PYTHON)
    assert not checks["tests with speech"].skipped_because


def test_complete_coverage_is_asked_of_the_rules_the_language_and_the_packs() -> None:
    command = by_name(all_checks(DESKTOP, python=PYTHON, which=everything))["complete coverage"].command
    assert "--include=trainer/core/*,trainer/language/*,trainer/packs/*" in command
    assert "--fail-under=100" in command


@pytest.mark.parametrize(
    ("code", "may_be_empty", "outcome"),
    [(0, False, "ok"), (1, True, "FAILED"), (5, False, "FAILED"), (5, True, "skipped: there are none")],
)
def test_a_check_is_judged_by_its_exit_code(code: int, may_be_empty: bool, outcome: str) -> None:
    check = Check(name="x", command=("x",), env={"A": "1"}, may_be_empty=may_be_empty)

    def runner(command: list[str], *, env: dict[str, str]) -> int:
        assert command == ["x"]
        assert env["A"] == "1"
        return code

    assert run_one(check, runner).outcome == outcome


def test_a_skipped_check_runs_nothing() -> None:
    result = run_one(Check(name="x", skipped_because="no y"), lambda *_, **__: pytest.fail("ran"))
    assert result.outcome == "skipped: no y"
    assert not result.has_failed


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
