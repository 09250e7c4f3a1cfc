"""Exports: their names and where their times are."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.services.stage import Stage
from trainer.core.errors import FileError
from trainer.services.exports import ExportService


@pytest.mark.parametrize(("zone", "day"), [("Asia/Tokyo", "2026-11-18"), ("America/New_York", "2026-11-17")])
def test_the_file_is_named_after_the_local_day(
    stage: Stage, at_zone: Callable[[str], None], zone: str, day: str
) -> None:
    at_zone(zone)
    stage.clock.now = datetime(2026, 11, 17, 23, 30, tzinfo=UTC)
    service = ExportService(stage.database, stage.clock)
    assert service.suggested_name() == f"reply-dojo-scores-{day}.csv"


def test_times_are_local_to_each_moment_in_summer_and_winter(
    stage: Stage, at_zone: Callable[[str], None], tmp_path: Path
) -> None:
    at_zone("Europe/London")
    for month in (7, 12):
        stage.clock.now = datetime(2026, month, 1, 12, 0, tzinfo=UTC)
        stage.begin().send("Sorry.")
    target = tmp_path / "scores.csv"
    service = ExportService(stage.database, stage.clock)
    assert service.scores(target, "drills") == 2
    with target.open(encoding="utf-8-sig", newline="") as file:
        times = [row["started_at"] for row in csv.DictReader(file)]
    assert times == ["2026-07-01T13:00:00+01:00", "2026-12-01T12:00:00+00:00"]
    assert service.scores(target, "replies", zone=UTC) == 2


def test_a_folder_in_the_way_is_told(stage: Stage, tmp_path: Path) -> None:
    with pytest.raises(FileError):
        ExportService(stage.database).scores(tmp_path)


def test_a_finished_document_takes_the_place_of_the_old_one_or_leaves_it(
    stage: Stage, tmp_path: Path
) -> None:
    exports = ExportService(stage.database, stage.clock)
    target = tmp_path / "debrief.pdf"
    exports.write(target, b"old")
    exports.write(target, b"new")
    assert target.read_bytes() == b"new"
    with pytest.raises(FileError):
        exports.write(tmp_path / "no such folder" / "debrief.pdf", b"new")
    assert [path.name for path in tmp_path.glob("*.pdf")] == ["debrief.pdf"]
