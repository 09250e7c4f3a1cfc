"""The program's log on disk."""

from __future__ import annotations

import logging
from functools import cached_property
from pathlib import Path

_LOG_BYTES, _LOG_FILES = 1_000_000, 3


class LateLog(logging.Handler):
    """Opens the file for its first line, which as a rule comes behind the first paint.

    Args:
        folder: Made with the file.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder

    @cached_property
    def _file(self) -> logging.Handler:
        from logging.handlers import RotatingFileHandler  # brings the modules of the network with it

        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            file = RotatingFileHandler(
                self._folder / "reply-dojo.log", maxBytes=_LOG_BYTES, backupCount=_LOG_FILES, encoding="utf-8"
            )
        except OSError:  # the doctor says so; without a handler Python would write to the terminal
            return logging.NullHandler()
        file.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        return file

    def emit(self, record: logging.LogRecord) -> None:
        """Write a line."""
        self._file.handle(record)

    def close(self) -> None:
        """Close the file if there is one."""
        if "_file" in vars(self):
            self._file.close()
        super().close()
