"""Unpacks the archive of a pack: refused with every reason before anything is inflated, or unpacked whole."""

from __future__ import annotations

import hashlib
import shutil
import zipfile
from collections.abc import Mapping
from pathlib import Path
from zipfile import ZipFile

from trainer.core.errors import PackError
from trainer.packs.archive_entries import (
    BROKEN,
    CarefulFile,
    DirectoryTooLarge,
    Entry,
    checked_entries,
    opened,
)
from trainer.packs.archive_faults import ArchiveCode
from trainer.packs.archive_kinds import HEAD_BYTES, kind_fault
from trainer.packs.archive_names import shown
from trainer.packs.archive_pack import pack_inside
from trainer.packs.checksums import SIGNATURE_FILE, SUMS_FILE, note_differences
from trainer.packs.files import MAX_FILES, reason_of
from trainer.packs.problems import Place, ProblemCode, Problems

_CHUNK_BYTES = 64 << 10


def unpack_archive(path: Path, target: Path) -> None:
    """Unpack the pack of an archive, without the folder that it may lie in.

    Names become composed Unicode. Files that are no part of a pack are left out. Where the archive carries
    checksums, every file is held to them.

    Args:
        path: The archive.
        target: A folder that is not there yet or is empty. Nothing is written outside of it, and if anything
            is wrong, it is gone in the end.

    Raises:
        PackError: With everything that is wrong with the archive.
        OSError: If the folder is not empty or cannot be written, or the disk fails while reading.
    """
    problems = Problems()
    try:
        file = opened(path)
    except OSError as error:
        problems.add(ProblemCode.UNREADABLE, Place(""), reason=reason_of(error))
        raise _refusal(path, problems) from error
    with file:
        _Unpacking(path, file, problems).run(target)


def is_archive(path: Path) -> bool:
    """Say whether a file begins as an archive that could be read, whatever comes behind.

    Raises:
        OSError: If it cannot be read.
    """
    with path.open("rb") as file:
        return kind_fault(file.read(HEAD_BYTES)) is None


def _refusal(path: Path, problems: Problems) -> PackError:
    return PackError(path, problems.in_order())


class _Unpacking:
    def __init__(self, path: Path, file: CarefulFile, problems: Problems) -> None:
        self._path = path
        self._file = file
        self._problems = problems

    def run(self, target: Path) -> None:
        if fault := kind_fault(self._file.read(HEAD_BYTES)):
            self._problems.note(fault[0], Place(""), fault[1])
            raise _refusal(self._path, self._problems)
        with self._archive() as archive:
            entries = checked_entries(archive, self._file, self._problems)
            files = pack_inside(entries, self._problems) if entries or not archive.filelist else {}
            self._demand_no_fault()
            _make_empty(target)
            try:
                self._unpack(archive, files, target)
                self._demand_no_fault()
            except BaseException:  # Ctrl+C too leaves nothing behind
                shutil.rmtree(target, ignore_errors=True)
                raise

    def _demand_no_fault(self) -> None:
        if self._problems.error_count:
            raise _refusal(self._path, self._problems)

    def _archive(self) -> ZipFile:
        try:
            return ZipFile(self._file)
        except DirectoryTooLarge as error:
            self._problems.add(ProblemCode.TOO_MANY_FILES, Place(""), limit=MAX_FILES)
            raise _refusal(self._path, self._problems) from error
        except BROKEN as error:
            is_cut = isinstance(error, zipfile.BadZipFile) and "not a zip file" in str(error)
            code = ArchiveCode.CUT_OFF if is_cut else ArchiveCode.DAMAGED
            self._problems.note(code, Place(""), {} if is_cut else {"detail": str(error)})
            raise _refusal(self._path, self._problems) from error

    def _unpack(self, archive: ZipFile, files: Mapping[str, Entry], target: Path) -> None:
        digests = {name: self._write(archive, one, target / name) for name, one in files.items()}
        if SUMS_FILE in digests and not self._problems.error_count:
            content = {name: one for name, one in digests.items() if name not in (SUMS_FILE, SIGNATURE_FILE)}
            note_differences((target / SUMS_FILE).read_bytes(), content, self._problems)

    def _write(self, archive: ZipFile, entry: Entry, path: Path) -> str:
        """Write one file and return its SHA-256; what it really holds is measured, not believed."""
        path.parent.mkdir(parents=True, exist_ok=True)
        digest, size = hashlib.sha256(), 0
        with path.open("xb") as out:
            try:
                with archive.open(entry.info) as packed:
                    while chunk := packed.read(_CHUNK_BYTES):
                        size += len(chunk)
                        digest.update(chunk)
                        out.write(chunk)
                is_whole = size == entry.info.file_size
            except BROKEN:  # the checksum is wrong, the data end early or cannot be inflated
                is_whole = False
        if not is_whole:
            self._problems.add(ArchiveCode.ENTRY_DAMAGED, Place(shown(entry.name)))
        return digest.hexdigest()


def _make_empty(target: Path) -> None:
    target.mkdir(mode=0o700, exist_ok=True)
    if any(target.iterdir()):
        raise FileExistsError(f"not empty: {target}")
