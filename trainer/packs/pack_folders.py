"""The folder of the user's packs: new ones are staged in it, come into place by one rename, and go by one."""

from __future__ import annotations

import errno
import logging
import os
import shutil
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from trainer.packs.installed import (
    InstalledRecord,
    forget_record,
    home_name,
    is_still,
    note_home,
    read_record,
    sync_folder,
    sync_tree,
    write_record,
)
from trainer.packs.locks import FileLock

_NEW, _OLD = ".new-", ".old-"
_REMOVED = ".removed-packs"
_OPEN_ON_WINDOWS = {5, 32}  # access denied, sharing violation: somebody has a file in it open
_TRIES = 8
_WAIT_S = 0.25

_log = logging.getLogger(__name__)


class FoldersBusy(Exception):
    """Another program is installing or removing a pack at this moment."""


@dataclass(frozen=True, slots=True)
class InstalledFolder:
    """A folder that a pack was installed as."""

    path: Path
    record: InstalledRecord


class Staging:
    """A folder of its own beside the packs, which a sweep leaves alone as long as its maker lives.

    Attributes:
        folder: Is there, and empty.
    """

    def __init__(self, folder: Path, lock: FileLock) -> None:
        self.folder = folder
        self._lock = lock

    def discard(self) -> None:
        """Throw everything in it away."""
        _delete(self.folder)
        self._lock.let_go(and_forget=True)


