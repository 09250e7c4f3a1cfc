"""An export says exactly what is stored, in cells that no spreadsheet runs, in a file that is whole."""

from __future__ import annotations

import json
import os
import re
import tracemalloc
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from tests.data.csv_files import read
from tests.data.samples import START, Playing, new_card, new_id, new_trainee, start_drill
from trainer.core.drill_events import ModelShown, TriedAgain
from trainer.core.errors import FileError, FileFault
from trainer.core.needs import State
from trainer.core.records import AttemptStanding, Contest, Insight, Review
from trainer.core.scoring import Points, Verdict
from trainer.data.amendments import Recount
from trainer.data.csv_cells import moment_cell, text_cell
from trainer.data.database import Database
from trainer.data.debriefs import DebriefStore
from trainer.data.export_columns import COLUMNS, Rows
from trainer.data.exports import export_csv
from trainer.data.reviews import ReviewStore
from trainer.data.trainees import TraineeStore

ROOT = Path(__file__).resolve().parents[2]
TOKYO = timezone(timedelta(hours=9))
SIGNS = "=+-@＝＋－＠"


def as_spreadsheet_sees(cell: str) -> str:
    """The text of a cell, the apostrophe taken away that the export may have put before it."""
    return cell[1:] if text_cell(cell[1:]) == cell else cell


def test_a_row_says_what_a_reply_earned_and_by_which_words(database: Database, tmp_path: Path) -> None:
    trainee = TraineeStore(database).create(new_trainee("佐藤 葵"))
    drill = start_drill(database, trainee)
    took = timedelta(seconds=12.34)
    first = drill.send("So sorry!", edits=4, took=took, hints=("apology", "blame"))
    unsure = (new_card().verdicts[0], Verdict("blame", State.NOT_MET))
    card = replace(new_card(), verdicts=unsure, points=Points(1, 2, 3), criticals=("blame",))
    asked = ("order-number", "date")
    drill.score(
        replace(first, rule=2, led_to="case", mood_after=55, facts_asked=asked, flags_raised=("call",)), card
    )
    assert export_csv(database, tmp_path / "scores.csv", "replies", zone=TOKYO) == 1
    (row,) = read(tmp_path / "scores.csv")
    assert row == {
        "attempt_id": drill.head.id,
        "trainee_id": trainee.id,
        "trainee": "佐藤 葵",
        "pack_id": "flea-en",
        "pack_version": "1.0.0",
        "scenario_id": "late-parcel",
        "scenario_title": "The parcel that does not come",
        "language": "en",
        "channel": "chat",
        "mode": "practice",
        "reply_id": first.reply_id,
        "turn": "opening",
        "visit": "1",
        "try": "1",
        "counts": "1",
        "submitted_at": "2026-04-01T17:59:59+09:00",
        "reply": "So sorry!",
        "low_score": "33",
        "high_score": "66",
        "low_points": "1",
        "high_points": "2",
        "possible_points": "3",
        "bonus": "0",
        "criticals": "blame",
        "met": "apology",
        "missed": "blame",
        "unsure": "",
        "evidence": "apology: sorry",
        "signature": "engine-1 en-1 flea-en@1.0.0:000000000000",
        "contested": "",
        "reviewed": "",
        "reviews": "",
        "rescored_at": "",
        "reviewed_at": "",
        "rescored": "",
        "first_low_score": "",
        "first_high_score": "",
        "took_s": "12.3",
        "edits": "4",
        "hints": "apology; blame",
        "rule": "2",
        "led_to": "case",
        "mood_after": "55",
        "facts_asked": "order-number; date",
        "flags_raised": "call",
        "model_seen": "0",
    }


def test_a_row_says_where_a_drill_stands(database: Database, tmp_path: Path) -> None:
    drill = start_drill(database)
    drill.end(low_score=80, practised_s=100.0)
    going_on = start_drill(database, started_at=START + timedelta(days=1))
    assert export_csv(database, tmp_path / "drills.csv", "drills") == 2
    over, unfinished = read(tmp_path / "drills.csv")
    said = {name: over[name] for name in ("finish", "outcome", "ending", "result", "low_score", "minutes")}
    assert said == {
        "finish": "ending",
        "outcome": "resolved",
        "ending": "resolved",
        "result": "passed",
        "low_score": "80",
        "minutes": "1.67",
    }
    assert over["started_at"] == "2026-04-01T08:59:58+00:00"
    assert over["ended_at"] == "2026-04-01T08:59:59+00:00"
    assert unfinished["attempt_id"] == going_on.head.id
    assert (unfinished["ended_at"], unfinished["finish"], unfinished["low_score"]) == ("", "", "")


