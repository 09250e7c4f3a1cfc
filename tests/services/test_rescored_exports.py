"""Exports of what was scored again, wholly or in part."""

from __future__ import annotations

import csv

import pytest

from tests.services.stage import Stage
from tests.services.test_rescoring import GOOD, NOT_YET, change, own, play, run, with_a_new_synonym
from trainer.data.export_columns import Rows
from trainer.data.exports import export_csv
from trainer.services import rescoring as module

__all__ = ["own"]  # a fixture


def exported(stage: Stage, rows: Rows) -> list[dict[str, str]]:
    target = stage.paths.data / "scores.csv"
    export_csv(stage.database, target, rows)
    with target.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_an_export_says_what_the_verdicts_were_before_and_which_drills_are_done(own: Stage) -> None:
    play(own, NOT_YET)
    play(own, GOOD)
    with_a_new_synonym(own)
    own.clock.turn(days=1)
    run(own, applies=True)
    changed, same = exported(own, "replies")
    assert changed["rescored"] == "apology: not-met -> met"
    assert int(changed["first_low_score"]) < int(changed["low_score"])
    assert int(changed["first_high_score"]) < int(changed["high_score"])
    assert changed["rescored_at"]
    assert [same[name] for name in ("rescored", "first_low_score", "rescored_at")] == ["", "", ""]
    first, second = exported(own, "drills")
    assert first["rescored_at"] == changed["rescored_at"]
    assert second["rescored_at"] == "", "nothing became another"
    assert first["rescored_with"] == second["rescored_with"] == changed["signature"]


def test_an_export_says_of_which_criteria_the_rubric_had_none(own: Stage) -> None:
    play(own, GOOD)
    change(own, "      - id: greeting\n", "      - id: salutation\n")
    run(own, applies=True)
    (row,) = exported(own, "replies")
    assert row["rescored"] == "salutation: none -> met; greeting: met -> none"


def test_an_export_after_an_interruption_names_the_drills_that_are_done(
    own: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "DRILLS_A_PAGE", 1)
    play(own, NOT_YET)
    play(own, NOT_YET)
    with_a_new_synonym(own)
    steps = own.rescoring.run(own.rescoring.plan(), applies=True, helpers=0)
    next(steps)
    steps.close()
    done, left = exported(own, "drills")
    assert done["rescored_with"]
    assert left["rescored_with"] == ""
    run(own, applies=True)
    assert all(row["rescored_with"] == done["rescored_with"] for row in exported(own, "drills"))
