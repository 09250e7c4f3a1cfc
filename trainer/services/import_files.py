"""Reads the bytes of a file that somebody chose."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from trainer.core.errors import UserFacingError

MAX_BYTES = 32 << 20
_PICTURE = re.compile(
    rb"\xff\xd8\xff|\x89PNG\r\n|GIF8[79]a|RIFF.{4}WEBP|.{4}ftyp(?:hei|mif1|avif)|II\*\0|MM\0\*", re.DOTALL
)
"""How files of JPEG, PNG, GIF, WebP, HEIC, AVIF and TIFF begin, whatever their names say."""


def content_of(file: Path) -> bytes:
    """Return the bytes of a file.

    Raises:
        UserFacingError: ``import-unreadable``, ``import-too-large`` or ``import-empty``; ``import-pack`` or
            ``import-pack-damaged`` for the archive of a pack, ``import-picture`` for a picture.
    """
    if file.suffix.lower() == ".dojopack" and file.is_file():
        code = "import-pack" if zipfile.is_zipfile(file) else "import-pack-damaged"
        raise UserFacingError(code, file=file.name)
    try:
        size = file.stat().st_size
        if size > MAX_BYTES:
            raise UserFacingError("import-too-large", file=file.name, size_bytes=size, limit_bytes=MAX_BYTES)
        raw = file.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UserFacingError("import-unreadable", file=file.name, reason=reason) from error
    if not raw.strip():
        raise UserFacingError("import-empty", file=file.name)
    if _PICTURE.match(raw):
        raise UserFacingError("import-picture", file=file.name)
    return raw
