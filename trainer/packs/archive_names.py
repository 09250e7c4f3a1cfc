"""Names inside archives: what their bytes mean, and whether every system can have such a file."""

from __future__ import annotations

import re
import struct
import unicodedata
import zlib
from collections.abc import Iterable, Iterator
from enum import StrEnum
from zipfile import ZipInfo

from trainer.packs.archive_faults import ArchiveCode

MAX_NAME_CHARACTERS = 200
"""Of a whole path inside a pack: Windows takes 260 with the folder that the pack lies in."""

MAX_PART_BYTES = 240
"""Of one part in UTF-8: Linux takes 255, and other files may be put beside it under longer names."""

MAX_FOLDERS = 10

_UTF8_FLAG = 0x800
_UNICODE_PATH = 0x7075  # Info-ZIP's extra field, APPNOTE 4.6.9
_DEVICES = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)
_NOT_ON_WINDOWS = re.compile(r'[<>:"|?*]|[. ]$|^ ')
_DRIVE = re.compile(r"[A-Za-z]:")
_JAPANESE = re.compile("[ぁ-ヿ一-鿿]")

Fault = tuple[StrEnum, dict[str, object]]


def name_of(info: ZipInfo) -> str | None:
    """Return the name of an entry in Unicode's composed form, or ``None`` if its bytes tell none.

    Without the flag for UTF-8 the bytes may be anything. Tried in this order: Info-ZIP's extra field, UTF-8
    (macOS writes it without the flag), Shift_JIS where it gives Japanese (Japanese Windows writes it).
    """
    if info.flag_bits & _UTF8_FLAG:
        raw = info.orig_filename.encode()
        text: str | None = _unicode_path(info.extra, raw) or info.orig_filename
    else:
        raw = info.orig_filename.encode("cp437")
        text = _unicode_path(info.extra, raw) or _decoded(raw)
    return None if text is None else unicodedata.normalize("NFC", text)


def _unicode_path(extra: bytes, raw: bytes) -> str | None:
    at = 0
    while at + 4 <= len(extra):
        kind, size = struct.unpack_from("<HH", extra, at)
        content = extra[at + 4 : at + 4 + size]
        at += 4 + size
        if kind != _UNICODE_PATH or len(content) < 6 or content[0] != 1:
            continue
        if int.from_bytes(content[1:5], "little") == zlib.crc32(raw):  # made for this very name
            return _decoded_as("utf-8", content[5:])
    return None


def _decoded(raw: bytes) -> str | None:
    text = _decoded_as("utf-8", raw)
    if text is None:
        text = _decoded_as("cp932", raw)
        if text is not None and not _JAPANESE.search(text):
            return None
    return text


def _decoded_as(codec: str, raw: bytes) -> str | None:
    try:
        return raw.decode(codec)
    except UnicodeDecodeError:
        return None


def shown(name: str) -> str:
    """Return a name that can be printed: what cannot be seen becomes a replacement character."""
    if name.isprintable():  # nearly all are, and this is quick
        return name
    return "".join("\N{REPLACEMENT CHARACTER}" if _is_unprintable(sign) else sign for sign in name)


def _is_unprintable(sign: str) -> bool:
    # Cf holds the marks that turn the direction of writing, and so make one name look like another.
    return unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Zl", "Zp")


def is_left_out(name: str) -> bool:
    """Say whether a file is no part of a pack: a name with a dot before it, as what macOS adds has, too."""
    return any(part.startswith(".") for part in name.split("/"))


def leads_outside(name: str) -> bool:
    """Say whether a path does not simply go down from where it is unpacked."""
    plain = name.replace("\\", "/")
    parts = plain.removesuffix("/").split("/")
    return bool(_DRIVE.match(plain)) or any(part in ("", ".", "..") for part in parts)


def name_faults(name: str) -> Iterator[Fault]:
    """Yield what keeps a file from having this name on every system.

    Args:
        name: A path inside a pack; folders may end in a slash.
    """
    if not name.isprintable() and any(map(_is_unprintable, name)):
        yield ArchiveCode.NAME_UNPRINTABLE, {}
    if leads_outside(name):
        yield ArchiveCode.NAME_OUTSIDE, {}
        return
    if "\\" in name:
        yield ArchiveCode.NAME_BACKSLASH, {}
    parts = name.removesuffix("/").split("/")
    for part in parts:
        if _DEVICES.fullmatch(part) or _NOT_ON_WINDOWS.search(part):
            yield ArchiveCode.NAME_NOT_ON_WINDOWS, {"part": shown(part)}
            break
    if len(name) > MAX_NAME_CHARACTERS or any(len(part.encode()) > MAX_PART_BYTES for part in parts):
        yield ArchiveCode.NAME_TOO_LONG, {"limit": MAX_NAME_CHARACTERS}
    if len(parts) > MAX_FOLDERS + 1:
        yield ArchiveCode.NAME_TOO_DEEP, {"limit": MAX_FOLDERS}


def clashes(files: Iterable[str], folders: Iterable[str] = ()) -> Iterator[tuple[str, str]]:
    """Yield pairs of different names that are one on some systems: they differ in case or composition alone.

    A file that has the name of a folder is one, too. Names that are wholly the same are not looked at.

    Args:
        files: Names with slashes.
        folders: Of which nothing else may tell, as they are empty.
    """
    names = set(files)
    parents = {parent for name in [*names, *(f"{one}/." for one in folders)] for parent in _parents(name)}
    first: dict[str, str] = {}
    for name in [*sorted(parents), *sorted(names)]:
        other = first.setdefault(unicodedata.normalize("NFC", name.casefold()), name)
        if other != name or (name in parents and name in names):
            yield name, other


def _parents(name: str) -> Iterator[str]:
    parts = name.split("/")
    return ("/".join(parts[:depth]) for depth in range(1, len(parts)))
