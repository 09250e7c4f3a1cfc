"""The folder of the user's packs: staged, put into place, taken away, swept; and what the disk refuses."""

from __future__ import annotations

import errno
import logging
import os
import shutil
from pathlib import Path

import pytest

from trainer.packs.installed import InstalledRecord, is_still, read_base, read_record, write_record
from trainer.packs.locks import FileLock
from trainer.packs.pack_folders import FoldersBusy, PackFolders

RECORD = InstalledRecord("shop", 0, "1.0.0", "2026-11-22T10:00:00+00:00", "", "shop.dojopack", "Aki", "ab:cd")


class WindowsRefusal(PermissionError):
    """What Windows says while a program has a file in a folder open."""

    winerror = 32


class Folders(PackFolders):
    """The user's packs without waiting, where a folder that was named cannot be renamed for some tries."""

    def __init__(self, folder: Path) -> None:
        waits: list[float] = []
        super().__init__(folder, sleep=waits.append)
        self.waits = waits

    def install(self, pack_id: str = "shop") -> Path:
        staging = self.stage()
        whole = staging.folder / "pack"
        whole.mkdir()
        (whole / "pack.yaml").write_text(f"id: {pack_id}\n")
        place = self.put(whole, InstalledRecord(pack_id, 0, "1.0.0", RECORD.at_utc, ""), {"pack.yaml": "ab"})
        staging.discard()
        return place


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return Folders(tmp_path / "packs")


def refuse_renames(monkeypatch: pytest.MonkeyPatch, name: str, *, times: int) -> None:
    real = Path.rename
    left = [times]

    def rename(self: Path, target: Path) -> Path:
        if self.name == name and left[0]:
            left[0] -= 1
            raise WindowsRefusal(errno.EACCES, "in use")
        return real(self, target)

    monkeypatch.setattr(Path, "rename", rename)


def test_a_record_is_written_and_read_back_with_what_was_delivered(tmp_path: Path) -> None:
    write_record(tmp_path, InstalledRecord("shop", 3, "1.0.0", RECORD.at_utc, tmp_path.name), {"a.md": "ab"})
    record = read_record(tmp_path)
    assert record is not None
    assert (record.serial, record.at.hour) == (3, 10)
    assert read_base(tmp_path) == {"a.md": "ab"}


NO_TIME = '["InstalledRecord", "shop", 1, "1.0.0", "never", "x", "", "", ""]'


@pytest.mark.parametrize("content", ["{", "[]", '["InstalledRecord", "shop"]', NO_TIME])
def test_a_record_that_cannot_be_read_counts_for_nothing(tmp_path: Path, content: str) -> None:
    (tmp_path / ".dojopack").mkdir()
    (tmp_path / ".dojopack" / "installed.json").write_text(content)
    assert read_record(tmp_path) is None


def test_without_the_list_of_what_was_delivered_every_file_was_made_here(tmp_path: Path) -> None:
    assert read_base(tmp_path) == {}
    (tmp_path / ".dojopack").mkdir()
    (tmp_path / ".dojopack" / "installed-files.json").write_text("[]")
    assert read_base(tmp_path) == {}


def test_a_pack_with_another_id_or_without_a_pack_file_is_told_apart(tmp_path: Path) -> None:
    assert is_still(RECORD, tmp_path)
    (tmp_path / "pack.yaml").write_text("id: shop\n")
    assert is_still(RECORD, tmp_path)
    (tmp_path / "pack.yaml").write_text("id: ours\n")
    assert not is_still(RECORD, tmp_path)


def test_serial_numbers_rise_and_the_highest_is_the_one(folders: Folders) -> None:
    first, second = folders.install(), folders.install()
    assert (first.name, second.name) == ("shop", "shop.2")
    assert folders.outdated() == (first,)
    folders.sweep()
    assert folders.outdated() == ()
    assert not first.exists()
    assert folders.install().name == "shop"
    assert [one.record.serial for one in folders.installed()] == [2, 3]


def test_a_new_version_gets_the_folders_name_that_the_old_one_had(folders: Folders) -> None:
    for _ in range(3):
        place = folders.install()
        folders.sweep()
        home = folders.bring_home().get(place, place)
        assert home == folders.folder / "shop"
        (one,) = folders.installed()
        assert (one.path, one.record.folder) == (home, "shop")
    assert one.record.serial == 3
    assert sorted(path.name for path in (home / ".dojopack").iterdir()) == [
        "installed-files.json",
        "installed.json",
    ]


