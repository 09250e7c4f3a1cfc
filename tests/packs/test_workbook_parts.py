"""Workbooks that would take long, or much memory: refused before any part is parsed, and honest ones read."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO

import pytest
from openpyxl import Workbook

from trainer.packs.importers.sheets import MAX_SHEETS, UnreadableWorkbookError, read_workbook
from trainer.packs.importers.workbook_kinds import WorkbookKind, kind_of_workbook
from trainer.packs.importers.workbook_parts import CHUNK_BYTES, MOST, Tags

SHEET, TEXTS, TYPES = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "[Content_Types].xml"
NAMESPACE = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
OVERRIDE = (
    b'<Override PartName="/%s" '
    b'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.%s+xml"/>'
)


def workbook(sheets: int = 1) -> dict[str, bytes]:
    """Return the parts of a workbook."""
    book, out = Workbook(), BytesIO()
    book.worksheets[0].append(["a"])
    for number in range(1, sheets):
        book.create_sheet(str(number))
    book.save(out)
    with zipfile.ZipFile(out) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Mapping[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def sheet(rows: bytes) -> bytes:
    return b"<worksheet %s><sheetData>%s</sheetData></worksheet>" % (NAMESPACE, rows)


def kind_with(**parts: bytes) -> WorkbookKind | None:
    names = {"texts": TEXTS, "sheet": SHEET, "styles": "xl/styles.xml", "picture": "xl/media/a.png"}
    changed = {names.get(key, f"xl/{key}.xml"): content for key, content in parts.items()}
    return kind_of_workbook(packed({**workbook(), **changed}))


def refusal(parts: Mapping[str, bytes]) -> WorkbookKind:
    with pytest.raises(UnreadableWorkbookError) as caught:
        read_workbook(packed(parts), file="a.xlsx")
    return caught.value.kind


def test_far_too_many_texts_cells_rows_or_formats_are_refused() -> None:
    texts, cells = b"<si><t>a</t></si>" * 100_001, b"<row>" + b"<c/>" * 400_001 + b"</row>"
    rows = b'<row r="1"></row>' * 1_102_000
    assert kind_with(texts=b"<sst>" + texts + b"</sst>") is WorkbookKind.TOO_LARGE
    assert kind_with(sheet=sheet(cells)) is WorkbookKind.TOO_LARGE
    assert kind_with(sheet=sheet(rows)) is WorkbookKind.TOO_LARGE
    assert kind_with(styles=b"<x>" + b"<xf/>" * MOST[Tags.OTHER] + b"</x>") is WorkbookKind.TOO_LARGE


def test_one_tag_or_text_that_never_ends_is_refused() -> None:
    endless = b"<sst><si><t>" + b"a" * 3 * CHUNK_BYTES
    assert kind_with(texts=endless) is WorkbookKind.TOO_LARGE
    assert kind_with(texts=b" " * 3 * CHUNK_BYTES) is WorkbookKind.TOO_LARGE


def test_an_honest_table_a_picture_and_what_is_never_read_may_be_large() -> None:
    rows = b'<row r="%d"><c r="A%d" t="inlineStr"><is><t>a</t></is></c></row>'
    many = b"".join(rows % (number, number) for number in range(1, 20_001))
    assert kind_with(sheet=sheet(many)) is WorkbookKind.XLSX
    assert kind_with(sheet=sheet(b'<row r="1" s="1"/>' * 1_048_576)) is WorkbookKind.XLSX
    assert kind_with(picture=b"\x89PNG" + b"<" * 100_000 + b"a" * 2 * CHUNK_BYTES) is WorkbookKind.XLSX
    assert kind_with(calcChain=b"<c/>" * 100_000) is WorkbookKind.XLSX


def test_too_many_sheets_are_refused_and_one_part_is_one_sheet() -> None:
    assert refusal(workbook(MAX_SHEETS + 1)) is WorkbookKind.TOO_LARGE
    parts = workbook(2)
    parts["xl/_rels/workbook.xml.rels"] = parts["xl/_rels/workbook.xml.rels"].replace(b"sheet2", b"sheet1")
    assert refusal(parts) is WorkbookKind.DAMAGED


@pytest.mark.parametrize(
    ("name", "kind"), [(b"xl/worksheets/a.xml", b"sharedStrings"), (b"xl/worksheets/a.xml", b"sheet.main")]
)
def test_a_part_that_is_not_what_its_name_says_is_refused(name: bytes, kind: bytes) -> None:
    parts = workbook()
    parts[TYPES] = parts[TYPES].replace(b"</Types>", OVERRIDE % (name, kind) + b"</Types>")
    assert refusal(parts) is WorkbookKind.DAMAGED


def test_a_sheet_among_what_is_never_read_is_refused() -> None:
    parts = workbook()
    rels = "xl/_rels/workbook.xml.rels"
    parts["customXml/a.xml"] = parts.pop(SHEET)
    parts[rels] = parts[rels].replace(b"/xl/worksheets/sheet1.xml", b"/customXml/a.xml")
    assert refusal(parts) is WorkbookKind.DAMAGED


def test_cells_far_to_the_right_in_very_many_rows_are_refused() -> None:
    rows = b"".join(b'<row r="%d"><c r="XFD%d"><v>1</v></c></row>' % (n, n) for n in range(1, 200))
    assert refusal({**workbook(), SHEET: sheet(rows)}) is WorkbookKind.TOO_LARGE


def test_a_formula_is_found_wherever_it_stands() -> None:
    for before in range(3):
        head = sheet(b"").split(b"</sheetData>")[0] + b'<row r="1"><c r="A1">'
        filling = b"<!--" + b"a" * (CHUNK_BYTES - len(head) - 8 + before) + b"-->"
        parts = {**workbook(), SHEET: head + filling + b"<f>1+1</f></c></row></sheetData></worksheet>"}
        (table,) = read_workbook(packed(parts), file="a.xlsx")
        assert [one.code for one in table.faults.found] == ["table-formula-empty"]
