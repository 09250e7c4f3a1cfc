"""A database opens safely, or says what is wrong and is left as it was."""

from __future__ import annotations

import os
import shutil
import sqlite3
import struct
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.data.machine import make_read_only, small_disk
from tests.data.samples import new_trainee, start_drill
from trainer.core.errors import DatabaseError, DatabaseFault
from trainer.data import sqlite as sqlite_module
from trainer.data import sqlite_file
from trainer.data.database import Database
from trainer.data.sqlite import fault_of
from trainer.data.trainees import TraineeStore


def fault_at(path: Path) -> DatabaseError:
    """What opening this file raises."""
    with pytest.raises(DatabaseError) as caught:
        Database.open(path, busy_timeout_ms=50)
    assert caught.value.data["path"] == path
    return caught.value


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    return {one.name: one.read_bytes() for one in folder.iterdir()}


def made(path: Path, *, drills: int = 1) -> Path:
    """A database with drills in it, closed."""
    with Database.open(path) as database:
        for _ in range(drills):
            drill = start_drill(database)
            drill.score(drill.send())
    return path


def change(path: Path, sql: str) -> None:
    """Do something to a database behind the program's back."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(sql)


def test_a_new_database_is_made_with_its_folder(path: Path) -> None:
    with Database.open(path) as database:
        assert TraineeStore(database).list() == ()
    assert contents(path.parent).keys() == {"dojo.db"}, "closing leaves one file"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_nobody_else_may_read_it(path: Path) -> None:
    with Database.open(path) as database:
        start_drill(database)
        modes = {one.name: one.stat().st_mode & 0o777 for one in path.parent.iterdir()}
    assert modes == {"dojo.db": 0o600, "dojo.db-wal": 0o600, "dojo.db-shm": 0o600}
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_an_empty_file_becomes_a_database(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    path.touch()
    made(path)
    with Database.open(path) as database:
        assert len(TraineeStore(database).list()) == 1


def test_a_file_that_was_left_before_its_tables_were_made_becomes_a_database(tmp_path: Path) -> None:
    path = tmp_path / "begun.db"
    change(path, "PRAGMA journal_mode=WAL")
    assert path.stat().st_size > 0
    made(path)
    with Database.open(path) as database:
        assert len(TraineeStore(database).list()) == 1


@pytest.mark.parametrize("name", ["応対 道場.db", "50% #1?&mode=ro.db", "it's;.db"])
def test_any_file_name_will_do(tmp_path: Path, name: str) -> None:
    if sys.platform == "win32" and "?" in name:
        name = name.replace("?", "")
    path = made(tmp_path / name)
    with Database.open(path) as database:
        assert len(TraineeStore(database).list()) == 1
        database.check()
    assert contents(tmp_path).keys() - {"home"} == {name}


def test_connections_hold_to_what_was_written(database: Database) -> None:
    with database.reading() as session:
        asked = {
            name: session.execute(text(f"PRAGMA {name}")).scalar()
            for name in ("foreign_keys", "synchronous", "journal_mode", "busy_timeout")
        }
    assert asked == {"foreign_keys": 1, "synchronous": 2, "journal_mode": "wal", "busy_timeout": 200}


def test_a_block_that_fails_leaves_no_trace_not_even_of_tables(database: Database) -> None:
    def fail_half_way() -> None:
        with database.writing() as session:
            session.execute(text("CREATE TABLE stray (x)"))
            session.execute(text("INSERT INTO trainees VALUES ('1', 'x', '2026-01-01 00:00:00.000000')"))
            raise RuntimeError("on purpose")

    with pytest.raises(RuntimeError, match="on purpose"):
        fail_half_way()
    with database.reading() as session:
        assert session.execute(text("SELECT count(*) FROM sqlite_master WHERE name='stray'")).scalar() == 0
    assert TraineeStore(database).list() == ()


def test_a_reader_sees_one_state_until_it_ends(database: Database) -> None:
    count = text("SELECT count(*) FROM trainees")
    with database.reading() as session:
        assert session.execute(count).scalar() == 0
        TraineeStore(database).create(new_trainee())
        assert session.execute(count).scalar() == 0
    assert len(TraineeStore(database).list()) == 1


def not_sqlite(path: Path) -> None:
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 5000)


def a_short_note(path: Path) -> None:
    path.write_text("my notes")


def of_another_program(path: Path) -> None:
    change(path, "CREATE TABLE bookmarks (url); INSERT INTO bookmarks VALUES ('x')")


def of_another_program_with_migrations(path: Path) -> None:
    change(path, "CREATE TABLE alembic_version (version_num); INSERT INTO alembic_version VALUES ('0001')")


@pytest.mark.parametrize(
    "make", [not_sqlite, a_short_note, of_another_program, of_another_program_with_migrations]
)
def test_what_is_no_database_of_ours_is_never_touched(tmp_path: Path, make: Callable[[Path], None]) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    make(folder / "x.db")
    before = contents(folder)
    assert fault_at(folder / "x.db").fault is DatabaseFault.NOT_ONE
    assert contents(folder) == before


@pytest.mark.parametrize(
    "sql",
    [
        "ALTER TABLE sittings DROP COLUMN elapsed_s",
        "ALTER TABLE sittings ADD COLUMN tried INTEGER NOT NULL DEFAULT 0",
        "DROP TABLE memory_parameters",
    ],
)
def test_a_database_of_a_build_that_was_not_released_is_refused_and_not_touched(path: Path, sql: str) -> None:
    """Its revision is the newest one, and yet it lacks what was added to that later."""
    change(made(path), sql)
    before = contents(path.parent)
    assert fault_at(path).fault is DatabaseFault.OTHER_BUILD
    assert contents(path.parent) == before


def test_a_newer_database_is_refused_and_not_touched(path: Path) -> None:
    change(made(path), "UPDATE alembic_version SET version_num='0999'")
    before = contents(path.parent)
    error = fault_at(path)
    assert error.fault is DatabaseFault.TOO_NEW
    assert error.data["revision"] == "0999"
    assert contents(path.parent) == before


def cut_in_half(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def cut_inside_the_header(path: Path) -> None:
    os.truncate(path, 60)


def overwritten_pages(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xa5" * 3 * 4096)


def overwritten_list_of_tables(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(100)
        file.write(b"\xff" * 3000)


def lost_index_entries(path: Path) -> None:
    """A page of an index whose cells say nothing that the table knows."""
    with closing(sqlite3.connect(path)) as connection:
        query = "SELECT rootpage FROM sqlite_master WHERE name='ix_attempts_started_at_id'"
        (page,) = connection.execute(query).fetchone()
    with path.open("r+b") as file:
        file.seek((page - 1) * 4096 + 3)
        file.write(struct.pack(">H", 0))


@pytest.mark.parametrize(
    "spoil",
    [cut_in_half, cut_inside_the_header, overwritten_pages, overwritten_list_of_tables, lost_index_entries],
)
def test_a_damaged_database_is_recognised_and_left_as_it_is(
    path: Path, spoil: Callable[[Path], None]
) -> None:
    spoil(made(path, drills=5))
    before = contents(path.parent)
    assert fault_at(path).fault is DatabaseFault.DAMAGED
    assert contents(path.parent) == before


@pytest.mark.parametrize("sql", ["DELETE FROM alembic_version", "DROP TABLE alembic_version"])
def test_a_database_of_ours_without_a_revision_is_damaged(path: Path, sql: str) -> None:
    change(made(path), sql)
    before = contents(path.parent)
    assert fault_at(path).fault is DatabaseFault.DAMAGED
    assert contents(path.parent) == before


def test_a_large_database_is_not_read_through_at_every_start(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def too_slow(*_: object) -> None:
        raise AssertionError("read through")

    made(path)
    monkeypatch.setattr(sqlite_file, "demand_sound", too_slow)
    with pytest.raises(AssertionError, match="read through"):
        Database.open(path)
    monkeypatch.setattr(sqlite_file, "_QUICK_BYTES", 1000)
    Database.open(path).close()


def test_a_look_that_is_overtaken_by_another_process_is_taken_again(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first look takes the file as it lies there; meanwhile another process begins to write."""
    made(path)
    with Database.open(path) as other:
        start_drill(other)
        answers = iter([False, True, True])
        monkeypatch.setattr(sqlite_file, "_has_log", lambda _: next(answers))
        monkeypatch.setattr(sqlite_file, "_is_cut_short", lambda *_: True)
        with Database.open(path) as database:
            assert len(TraineeStore(database).list()) == 2


