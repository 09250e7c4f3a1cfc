"""What is said about a checked pack: which folder it was, and where people and the program disagree."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.wording.sentences import demand_sentence
from trainer.core.answers import State
from trainer.core.errors import Problem, Severity
from trainer.core.rubric import Criterion, Phrase
from trainer.core.scenario import Customer, Pack, Sample, Scenario, Turn
from trainer.services.bench_results import Bench, Disagreement
from trainer.services.pack_checks import PackReport
from trainer.wording.packs import MOST_SHOWN, bench_lines, report_sentence


def pack(*, label: str = "Says sorry") -> Pack:
    criterion = Criterion("apology", label, Phrase("sorry"), points=1)
    turn = Turn("opening", (), (criterion,), ())
    scenario = Scenario("late", "Late", "en", Customer("Mika"), "opening", (turn,), ())
    return Pack("p", "1.2.0", "My pack", "en", "0" * 64, (scenario,))


def disagreement(reply: str = "So  sorry.", *, criterion: str = "apology") -> Disagreement:
    return Disagreement(Sample("late", "opening", reply, {criterion: True}), criterion, State.NOT_MET)


def report(*disagreements: Disagreement, marks: int = 20, problems: tuple[Problem, ...] = ()) -> PackReport:
    return PackReport(Path("packs/mine"), pack(), problems, Bench(marks, disagreements))


def test_the_folder_is_named_whatever_is_said_of_it(language: str) -> None:
    warning = Problem("pack.yaml", 1, 1, "same-title", severity=Severity.WARNING)
    broken = PackReport(Path("packs/mine"), None, (Problem("", 0, 0, "no-pack-file"),), None)
    for one in (report(), report(problems=(warning,)), broken):
        text = report_sentence(one)
        demand_sentence(text, language)
        assert str(Path("packs/mine")) in text


def test_a_mark_that_the_program_does_not_share_is_shown(language: str) -> None:
    first, second = bench_lines(report(disagreement()))
    for text in (first, second):
        demand_sentence(text, language)
    assert all(number in first for number in ("20", "19", "95"))
    assert all(part in second for part in ("late", "opening", "Says sorry", "apology", "So sorry."))
    if language == "en":
        assert "people said: met; the program: not met" in second


def test_more_disagreements_than_help_are_counted(language: str) -> None:
    lines = bench_lines(report(*[disagreement("long " * 50)] * (MOST_SHOWN + 3)))
    assert len(lines) == 1 + MOST_SHOWN + 1
    assert all(len(line) < 200 for line in lines)
    assert "3" in lines[-1]
    demand_sentence(lines[-1], language)


@pytest.mark.parametrize(
    "one", [report(marks=0), PackReport(Path("x"), None, (), None), PackReport(Path("x"), pack(), (), None)]
)
def test_without_marks_nothing_is_said_of_the_bench(one: PackReport) -> None:
    assert bench_lines(one) == []


def test_a_pack_that_agrees_altogether_needs_one_line() -> None:
    assert len(bench_lines(report())) == 1
