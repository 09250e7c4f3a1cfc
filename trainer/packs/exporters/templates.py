"""Empty tables for trainers, with explanations and an example."""

from __future__ import annotations

from typing import BinaryIO

from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.worksheet.worksheet import Worksheet

from trainer.packs.exporters.workbook import (
    FIRST_ROW,
    add_prompts,
    print_on_one_width,
    set_columns,
    sheet_font,
    write_heading,
    write_rows,
    write_text,
)
from trainer.packs.importers.columns import SheetKind, SheetWords, sheet_words

NEEDED = {SheetKind.QUIZ: ("question", "right"), SheetKind.SCENARIO: ("scenario", "says", "must", "model")}
_LISTS = {
    SheetKind.QUIZ: {"type": "type", "order": "switch"},
    SheetKind.SCENARIO: {"channel": "channel", "next": "next", "otherwise": "next"},
}
_GUIDE_WIDTH, _ABOUT_WIDTH = 26, 96


def write_template(kind: SheetKind, file: BinaryIO, *, language: str) -> None:
    """Write a workbook with a sheet to fill in, one that explains, and one with an example.

    Args:
        kind: What the rows will be.
        file: Open for writing.
        language: Of headings and explanations.
    """
    words = sheet_words(language)
    book = Workbook()
    sheet = book.worksheets[0]
    fill_sheet(sheet, kind, words)
    _add_guide(book.create_sheet(words.sheets["guide"]), kind, words)
    _add_example(book.create_sheet(words.sheets["example"]), kind, words)
    book.save(file)


def fill_sheet(sheet: Worksheet, kind: SheetKind, words: SheetWords) -> None:
    """Make a sheet ready to be filled in."""
    sheet.title = words.sheets[kind.value]
    sheet.sheet_properties.tabColor = "FF1F6F5C"
    columns = words.columns[kind]
    set_columns(sheet, columns, NEEDED[kind])
    lists = {key: tuple(words.values[name].values()) for key, name in _LISTS[kind].items()}
    add_prompts(sheet, columns, lists, first_row=FIRST_ROW)


def _add_guide(sheet: Worksheet, kind: SheetKind, words: SheetWords) -> None:
    sheet.column_dimensions["A"].width = _GUIDE_WIDTH
    sheet.column_dimensions["B"].width = _ABOUT_WIDTH
    print_on_one_width(sheet)
    write_text(sheet, 1, 1, words.sheets["guide"]).font = sheet_font(is_bold=True, size=16)
    row = 3
    for number, line in enumerate(words.guide[kind], start=1):
        write_text(sheet, row, 1, str(number)).alignment = Alignment(horizontal="right", vertical="top")
        _write_about(sheet, row, line)
        row += 1
    row += 1
    for column, text in enumerate(words.guide_columns, start=1):
        write_heading(sheet, row, column, text)
    for at, one in enumerate(words.columns[kind], start=row + 1):
        write_text(sheet, at, 1, one.heading).font = sheet_font(is_bold=True)
        _write_about(sheet, at, one.about)


def _write_about(sheet: Worksheet, row: int, text: str) -> None:
    write_text(sheet, row, 2, text)
    wide = sum(1 + (not sign.isascii()) for sign in text)
    sheet.row_dimensions[row].height = 16.0 * (1 + wide // _ABOUT_WIDTH)


def _add_example(sheet: Worksheet, kind: SheetKind, words: SheetWords) -> None:
    write_text(sheet, 1, 1, words.banner).font = sheet_font(is_bold=True, colour="FF9A5B00")
    sheet.cell(1, 1).alignment = Alignment(wrap_text=False)
    columns = words.columns[kind]
    used = [one for one in columns if any(one.key in row for row in words.examples[kind])]
    set_columns(sheet, used, NEEDED[kind], row=2)
    write_rows(sheet, used, words.examples[kind], first_row=3, is_marked=True)
