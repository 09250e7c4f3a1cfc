"""A cheap look at folders of packs, to know whether anything in them is another than before."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

Look = tuple[tuple[str, int, int], ...]
"""Of each file its path, its bytes, and when it was written, in nanoseconds."""


def look(folders: Iterable[Path]) -> Look:
    """Return how the files of all packs stand, without reading any.

    Args:
        folders: Folders of packs; what is not there, or goes while it is looked at, is not part of the look.
    """
    return tuple(sorted(one for folder in folders for pack in _packs(folder) for one in _files(pack)))


def _packs(folder: Path) -> list[Path]:
    try:
        return [one for one in folder.iterdir() if not one.name.startswith(".")]
    except OSError:
        return []


def _files(pack: Path) -> Iterator[tuple[str, int, int]]:
    for place, _folders, names in os.walk(pack):
        for name in names:
            path = os.path.join(place, name)
            try:
                found = os.stat(path)
            except OSError:
                continue
            yield path, found.st_size, found.st_mtime_ns
