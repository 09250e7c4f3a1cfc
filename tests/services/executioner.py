"""Stops at any step that changes the disk, as a kill would."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

from trainer.packs.locks import FileLock

WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
STEPS = {"os.rename", "os.mkdir", "os.remove", "os.rmdir", "os.truncate"}


class Killed(BaseException):
    """The process is dead; nothing of its code runs any more."""


class Executioner:
    """Counts what changes the disk and kills at one of these steps; a dead process does nothing after it."""

    def __init__(self) -> None:
        self.at: int | None = None
        self.count = 0
        sys.addaudithook(self._hear)

    def _hear(self, event: str, arguments: tuple[object, ...]) -> None:
        if self.at is None:
            return
        is_write = event == "open" and isinstance(arguments[2], int) and arguments[2] & WRITES
        if is_write or event in STEPS:
            self.count += 1
            if self.count >= self.at:
                raise Killed

    @contextmanager
    def killing_at(self, step: int) -> Iterator[None]:
        held: list[FileLock] = []
        take = FileLock.take

        def remembered(lock: FileLock) -> bool:
            held.append(lock)
            return take(lock)

        self.at, self.count = step, 0
        try:
            with patch.object(FileLock, "take", remembered):
                yield
        except Killed:
            self.at = None
            for lock in held:
                lock.let_go()  # as the system does for a dead process
            raise
        finally:
            self.at = None


EXECUTIONER = Executioner()
"""One for all tests: what listens to the interpreter can never be taken away again."""
