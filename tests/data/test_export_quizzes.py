"""An export says what was answered, what it was worth and what counts, in cells that no spreadsheet runs."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta, timezone
from pathlib import Path

import pytest

from tests.data.csv_files import read
from tests.data.quiz_samples import Sitting, new_sitting_head, new_trainee_id, start_sitting
from tests.data.samples import START
from trainer.core.analysis import Span
from trainer.core.codes import Result
from trainer.core.given import Chosen, Claimed, Compared, Entered, Felt, Given, Matched, Ordered
from trainer.core.memory import Rating
from trainer.core.quiz_records import SittingFinish, SittingMode, SittingStanding
from trainer.data.database import Database
from trainer.data.exports import export_csv
from trainer.data.given_codec import given_cell, given_kind, given_to_json

_OF_REVIEWS = (
    "reviewer_credit",
    "reviewer",
    "review_comment",
    "reviewed_at",
    "machine_low_credit",
    "machine_high_credit",
)
TOKYO = timezone(timedelta(hours=9))


@pytest.mark.parametrize(
    ("given", "kind", "cell"),
    [
        (Chosen((0, 2)), "chosen", "1; 3"),
        (Claimed(True), "claimed", "true"),
        (Claimed(False), "claimed", "false"),
        (Ordered((2, 0, 1)), "ordered", "3; 1; 2"),
        (Matched(("箱", "", "bag")), "matched", "箱 |  | bag"),
        (Entered(" 2 個"), "entered", " 2 個"),
        (Felt(1, (Span(4, 12), Span(29, 41))), "felt", "2: 5-12; 30-41"),
        (Felt(), "felt", ": "),
        (Compared(0, ("apology", "tone")), "compared", "1: apology; tone"),
        (None, None, None),
    ],
)
def test_an_answer_is_readable_in_one_cell(given: Given | None, kind: str | None, cell: str | None) -> None:
    stored = None if given is None else given_to_json(given)
    assert (given_kind(stored), given_cell(stored)) == (kind, cell)


def test_a_row_says_what_was_answered_and_what_it_was_worth(database: Database, tmp_path: Path) -> None:
    sitting = start_sitting(database)
    one = sitting.answer(Entered("=1+1"), 1, low=50.0, high=100.0)
    sitting.seen = sitting.store.save_rating(
        sitting.head.id, one.id, Rating.HARD, SittingStanding(), seen=1, review=None
    )
    sitting.take_back(sitting.answer())
    assert export_csv(database, tmp_path / "x.csv", "answers", zone=TOKYO) == 2
    row, unknown = read(tmp_path / "x.csv")
    assert row == {
        "sitting_id": sitting.head.id,
        "trainee_id": sitting.head.trainee_id,
        "trainee": "Aoi 葵",
        "mode": "practice",
        "answer_id": one.id,
        "pack_id": "flea-en",
        "pack_hash": "1" * 64,
        "quiz_id": "parcels",
        "question_id": "two",
        "question": "Which?",
        "place": "2",
        "answered_at": "2026-04-01T17:59:58+09:00",
        "took_s": "2.5",
        "kind": "entered",
        "given": "'=1+1",
        "low_credit": "50.0",
        "high_credit": "100.0",
        "rating": "hard",
        "taken_back": "0",
        "counts": "1",
        **dict.fromkeys(_OF_REVIEWS, ""),
    }
    empty = ("kind", "given", "low_credit", "high_credit", "rating")
    assert [unknown[name] for name in (*empty, "taken_back", "counts")] == ["", "", "", "", "", "1", "0"]


@pytest.mark.parametrize(
    ("mode", "counts", "right"),
    [
        (SittingMode.EXAM, ["0", "1", "0", "1"], "1"),
        (SittingMode.PRACTICE, ["1", "0", "0", "1"], "0"),
    ],
)
def test_the_last_answer_counts_in_an_exam_and_else_the_first(
    database: Database, tmp_path: Path, mode: SittingMode, counts: list[str], right: str
) -> None:
    """Of one question: a wrong one, a right one, and one that was taken back; another is half right."""
    sitting = start_sitting(database, mode=mode)
    sitting.answer(Chosen((0,)), low=0.0)
    sitting.answer(Chosen((1,)), low=100.0)
    sitting.take_back(sitting.answer(Chosen((2,)), low=100.0))
    sitting.answer(Chosen((1,)), 2, low=99.9)
    export_csv(database, tmp_path / "x.csv", "answers")
    assert [row["counts"] for row in read(tmp_path / "x.csv")] == counts
    export_csv(database, tmp_path / "x.csv", "sittings")
    (row,) = read(tmp_path / "x.csv")
    assert (row["right"], row["questions"], row["taken_back"]) == (right, "3", "1")


def test_a_first_answer_that_was_taken_back_counts_once_there_is_another(
    database: Database, tmp_path: Path
) -> None:
    sitting = start_sitting(database)
    for _question in range(2):
        sitting.take_back(sitting.answer(Chosen((0,)), low=0.0))
    sitting.answer(Chosen((1,)), low=100.0)
    sitting.take_back(sitting.answer(Chosen((0,)), 1, low=0.0))
    export_csv(database, tmp_path / "x.csv", "answers")
    assert [row["counts"] for row in read(tmp_path / "x.csv")] == ["1", "0", "0", "0"]


def test_a_row_says_how_an_exam_ended(database: Database, tmp_path: Path) -> None:
    start_sitting(database, started_at=START + timedelta(days=1))
    trainee_id = new_trainee_id(database, "=Ken")
    head = replace(new_sitting_head(trainee_id, SittingMode.EXAM), time_limit_s=90)
    exam = Sitting(start_sitting(database).store, head)
    exam.store.create(head)
    exam.answer(Chosen((0,)), low=100.0)
    ended_at = START + timedelta(seconds=80)
    over = SittingStanding(1, 80.0, 1, 66, 70, SittingFinish.TIME_LIMIT, ended_at, Result.AWAITING_REVIEW)
    exam.store.finish(head.id, over, seen=1)
    assert export_csv(database, tmp_path / "x.csv", "sittings", zone=TOKYO) == 3
    (row,) = [row for row in read(tmp_path / "x.csv") if row["mode"] == "exam"]
    assert row == {
        "sitting_id": head.id,
        "trainee_id": trainee_id,
        "trainee": "'=Ken",
        "mode": "exam",
        "pack_id": "flea-en",
        "pack_version": "1.0.0",
        "pack_hash": "1" * 64,
        "quiz_id": "parcels",
        "title": "Parcels",
        "language": "en",
        "seminar_id": "morning",
        "started_at": "2026-04-01T17:59:58+09:00",
        "ended_at": "2026-04-01T18:01:18+09:00",
        "finish": "time-limit",
        "result": "awaiting-review",
        "pass_mark": "70",
        "low_score": "66",
        "high_score": "70",
        "minutes": "1.33",
        "questions": "3",
        "answered": "1",
        "right": "1",
        "taken_back": "0",
        "time_limit_s": "90",
        "seed": str(2**40),
    }
    last = read(tmp_path / "x.csv")[-1]
    assert (last["finish"], last["ended_at"], last["low_score"]) == ("", "", "")
