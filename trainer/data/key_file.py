"""A file that only its owner may read."""

from __future__ import annotations

import os
from pathlib import Path

from trainer.core.errors import FileError
from trainer.data.files import fault_of_system, file_faults

_OWNER_ALONE = 0o600


class KeyFile:
    """A small secret file, written whole or not at all.

    Args:
        path: Where it is, or will be.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def load(self) -> bytes | None:
        """Return what it holds; ``None`` if there is no such file.

        Raises:
            FileError: If it cannot be read.
        """
        try:
            return self.path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            fault = fault_of_system(error)
            raise FileError(
                fault, path=self.path, folder=self.path.parent, reason=error.strerror or ""
            ) from error

    def create(self, content: bytes) -> bool:
        """Write it where there is none yet; nobody else may read it, not even while it is being written.

        Returns:
            ``False`` if there is one already, be it of a program that came first by a moment: it stays.

        Raises:
            FileError: If it cannot be written.
        """
        with file_faults(self.path):
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            part = self.path.with_name(f".{self.path.name}.{os.urandom(4).hex()}.part")
            try:
                _write_new(part, content)
                return self._take_name(part, content)
            finally:
                part.unlink(missing_ok=True)

    def _take_name(self, part: Path, content: bytes) -> bool:
        """Give a whole file the name; unlike renaming this never takes the place of another."""
        try:
            os.link(part, self.path)
        except FileExistsError:
            return False
        except OSError:  # a memory stick knows one name for each file alone
            return self._write_in_place(content)
        return True

    def _write_in_place(self, content: bytes) -> bool:
        try:
            _write_new(self.path, content)
        except FileExistsError:
            return False
        return True


def _write_new(path: Path, content: bytes) -> None:
    """Write a file that is not there yet; what cannot be written whole is taken away."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), _OWNER_ALONE)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        path.unlink(missing_ok=True)
        raise
