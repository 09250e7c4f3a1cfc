"""Settings as a JSON file: a mapping of names to JSON values. What they mean is not known here."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any

from trainer.data.files import file_faults, replacing

log = logging.getLogger(__name__)


class SettingsFault(StrEnum):
    """Why the stored settings could not be used."""

    BROKEN = "settings-broken"
    UNREADABLE = "settings-unreadable"


class SettingsFile:
    """The settings file.

    Args:
        path: Where it is, or will be.

    Attributes:
        fault: What was wrong when it was last read; ``None`` if nothing was.
        kept_aside: Where the file is now that could not be used.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.fault: SettingsFault | None = None
        self.kept_aside: Path | None = None

    def load(self) -> dict[str, Any]:
        """Return what is stored; empty if there is no file, or none that can be used.

        A file that cannot be used is kept beside as ``….broken``, and ``fault`` says what was wrong.
        """
        self.fault = self.kept_aside = None
        try:
            return self._read()
        except FileNotFoundError:
            return {}
        except (ValueError, RecursionError):  # not UTF-8, not JSON, or nested without end
            self._put_aside(SettingsFault.BROKEN)
        except OSError:
            self._put_aside(SettingsFault.UNREADABLE)
        return {}

    def save(self, values: Mapping[str, Any]) -> None:
        """Store values; names that are in the file and not among them stay.

        Args:
            values: Name → anything that JSON can say.

        Raises:
            FileError: If the file cannot be written; it is then as it was.
        """
        content = {**self._present(), **values}
        data = json.dumps(content, allow_nan=False, indent=2, sort_keys=True)  # ASCII: holds lone surrogates
        with file_faults(self.path):
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with replacing(self.path) as file:
            file.write(f"{data}\n".encode("ascii"))

    def _present(self) -> dict[str, Any]:
        """Read again: another window may have stored something since."""
        try:
            return self._read()
        except FileNotFoundError:
            return {}
        except (ValueError, RecursionError, OSError):
            return self.load()

    def _read(self) -> dict[str, Any]:
        content = json.loads(self.path.read_bytes().decode("utf-8-sig"))
        if not isinstance(content, dict):
            raise ValueError("the settings are no JSON object")
        return content

    def _put_aside(self, fault: SettingsFault) -> None:
        self.fault = fault
        aside = self._free_name()
        try:
            os.replace(self.path, aside)
        except OSError:
            log.info("settings could not be used (%s) nor put aside: %s", fault, self.path, exc_info=True)
            return
        self.kept_aside = aside
        log.info("settings could not be used (%s); kept as %s", fault, aside)

    def _free_name(self) -> Path:
        number, aside = 2, self.path.with_name(f"{self.path.name}.broken")
        while aside.exists():
            aside = self.path.with_name(f"{self.path.name}.{number}.broken")
            number += 1
        return aside
