"""Scores as CSV, streamed from one state of the database into a file that is whole or not there."""

from __future__ import annotations

import csv
import io
import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, tzinfo
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from trainer.data.csv_cells import moment_cell, text_cell
from trainer.data.database import Database
from trainer.data.export_columns import COLUMNS, Column, Kind, Rows
from trainer.data.export_drills import drill_batches
from trainer.data.export_events import event_batches
from trainer.data.export_quizzes import answer_batches, sitting_batches
from trainer.data.export_replies import reply_batches
from trainer.data.export_streams import Batch
from trainer.data.files import replacing

log = logging.getLogger(__name__)

_BOM = b"\xef\xbb\xbf"
_BATCHES: dict[Rows, Callable[[Session], Iterator[Batch]]] = {
    "replies": reply_batches,
    "drills": drill_batches,
    "events": event_batches,
    "answers": answer_batches,
    "sittings": sitting_batches,
}


def export_csv(database: Database, target: Path, rows: Rows, *, zone: tzinfo | None = UTC) -> int:
    """Write scores as CSV: UTF-8 with BOM, CRLF, quoted by RFC 4180.

    The file is made beside the target and takes its place when it is complete.

    Args:
        database: Open; others may write meanwhile, and are not seen.
        target: The file to make or to replace.
        rows: What a row is; they come in the order in which the drills or sittings were begun.
        zone: In which times are said; ``None`` for the zone of this computer.

    Returns:
        How many rows were written, the heading left out.

    Raises:
        FileError: If the file cannot be written; what stood there is left as it was.
        DatabaseError: If the database cannot be read.
    """
    with database.reading() as session:
        count = write_csv(target, COLUMNS[rows], _BATCHES[rows](session), zone=zone)
    log.info("exported %d rows (%s) to %s", count, rows, target)
    return count


def write_csv(
    target: Path, columns: Sequence[Column], batches: Iterable[Batch], *, zone: tzinfo | None = UTC
) -> int:
    """Write rows as CSV, as `export_csv` does.

    Args:
        target: The file to make or to replace.
        columns: What the cells of a row hold.
        batches: Rows, some at a time.
        zone: In which times are said; ``None`` for the zone of this computer.

    Returns:
        How many rows were written, the heading left out.

    Raises:
        FileError: If the file cannot be written; what stood there is left as it was.
    """
    writers = _writers(columns, zone)
    count = 0
    with replacing(target) as file:
        file.write(_BOM + _lines([[column.name for column in columns]]))
        for batch in batches:
            cells = [[write(value) for write, value in zip(writers, values, strict=True)] for values in batch]
            file.write(_lines(cells))
            count += len(cells)
    return count


def _writers(columns: Iterable[Column], zone: tzinfo | None) -> list[Callable[[Any], object]]:
    kinds: dict[Kind, Callable[[Any], object]] = {
        Kind.TEXT: text_cell,
        Kind.MOMENT: partial(moment_cell, zone=zone),
    }
    return [kinds.get(column.kind, _as_it_is) for column in columns]


def _as_it_is(value: object) -> object:
    """Keep a number, or a code of ours; ``None`` becomes an empty cell by itself."""
    return value


def _lines(rows: list[list[Any]]) -> bytes:
    buffer = io.StringIO(newline="")
    csv.writer(buffer, lineterminator="\r\n").writerows(rows)
    return buffer.getvalue().encode()
