"""The form on which a receiving team says what it thinks of a pack."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, BinaryIO

from openpyxl import Workbook
from openpyxl.styles import PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from trainer.core.scenario import Pack
from trainer.packs.exporters.workbook import (
    print_on_one_width,
    row_height,
    sheet_font,
    write_heading,
    write_text,
)
from trainer.packs.feedback import FeedbackItem, asked_items
from trainer.packs.importers.columns import Column
from trainer.packs.importers.form_words import FormWords, form_words

ANSWERS = ("rating", "comment", "suggestion")
_OPEN_FILL, _SHUT_FONT = "FFFFFBEF", "FF7A848E"


def write_feedback_form(
    pack: Pack, file: BinaryIO, *, language: str, answers: Mapping[str, Mapping[str, str]], by: str
) -> None:
    """Write the form of a pack.

    Args:
        pack: Whose items are listed.
        file: Open for writing.
        language: Of the receiving team.
        answers: Address → ``rating``, ``comment``, ``suggestion`` that are filled in already.
        by: Who filled them in.
    """
    words = form_words(language)
    book = Workbook()
    form = book.worksheets[0]
    form.title = words.sheets["form"]
    _fill_form(form, asked_items(pack), answers, words)
    _fill_about(book.create_sheet(words.sheets["about"]), pack, by, words)
    book.save(file)


def _fill_form(
    sheet: Any, items: tuple[FeedbackItem, ...], answers: Mapping[str, Mapping[str, str]], words: FormWords
) -> None:
    for number, (key, heading) in enumerate(words.headings.items(), start=1):
        write_heading(sheet, 1, number, heading, is_needed=key in ANSWERS)
        sheet.column_dimensions[get_column_letter(number)].width = words.widths[key]
    columns = [Column(key, heading, (), "", words.widths[key]) for key, heading in words.headings.items()]
    for row, item in enumerate(items, start=2):
        texts = {
            "title": item.title, "kind": words.kinds[item.kind.value], "text": item.text,
            "address": item.address, "mark": item.mark, **answers.get(item.address, {}),
        }  # fmt: skip
        for number, key in enumerate(words.headings, start=1):
            _dress(write_text(sheet, row, number, texts.get(key, "")), is_open=key in ANSWERS)
        sheet.row_dimensions[row].height = row_height(columns, texts)
    _protect(sheet)
    sheet.freeze_panes = "D2"
    print_on_one_width(sheet)
    letter = get_column_letter(list(words.headings).index("rating") + 1)
    rule = DataValidation(type="list", formula1='"1,2,3,4,5"', allow_blank=True, showErrorMessage=True)
    sheet.add_data_validation(rule)
    rule.add(f"{letter}2:{letter}{max(len(items), 1) + 1}")


def _dress(cell: Any, *, is_open: bool) -> None:
    if is_open:
        cell.protection = Protection(locked=False)
        cell.fill = PatternFill("solid", fgColor=_OPEN_FILL)
    else:
        cell.font = sheet_font(colour=_SHUT_FONT)


def _protect(sheet: Any) -> None:
    """Lock what is not to be changed, without a password; widths and heights stay free."""
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False
    sheet.protection.formatRows = False
    sheet.protection.autoFilter = False
    sheet.protection.sort = False


def _fill_about(sheet: Any, pack: Pack, by: str, words: FormWords) -> None:
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 24, 90
    write_text(sheet, 1, 1, words.about["title"]).font = sheet_font(is_bold=True, size=16)
    values = {
        "pack": pack.title, "id": pack.id, "version": pack.version, "hash": pack.content_hash,
        "language": pack.language, "by": by,
    }  # fmt: skip
    for row, (key, value) in enumerate(values.items(), start=3):
        write_text(sheet, row, 1, words.about[key]).font = sheet_font(is_bold=True)
        _dress(write_text(sheet, row, 2, value), is_open=key == "by")
    for row, line in enumerate(words.help, start=4 + len(values)):
        write_text(sheet, row, 2, line)
    _protect(sheet)
