"""The measure of scoring: what it prints, which sets it asks, and where failed rows go."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from benchmarks.quality.__main__ import PROJECT, main
from benchmarks.quality.figures import Figure, Tally, at_least, at_most
from benchmarks.quality.questions import QUESTIONS
from benchmarks.quality.table import lines_of
from tests.benchmarks.quality_sets import write_every_set, write_table


def test_a_share_is_measured_against_its_aim() -> None:
    tally = Tally()
    for is_fine in (True, True, True, False):
        tally.add(is_fine, reply="x")
    tally.counts["left to a person"] += 0
    found = tally.figure("a", "found", aim=at_least(0.75))
    merged = tally.figure("b", "merged", aim=at_most(0.2), is_failed_share=True)
    assert (found.ours, found.reached, found.note) == (0.75, "yes", "")
    assert (merged.ours, merged.reached, len(merged.failures)) == (0.25, "NO", 1)
    assert Tally().figure("c", "nothing", aim=at_least(0.5)).reached == "–"


def test_the_table_shows_every_figure_and_never_rounds_a_miss_into_a_hit() -> None:
    figures = [
        Figure("a", "first", 0.9896, 1234, floor="70 %", aim=at_least(0.99), note="left to a person 3"),
        Figure("b", "second", None, 0),
        Figure("c", "third", 0.5612, 10, is_measure=True),
    ]
    head, _, first, second, third = lines_of(figures)
    assert [cell.strip() for cell in head.split("|")][:6] == [
        "question",
        "ours",
        "floor",
        "aim",
        "reached?",
        "rows",
    ]
    cells = [cell.strip() for cell in first.split("|")]
    assert cells == ["first", "98.96 %", "70 %", "≥ 99 %", "NO", "1,234", "left to a person 3"]
    assert "–" in second
    assert "0.561" in third


def test_a_folder_that_is_not_there_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([str(tmp_path / "nowhere")])
    assert ended.value.code == 2
    assert "There is no folder" in capsys.readouterr().err


def test_a_missing_or_broken_set_leaves_the_others(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_table(tmp_path, "matching/en_inflection.tsv", "lemma form tags", "ship shipped V;PST")
    (tmp_path / "matching" / "ja_variants.jsonl").write_text("{", encoding="utf-8")
    names = ["en-inflection", "ja-variants", "ja-negation"]
    assert main([str(tmp_path), "--failures", str(tmp_path.parent / "rows"), "--only", *names]) == 0
    printed = capsys.readouterr().out
    assert "ja_negation.jsonl is missing" in printed
    assert "ja_variants.jsonl cannot be read" in printed
    assert re.search(r"English inflections found +\| 100\.0 %", printed)


@pytest.mark.parametrize("inside", ["project", "sets"])
def test_rows_of_the_sets_never_get_into_the_project_or_back(
    inside: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = {"project": PROJECT / "build" / "rows", "sets": tmp_path / "rows"}[inside]
    with pytest.raises(SystemExit) as ended:
        main([str(tmp_path), "--failures", str(place)])
    assert ended.value.code == 2
    assert "must stay outside" in capsys.readouterr().err
    assert not place.exists()


def test_every_question_is_asked_and_the_rows_that_failed_are_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sets, failures = tmp_path / "sets", tmp_path / "failures"
    write_every_set(sets)
    failures.mkdir()
    (failures / "en-inflection-found.jsonl").write_text("from an earlier run", encoding="utf-8")
    assert main([str(sets), "--failures", str(failures)]) == 0
    printed = capsys.readouterr().out
    assert "left out" not in printed
    assert all(f"\n{name}: " in printed for name in QUESTIONS)
    assert re.search(r"Readers: en-\S+, ja-\S+", printed)
    assert not (failures / "en-inflection-found.jsonl").exists()
    rows = [json.loads(line) for line in (failures / "en-answer-rules.jsonl").read_text("utf-8").splitlines()]
    assert [row["id"] for row in rows] == ["3", "4"]


def test_failures_go_to_a_new_folder_if_none_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path), "--only", "en-inflection"]) == 0
    folder = Path(capsys.readouterr().out.strip().rpartition(" in ")[2])
    assert folder.is_dir()
    assert not folder.is_relative_to(PROJECT)
    folder.rmdir()
