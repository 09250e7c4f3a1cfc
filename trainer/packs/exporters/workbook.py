"""Spreadsheets that look as people expect them to: headings, widths, lists to choose from, texts as texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties

from trainer.packs.importers.columns import Column

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

FIRST_ROW, LAST_ROW = 2, 1000
"""Rows that are formatted and have lists to choose from."""

_HEAD_FILL, _NEEDED_FILL = "FF3B4A5A", "FF1F6F5C"
_MARKED_FILL, _LINE = "FFFFF6DD", "FFD5DADF"
_MOST_SIGNS = 32_767
_PROMPT_SIGNS = 255
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_HEAD_HEIGHT, _LINE_HEIGHT, _MOST_LINES = 30, 15, 12
_WIDE = re.compile(r"[\u1100-\u115f\u2e80-\uffdc]")


def cell_text(text: str) -> str:
    """Return text as a cell can hold it: no control characters, not too long, no accidental escape."""
    clean = _CONTROL.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _LOOKS_ESCAPED.sub("_x005F_", clean)[:_MOST_SIGNS]


def sheet_font(*, is_bold: bool = False, size: int = 11, colour: str | None = None) -> Font:
    """Return a font of the workbook's own family, which each language's Excel takes for its own."""
    return Font(name="Calibri", family=2, scheme="minor", bold=is_bold, size=size, color=colour)


def print_on_one_width(sheet: Worksheet) -> None:
    """Print as many pages as it takes, each as wide as the sheet."""
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToHeight = 0


def write_text(sheet: Any, row: int, column: int, text: str) -> Any:
    """Write a text and return its cell; it is never a formula, whatever it begins with."""
    cell = sheet.cell(row, column)
    cell.value = cell_text(text)
    cell.data_type = "s"
    cell.quotePrefix = True
    cell.number_format = "@"
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def set_columns(sheet: Worksheet, columns: Sequence[Column], needed: Iterable[str], *, row: int = 1) -> None:
    """Write the headings and make the columns ready to be filled in."""
    needed = set(needed)
    for number, column in enumerate(columns, start=1):
        letter = get_column_letter(number)
        dimension = sheet.column_dimensions[letter]
        dimension.width = column.width
        dimension.number_format = "@"
        dimension.alignment = Alignment(wrap_text=True, vertical="top")
        write_heading(sheet, row, number, column.heading, is_needed=column.key in needed)
    sheet.row_dimensions[row].height = _HEAD_HEIGHT
    sheet.freeze_panes = f"A{row + 1}"


def write_heading(sheet: Worksheet, row: int, column: int, text: str, *, is_needed: bool = False) -> None:
    """Write a heading; needed columns stand out."""
    cell = write_text(sheet, row, column, text)
    cell.font = sheet_font(is_bold=True, colour="FFFFFFFF")
    cell.fill = PatternFill("solid", fgColor=_NEEDED_FILL if is_needed else _HEAD_FILL)
    cell.alignment = Alignment(wrap_text=True, vertical="center")


def add_prompts(
    sheet: Worksheet, columns: Sequence[Column], lists: Mapping[str, Sequence[str]], *, first_row: int
) -> None:
    """Say in each cell what belongs into it, and let it be chosen where there is a list.

    Args:
        sheet: With its headings.
        columns: In order.
        lists: Key of a column → what can be chosen; anything else can be typed all the same.
        first_row: Below the headings.
    """
    for number, column in enumerate(columns, start=1):
        letter = get_column_letter(number)
        values = lists.get(column.key)
        rule = DataValidation(
            type="list" if values else None,
            formula1=f'"{",".join(values)}"' if values else None,
            allow_blank=True,
            showErrorMessage=False,
            showInputMessage=True,
            promptTitle=column.heading[:32],
            prompt=column.about[:_PROMPT_SIGNS],
        )
        sheet.add_data_validation(rule)
        rule.add(f"{letter}{first_row}:{letter}{LAST_ROW}")


def write_rows(
    sheet: Worksheet,
    columns: Sequence[Column],
    rows: Iterable[Mapping[str, str]],
    *,
    first_row: int,
    is_marked: bool = False,
) -> None:
    """Write rows of texts below the headings."""
    line = Side(style="thin", color=_LINE)
    for at, row in enumerate(rows, start=first_row):
        for number, column in enumerate(columns, start=1):
            cell = write_text(sheet, at, number, row.get(column.key, ""))
            cell.border = Border(bottom=line)
            if is_marked:
                cell.fill = PatternFill("solid", fgColor=_MARKED_FILL)
        sheet.row_dimensions[at].height = row_height(columns, row)


def row_height(columns: Sequence[Column], row: Mapping[str, str]) -> float:
    """Return the height in points that shows the longest cell, up to a dozen lines.

    Spreadsheets measure it themselves, but some only when a cell is edited.
    """
    lines = [_lines(row.get(column.key, ""), column.width) for column in columns]
    return float(_LINE_HEIGHT * min(max(lines, default=1), _MOST_LINES))


def _lines(text: str, width: int) -> int:
    """Return on how many lines a text stands; full-width letters take two places."""
    return sum(1 + (len(one) + len(_WIDE.findall(one))) // width for one in text.split("\n"))
