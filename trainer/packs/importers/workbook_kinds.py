"""What a spreadsheet file is, before anything of it is unpacked or parsed."""

from __future__ import annotations

import zipfile
from enum import StrEnum
from io import BytesIO

from trainer.packs.importers.workbook_parts import is_too_much

MAX_ENTRIES = 2_000
MAX_INFLATED_BYTES = 96 << 20
"""All parts of a workbook together. A million empty formatted rows have about 50 MB."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TYPES = "[Content_Types].xml"
_MAX_TYPES_BYTES = 1 << 20
_STRICT = b"purl.oclc.org/ooxml"


class WorkbookKind(StrEnum):
    """What a file that looks like a workbook is."""

    XLSX = "xlsx"
    WITH_MACROS = "xlsm"
    OLD_EXCEL = "xls"
    PROTECTED = "protected"
    OPEN_DOCUMENT = "ods"
    BINARY = "xlsb"
    STRICT = "strict"
    OTHER_ARCHIVE = "other-archive"
    TOO_LARGE = "too-large"
    DAMAGED = "damaged"


READABLE = frozenset({WorkbookKind.XLSX, WorkbookKind.WITH_MACROS})


def kind_of_workbook(raw: bytes) -> WorkbookKind | None:
    """Return what the bytes are; ``None`` if they are neither an archive nor an old Office file."""
    if raw.startswith(_OLE):
        is_locked = "EncryptedPackage".encode("utf-16-le") in raw
        return WorkbookKind.PROTECTED if is_locked else WorkbookKind.OLD_EXCEL
    if not raw.startswith(b"PK"):
        return None
    try:
        with zipfile.ZipFile(BytesIO(raw)) as archive:
            return _kind_of_archive(archive)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError, OSError):
        return WorkbookKind.DAMAGED
    except zipfile.zlib.error:  # type: ignore[attr-defined]  # the module that zipfile inflates with
        return WorkbookKind.DAMAGED


def _kind_of_archive(archive: zipfile.ZipFile) -> WorkbookKind:
    entries = archive.infolist()
    # A part is never inflated beyond the size that its entry names, so their sum is a hard limit.
    if len(entries) > MAX_ENTRIES or sum(one.file_size for one in entries) > MAX_INFLATED_BYTES:
        return WorkbookKind.TOO_LARGE
    names = {one.filename for one in entries}
    if "content.xml" in names and "mimetype" in names:
        return WorkbookKind.OPEN_DOCUMENT
    if _TYPES not in names or archive.getinfo(_TYPES).file_size > _MAX_TYPES_BYTES:
        return WorkbookKind.OTHER_ARCHIVE
    types = archive.read(_TYPES)
    if b"sheet.binary" in types:
        return WorkbookKind.BINARY
    if "xl/workbook.xml" not in names:
        return WorkbookKind.OTHER_ARCHIVE
    if is_too_much(archive):
        return WorkbookKind.TOO_LARGE
    if _STRICT in archive.read("xl/workbook.xml"):
        return WorkbookKind.STRICT
    return WorkbookKind.WITH_MACROS if b"macroEnabled" in types else WorkbookKind.XLSX
