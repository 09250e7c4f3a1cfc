"""Rows of a table for tests, by the keys of their columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from trainer.core.errors import Problem
from trainer.packs.importers.columns import SheetKind, sheet_words
from trainer.packs.importers.headings import Record, read_records
from trainer.packs.importers.table_faults import TableFaults
from trainer.packs.importers.tables import Row, Table


def records_of(
    kind: SheetKind, rows: Sequence[Mapping[str, str]], *, language: str = "en"
) -> tuple[Record, ...]:
    """Return the records of a table with all columns; the first row is number 2."""
    columns = sheet_words(language).columns[kind]
    head = Row(1, tuple(column.heading for column in columns))
    body = (
        Row(number, tuple(row.get(column.key, "") for column in columns))
        for number, row in enumerate(rows, start=2)
    )
    return read_records(Table((head, *body), TableFaults("a.xlsx", "Sheet1")), kind)


def told(records: Sequence[Record]) -> list[tuple[str, int, str]]:
    """Return code, row and heading of every fault."""
    found: list[Problem] = records[0].faults.found
    return [(one.code, one.line, str(one.data["heading"])) for one in found]
