"""What the directory of an archive says about its entries, checked before a single byte is inflated."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from zipfile import ZipFile, ZipInfo

from trainer.packs.archive_faults import ArchiveCode
from trainer.packs.archive_names import (
    Fault,
    clashes,
    is_left_out,
    leads_outside,
    name_faults,
    name_of,
    shown,
)
from trainer.packs.checksums import MAX_SIGNATURE_BYTES, MAX_SUMS_BYTES, SIGNATURE_FILE, SUMS_FILE
from trainer.packs.files import MAX_FILES, MAX_MEDIA_BYTES, MAX_PACK_BYTES, MAX_TEXT_BYTES, TEXT_SUFFIXES
from trainer.packs.problems import MAX_PROBLEMS, Place, ProblemCode, Problems

MAX_ENTRIES = 2 * MAX_FILES
"""Files, folders, and what is left out."""

MAX_DIRECTORY_BYTES = 4 << 20
"""Of the archive's directory, and of any single read: the directory is the only thing read in one piece."""

MAX_RATIO = 100
"""Of all files to all that is compressed; only looked at above `RATIO_FROM_BYTES`."""

RATIO_FROM_BYTES = 16 << 20

BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    struct.error,
    ValueError,
    OverflowError,
    RuntimeError,
    IndexError,
)
"""What `zipfile` raises on bytes that are no good archive; RuntimeError is its "not supported" too."""

_LOCAL_HEADER = struct.Struct("<4s5H3L2H")
_END = struct.Struct("<4s4H2LH")
_ENCRYPTED_FLAGS = 0x1 | 0x40 | 0x2000
_UTF8_FLAG = 0x800
_REPARSE_POINT, _VOLUME = 0x400, 0x8
_METHODS = {1: "Shrink", 6: "Implode", 9: "Deflate64", 12: "bzip2", 14: "LZMA", 93: "Zstandard", 95: "xz"}
_READ_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_SEE_ZIP64 = 0xFFFF


class DirectoryTooLarge(Exception):
    """More is to be read in one piece than any pack's directory takes."""


class CarefulFile(io.FileIO):
    """A file that gives no more in one piece than a directory may have, whatever an archive says."""

    def read(self, size: int | None = -1, /) -> bytes:
        """Read up to ``size`` bytes.

        Raises:
            DirectoryTooLarge: If more is asked for than may be.
        """
        wanted = -1 if size is None else size
        if wanted > MAX_DIRECTORY_BYTES:
            raise DirectoryTooLarge
        return super().read(wanted)


@dataclass(frozen=True, slots=True)
class Entry:
    """One file or folder of an archive.

    Attributes:
        name: Composed Unicode, slashes, without a slash at the end.
    """

    info: ZipInfo
    name: str
    is_folder: bool

    @property
    def is_left_out(self) -> bool:
        """Whether it is not unpacked at all."""
        return is_left_out(self.name) and not self.name.endswith((SUMS_FILE, SIGNATURE_FILE))

    @property
    def limit_bytes(self) -> int:
        """The most that a file of its kind may have."""
        if self.name.endswith(SUMS_FILE):
            return MAX_SUMS_BYTES
        if self.name.endswith(SIGNATURE_FILE):
            return MAX_SIGNATURE_BYTES
        is_text = PurePosixPath(self.name).suffix.lower() in TEXT_SUFFIXES
        return MAX_TEXT_BYTES if is_text else MAX_MEDIA_BYTES


def checked_entries(archive: ZipFile, file: CarefulFile, problems: Problems) -> list[Entry]:
    """Return every entry whose name is known, after noting all that is wrong with any.

    Args:
        archive: Open for reading.
        file: The one it reads.
        problems: Takes the faults; ``file`` of each is the entry's name as far as it can be printed.
    """
    if len(archive.filelist) > MAX_ENTRIES:
        problems.add(ProblemCode.TOO_MANY_FILES, Place(""), limit=MAX_FILES)
        return []
    entries = list(_named(archive.filelist, problems))
    for entry in entries:
        if problems.error_count > MAX_PROBLEMS:
            break  # nobody reads more, and a name costs time
        for code, data in _faults(entry):
            problems.note(code, Place(shown(entry.name)), data)
    _note_twins(entries, problems)
    _note_layout(archive, file, entries, problems)
    _note_ratio(archive, problems)
    return entries


def _named(infos: Sequence[ZipInfo], problems: Problems) -> Iterator[Entry]:
    for info in infos:
        name = name_of(info)
        if name is None:
            place = Place(shown(info.orig_filename))
            problems.add(ArchiveCode.NAME_ENCODING, place)
        else:
            yield Entry(info, name.removesuffix("/"), name.endswith("/"))


