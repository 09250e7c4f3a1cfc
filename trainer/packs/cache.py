"""Packs as they came out of their files, kept in a form that is read a hundred times as fast."""

from __future__ import annotations

import hashlib
import json
import logging
import os
import tempfile
from contextlib import suppress
from pathlib import Path

from trainer import __version__
from trainer.packs.files import PackFiles
from trainer.packs.kept import KeptPack, from_bytes, to_bytes

MOST_KEPT = 200
"""Packs. Each version of a pack that was ever read is one, copies that drills were played with included."""

_CODE = ("core", "packs")  # what a pack becomes depends on the code of these packages

_log = logging.getLogger(__name__)


class PackCache:
    """Keeps packs by the names and contents of their files and by the version of this program.

    It only ever saves time: what cannot be read or written is logged and done without.

    Args:
        folder: Where they are kept; made when the first one is.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find(self, files: PackFiles) -> KeptPack | None:
        """Return what these very files became, or ``None`` if that is not kept in good order."""
        path = self._path(files)
        try:
            digest, _, body = path.read_bytes().partition(b"\n")
            if digest != _signature(path, body):
                raise ValueError("changed since it was written")
            return from_bytes(body)
        except FileNotFoundError:
            return None
        except (OSError, ValueError, RecursionError) as error:
            _log.info("the kept form of a pack is not used: %s: %s", path, error)
            return None

    def keep(self, files: PackFiles, kept: KeptPack) -> None:
        """Keep what these files became, whole or not at all."""
        path = self._path(files)
        try:
            body = to_bytes(kept)
            self._write(path, _signature(path, body) + b"\n" + body)
            self._forget_oldest()
        except (OSError, TypeError, ValueError, RecursionError) as error:
            _log.info("the form of a pack was not kept: %s: %s", path, error)

    def _path(self, files: PackFiles) -> Path:
        listing = json.dumps([_program_stamp(), sorted(files.digests.items())])
        return self._folder / f"{hashlib.sha256(listing.encode()).hexdigest()}.kept"

    def _write(self, path: Path, content: bytes) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        handle, part = tempfile.mkstemp(dir=self._folder, prefix=".new-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            os.replace(part, path)
        except OSError:
            with suppress(OSError):
                os.unlink(part)
            raise

    def _forget_oldest(self) -> None:
        paths = sorted(self._folder.glob("*.kept"), key=lambda path: path.stat().st_mtime_ns)
        for path in paths[:-MOST_KEPT]:
            path.unlink()


def _signature(path: Path, body: bytes) -> bytes:
    return hashlib.sha256(path.name.encode() + body).hexdigest().encode()


def _program_stamp() -> list[object]:
    """Name this program's version, and its code as it lies here: while it is worked on, no version tells."""
    root = Path(__file__).parents[1]
    codes = [path for name in _CODE for path in sorted((root / name).glob("*.py"))]
    stats = [(path.name, path.stat()) for path in codes]
    return [__version__, [[name, stat.st_size, stat.st_mtime_ns] for name, stat in stats]]
