"""A backup is a database in one file, or it is not there."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.data.samples import new_trainee, start_drill
from trainer.core.errors import DatabaseError, DatabaseFault, FileError, FileFault
from trainer.data import sqlite
from trainer.data.attempts import AttemptStore
from trainer.data.backup import backup
from trainer.data.database import Database
from trainer.data.trainees import TraineeStore


def test_a_backup_of_a_database_in_use_opens_as_a_database(database: Database, tmp_path: Path) -> None:
    drill = start_drill(database)
    target = tmp_path / "copies" / "copy.db"
    target.parent.mkdir()
    with database.writing() as session:  # another window is about to write
        session.connection()
        backup(database, target)
    assert [one.name for one in target.parent.iterdir()] == ["copy.db"]
    if sys.platform != "win32":
        assert target.stat().st_mode & 0o777 == 0o600
    TraineeStore(database).create(new_trainee())
    with Database.open(target) as copy:
        assert AttemptStore(copy).load(drill.head.id).events == tuple(drill.events)
        assert len(TraineeStore(copy).list()) == 1


def test_a_backup_takes_the_place_of_an_older_one(database: Database, tmp_path: Path) -> None:
    for count in (1, 2):
        TraineeStore(database).create(new_trainee())
        backup(database, tmp_path / "copy.db")
        with Database.open(tmp_path / "copy.db") as copy:
            assert len(TraineeStore(copy).list()) == count


def test_a_copy_that_cannot_be_read_is_thrown_away(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "copies" / "copy.db"
    target.parent.mkdir()
    target.write_bytes(b"old")
    honest = sqlite.check

    def spoil_and_check(path: Path) -> None:
        with path.open("r+b") as file:
            file.seek(4096)
            file.write(b"\xa5" * 8192)
        honest(path)

    monkeypatch.setattr(sqlite, "check", spoil_and_check)
    with pytest.raises(DatabaseError) as caught:
        backup(database, target)
    assert caught.value.fault is DatabaseFault.DAMAGED
    assert caught.value.data["path"] == target
    assert {one.name: one.read_bytes() for one in target.parent.iterdir()} == {"copy.db": b"old"}


def test_a_place_without_a_folder_is_named(database: Database, tmp_path: Path) -> None:
    with pytest.raises(FileError) as caught:
        backup(database, tmp_path / "no folder" / "copy.db")
    assert caught.value.fault is FileFault.NO_FOLDER


def test_a_database_that_another_holds_altogether_is_locked(path: Path, tmp_path: Path) -> None:
    """A lock that keeps even readers out; nothing of ours takes it, a repair tool may."""
    with Database.open(path, busy_timeout_ms=50) as database:
        pass
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode=EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(DatabaseError) as caught:
            Database.open(path, busy_timeout_ms=50)
        assert caught.value.fault is DatabaseFault.LOCKED
        other.execute("ROLLBACK")
    assert database.path == path
