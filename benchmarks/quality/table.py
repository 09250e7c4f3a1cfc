"""Prints figures as one table, and writes the rows that failed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.quality.figures import Figure

HEADS = ("question", "ours", "floor", "aim", "reached?", "rows", "also")


def lines_of(figures: Iterable[Figure]) -> list[str]:
    """Return the table, its columns as wide as what stands in them; the notes are set ragged."""
    cells = [HEADS, *map(_cells, figures)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(HEADS) - 1)]
    lines = [_line(row, widths) for row in cells]
    return [lines[0], "-" * len(lines[0]), *lines[1:]]


def _cells(figure: Figure) -> tuple[str, ...]:
    aim = "–" if figure.aim is None else str(figure.aim)
    return (figure.question, figure.shown, figure.floor, aim, figure.reached, f"{figure.rows:,}", figure.note)


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    question, *values, note = row
    padded = [
        question.ljust(widths[0]),
        *(value.rjust(width) for value, width in zip(values, widths[1:], strict=True)),
    ]
    return " | ".join([*padded, note]).rstrip(" |")


def write_failures(figures: Iterable[Figure], folder: Path) -> list[Path]:
    """Write the rows that failed to one file of JSON lines a figure, and return the files.

    What an earlier run left there of the same figures goes.
    """
    written: list[Path] = []
    for figure in figures:
        if not figure.code:
            continue
        path = folder / f"{figure.code}.jsonl"
        path.unlink(missing_ok=True)
        if figure.failures:
            lines = (json.dumps(row, ensure_ascii=False) for row in figure.failures)
            path.write_text("\n".join(lines) + "\n", encoding="utf-8")
            written.append(path)
    return written
