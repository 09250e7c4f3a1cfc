"""An export says how a drill went: why it stopped, what was not sent, and every event of it."""

from __future__ import annotations

import json
from datetime import timedelta, timezone
from pathlib import Path

from sqlalchemy import text

from tests.data.csv_files import read
from tests.data.samples import START, start_drill
from trainer.core.codes import Finish, StopReason
from trainer.core.drill_events import Stopped
from trainer.core.records import AttemptStanding, Draft
from trainer.data.database import Database
from trainer.data.exports import export_csv

TOKYO = timezone(timedelta(hours=9))


def test_a_drill_says_why_it_was_stopped_and_what_was_not_sent(database: Database, tmp_path: Path) -> None:
    exam, going_on = start_drill(database), start_drill(database, started_at=START + timedelta(days=1))
    standing = AttemptStanding(
        finish=Finish.STOPPED,
        stop_reason=StopReason.NO_TIME,
        stop_why="=phone",
        unsent="-Dear",
        flags=("call", "x"),
    )
    exam.add(Stopped(exam.at(), "=phone", StopReason.NO_TIME, "-Dear"), standing)
    exam.store.save_draft(exam.head.id, Draft("", 3))
    going_on.store.save_draft(going_on.head.id, Draft("Dear", 1))
    with database.writing() as session:
        session.execute(text("UPDATE attempts SET time_limit_s = 720 WHERE id = :id"), {"id": exam.head.id})
    export_csv(database, tmp_path / "x.csv", "drills")
    names = ("time_limit_minutes", "stop_reason", "stop_why", "flags", "unsent", "unsent_edits")
    assert [[row[name] for name in names] for row in read(tmp_path / "x.csv")] == [
        ["12", "no-time", "'=phone", "call; x", "'-Dear", "3"],
        ["", "", "", "", "Dear", "1"],
    ]


def test_every_event_is_exported_in_its_order_with_all_that_it_says(
    database: Database, tmp_path: Path
) -> None:
    later, first = start_drill(database, started_at=START + timedelta(days=1)), start_drill(database)
    play = first.send()
    first.score(play)
    first.add(Stopped(first.at(), "昼休み", None, "Dear\0"))
    assert export_csv(database, tmp_path / "x.csv", "events", zone=TOKYO) == 5
    rows = read(tmp_path / "x.csv")
    assert [(row["attempt_id"], row["seq"], row["kind"], row["reply_id"]) for row in rows] == [
        (first.head.id, "0", "begun", ""),
        (first.head.id, "1", "submitted", play.reply_id),
        (first.head.id, "2", "scored", play.reply_id),
        (first.head.id, "3", "stopped", ""),
        (later.head.id, "0", "begun", ""),
    ]
    assert rows[0]["at"] == "2026-04-01T17:59:58+09:00"
    assert [json.loads(row["what"]) for row in rows[:4]] == [
        {},
        {"edits": 0},
        {"facts_asked": ["order-number"], "flags_raised": []},
        {"why": "昼休み", "reason": None, "unsent": "Dear\0"},
    ]
