"""Reads CSV as spreadsheets of every country write it: rows of texts, with what was wrong on the way."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from trainer.packs.importers.columns import fold_heading
from trainer.packs.importers.table_faults import TableCode, TableFaults
from trainer.packs.text import likely_encoding

MAX_ROWS = 20_000
MAX_CELL_SIGNS = 10_000
MAX_OPEN_QUOTES = 20
"""Lines with an unclosed quotation mark that are left out one by one; behind them the file is given up."""

DELIMITERS = ",;\t"
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_SEP = re.compile(r"sep=(.)\s*\Z", re.IGNORECASE)
_CODECS = {"UTF-32": "utf-32", "UTF-16": "utf-16", "Shift_JIS": "cp932", "EUC-JP": "euc_jp"}
_MARKED = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)


class UnknownEncodingError(ValueError):
    """The bytes are text in no encoding that can be told for certain."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row.

    Attributes:
        number: As a spreadsheet counts it, from 1; for CSV the line of the file on which it begins.
        cells: As written, white space and all.
    """

    number: int
    cells: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """No cell says anything."""
        return not any(cell.strip() for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet.

    Attributes:
        rows: All of them that hold something, in order.
        faults: What was found while reading; takes what is found later.
    """

    rows: tuple[Row, ...]
    faults: TableFaults


def decode_table(raw: bytes) -> tuple[str, str]:
    """Return the text and the name of an encoding that is worth telling; empty for UTF-8 and marked UTF-16.

    Raises:
        UnknownEncodingError: If nothing is certain.
    """
    marked = raw.startswith(_MARKED)
    if not marked:
        try:
            return raw.decode("utf-8-sig"), ""
        except UnicodeDecodeError:
            pass  # another encoding; below it is told or refused
    name = likely_encoding(raw) or ""
    codec = _CODECS.get(name)
    if codec == "utf-16" and not marked:
        codec = "utf-16-le" if raw[1:2] == b"\0" else "utf-16-be"
    if codec is None:
        raise UnknownEncodingError
    try:
        return raw.decode(codec), "" if marked else name
    except UnicodeDecodeError as error:
        raise UnknownEncodingError from error


def read_csv(raw: bytes, *, file: str, known: Collection[str] = ()) -> Table:
    """Read a CSV file.

    Args:
        raw: Its bytes.
        file: Its name, for the faults.
        known: Headings, folded by `fold_heading`; they tell the delimiter where several are possible.

    Raises:
        UnknownEncodingError: If the encoding cannot be told for certain.
    """
    faults = TableFaults(file)
    text, encoding = decode_table(raw)
    if encoding:
        faults.warn(TableCode.OTHER_ENCODING, 0, encoding=encoding)
    delimiter, lines, first = _delimiter(io.StringIO(text, newline="").readlines(), known)
    rows = _rows(lines, delimiter, faults, first_line=first)
    return Table(tuple(clean_rows(rows, faults)), faults)


def _delimiter(lines: list[str], known: Collection[str]) -> tuple[str, list[str], int]:
    """Return the delimiter, the lines that hold data, and the number of the first one."""
    said = _SEP.match(lines[0]) if lines else None
    if said:
        return said[1], lines[1:], 2
    head = next((line for line in lines if line.strip()), "")
    counts = {sign: len(_cells(head, sign)) for sign in DELIMITERS}
    hits = {
        sign: sum(fold_heading(cell) in known for cell in _cells(head, sign)) if known else 0
        for sign in DELIMITERS
    }
    best = max(DELIMITERS, key=lambda sign: (hits[sign], counts[sign]))
    return best, lines, 1


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []


def _rows(lines: list[str], delimiter: str, faults: TableFaults, *, first_line: int) -> Iterator[Row]:
    start, given_up = 0, 0
    while start < len(lines):
        reader = csv.reader(lines[start:], delimiter=delimiter, strict=True)
        taken = 0
        try:
            for cells in reader:
                yield Row(first_line + start + taken, tuple(cells))
                taken = reader.line_num
            return
        except csv.Error as error:
            at = start + taken
            row = first_line + at
            yield from _mended(lines, at, delimiter, row, faults, is_open=_is_open(error))
            start = at + 1
            given_up += 1
            if given_up == MAX_OPEN_QUOTES:
                faults.add(TableCode.TOO_MANY_ROWS, row, limit=row)
                return


def _is_open(error: csv.Error) -> bool:
    """Whether a quotation mark is never closed, or only after more text than a cell can hold."""
    return "unexpected end" in str(error) or "field larger" in str(error)


def _mended(
    lines: list[str], at: int, delimiter: str, row: int, faults: TableFaults, *, is_open: bool
) -> Iterator[Row]:
    """Read a line with a faulty quotation mark as far as its meaning is certain."""
    cells = [] if is_open else _cells(lines[at], delimiter)
    if cells and not any("\n" in cell or "\r" in cell for cell in cells[-1:]):
        faults.warn(TableCode.STRAY_QUOTE, row)
        yield Row(row, tuple(cells))
    else:
        faults.add(TableCode.OPEN_QUOTE, row)


def clean_rows(rows: Iterator[Row], faults: TableFaults) -> Iterator[Row]:
    """Pass on the rows that hold something, without signs that no text may hold, up to the limit."""
    count = 0
    for row in rows:
        if row.is_empty:
            continue
        count += 1
        if count > MAX_ROWS:
            faults.add(TableCode.TOO_MANY_ROWS, row.number, limit=MAX_ROWS)
            return
        cells = tuple(_CONTROL.sub("", cell) for cell in row.cells)
        if cells != row.cells:
            faults.warn(TableCode.CONTROL_SIGNS, row.number)
        too_long = next((n for n, cell in enumerate(cells, 1) if len(cell) > MAX_CELL_SIGNS), 0)
        if too_long:
            length = len(cells[too_long - 1])
            faults.add(TableCode.LONG_CELL, row.number, too_long, length=length, limit=MAX_CELL_SIGNS)
        else:
            yield replace(row, cells=cells)
