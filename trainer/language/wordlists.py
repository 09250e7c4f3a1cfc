"""Reads the word lists that lie beside the code."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a word list: columns parted by tabs; lines that begin with ``#`` are comments.

    Args:
        name: File name inside ``trainer/language/data``.

    Returns:
        One tuple of columns a row, empty rows left out.
    """
    text = files("trainer.language").joinpath("data", name).read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    return tuple(tuple(column.strip() for column in line.split("\t")) for line in lines)


@cache
def words(name: str, kind: str | None = None) -> frozenset[str]:
    """Return the first column of a word list, of all rows or of those whose second column is ``kind``."""
    return frozenset(row[0] for row in rows(name) if kind is None or row[1] == kind)


@cache
def pairs(name: str) -> dict[str, str]:
    """Return the first column of a word list → its second column."""
    return {row[0]: row[1] for row in rows(name)}