def test_a_drill_is_exported_with_its_insight_as_text(database: Database, tmp_path: Path) -> None:
    store = DebriefStore(database)
    drills = [start_drill(database, started_at=START + timedelta(days=day)) for day in range(3)]
    store.save_insight(drills[0].head.id, Insight("先に謝る、\nそれから調べる", "=cmd|' /C calc'!A0"))
    store.save_insight(drills[2].head.id, Insight("", "-> show \0the carrier"))
    assert export_csv(database, tmp_path / "drills.csv", "drills") == 3
    rows = read(tmp_path / "drills.csv")
    assert [(row["attempt_id"], row["learned"], row["suggestion"]) for row in rows] == [
        (drills[0].head.id, "先に謝る、\nそれから調べる", "'=cmd|' /C calc'!A0"),
        (drills[1].head.id, "", ""),
        (drills[2].head.id, "", "'-> show \ufffdthe carrier"),
    ]


def test_a_reply_is_exported_with_its_contested_criteria_in_the_order_of_the_rubric(
    database: Database, tmp_path: Path
) -> None:
    drill, store = start_drill(database), DebriefStore(database)
    plays = [drill.send(), drill.send(), drill.send()]
    turned = replace(new_card(), verdicts=tuple(reversed(new_card().verdicts)))
    for play, card in zip(plays, (new_card(), turned, new_card()), strict=True):
        drill.score(play, card)
    for play, criterion_id in ((plays[2], "blame"), (plays[1], "apology"), (plays[1], "blame")):
        store.contest(Contest(play.reply_id, criterion_id, "no!", START))
    export_csv(database, tmp_path / "x.csv", "replies")
    rows = read(tmp_path / "x.csv")
    assert [row["contested"] for row in rows] == ["", "blame; apology", "blame"]
    assert {row["missed"] for row in rows} == {""}, "what the machine said stays"


def test_a_reviewed_verdict_is_exported_as_it_was_decided_with_who_and_why(
    database: Database, tmp_path: Path
) -> None:
    drill, store = start_drill(database), ReviewStore(database)
    play = drill.send()
    drill.score(play)

    def decide(criterion_id: str, state: State, comment: str) -> None:
        review = Review(new_id(), play.reply_id, criterion_id, state, state, "森 あき", comment, START)
        card = replace(new_card(), points=Points(0, 0, 2), bonus=1)
        store.add(review, lambda _stored: Recount(AttemptStanding(low_score=0), {play.reply_id: card}))

    decide("blame", State.NOT_MET, "")
    decide("apology", State.MET, "")
    decide("apology", State.NOT_MET, "not an\n apology; a joke")
    export_csv(database, tmp_path / "x.csv", "replies")
    (row,) = read(tmp_path / "x.csv")
    assert (row["met"], row["missed"], row["criticals"]) == ("", "apology; blame", "blame")
    assert (row["low_points"], row["high_score"], row["bonus"]) == ("0", "0", "1")
    assert row["reviewed"] == "apology; blame"
    assert row["reviews"] == (
        "apology: met -> not-met (森 あき) not an apology; a joke; blame: met -> not-met (森 あき)"
    )
    assert row["evidence"] == "", "the program's words decided nothing"
    assert (row["rescored_at"], row["rescored"], row["first_low_score"]) == ("", "", "")
    assert row["reviewed_at"] == "2026-04-01T08:59:58+00:00", "the time of the last one"
    export_csv(database, tmp_path / "x.csv", "drills")
    (drill_row,) = read(tmp_path / "x.csv")
    assert (drill_row["reviewed"], drill_row["low_score"]) == ("2", "0")
    assert (drill_row["reviewed_at"], drill_row["rescored_at"]) == (row["reviewed_at"], "")


