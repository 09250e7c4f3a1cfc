"""The benchmarks run and print their ratios; what these are is never looked at here."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"
RATIO = re.compile(r"\d+\.\d\d × \w+")


def run(script: str, *arguments: str) -> str:
    """Without measuring coverage, which would be what a benchmark measures then."""
    done = subprocess.run(
        [sys.executable, str(BENCHMARKS / script), *arguments],
        env={name: value for name, value in os.environ.items() if name != "COVERAGE_PROCESS_CONFIG"},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_start_is_measured_against_an_empty_window(read_packs: Path) -> None:
    printed = run("startup.py", "--rounds", "1", "--attempts", "3", "-v", "--kept-packs", str(read_packs))
    for line in ("an empty window", "our window", "Home with its data", "all services open"):
        assert re.search(rf"^{line} .* {RATIO.pattern}", printed, re.MULTILINE), printed
    for part in ("PySide6", "sqlalchemy", "theme", "database", "packs"):
        assert part in printed


@pytest.mark.parametrize("language", ["ja", "en"])
def test_scoring_is_measured_against_the_tokeniser(language: str, scoring_printed: str) -> None:
    block = scoring_printed.partition(f"\n{language}, ")[2].partition("\n\n")[0]
    for count in ("2", "40"):
        assert re.search(rf"with {count} criteria .* {RATIO.pattern}", block), scoring_printed


@pytest.fixture(scope="module")
def scoring_printed(read_packs: Path) -> str:
    return run("scoring.py", "--rounds", "1", "--criteria", "2", "40", "--kept-packs", str(read_packs))


def test_scoring_again_is_measured_against_plain_scoring(read_packs: Path) -> None:
    printed = run("rescoring.py", "--replies", "6", "--helpers", "0", "--kept-packs", str(read_packs))
    # Of six scenarios, in two languages.
    for line in ("plain scoring, one process", "scored again", "again, all up to date"):
        assert re.search(rf"^ *{line} .* {RATIO.pattern}", printed, re.MULTILINE), printed
    assert re.search(r" 6 +[\d,]+ replies/s, plainly +[\d,]+, \d+ MB here", printed), printed


@pytest.mark.parametrize("options", [(), ("--screen",)])
def test_an_answer_is_measured_against_scoring_alone(options: tuple[str, ...], read_packs: Path) -> None:
    kept = ("--kept-packs", str(read_packs))
    printed = run("drill.py", "--drills", "1", "--only", "late-parcel", *kept, *options)
    for language in ("en", "ja"):
        assert re.search(rf"^{language}, all +50th +{RATIO.pattern}", printed, re.MULTILINE), printed
    assert "took longer than 50 ms" in printed


def test_a_large_pack_is_measured_against_parsing_and_a_small_one() -> None:
    printed = run("packs.py", "--items", "60", "--media", "1", "--rounds", "1", "--starts", "1")
    for line in ("parsing", "loading", "loading, and keeping it", "10 items", "60 items", "10 items, 1 MB"):
        assert re.search(rf"^  {line} .* {RATIO.pattern}", printed, re.MULTILINE), printed


def test_every_benchmark_is_tried_and_described() -> None:
    shared = {"startup_child.py", "made_up_drills.py", "made_up_packs.py", "kept_packs.py", "memory.py"}
    shared |= {"quiz_ours.py", "quiz_peer.py"}  # the two sides of quiz.py
    names = {path.name for path in BENCHMARKS.glob("*.py")} - shared
    assert names
    page = (BENCHMARKS.parent / "docs" / "benchmarks.md").read_text(encoding="utf-8")
    tried = Path(__file__).read_text(encoding="utf-8")
    assert {name for name in names if name in page and f'"{name}"' in tried} == names


def test_the_plan_of_the_day_is_measured_and_says_if_there_is_nothing_to_measure_it_against() -> None:
    printed = run("quiz.py", "--cards", "300", "--rounds", "1")
    assert "300 memories, all due" in printed
    assert re.search(r"ours \d+ ms, \d+ MB", printed), printed
    assert "Anki's library is not installed" in printed
