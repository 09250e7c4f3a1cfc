"""Pictures of notes: the files of a pack that they mean, and as data for a document that stands alone."""

from __future__ import annotations

import posixpath
from base64 import b64encode
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from trainer.core.scenario import Note, Pack
from trainer.packs.files import PACK_FILE
from trainer.packs.media import is_picture

if TYPE_CHECKING:
    from trainer.services.library import Library

MOST_EMBEDDED_BYTES = 4 << 20
"""Of one picture in a document: with more of them it could not be sent by e-mail."""

_NOTES = "notes"
_TYPES: Mapping[str, str] = {
    ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif",
    ".svg": "image/svg+xml", ".webp": "image/webp",
}  # fmt: skip


def folder_of(library: Library, pack: Pack) -> Path | None:
    """Return where the files of a pack lie, on the shelf or kept; ``None`` if they are not left."""
    head = library.file_of(pack.content_hash, PACK_FILE)
    return None if head is None else head.parent


def picture_in(folder: Path | None, target: str) -> Path | None:
    """Return the file of a picture of a note; ``None`` if it is none that is shown.

    Args:
        folder: Of the pack.
        target: As it stands in the note: ``../media/box.png`` or ``media/box.png``.
    """
    try:
        parts = urlsplit(target)
    except ValueError:  # an address that is none: "http://[a"
        return None
    name = unquote(parts.path)
    if folder is None or parts.scheme or parts.netloc or PurePosixPath(name).suffix.lower() not in _TYPES:
        return None
    for one in (posixpath.normpath(posixpath.join(_NOTES, name)), posixpath.normpath(name)):
        is_inside = not one.startswith(("../", "/")) and "\\" not in one
        if is_inside and (folder / one).is_file():
            return folder / one
    return None


def embedded(folder: Path | None, notes: Iterable[Note]) -> Mapping[str, str]:
    """Return the pictures of notes as ``data:`` URIs (RFC 2397), by how the notes name them.

    What is no picture, too large or cannot be read is left out, so that its description stands there.

    Args:
        folder: Of the pack.
        notes: Whose pictures are wanted.
    """
    from trainer.services.note_text import pictures_of  # brings the Markdown library

    found: dict[str, str] = {}
    for target in dict.fromkeys(target for note in notes for target in pictures_of(note)):
        path = picture_in(folder, target)
        data = b"" if path is None else _content(path)
        if path is not None and data:
            found[target] = f"data:{_TYPES[path.suffix.lower()]};base64,{b64encode(data).decode()}"
    return found


def _content(path: Path) -> bytes:
    try:
        data = path.read_bytes() if path.stat().st_size <= MOST_EMBEDDED_BYTES else b""
    except OSError:  # its description stands in the document, as for a picture that is not there
        return b""
    return data if is_picture(data) else b""