def test_damage_that_comes_later_is_named_too(path: Path) -> None:
    with Database.open(path) as database:
        start_drill(database)
    with Database.open(path) as database:
        overwritten_pages(path)
        with pytest.raises(DatabaseError) as caught:
            TraineeStore(database).list()
        assert caught.value.fault is DatabaseFault.DAMAGED
        with pytest.raises(DatabaseError) as caught:
            database.check()
        assert caught.value.fault is DatabaseFault.DAMAGED


def test_what_a_killed_process_left_in_its_log_is_read(path: Path, tmp_path: Path) -> None:
    with Database.open(path) as database:
        trainee = TraineeStore(database).create(new_trainee())
        abandoned = shutil.copytree(path.parent, tmp_path / "abandoned")
    assert (abandoned / "dojo.db-wal").stat().st_size > 0
    with Database.open(abandoned / path.name) as database:
        assert TraineeStore(database).list() == (trainee,)


def test_a_database_that_another_process_holds_is_locked(path: Path) -> None:
    made(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert fault_at(path).fault is DatabaseFault.LOCKED
        other.execute("ROLLBACK")
        with Database.open(path, busy_timeout_ms=50) as database:
            other.execute("BEGIN IMMEDIATE")
            assert TraineeStore(database).list() != ()
            with pytest.raises(DatabaseError) as caught:
                TraineeStore(database).create(new_trainee())
            assert caught.value.fault is DatabaseFault.LOCKED
            other.execute("ROLLBACK")
            TraineeStore(database).create(new_trainee())


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    assert fault_at(tmp_path).fault is DatabaseFault.UNREACHABLE


def test_a_folder_that_is_a_file_cannot_be_reached(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert fault_at(tmp_path / "file" / "dojo.db").fault is DatabaseFault.UNREACHABLE


def test_a_read_only_disk_is_named_before_anything_is_typed(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", kilobytes=2048) as disk:
        made(disk / "old.db")
        with Database.open(disk / "killed.db") as database:
            start_drill(database)
            for one in ("killed.db", "killed.db-wal"):
                shutil.copy(disk / one, disk / f"left-{one}")
        make_read_only(disk)
        before = contents(disk)
        for name in ("old.db", "left-killed.db", "new.db", "new/new.db"):
            assert fault_at(disk / name).fault is DatabaseFault.READ_ONLY, name
        assert contents(disk) == before


def test_our_own_mistakes_are_not_blamed_on_the_database(database: Database) -> None:
    with pytest.raises(Exception, match="no such table") as caught, database.reading() as session:
        session.execute(text("SELECT * FROM nowhere"))
    assert not isinstance(caught.value, DatabaseError)
    assert fault_of(sqlite3.ProgrammingError("no code"), database.path) is None


def test_an_error_that_names_no_cause_is_looked_into(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A failing read on a healthy disk; no folder; one that nobody may write; a disk without room."""
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = sqlite3.SQLITE_IOERR_READ
    path = tmp_path / "dojo.db"
    assert fault_of(error, path) is DatabaseFault.UNREACHABLE
    assert fault_of(error, tmp_path / "gone" / "dojo.db") is DatabaseFault.UNREACHABLE
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert fault_of(error, path) is DatabaseFault.READ_ONLY
    monkeypatch.setattr(sqlite_module, "_FULL_BYTES", 1 << 62)
    assert fault_of(error, path) is DatabaseFault.DISK_FULL
