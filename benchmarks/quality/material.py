"""The sets of the evaluation folder, read as they lie there."""

from __future__ import annotations

import csv
import json
from pathlib import Path

from benchmarks.quality.figures import Row


class MissingSet(Exception):
    """A set is not in the folder.

    Args:
        path: Where it was looked for.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path


class BrokenSet(Exception):
    """A set cannot be read.

    Args:
        path: Of the file.
        reason: What the parser says.
    """

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason


def json_lines(folder: Path, name: str) -> list[Row]:
    """Read a set of one JSON object a line.

    Raises:
        MissingSet: It is not there.
        BrokenSet: It is no such file.
    """
    try:
        return [json.loads(line) for line in text(folder, name).splitlines() if line.strip()]
    except ValueError as error:
        raise BrokenSet(folder / name, str(error)) from error


def text(folder: Path, name: str) -> str:
    """Read a set as it stands.

    Raises:
        MissingSet: It is not there.
        BrokenSet: It is no text in UTF-8.
    """
    path = _found(folder, name)
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise BrokenSet(path, str(error)) from error


def tab_separated(folder: Path, name: str) -> list[dict[str, str]]:
    """Read a set of columns parted by tabs, under a line with their names.

    Raises:
        MissingSet: It is not there.
        BrokenSet: It is no such file.
    """
    lines = text(folder, name).splitlines()
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def _found(folder: Path, name: str) -> Path:
    path = folder / name
    if not path.is_file():
        raise MissingSet(path)
    return path