def test_a_folder_that_is_open_elsewhere_keeps_its_name_until_later(
    folders: Folders, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    folders.install()
    place = folders.install()
    assert folders.bring_home()[place] == place, "the old one is there still"
    folders.sweep()
    with monkeypatch.context() as patch:
        refuse_renames(patch, "shop.2", times=100)
        assert place not in folders.bring_home()
    assert "for now" in caplog.text
    assert folders.bring_home()[place] == folders.folder / "shop"


def test_a_folder_that_came_home_is_known_before_that_is_written_down(
    folders: Folders, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    folders.install()
    place = folders.install()
    folders.sweep()

    def refuse(*_where: object, **_how: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_text", refuse)
        home = folders.bring_home()[place]
    assert "keeps the name before" in caplog.text
    (one,) = folders.installed()
    assert (one.path, one.record.folder) == (home, "shop.2")
    assert folders.bring_home() == {home: home}
    (one,) = folders.installed()
    assert one.record.folder == "shop"


def test_a_copy_that_somebody_gives_the_home_name_is_theirs(folders: Folders) -> None:
    folders.install()
    place = folders.install()
    folders.sweep()
    copy = folders.folder / "shop"
    shutil.copytree(place, copy)
    assert read_record(copy) is None
    assert folders.bring_home() == {place: place}
    (place / "pack.yaml").write_text("id: ours\n")
    shutil.rmtree(copy)
    assert folders.bring_home() == {place: place}, "made into a pack of one's own"


@pytest.mark.parametrize("name", ["shop.x", "../shop.2", "", "other"])
def test_only_a_name_that_was_given_here_can_have_been_the_one_before(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "shop"
    folder.mkdir()
    write_record(folder, InstalledRecord("shop", 2, "1.0.0", RECORD.at_utc, name), {})
    assert read_record(folder) is None


def test_a_place_that_is_taken_is_left_alone(folders: Folders) -> None:
    for name in ("shop", "shop.1"):
        (folders.folder / name).mkdir(parents=True)
    assert folders.install().name == "shop.2"


def test_an_id_that_windows_keeps_for_a_device_gets_another_folder(folders: Folders) -> None:
    assert folders.install("con").name == "con-pack"
    assert folders.install("com1").name == "com1-pack"
    assert folders.install("console").name == "console"


def test_a_pack_of_ones_own_made_of_an_installed_one_is_never_swept(folders: Folders) -> None:
    own = folders.install()
    (own / "pack.yaml").write_text("id: ours\n")
    folders.install()
    folders.sweep()
    folders.take_away("shop")
    assert [one.path for one in folders.installed()] == [own]


def test_taking_one_away_leaves_the_others(folders: Folders) -> None:
    kept = folders.install("other")
    folders.install()
    folders.install()
    folders.take_away("shop")
    assert [one.path for one in folders.installed()] == [kept]


def test_a_folder_that_is_in_use_for_a_moment_is_waited_for(
    folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse_renames(monkeypatch, "pack", times=3)
    assert folders.install().is_dir()
    assert len(folders.waits) == 3


def test_a_folder_that_stays_in_use_is_refused_and_everything_is_as_before(
    folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = folders.install()
    refuse_renames(monkeypatch, "shop", times=100)
    with pytest.raises(WindowsRefusal):
        folders.take_away("shop")
    assert len(folders.waits) == 7
    assert (place / "pack.yaml").exists()


def test_a_replaced_folder_that_is_in_use_is_swept_later(
    folders: Folders, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    old, new = folders.install(), folders.install()
    caplog.set_level(logging.INFO)
    with monkeypatch.context() as patch:
        refuse_renames(patch, "shop", times=100)
        folders.sweep()
    assert "stays for now" in caplog.text
    assert folders.outdated() == (old,)
    folders.sweep()
    assert [one.path for one in folders.installed()] == [new]


def test_what_is_put_away_is_found_under_its_id_and_is_its_owners_own(
    folders: Folders, tmp_path: Path
) -> None:
    removed = tmp_path / "removed"
    kept = [folders.put_away(folders.install("con"), "con", removed=removed) for _ in range(2)]
    assert kept == [removed / "con-pack", removed / "con-pack.2"]
    assert read_record(kept[0]) is None
    assert (kept[0] / "pack.yaml").read_text() == "id: con\n"
    assert folders.installed() == ()


def test_where_no_rename_reaches_a_pack_is_put_away_in_a_hidden_folder_here(
    folders: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, removed = folders.install(), tmp_path / "removed"
    real = Path.rename

    def rename(self: Path, target: Path) -> Path:
        if target.parent == removed:
            raise OSError(errno.EXDEV, "another disk")
        return real(self, target)

    monkeypatch.setattr(Path, "rename", rename)
    kept = folders.put_away(place, "shop", removed=removed)
    assert kept == folders.folder / ".removed-packs" / "shop"
    folders.sweep()
    assert (kept / "pack.yaml").exists()
    assert folders.installed() == ()


def test_what_cannot_be_put_away_stays(
    folders: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = folders.install()
    refuse_renames(monkeypatch, "shop", times=100)
    with pytest.raises(WindowsRefusal):
        folders.put_away(place, "shop", removed=tmp_path / "removed")
    assert read_record(place) is not None


def test_a_record_that_cannot_be_deleted_does_not_stop_anything(
    folders: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    place = folders.install()

    def unlink(*_where: object, **_how: object) -> None:
        raise PermissionError(errno.EACCES, "in use")

    monkeypatch.setattr(Path, "unlink", unlink)
    assert folders.put_away(place, "shop", removed=tmp_path / "removed").is_dir()
    assert "stays" in caplog.text


def test_leftovers_are_swept_but_for_those_in_use(folders: Folders) -> None:
    mine = folders.stage()
    for name in (".old-1", ".new-2"):
        (folders.folder / name / "notes").mkdir(parents=True)
        (folders.folder / name / "notes" / "a.md").write_text("x")
    (folders.folder / ".new-3.lock").touch()
    (folders.folder / ".git").mkdir()
    folders.sweep()
    left = {path.name for path in folders.folder.iterdir()}
    assert left == {mine.folder.name, f"{mine.folder.name}.lock", ".git"}
    mine.discard()


def test_a_leftover_that_cannot_be_locked_or_deleted_stays_for_now(
    folders: Folders, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    (folders.folder / ".new-1").mkdir(parents=True)
    (folders.folder / ".new-1.lock").mkdir()  # no file can be made of it
    (folders.folder / ".old-1" / "a").mkdir(parents=True)

    def rmdir(*_where: object, **_how: object) -> None:
        raise OSError(errno.EBUSY, "busy")

    with monkeypatch.context() as patch:
        patch.setattr(os, "rmdir", rmdir)
        folders.sweep()
    assert "cannot be deleted now" in caplog.text
    assert ".new-1 stays for now" in caplog.text


def test_a_name_that_somebody_else_just_took_is_passed_over(
    folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders.folder.mkdir()
    taken = FileLock(folders.folder / f".new-{'00' * 6}.lock")
    assert taken.take()
    names = iter((bytes(6), b"\1" * 6))
    monkeypatch.setattr(os, "urandom", lambda _count: next(names))
    staging = folders.stage()
    assert staging.folder.name == f".new-{'01' * 6}"
    staging.discard()
    taken.let_go(and_forget=True)
    assert list(folders.folder.iterdir()) == []


def test_where_no_folder_can_be_made_nothing_is_left(
    folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders.folder.mkdir()

    def mkdir(*_where: object, **_how: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "mkdir", lambda self, **how: mkdir() if self.name.startswith(".new") else None)
        with pytest.raises(OSError, match="full"):
            folders.stage()
    assert list(folders.folder.iterdir()) == []


def test_any_other_refusal_is_not_waited_for(folders: Folders, monkeypatch: pytest.MonkeyPatch) -> None:
    def rename(_self: Path, _target: Path) -> Path:
        raise PermissionError(errno.EACCES, "read-only")

    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises(PermissionError):
        folders.install()
    assert folders.waits == []


def test_no_folder_is_no_packs(tmp_path: Path) -> None:
    assert PackFolders(tmp_path / "nothing").outdated() == ()


def test_of_two_holders_the_second_is_told(folders: Folders) -> None:
    with folders.locked(), pytest.raises(FoldersBusy), Folders(folders.folder).locked():
        pass
    with folders.locked():
        pass


def test_where_no_file_can_be_locked_one_goes_on_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)

    def flock(*_how: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr("trainer.packs.locks._take", flock)
    lock = FileLock(tmp_path / "lock")
    assert lock.take()
    lock.let_go()
    lock.let_go()
    assert "No locks available" in caplog.text
