"""Line ends, which differ between systems and mean nothing in a pack."""

from __future__ import annotations

import hashlib
from pathlib import PurePosixPath

from trainer.packs.files import TEXT_SUFFIXES


def is_text(name: str) -> bool:
    """Say whether a file of a pack is read as text, by its name."""
    return PurePosixPath(name).suffix.lower() in TEXT_SUFFIXES


def with_unix_ends(raw: bytes) -> bytes:
    """Return a text's bytes with line feeds alone."""
    return raw.replace(b"\r\n", b"\n")


def digests_with_any_ends(raw: bytes) -> frozenset[str]:
    """Return the SHA-256 of a text as it is, as Unix writes it, and as Windows does."""
    unix = with_unix_ends(raw)
    forms = (raw, unix, unix.replace(b"\n", b"\r\n"))
    return frozenset(hashlib.sha256(form).hexdigest() for form in forms)
