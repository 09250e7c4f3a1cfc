"""Finds the row of headings in a table and gives the rows below it as records."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from trainer.core.errors import Severity
from trainer.packs.importers.columns import (
    LANGUAGES,
    SheetKind,
    fold_heading,
    known_headings,
    known_values,
    sheet_words,
)
from trainer.packs.importers.table_faults import TableCode, TableFaults
from trainer.packs.importers.tables import Row, Table

_ROWS_SEARCHED = 20
_NEAR = 0.75
_NEAR_ENOUGH_TO_ASK = 0.5
_NUMBER = re.compile(r"([0-9]+)(?:分間?|点|minutes?|mins?|points?|pts)?")
_NEEDED: Mapping[SheetKind, tuple[str, ...]] = {
    SheetKind.QUIZ: ("question", "right"),
    SheetKind.SCENARIO: ("says", "must"),
}


@dataclass(frozen=True, slots=True)
class Record:
    """One row with its cells by column.

    Attributes:
        cells: Key of the column → text without white space at its ends; missing columns are missing here.
        columns: Key of the column → its number from 1.
        faults: Takes what is wrong with the row.
    """

    row: int
    cells: Mapping[str, str]
    columns: Mapping[str, int]
    faults: TableFaults

    @property
    def is_faulty(self) -> bool:
        """Something keeps this row out."""
        return self.row in self.faults.faulty_rows

    def text(self, key: str) -> str:
        """Return a cell; empty if there is none."""
        return self.cells.get(key, "")

    def written_id(self, key: str) -> str:
        """Return the id that a cell names; empty for a mere number, which counts rows and moves with them."""
        written = self.text(key)
        return "" if written.isdecimal() else written

    def add(self, code: StrEnum, key: str = "", *, suggestion: str | None = None, **data: object) -> None:
        """Note what keeps the row out, at the column with this key."""
        self.faults.add(code, self.row, self.columns.get(key, 0), suggestion=suggestion, **data)

    def warn(self, code: StrEnum, key: str = "", *, suggestion: str | None = None, **data: object) -> None:
        """Note what comes otherwise, at the column with this key."""
        self.faults.warn(code, self.row, self.columns.get(key, 0), suggestion=suggestion, **data)

    def note(self, code: StrEnum, key: str, data: Mapping[str, object], *, severity: Severity) -> None:
        """Note what another check found in the column with this key."""
        self.faults.note(code.value, self.row, self.columns.get(key, 0), data, None, severity)

    def value(self, key: str, name: str | None = None) -> str:
        """Return the value of a list that a cell names; empty, with a fault, if it names none.

        Args:
            key: Of the column.
            name: Of the list; the column's key if left out.
        """
        written = self.text(key)
        if not written:
            return ""
        values = known_values(name or key)
        found = values.get(fold_heading(written), "")
        if not found:
            allowed = tuple(sheet_words(self.language).values[name or key].values())
            near = difflib.get_close_matches(written.casefold(), [one.casefold() for one in allowed], n=1)
            suggestion = next((one for one in allowed if one.casefold() in near), None)
            self.add(TableCode.UNKNOWN_VALUE, key, value=written, allowed=allowed, suggestion=suggestion)
        return found

    def number(self, key: str, *, default: int, minimum: int, maximum: int) -> int:
        """Return a whole number; the default, with a warning, for anything else."""
        written = self.text(key)
        if not written:
            return default
        folded = fold_heading(written)
        match = _NUMBER.fullmatch(folded)
        digits = match[1] if match else ""
        if not digits or "-" in written or "." in written or not minimum <= int(digits[:9]) <= maximum:
            self.warn(
                TableCode.BAD_NUMBER, key, value=written, minimum=minimum, maximum=maximum, default=default
            )
            return default
        return int(digits)

    @property
    def language(self) -> str:
        """In which language the headings are."""
        written = {fold_heading(text) for text in self.faults.headings.values()}
        return max(LANGUAGES, key=lambda language: len(written & _written_in(language)))


def _written_in(language: str) -> set[str]:
    columns = sheet_words(language).columns
    return {fold_heading(one.heading) for kind in SheetKind for one in columns[kind]}


def kind_of(table: Table) -> SheetKind | None:
    """Return what the rows of a table are, by the headings that are there; ``None`` if they name nothing."""
    counts = {}
    for kind in SheetKind:
        at = _heading_row(table, kind)
        keys = set() if at is None else set(_mapped(table.rows[at], kind).values())
        is_enough = any(key in keys for key in _NEEDED[kind])
        counts[kind] = len(keys) + 5 * sum(key in keys for key in _NEEDED[kind]) if is_enough else 0
    best = max(counts, key=lambda kind: counts[kind])
    return best if counts[best] else None


def read_records(table: Table, kind: SheetKind) -> tuple[Record, ...]:
    """Return the rows below the headings; what is wrong with the headings is noted in the table's faults."""
    at = _heading_row(table, kind)
    if at is None:
        needed = tuple(sheet_words("en").heading(kind, key) for key in _NEEDED[kind])
        table.faults.add(TableCode.NO_HEADINGS, table.rows[0].number if table.rows else 0, needed=needed)
        return ()
    head = table.rows[at]
    table.faults.headings.update({n: cell.strip() for n, cell in enumerate(head.cells, 1) if cell.strip()})
    columns = _columns(head, kind, table.faults)
    _note_missing(head, kind, columns, table.faults)
    return tuple(_records(table.rows[at + 1 :], columns, table.faults, width=len(head.cells)))


