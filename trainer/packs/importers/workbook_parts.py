"""How much there is in the parts of a workbook, counted before any of them is parsed."""

from __future__ import annotations

import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from enum import Enum, auto

CHUNK_BYTES = 512 << 10
"""Between two tags there is less: a cell has at most 32 767 characters, of some seven bytes each."""

_BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_AROUND = b" \t\r\n\0"  # the null belongs to a tag in UTF-16


class Tags(Enum):
    """What tags are of."""

    TEXTS = auto()
    CELLS = auto()
    ROWS = auto()
    OTHER = auto()


MOST: Mapping[Tags, int] = {
    Tags.TEXTS: 400_000,  # four for each text that stands in the table of texts
    Tags.CELLS: 400_000,  # four for each cell with something in it, one for each that has only a format
    Tags.ROWS: 1_100_000,  # a whole column with a format has a million of rows without cells
    Tags.OTHER: 60_000,  # formats and names are the dearest
}
"""How many tags there may be in all parts together: each costs time and memory."""


def is_too_much(archive: zipfile.ZipFile) -> bool:
    """Say whether reading a workbook could take much longer, or more memory, than a table of texts does.

    Args:
        archive: A workbook whose parts have their usual names, see `is_never_read`.

    Raises:
        zipfile.BadZipFile: And the other errors of `zipfile`, if a part cannot be unpacked.
    """
    found: Counter[Tags] = Counter()
    for name in archive.namelist():
        for chunk in _xml_chunks(archive, name):
            if len(chunk) == CHUNK_BYTES and b"<" not in chunk:
                return True
            found += _tags(chunk, name)
            if any(count > MOST[kind] for kind, count in found.items()):
                return True
    return False


def is_never_read(name: str) -> bool:
    """Say whether a part, as it is usually named, is nothing that the cells of a table stand on."""
    folders = ("xl/pivotCache/", "xl/externalLinks/", "xl/threadedComments/", "xl/comments", "customXml/")
    return name == "xl/calcChain.xml" or name.startswith(folders)


def is_texts(name: str) -> bool:
    """Say whether a part, by its name, is the table of texts."""
    return name.lower() == "xl/sharedstrings.xml"


def chunks(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """Unpack a part bit by bit, each of `CHUNK_BYTES` but the last one."""
    with archive.open(name) as part:
        while chunk := part.read(CHUNK_BYTES):
            yield chunk


def _tags(chunk: bytes, name: str) -> Counter[Tags]:
    tags = chunk.count(b"<")
    if is_texts(name):
        return Counter({Tags.TEXTS: tags})
    if name.startswith("xl/worksheets/") and name.endswith(".xml"):
        rows = chunk.count(b"<row ")
        return Counter({Tags.ROWS: rows, Tags.CELLS: tags - rows - chunk.count(b"</row>")})
    return Counter({Tags.OTHER: tags})


def _xml_chunks(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """Unpack a part unless it is never read, or begins as no XML does, such as a picture."""
    if is_never_read(name):
        return
    for number, chunk in enumerate(chunks(archive, name)):
        start = chunk.lstrip(_AROUND)
        if number == 0 and start and not start.startswith((b"<", *_BYTE_ORDER_MARKS)):
            return
        yield chunk
