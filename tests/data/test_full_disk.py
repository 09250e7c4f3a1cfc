"""On a full disk every write says so, and everything that was written before is still there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.data.machine import fill, make_read_only, small_disk
from tests.data.samples import Playing, new_head, new_trainee, start_drill
from trainer.core.drill_events import Paused
from trainer.core.errors import DatabaseError, DatabaseFault, FileError, FileFault
from trainer.core.records import Draft
from trainer.data import revisions
from trainer.data.attempts import AttemptStore
from trainer.data.backup import backup
from trainer.data.database import Database
from trainer.data.exports import export_csv
from trainer.data.settings_file import SettingsFile
from trainer.data.trainees import TraineeStore

LONG = "応対" * 400
Write = Callable[[Playing, Database], object]


def repeated(write: Write) -> Write:
    """A write again and again: the log may still have room from earlier."""

    def forever(drill: Playing, database: Database) -> None:
        for _ in range(10_000):
            write(drill, database)

    return forever


DATABASE_WRITES: dict[str, Write] = {
    "event": lambda drill, _: drill.add(Paused(drill.at())),
    "reply": lambda drill, _: drill.send(LONG),
    "score": lambda drill, _: drill.score(drill.send(LONG)),
    "drill": lambda drill, _: drill.store.create(new_head(drill.head.trainee_id)),
    "draft": lambda drill, _: drill.store.save_draft(drill.head.id, Draft(LONG)),
    "trainee": lambda _, database: TraineeStore(database).create(new_trainee(LONG)),
    "rename": lambda drill, database: TraineeStore(database).rename(drill.head.trainee_id, LONG),
}


@pytest.mark.parametrize("name", DATABASE_WRITES)
def test_a_write_to_the_database_says_that_the_disk_is_full(tmp_path: Path, name: str) -> None:
    with small_disk(tmp_path / "disk", kilobytes=1024) as disk:
        with Database.open(disk / "dojo.db") as database:
            drill = start_drill(database)
            drill.score(drill.send("So sorry!"))
            filler = fill(disk)
            with pytest.raises(DatabaseError) as caught:
                repeated(DATABASE_WRITES[name])(drill, database)
            assert caught.value.fault is DatabaseFault.DISK_FULL
            assert caught.value.data["path"] == disk / "dojo.db"
            assert drill.store.load(drill.head.id).events == tuple(drill.events)
            filler.unlink()
            drill.add(Paused(drill.at()))
        with Database.open(disk / "dojo.db") as database:
            database.check()
            assert AttemptStore(database).load(drill.head.id).events == tuple(drill.events)


FILE_WRITES: dict[str, Callable[[Database, Path], object]] = {
    "export": lambda database, target: export_csv(database, target, "replies"),
    "backup": backup,
    "settings": lambda _, target: SettingsFile(target).save({"note": "x" * 50_000}),
}


@pytest.mark.parametrize("name", FILE_WRITES)
def test_a_file_on_a_full_disk_is_left_as_it_was(database: Database, tmp_path: Path, name: str) -> None:
    drill = start_drill(database)
    for _ in range(30):
        drill.send(LONG)
    with small_disk(tmp_path / "disk", kilobytes=1024) as disk:
        target = disk / "target"
        target.write_bytes(b'{"old": 1}')
        fill(disk)
        with pytest.raises((FileError, DatabaseError)) as caught:
            FILE_WRITES[name](database, target)
        assert caught.value.code in {FileFault.DISK_FULL.value, DatabaseFault.DISK_FULL.value}
        assert caught.value.data["path"] == target
        assert target.read_bytes() == b'{"old": 1}'
        assert {one.name for one in disk.iterdir()} == {"target", "filler"}


@pytest.mark.parametrize("name", FILE_WRITES)
def test_a_file_on_a_read_only_disk_is_named(database: Database, tmp_path: Path, name: str) -> None:
    with small_disk(tmp_path / "disk", kilobytes=1024) as disk:
        make_read_only(disk)
        with pytest.raises(FileError) as caught:
            FILE_WRITES[name](database, disk / "target")
    assert caught.value.fault is FileFault.READ_ONLY


def test_a_new_database_on_a_full_disk_says_so(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", kilobytes=512) as disk:
        fill(disk)
        with pytest.raises(DatabaseError) as caught:
            Database.open(disk / "data" / "dojo.db")
        assert caught.value.fault is DatabaseFault.DISK_FULL


def test_a_database_of_before_on_a_full_disk_says_so_and_is_kept(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", kilobytes=1024) as disk:
        with Database.open(disk / "dojo.db") as database:
            trainee = TraineeStore(database).create(new_trainee())
        before = (disk / "dojo.db").read_bytes()
        filler = fill(disk)
        with pytest.raises(DatabaseError) as caught:
            Database.open(disk / "dojo.db")
        assert caught.value.fault is DatabaseFault.DISK_FULL
        assert (disk / "dojo.db").read_bytes() == before
        filler.unlink()
        with Database.open(disk / "dojo.db") as database:
            assert TraineeStore(database).list() == (trainee,)


def test_an_upgrade_without_room_for_the_copy_is_not_begun(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with small_disk(tmp_path / "disk", kilobytes=1024) as disk:
        Database.open(disk / "dojo.db").close()
        before = (disk / "dojo.db").read_bytes()
        monkeypatch.setattr(revisions, "REVISIONS", (*revisions.REVISIONS, "9999"))
        monkeypatch.setattr(revisions, "HEAD", "9999")
        fill(disk)
        with pytest.raises(DatabaseError) as caught:
            Database.open(disk / "dojo.db")
        assert caught.value.fault is DatabaseFault.DISK_FULL
        assert (disk / "dojo.db").read_bytes() == before
        assert [one.name for one in disk.rglob("*.db")] == ["dojo.db"]