def _faults(entry: Entry) -> Iterator[Fault]:
    """Yield what is wrong with an entry by itself; of what is left out only the path matters."""
    if entry.is_left_out and not leads_outside(entry.name):
        return
    yield from name_faults(entry.name)
    yield from _kind_faults(entry)
    info = entry.info
    if info.flag_bits & _ENCRYPTED_FLAGS:
        yield ArchiveCode.ENCRYPTED, {}
    if info.compress_type not in _READ_METHODS:
        yield ArchiveCode.METHOD, {"method": _METHODS.get(info.compress_type, str(info.compress_type))}
    if info.file_size > entry.limit_bytes:
        yield ProblemCode.FILE_TOO_LARGE, {"size_bytes": info.file_size, "limit_bytes": entry.limit_bytes}


def _kind_faults(entry: Entry) -> Iterator[Fault]:
    mode, attributes = entry.info.external_attr >> 16, entry.info.external_attr
    kind = stat.S_IFMT(mode)
    if kind == stat.S_IFLNK or attributes & _REPARSE_POINT:
        yield ArchiveCode.LINK, {}
    elif kind not in (0, stat.S_IFREG, stat.S_IFDIR) or attributes & _VOLUME:
        yield ArchiveCode.DEVICE, {}
    elif (kind == stat.S_IFDIR and not entry.is_folder) or (entry.is_folder and entry.info.file_size):
        yield ArchiveCode.ENTRY_DAMAGED, {}


def _note_twins(entries: Sequence[Entry], problems: Problems) -> None:
    seen: set[str] = set()
    for entry in entries:
        if entry.name in seen:
            problems.add(ArchiveCode.DUPLICATE, Place(shown(entry.name)))
        seen.add(entry.name)
    files = (entry.name for entry in entries if not entry.is_folder)
    folders = (entry.name for entry in entries if entry.is_folder)
    for name, other in clashes(files, folders):
        problems.add(ArchiveCode.CLASH, Place(shown(name)), other=shown(other))


def _note_ratio(archive: ZipFile, problems: Problems) -> None:
    unpacked = sum(info.file_size for info in archive.filelist)
    packed = sum(info.compress_size for info in archive.filelist)
    if unpacked > MAX_PACK_BYTES:
        problems.add(ProblemCode.PACK_TOO_LARGE, Place(""), limit_bytes=MAX_PACK_BYTES)
    if unpacked > RATIO_FROM_BYTES and unpacked > MAX_RATIO * packed:
        problems.add(ArchiveCode.BOMB, Place(""), unpacked_bytes=unpacked, packed_bytes=packed)


def _note_layout(archive: ZipFile, file: CarefulFile, entries: Sequence[Entry], problems: Problems) -> None:
    """Note an entry that shares bytes with another, and those that are not as the directory says.

    Of overlaps the first is enough: where there is one, every entry may have one.
    """
    end_of_last, last, has_overlap = 0, "", False
    for entry in sorted(entries, key=lambda one: one.info.header_offset):
        begin = entry.info.header_offset
        size = _header_size(file, entry.info) if 0 <= begin < archive.start_dir else None
        if size is None or begin + size + entry.info.compress_size > archive.start_dir:
            problems.add(ArchiveCode.ENTRY_DAMAGED, Place(shown(entry.name)))
            continue
        if begin < end_of_last and not has_overlap:
            has_overlap = True
            problems.add(ArchiveCode.OVERLAP, Place(shown(entry.name)), other=shown(last))
        if begin + size + entry.info.compress_size > end_of_last:
            end_of_last, last = begin + size + entry.info.compress_size, entry.name
    _note_strays(archive, file, problems)


def _header_size(file: CarefulFile, info: ZipInfo) -> int | None:
    """Return the bytes of the header before an entry's data; ``None`` if it is not that of this entry."""
    file.seek(info.header_offset)
    raw = file.read(_LOCAL_HEADER.size)  # whole, because the directory stands behind it
    mark, _, flags, method, _, _, _, _, _, name_size, extra_size = _LOCAL_HEADER.unpack(raw)
    name = file.read(name_size).decode("utf-8" if flags & _UTF8_FLAG else "cp437", "replace")
    is_same = mark == b"PK\x03\x04" and method == info.compress_type and name == info.orig_filename
    return _LOCAL_HEADER.size + name_size + extra_size if is_same else None


def _note_strays(archive: ZipFile, file: CarefulFile, problems: Problems) -> None:
    """A zip may hold other bytes before, behind and in it; a pack has no use for them."""
    begin = min((info.header_offset for info in archive.filelist), default=archive.start_dir)
    size = file.seek(0, io.SEEK_END)
    file.seek(size - _END.size - len(archive.comment))
    raw = file.read(_END.size)
    mark, _, _, _, count, _, _, comment_size = _END.unpack(raw)
    if begin or mark != b"PK\x05\x06" or comment_size != len(archive.comment):
        problems.add(ArchiveCode.STRAY_DATA, Place(""))
    elif count not in (len(archive.filelist), _SEE_ZIP64):
        problems.add(ArchiveCode.DAMAGED, Place(""), detail="number of entries")


def opened(path: Path) -> CarefulFile:
    """Open a file for `checked_entries`.

    Raises:
        OSError: If it cannot be read.
    """
    return CarefulFile(path, "rb")
