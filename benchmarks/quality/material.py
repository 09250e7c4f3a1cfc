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
    path = _found(folder, name)
    try:
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    except ValueError as error:
        raise BrokenSet(path, str(error)) from error


def tab_separated(folder: Path, name: str) -> list[dict[str, str]]:
    """Read a set of columns parted by tabs, under a line with their names.

    Raises:
        MissingSet: It is not there.
        BrokenSet: It is no such file.
    """
    path = _found(folder, name)
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    except ValueError as error:
        raise BrokenSet(path, str(error)) from error


def _found(folder: Path, name: str) -> Path:
    path = folder / name
    if not path.is_file():
        raise MissingSet(path)
    return path
