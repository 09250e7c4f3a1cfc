"""What a file is that was given as an archive, told by its first bytes."""

from __future__ import annotations

from pathlib import PurePosixPath

from trainer.packs.archive_faults import ArchiveCode
from trainer.packs.archive_names import Fault

HEAD_BYTES = 512
"""How much of the beginning is looked at: a tar names itself at 257."""

_ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"
_SPLIT_ZIP = (b"PK\x07\x08", b"PK00PK\x03\x04")

_ARCHIVES: tuple[tuple[int, bytes, str], ...] = (
    (0, b"7z\xbc\xaf\x27\x1c", "7z"),
    (0, b"Rar!\x1a\x07", "RAR"),
    (257, b"ustar", "tar"),
    (0, b"\x1f\x8b", "gzip (.gz, .tgz)"),
    (0, b"BZh", "bzip2"),
    (0, b"\xfd7zXZ\x00", "xz"),
    (0, b"\x28\xb5\x2f\xfd", "Zstandard"),
    (2, b"-lh", "LZH"),
    (0, b"MSCF", "CAB"),
)
_OTHERS: tuple[tuple[int, bytes, str], ...] = (
    (0, b"%PDF", "PDF"),
    (0, b"MZ", "EXE"),
    (0, b"SQLite format 3", "SQLite"),
    (0, b"\x89PNG", "PNG"),
)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OFFICE_FOLDERS = {"word": "Word", "xl": "Excel", "ppt": "PowerPoint"}


def kind_fault(head: bytes) -> Fault | None:
    """Return what is wrong with a file that begins so, or ``None`` if it is a zip."""
    if not head:
        return ArchiveCode.FILE_EMPTY, {}
    if head.startswith((_ZIP, _EMPTY_ZIP)):
        return None
    if head.startswith(_SPLIT_ZIP):
        return ArchiveCode.SPLIT, {}
    if head.startswith(_OLD_OFFICE):
        return ArchiveCode.OFFICE_FILE, {"kind": "Office 97"}
    if kind := _named(head, _ARCHIVES):
        return ArchiveCode.OTHER_KIND, {"kind": kind}
    return ArchiveCode.NOT_AN_ARCHIVE, {"kind": _named(head, _OTHERS) or _text_kind(head)}


def _named(head: bytes, kinds: tuple[tuple[int, bytes, str], ...]) -> str | None:
    return next((kind for at, mark, kind in kinds if head[at : at + len(mark)] == mark), None)


def _text_kind(head: bytes) -> str | None:
    """A page that asks to sign in is what many downloads turn out to be."""
    start = head.lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    return "HTML" if start.startswith((b"<!doctype html", b"<html")) else None


def office_kind(names: set[str]) -> str | None:
    """Return which office program a zip with these files belongs to, or ``None`` if to none."""
    if "[Content_Types].xml" in names:
        tops = {PurePosixPath(name).parts[0] for name in names if name}
        return next((kind for top, kind in _OFFICE_FOLDERS.items() if top in tops), "Office")
    return "OpenDocument" if {"mimetype", "content.xml"} <= names else None
