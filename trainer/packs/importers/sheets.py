"""Reads the sheets of an Excel workbook as tables: what a person sees in the cells, as text."""

from __future__ import annotations

import logging
import re
import warnings
from collections.abc import Iterator
from datetime import datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, Any

from trainer.packs.importers.table_faults import TableCode, TableFaults
from trainer.packs.importers.tables import Row, Table, clean_rows
from trainer.packs.importers.workbook_kinds import WorkbookKind
from trainer.packs.importers.workbook_parts import chunks, is_never_read, is_texts

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

MAX_SHEETS = 50
MAX_COLUMNS = 200
MAX_CELLS = 2_000_000
"""Of all sheets, empty ones left of others too: a single cell may stand 16 000 columns to the right."""
MAX_EMPTY_ROWS = 2_000
"""So many empty rows in a row end a sheet: formatted ones may go on for a million."""

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_WHOLE = 1e15
_TEXTS = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"

_log = logging.getLogger(__name__)


class UnreadableWorkbookError(ValueError):
    """The parts of a workbook do not fit together, or there are far too many.

    Attributes:
        kind: ``DAMAGED`` or ``TOO_LARGE``.
    """

    def __init__(self, kind: WorkbookKind = WorkbookKind.DAMAGED) -> None:
        super().__init__(kind.value)
        self.kind = kind


def read_workbook(raw: bytes, *, file: str, has_macros: bool = False) -> tuple[Table, ...]:
    """Read all visible sheets.

    Args:
        raw: A workbook that `kind_of_workbook` found readable.
        file: Its name, for the faults.
        has_macros: It is told that they are left out.

    Raises:
        UnreadableWorkbookError: If it is damaged, or has too many sheets or cells.
    """
    from openpyxl import load_workbook  # takes a fifth of a second, and few ever import a workbook

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of parts that are not read: drawings, conditional formats
            _demand_usual_parts(raw)
            shown = load_workbook(BytesIO(raw), read_only=True, data_only=True, keep_links=False)
            written = (
                load_workbook(BytesIO(raw), read_only=True, keep_links=False) if _has_formulas(raw) else None
            )
            tables = _tables(shown, written, file)
    except UnreadableWorkbookError:
        raise
    except Exception as error:  # openpyxl raises whatever its parser stumbles over
        _log.info("the workbook %s cannot be read: %r", file, error)
        raise UnreadableWorkbookError from error
    if has_macros and tables:
        tables[0].faults.warn(TableCode.MACROS, 0)
    return tuple(tables)


def _demand_usual_parts(raw: bytes) -> None:
    """Refuse a workbook whose parts are not what their names say: by these they were found small enough."""
    from openpyxl.reader.excel import ExcelReader  # as above

    reader = ExcelReader(BytesIO(raw), read_only=True, keep_links=False)
    reader.read_manifest()
    for part in reader.package.Override:
        name = part.PartName.lstrip("/")
        is_other_workbook = part.ContentType.endswith("main+xml") and name != "xl/workbook.xml"
        if is_other_workbook or (part.ContentType == _TEXTS and not is_texts(name)):
            raise UnreadableWorkbookError
    reader.read_workbook()
    sheets = [part.target for _sheet, part in reader.parser.find_sheets()]
    if len(sheets) > MAX_SHEETS:
        raise UnreadableWorkbookError(WorkbookKind.TOO_LARGE)
    if len(set(sheets)) < len(sheets) or any(map(is_never_read, sheets)):
        raise UnreadableWorkbookError


def _has_formulas(raw: bytes) -> bool:
    import zipfile  # only needed here

    with zipfile.ZipFile(BytesIO(raw)) as archive:
        sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/")]
        return any(_is_in(b"<f", chunks(archive, name)) for name in sheets)


def _is_in(sign: bytes, parts: Iterator[bytes]) -> bool:
    """Say whether something stands in a text that comes bit by bit."""
    end = b""
    for part in parts:
        if sign in end + part:
            return True
        end = part[1 - len(sign) :]
    return False


def _tables(shown: Workbook, written: Workbook | None, file: str) -> list[Table]:
    tables = []
    budget = _Cells()
    for sheet in shown.worksheets:
        faults = TableFaults(file, sheet.title)
        if sheet.sheet_state != "visible":
            faults.warn(TableCode.HIDDEN_SHEET, 0)
            tables.append(Table((), faults))
            continue
        formulas = None if written is None else written[sheet.title]
        rows = _rows(sheet, formulas, faults, budget)
        tables.append(Table(tuple(clean_rows(rows, faults)), faults))
    return tables


class _Cells:
    """Counts the cells that were read of a workbook."""

    def __init__(self) -> None:
        self._count = 0

    def take(self, count: int) -> None:
        self._count += count
        if self._count > MAX_CELLS:
            raise UnreadableWorkbookError(WorkbookKind.TOO_LARGE)


def _rows(sheet: Any, formulas: Any, faults: TableFaults, budget: _Cells) -> Iterator[Row]:
    claimed = sheet.max_row or 0
    sheet.reset_dimensions()  # rows are filled up to what the file says, which may be wrong
    if formulas is not None:
        formulas.reset_dimensions()
    behind = iter(()) if formulas is None else formulas.iter_rows()
    empty = 0
    for number, row in enumerate(sheet.iter_rows(), start=1):
        budget.take(len(row))
        cells = row[:MAX_COLUMNS]
        source = next(behind, ())
        texts = tuple(_text(cell, faults, number, at) for at, cell in enumerate(cells, start=1))
        _note_unknown_results(texts, source, faults, number)
        empty = 0 if any(texts) else empty + 1
        if empty > MAX_EMPTY_ROWS:
            if claimed > number:
                faults.warn(TableCode.EMPTY_ROWS, number, limit=MAX_EMPTY_ROWS)
            return
        yield Row(number, texts[: _used(texts)])


def _used(texts: tuple[str, ...]) -> int:
    """Return how many cells there are up to the last that says something."""
    return max((at for at, text in enumerate(texts, start=1) if text), default=0)


def _note_unknown_results(texts: tuple[str, ...], source: Any, faults: TableFaults, row: int) -> None:
    for at, (text, cell) in enumerate(zip(texts, source, strict=False), start=1):
        if not text and cell.data_type == "f":
            faults.add(TableCode.FORMULA_EMPTY, row, at, formula=str(cell.value))


def _text(cell: Any, faults: TableFaults, row: int, column: int) -> str:
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "e":
        faults.add(TableCode.CELL_ERROR, row, column, value=str(value))
        return ""
    if isinstance(value, str):
        return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return number_text(value, number_format=str(cell.number_format or ""))
    return _moment_text(value)


def number_text(value: float, *, number_format: str = "") -> str:
    """Return a number as a person reads it in its cell: without noise of its storage, a share as per cent."""
    if "%" in number_format:
        return f"{value * 100:.10g}%"
    if float(value).is_integer() and abs(value) < _WHOLE:
        return str(int(value))
    return f"{value:.15g}"


def _moment_text(value: object) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, time):
        return value.isoformat("minutes")
    return str(value)  # a date, or a span of time