def test_scored_replies_count_unless_they_were_taken_back(database: Database, tmp_path: Path) -> None:
    drill = start_drill(database)
    drill.score(drill.send("first"))
    drill.add(TriedAgain(drill.at()))
    drill.score(drill.send("second", try_number=1))
    drill.score(drill.send("third", try_number=2))
    drill.send("waiting", try_number=3)
    export_csv(database, tmp_path / "x.csv", "replies")
    rows = [(row["reply"], row["try"], row["counts"], row["low_score"]) for row in read(tmp_path / "x.csv")]
    assert rows == [
        ("first", "1", "0", "100"),
        ("second", "1", "1", "100"),
        ("third", "2", "1", "100"),
        ("waiting", "3", "0", ""),
    ]


def test_a_reply_says_whether_the_model_reply_of_its_turn_was_seen_before(
    database: Database, tmp_path: Path
) -> None:
    drill = start_drill(database)
    drill.add(ModelShown("elsewhere", drill.at()))
    drill.score(drill.send("first"))
    drill.add(ModelShown("opening", drill.at()))
    drill.score(drill.send("second", try_number=1))
    start_drill(database).send("another drill")
    export_csv(database, tmp_path / "x.csv", "replies")
    rows = {row["reply"]: row["model_seen"] for row in read(tmp_path / "x.csv")}
    assert rows == {"first": "0", "second": "1", "another drill": "0"}


def test_a_turn_with_nothing_to_earn_has_no_score(database: Database, tmp_path: Path) -> None:
    drill = start_drill(database)
    drill.score(drill.send(), replace(new_card(), points=Points(0, 0, 0)))
    export_csv(database, tmp_path / "x.csv", "replies")
    (row,) = read(tmp_path / "x.csv")
    assert (row["low_score"], row["possible_points"], row["counts"]) == ("", "0", "1")


def test_the_file_is_what_excel_and_rfc_4180_want(database: Database, tmp_path: Path) -> None:
    drill = start_drill(database)
    drill.send('He said "no",\nthen\r\nleft')
    export_csv(database, tmp_path / "x.csv", "replies")
    data = (tmp_path / "x.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfattempt_id,trainee_id,")
    assert data.endswith(b",0\r\n")
    assert b'"He said ""no"",\nthen\r\nleft"' in data
    assert read(tmp_path / "x.csv")[0]["reply"] == 'He said "no",\nthen\r\nleft'


@pytest.mark.parametrize("rows", get_args(Rows))
def test_an_empty_database_gives_the_heading(database: Database, tmp_path: Path, rows: Rows) -> None:
    assert export_csv(database, tmp_path / "x.csv", rows) == 0
    heading = ",".join(column.name for column in COLUMNS[rows])
    assert (tmp_path / "x.csv").read_bytes() == b"\xef\xbb\xbf" + heading.encode() + b"\r\n"


@pytest.mark.parametrize("sign", SIGNS)
def test_text_that_could_be_a_formula_is_neutralised(sign: str) -> None:
    for before in ("", " ", "\u3000", "\t", "\ufeff", "\u200b ", "\n", "'", "''"):
        assert text_cell(f"{before}{sign}1+1") == f"'{before}{sign}1+1"
    assert text_cell(f"1{sign}1") == f"1{sign}1"


@pytest.mark.parametrize("start", ["\t", "\r", "\n"])
def test_text_that_begins_with_a_control_that_splits_cells_is_neutralised(start: str) -> None:
    assert text_cell(f"{start}x") == f"'{start}x"


@given(st.text(st.characters() | st.sampled_from(SIGNS + "' \t\r\n\0\ufeff")))
def test_taking_one_apostrophe_away_gives_the_text_back(original: str) -> None:
    cell = text_cell(original)
    assert as_spreadsheet_sees(cell) == re.sub("[\0\ud800-\udfff]", "\ufffd", original)
    assert not cell.strip().startswith(tuple(SIGNS))
    cell.encode()


def test_numbers_stay_numbers_and_dates_stay_dates(database: Database, tmp_path: Path) -> None:
    drill = start_drill(database)
    with database.writing() as session:
        session.execute(text("UPDATE attempts SET bonus=-3, mood=-1, pack_id='-1', scenario_id='=1'"))
    export_csv(database, tmp_path / "x.csv", "drills")
    (row,) = read(tmp_path / "x.csv")
    assert (row["bonus"], row["mood"]) == ("-3", "-1")
    assert (row["pack_id"], row["scenario_id"]) == ("'-1", "'=1")
    assert row["attempt_id"] == drill.head.id