class PackFolders:
    """Puts packs into the user's folder and takes them out of it.

    A kill at any moment leaves what was there before or what is there after: a pack is written beside its
    place under a name that nobody reads, and gets its name when it is whole and on the disk.

    Args:
        folder: The user's packs.
        sleep: Waits, in seconds: on Windows a scanner may hold new files for a moment.
    """

    def __init__(self, folder: Path, sleep: Callable[[float], None] = time.sleep) -> None:
        self.folder = folder
        self._sleep = sleep

    def installed(self) -> tuple[InstalledFolder, ...]:
        """Return what was installed, by rising serial numbers, also what a newer one has replaced."""
        found = (InstalledFolder(path, record) for path in self._children() if (record := read_record(path)))
        return tuple(sorted(found, key=lambda one: one.record.serial))

    def outdated(self) -> tuple[Path, ...]:
        """Return folders that a newer installation of the same pack has replaced; a kill may leave one."""
        by_id: dict[str, list[InstalledFolder]] = {}
        for one in self.installed():
            by_id.setdefault(one.record.pack_id, []).append(one)
        several = (each for each in by_id.values() if len(each) > 1)
        still = ([one for one in each if is_still(one.record, one.path)] for each in several)
        return tuple(one.path for each in still for one in each if one.record.serial < each[-1].record.serial)

    def _children(self) -> list[Path]:
        try:
            return sorted(one for one in self.folder.iterdir() if not one.name.startswith("."))
        except OSError:  # loading the packs says why
            return []

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep other programs from installing and removing.

        Raises:
            FoldersBusy: If one of them is at it.
            OSError: If the folder cannot be written.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(self.folder / ".lock")
        if not lock.take():
            raise FoldersBusy
        try:
            yield
        finally:
            lock.let_go()

    def stage(self) -> Staging:
        """Make a folder for something that may come into place.

        Raises:
            OSError: If the folder cannot be written.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        while True:
            folder = self.folder / f"{_NEW}{os.urandom(6).hex()}"
            lock = FileLock(_lock_of(folder))
            if lock.take():  # before the folder is there, so that no sweep finds it without its lock
                break
        try:
            folder.mkdir(mode=0o700)
        except OSError:
            lock.let_go(and_forget=True)
            raise
        return Staging(folder, lock)

    def put(self, whole: Path, record: InstalledRecord, base: Mapping[str, str]) -> Path:
        """Give a staged pack its place; from then on it is the one that is used.

        Args:
            whole: Its folder, on the same disk.
            record: Serial number and folder are filled in here.
            base: Name → SHA-256 of its files as delivered.

        Raises:
            OSError: If it cannot be done; everything is as it was then.
        """
        serial = 1 + max((one.record.serial for one in self.installed()), default=0)
        place = _free_place(self.folder, record.pack_id, serial)
        write_record(whole, replace(record, serial=serial, folder=place.name), base)
        sync_tree(whole)
        self._rename(whole, place)
        sync_folder(self.folder)
        return place

    def take_away(self, pack_id: str) -> None:
        """Remove an installed pack.

        Raises:
            OSError: If a file in it is open on Windows, or the folder is read-only; it is as before then.
        """
        self._forget_outdated()
        for one in self.installed():
            if one.record.pack_id == pack_id and is_still(one.record, one.path):
                self._set_aside(one.path)
        sync_folder(self.folder)

    def _forget_outdated(self) -> None:
        """Before the newest version goes, or else a kill would bring an old one back."""
        for folder in self.outdated():
            self._set_aside(folder)

    def put_away(self, folder: Path, pack_id: str, *, removed: Path) -> Path:
        """Move a pack out of the user's packs, by one rename, to where it is found again.

        Args:
            folder: Of the pack.
            pack_id: Gives the folder its new name.
            removed: Where it goes; if that is another disk, which no rename reaches, a hidden folder here.

        Returns:
            Where it lies now.

        Raises:
            OSError: If a file in it is open on Windows, or a folder is read-only; it is as before then.
        """
        self._forget_outdated()
        try:
            return self._put_away(folder, pack_id, removed)
        except OSError as error:
            if error.errno != errno.EXDEV:
                raise
        return self._put_away(folder, pack_id, self.folder / _REMOVED)

    def _put_away(self, folder: Path, pack_id: str, removed: Path) -> Path:
        removed.mkdir(parents=True, exist_ok=True)
        place = _free_place(removed, pack_id, 2)
        self._rename(folder, place)
        sync_folder(removed)
        sync_folder(self.folder)
        forget_record(place)
        return place

    def _set_aside(self, folder: Path) -> None:
        aside = folder.with_name(f"{_OLD}{os.urandom(6).hex()}")
        self._rename(folder, aside)
        _delete(aside)

    def sweep(self) -> None:
        """Delete what kills and replaced versions left; what is in use or cannot be deleted stays for now."""
        for folder in self.outdated():
            try:
                self._set_aside(folder)
            except OSError as error:
                _log.info("the replaced pack %s stays for now: %s", folder, error)
        for path in sorted(self.folder.glob(".*")):
            if path.name.startswith(_OLD):
                _delete(path)
            elif path.name.startswith(_NEW):
                _sweep_staging(path)

    def bring_home(self) -> Mapping[Path, Path]:
        """Give each updated pack the folder's name that the version before it had, which is free now.

        An editor or a shortcut that knew the pack's folder finds the new version there. Between renaming and
        writing that down a record counts for the new name by itself, so a kill changes nothing.

        Returns:
            Folder before → folder now. What is open elsewhere keeps its name for now.
        """
        moved: dict[Path, Path] = {}
        for one in self.installed():
            try:
                home = self._home_of(one)
            except OSError as error:
                _log.info("the pack %s keeps its folder's name for now: %s", one.path, error)
            else:
                moved[one.path] = home
        return moved

    def _home_of(self, one: InstalledFolder) -> Path:
        home = self.folder / home_name(one.record.pack_id)
        if one.record.folder == home.name or not is_still(one.record, one.path):
            return one.path
        if one.path != home:
            if os.path.lexists(home):
                return one.path
            self._rename(one.path, home)
            sync_folder(self.folder)
        note_home(home, one.record)
        return home

    def _rename(self, source: Path, target: Path) -> None:
        for _ in range(_TRIES - 1):
            try:
                source.rename(target)
            except OSError as error:
                if not is_open_elsewhere(error):
                    raise
                self._sleep(_WAIT_S)
            else:
                return
        source.rename(target)


def is_open_elsewhere(error: OSError) -> bool:
    """Say whether Windows refused because a program has a file open; other systems never do."""
    return getattr(error, "winerror", None) in _OPEN_ON_WINDOWS


def _free_place(parent: Path, pack_id: str, number: int) -> Path:
    stem = home_name(pack_id)
    place = parent / stem
    while os.path.lexists(place):
        place = parent / f"{stem}.{number}"
        number += 1
    return place


def _lock_of(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}.lock")


def _sweep_staging(path: Path) -> None:
    folder = path.with_name(path.name.removesuffix(".lock"))
    try:
        lock = FileLock(_lock_of(folder))
        if lock.take():
            _delete(folder)
            lock.let_go(and_forget=True)
    except OSError as error:
        _log.info("the unfinished %s stays for now: %s", path, error)


def _delete(folder: Path) -> None:
    def note(_call: object, path: str, error: object) -> None:
        if not isinstance(error, FileNotFoundError):
            _log.info("%s cannot be deleted now: %s", path, error)

    shutil.rmtree(folder, onerror=lambda call, path, info: note(call, path, info[1]))
