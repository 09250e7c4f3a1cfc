"""A lock on a file that the operating system lets go of when its holder ends, however that happens."""

from __future__ import annotations

import errno
import logging
import os
import sys
from contextlib import suppress
from pathlib import Path

if sys.platform == "win32":  # pragma: no cover - Windows
    import msvcrt
else:
    import fcntl

_TAKEN = {errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK}

_log = logging.getLogger(__name__)


class FileLock:
    """Held by one holder at a time, also among programs.

    Args:
        path: A file beside what is to be kept apart; it is made.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._handle: int | None = None

    def take(self) -> bool:
        """Take the lock, or say that somebody else has it. Never waits.

        Raises:
            OSError: If the file cannot be made.
        """
        handle = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _take(handle)
        except OSError as error:
            if error.errno in _TAKEN:
                os.close(handle)
                return False
            # Some network folders have no locks. The one rename that puts a pack into place needs none.
            _log.info("no lock on %s: %s", self.path, error)
        self._handle = handle
        return True

    def let_go(self, *, and_forget: bool = False) -> None:
        """Let go of the lock.

        Args:
            and_forget: Take the file away too, as nobody will ask for it again.
        """
        if and_forget:
            with suppress(OSError):  # Windows removes no open file; the next sweep does
                self.path.unlink()
        if self._handle is not None:
            os.close(self._handle)  # which lets go of it on every system
            self._handle = None


def _take(handle: int) -> None:
    if sys.platform == "win32":  # pragma: no cover - Windows
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