def test_a_moment_is_said_in_the_zone_that_was_asked_for() -> None:
    assert moment_cell("2026-04-01 23:30:00.000000", TOKYO) == "2026-04-02T08:30:00+09:00"
    assert moment_cell(datetime(2026, 4, 1, 12, tzinfo=TOKYO), TOKYO) == "2026-04-01T12:00:00+09:00"
    assert moment_cell(None, TOKYO) == ""
    here = datetime.fromisoformat(moment_cell("2026-04-01 23:30:00.000000", None))
    assert here == datetime(2026, 4, 1, 23, 30, tzinfo=UTC)
    assert here.utcoffset() == here.astimezone().utcoffset()


def naughty_texts() -> list[str]:
    """Strings that break programs, where they were put beside this checkout."""
    folder = Path(os.environ.get("REPLY_DOJO_BAD_INPUT", ROOT.parent / "shared" / "evaluation" / "bad_input"))
    if not folder.is_dir():
        pytest.skip(f"no bad input to try: {folder} is missing (REPLY_DOJO_BAD_INPUT names another folder)")
    texts = []
    for name, key in (("naughty_strings.jsonl", "s"), ("csv_injection.jsonl", "payload")):
        lines = (folder / name).read_text(encoding="utf-8").split("\n")
        texts += [json.loads(line)[key] for line in lines if line]
    return texts


def test_naughty_strings_come_through_a_reply_and_a_csv_file(database: Database, tmp_path: Path) -> None:
    texts = naughty_texts()
    assert len(texts) > 100
    drill = start_drill(database)
    for one in texts:
        drill.send(one)
    assert export_csv(database, tmp_path / "x.csv", "replies") == len(texts)
    cells = [row["reply"] for row in read(tmp_path / "x.csv")]
    assert [as_spreadsheet_sees(cell) for cell in cells] == [one.replace("\0", "\ufffd") for one in texts]
    assert not [cell for cell in cells if cell.strip().startswith(tuple(SIGNS))]
    assert drill.store.load(drill.head.id).events == tuple(drill.events)


def test_an_export_that_fails_leaves_the_old_file_and_nothing_beside_it(
    database: Database, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    target = folder / "x.csv"
    target.write_text("old")
    drill = start_drill(database)
    drill.score(drill.send())
    with database.writing() as session:
        session.execute(text("UPDATE replies SET submitted_at='no date'"))
    with pytest.raises(ValueError, match="no date"):
        export_csv(database, target, "replies")
    assert {one.name: one.read_text() for one in folder.iterdir()} == {"x.csv": "old"}


def test_a_target_that_cannot_be_made_is_named(database: Database, tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()
    places = {
        tmp_path / "no" / "folder" / "x.csv": FileFault.NO_FOLDER,
        tmp_path / "taken": FileFault.IS_FOLDER,
        tmp_path / "taken" / ("n" * 300): FileFault.UNREACHABLE,
    }
    for target, fault in places.items():
        with pytest.raises(FileError) as caught:
            export_csv(database, target, "drills")
        assert caught.value.fault is fault
        assert caught.value.data["path"] == target
        assert caught.value.data["folder"] == target.parent
    assert {one.name for one in tmp_path.iterdir()} <= {"taken", "data", "home"}


def test_memory_does_not_grow_with_the_history(database: Database, tmp_path: Path) -> None:
    """Thirty megabytes of replies, read with a tenth of that."""
    drill: Playing = start_drill(database)
    with database.writing() as session:
        session.execute(
            text(
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 6000)"
                " INSERT INTO replies (id, attempt_id, turn_id, visit, try_number, text, submitted_at)"
                " SELECT 'r' || i, :attempt, 't', i, 1, :reply, '2026-01-01 00:00:00.000000' FROM n"
            ),
            {"attempt": drill.head.id, "reply": "x" * 5000},
        )
    tracemalloc.start()
    try:
        assert export_csv(database, tmp_path / "x.csv", "replies") == 6000
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert (tmp_path / "x.csv").stat().st_size > 30_000_000
    assert peak < 10_000_000
