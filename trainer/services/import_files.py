"""Reads the bytes of a file that somebody chose."""

from __future__ import annotations

from pathlib import Path

from trainer.core.errors import UserFacingError

MAX_BYTES = 32 << 20


def content_of(file: Path) -> bytes:
    """Return the bytes of a file.

    Raises:
        UserFacingError: ``import-unreadable``, ``import-too-large`` or ``import-empty``.
    """
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
    return raw