def _heading_row(table: Table, kind: SheetKind) -> int | None:
    """Return the position of the row that names most columns, the first of them; ``None`` if none does."""
    hits = [len(set(_mapped(row, kind).values())) for row in table.rows[:_ROWS_SEARCHED]]
    best = max(hits, default=0)
    return hits.index(best) if best else None


def _mapped(row: Row, kind: SheetKind) -> dict[int, str]:
    known = known_headings(kind)
    folded = {number: fold_heading(cell) for number, cell in enumerate(row.cells, 1)}
    return {number: known[text][0] for number, text in folded.items() if text in known}


def _columns(head: Row, kind: SheetKind, faults: TableFaults) -> dict[str, int]:
    """Return key → column; what was nearly a heading is taken and told, anything else is told alone."""
    mapped = _mapped(head, kind)
    columns: dict[str, int] = {}
    for number, key in mapped.items():
        if key in columns:
            faults.warn(TableCode.DUPLICATE_HEADING, head.number, number, text=head.cells[number - 1].strip())
        else:
            columns[key] = number
    for number, cell in enumerate(head.cells, 1):
        if number not in mapped and cell.strip():
            _guess(cell.strip(), number, kind, columns, faults, head.number)
    return columns


def _guess(
    text: str, number: int, kind: SheetKind, columns: dict[str, int], faults: TableFaults, row: int
) -> None:
    known = known_headings(kind)
    near = difflib.get_close_matches(fold_heading(text)[:80], known, n=1, cutoff=_NEAR)
    key, language = known[near[0]] if near else ("", "")
    if not key or key in columns:
        faults.warn(TableCode.UNKNOWN_HEADING, row, number, text=text, suggestion=_meant(text, kind, columns))
        return
    columns[key] = number
    meant = sheet_words(language).heading(kind, key)
    faults.warn(TableCode.HEADING_READ_AS, row, number, text=text, meant=meant)


def _meant(text: str, kind: SheetKind, columns: Mapping[str, int]) -> str | None:
    """Return a heading that may be meant: too unlike to be taken, like enough to be asked about."""
    missing = {
        folded: (key, language)
        for folded, (key, language) in known_headings(kind).items()
        if key not in columns and len(folded) == len(fold_heading(text))
    }
    near = difflib.get_close_matches(fold_heading(text)[:80], missing, n=1, cutoff=_NEAR_ENOUGH_TO_ASK)
    if not near:
        return None
    key, language = missing[near[0]]
    return sheet_words(language).heading(kind, key)


def _note_missing(head: Row, kind: SheetKind, columns: Mapping[str, int], faults: TableFaults) -> None:
    known = known_headings(kind)
    folded = [fold_heading(text) for text in faults.headings.values()]
    languages = [known[text][1] for text in folded if text in known]
    words = sheet_words(max(LANGUAGES, key=languages.count))
    for key in _NEEDED[kind]:
        if key not in columns:
            faults.add(TableCode.MISSING_HEADING, head.number, needed=words.heading(kind, key))


def _records(
    rows: tuple[Row, ...], columns: Mapping[str, int], faults: TableFaults, *, width: int
) -> Iterator[Record]:
    for row in rows:
        beyond = [cell for cell in row.cells[width:] if cell.strip()]
        if beyond:
            faults.warn(TableCode.MORE_CELLS, row.number, text=beyond[0].strip())
        cells = {
            key: row.cells[number - 1].replace("\r\n", "\n").replace("\r", "\n").strip()
            for key, number in columns.items()
            if number <= len(row.cells)
        }
        if any(cells.values()):
            yield Record(row.number, cells, columns, faults)
