"""A file that only its owner may read."""

from __future__ import annotations

import os
from pathlib import Path

from trainer.core.errors import FileError
from trainer.data.files import fault_of_system, file_faults, replacing

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

    def save(self, content: bytes) -> None:
        """Write it; nobody else may read it, not even while it is being written.

        Raises:
            FileError: If it cannot be written; what stood there before is left as it was.
        """
        with file_faults(self.path):
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with replacing(self.path) as file:
            os.chmod(file.name, _OWNER_ALONE)
            file.write(content)
