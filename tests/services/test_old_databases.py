"""A database of the first schema with drills in it is opened, read step by step, played on and exported."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.data.csv_files import read
from tests.services.stage import Stage
from trainer.core.codes import Finish
from trainer.core.drill_events import Submitted
from trainer.data.revisions import HEAD
from trainer.data.sqlite_file import revision_of
from trainer.services.exports import ExportService, Rows

SCHEMA = Path(__file__).parents[1] / "data" / "schemas" / "0001.sql"
GOOD = "I am so sorry. What is the order number?"
UNKNOWN_THEN = {
    "submitted": ("edits",),
    "scored": ("flags_raised",),
    "stopped": ("reason", "unsent"),
}
"""What each kind of event says now, and did not say in the first schema."""


def make_old(path: Path) -> None:
    """Write the drills of a database as the first schema kept them, and put that in its place."""
    old = path.with_name("old.db")
    with closing(sqlite3.connect(old)) as connection:
        connection.executescript(SCHEMA.read_text(encoding="utf-8"))
        connection.execute("ATTACH ? AS new", (str(path),))
        tables = "SELECT name FROM main.sqlite_master WHERE type = 'table' AND name != 'alembic_version'"
        for (table,) in connection.execute(tables).fetchall():
            columns = ", ".join(row[1] for row in connection.execute(f"PRAGMA main.table_info({table})"))
            connection.execute(f"DELETE FROM {table}")
            connection.execute(f"INSERT INTO {table} ({columns}) SELECT {columns} FROM new.{table}")
        for kind, names in UNKNOWN_THEN.items():
            rows = connection.execute("SELECT rowid, payload FROM events WHERE kind = ?", (kind,)).fetchall()
            for number, payload in rows:
                known = {name: value for name, value in json.loads(payload).items() if name not in names}
                connection.execute(
                    "UPDATE events SET payload = ? WHERE rowid = ?", (json.dumps(known), number)
                )
        connection.commit()
    for one in path.parent.glob(f"{path.name}*"):
        one.unlink()
    old.rename(path)


@pytest.fixture
def old(waiting_room: Stage) -> Stage:
    """A stage that finds one stopped and one unfinished drill of the first schema."""
    session = waiting_room.begin("no-call")
    session.send("Hm.")
    session.try_again()
    waiting_room.clock.turn(seconds=30)
    session.send(GOOD)
    session.stop("lunch")
    waiting_room.clock.turn(days=1)
    going_on = waiting_room.begin("no-call")
    going_on.send(GOOD)
    going_on.save_draft("It will co")
    waiting_room.database.close()
    make_old(waiting_room.paths.database)
    assert revision_of(waiting_room.paths.database) == "0001"
    waiting_room.open()
    assert revision_of(waiting_room.paths.database) == HEAD
    return waiting_room


def test_old_drills_are_read_step_by_step(old: Stage) -> None:
    going_on, stopped = old.progress.history(old.trainee_id())
    state = old.drills.open(stopped.head.id).state
    assert (state.finish, state.stop_reason, state.stop_why) == (Finish.STOPPED, None, "lunch")
    assert [(one.text, one.edits, one.led_to) for one in state.plays] == [
        ("Hm.", 0, "opening"),
        (GOOD, 0, "second"),
    ]
    assert (stopped.standing.stop_why, stopped.standing.flags) == ("lunch", ())
    assert [len(old.drills.replay(one.head.id).steps) for one in (going_on, stopped)] == [2, 5]


def test_an_old_drill_goes_on_at_the_same_word(old: Stage) -> None:
    (unfinished,) = old.drills.unfinished(old.trainee_id())
    session = old.drills.resume(unfinished.head.id)
    assert session.draft == "It will co"
    session.send("It will come tomorrow.")
    assert session.state.finish is Finish.ENDING
    last = [one for one in old.store.load(session.head.id).events if isinstance(one, Submitted)][-1]
    assert last.edits == 1


def test_old_drills_are_exported_with_empty_cells_where_nothing_was_kept(old: Stage) -> None:
    def exported(rows: Rows) -> list[dict[str, str]]:
        target = old.paths.data / "x.csv"
        ExportService(old.database).scores(target, rows)
        return read(target)

    replies = exported("replies")
    assert [row["facts_asked"] for row in replies] == ["", "order", "order"]
    for row in replies:
        names = ("took_s", "edits", "hints", "rule", "led_to", "mood_after", "flags_raised")
        assert [row[name] for name in names] == [""] * len(names)
    assert [(row["stop_why"], row["unsent"], row["flags"]) for row in exported("drills")] == [
        ("lunch", "", ""),
        ("", "It will co", ""),
    ]
    assert [row["kind"] for row in exported("events")].count("submitted") == 3
