"""Workbooks: what is read of them, what is refused before it is unpacked, and what is written."""

from __future__ import annotations

import time
import zipfile
from dataclasses import replace
from datetime import date, datetime, timedelta
from datetime import time as clock
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from tests.packs.builders import load
from tests.packs.generated import quizzes, scenarios
from tests.packs.quizzes import PNG, QUIZ, SEMINAR
from trainer.core.quiz import Choices, Quiz
from trainer.core.scenario import Pack, Scenario
from trainer.packs.exporters.sheets import sheet_losses, write_sheets
from trainer.packs.exporters.templates import write_template
from trainer.packs.importers.columns import SheetKind, sheet_words
from trainer.packs.importers.sheets import (
    MAX_COLUMNS,
    MAX_EMPTY_ROWS,
    UnreadableWorkbookError,
    number_text,
    read_workbook,
)
from trainer.packs.importers.table_faults import TableCode
from trainer.packs.importers.table_import import TableImport, read_tables
from trainer.packs.importers.workbook_kinds import MAX_ENTRIES, WorkbookKind, kind_of_workbook

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def saved(book: Workbook) -> bytes:
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def workbook(*rows: tuple[str | float, ...]) -> bytes:
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    return saved(book)


def archive(**entries: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in entries.items():
            file.writestr(name, content)
    return out.getvalue()


def changed(raw: bytes, name: str, old: bytes, new: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(raw)) as source, zipfile.ZipFile(out, "w") as target:
        for entry in source.namelist():
            content = source.read(entry)
            target.writestr(entry, content.replace(old, new) if entry == name else content)
    return out.getvalue()


def cells_of(raw: bytes) -> list[tuple[str, ...]]:
    (table,) = read_workbook(raw, file="a.xlsx")
    return [row.cells for row in table.rows]


def codes_of(raw: bytes) -> list[tuple[str, int, int]]:
    (table,) = read_workbook(raw, file="a.xlsx")
    return [(one.code, one.line, one.column) for one in table.faults.found]


def test_a_file_is_known_for_what_it_is() -> None:
    plain = workbook(("a",))
    content = "xl/workbook.xml"
    types = "[Content_Types].xml"
    assert kind_of_workbook(b"Question,Answer") is None
    assert kind_of_workbook(plain) is WorkbookKind.XLSX
    assert kind_of_workbook(OLE + b"Workbook") is WorkbookKind.OLD_EXCEL
    assert kind_of_workbook(OLE + "EncryptedPackage".encode("utf-16-le")) is WorkbookKind.PROTECTED
    macros = changed(plain, types, b"sheet.main+xml", b"sheet.macroEnabled.main+xml")
    assert kind_of_workbook(macros) is WorkbookKind.WITH_MACROS
    assert kind_of_workbook(archive(**{types: b"sheet.binary.macroEnabled"})) is WorkbookKind.BINARY
    assert kind_of_workbook(archive(**{types: b"wordprocessing"})) is WorkbookKind.OTHER_ARCHIVE
    assert kind_of_workbook(archive(**{"a.txt": b""})) is WorkbookKind.OTHER_ARCHIVE
    assert kind_of_workbook(archive(mimetype=b"", **{"content.xml": b""})) is WorkbookKind.OPEN_DOCUMENT
    strict = archive(**{types: b"", content: b"http://purl.oclc.org/ooxml/spreadsheetml/main"})
    assert kind_of_workbook(strict) is WorkbookKind.STRICT
    assert kind_of_workbook(plain[: len(plain) // 2]) is WorkbookKind.DAMAGED
    assert kind_of_workbook(plain[:100] + b"\0" * 400 + plain[500:]) in (
        WorkbookKind.DAMAGED, WorkbookKind.XLSX, WorkbookKind.OTHER_ARCHIVE,
    )  # fmt: skip


def test_what_would_unfold_too_far_is_refused_before_it_does() -> None:
    bomb = archive(**{f"{n}.xml": b"0" * (33 << 20) for n in range(3)})
    assert len(bomb) < 1 << 20
    assert kind_of_workbook(bomb) is WorkbookKind.TOO_LARGE
    assert (
        kind_of_workbook(archive(**{str(n): b"" for n in range(MAX_ENTRIES + 1)})) is WorkbookKind.TOO_LARGE
    )


def test_a_damaged_part_is_damage(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = bytearray(workbook(("a",)))
    at = raw.index(b"[Content_Types].xml") + 40
    raw[at : at + 30] = b"\xff" * 30
    assert kind_of_workbook(bytes(raw)) is WorkbookKind.DAMAGED


def test_a_cell_is_read_as_a_person_reads_it() -> None:
    moment = datetime(2026, 3, 4, 9, 30)  # noqa: DTZ001 - spreadsheets know no zones
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(
        ["a", 5.0, 0.1 + 0.2, True, False, date(2026, 3, 4), moment, clock(9, 5), None, timedelta(1)]
    )
    sheet["K1"] = 0.5
    sheet["K1"].number_format = "0%"
    assert cells_of(saved(book)) == [
        (
            "a",
            "5",
            "0.3",
            "true",
            "false",
            "2026-03-04",
            "2026-03-04 09:30",
            "09:05",
            "",
            "1 day, 0:00:00",
            "50%",
        )
    ]
    assert number_text(1e300) == "1e+300"
    assert number_text(-2.5) == "-2.5"


def test_text_that_excel_had_to_escape_comes_back() -> None:
    raw = workbook(("a_x000D_b", "_x005F_x000D_"))
    assert cells_of(raw) == [("a\rb", "_x000D_")]


def test_a_formula_without_its_result_and_an_error_are_told() -> None:
    raw = workbook(("a", "=1+1", "x"), ("b", "c", "d"))
    assert codes_of(raw) == [(TableCode.FORMULA_EMPTY, 1, 2)]
    book = Workbook()
    book.worksheets[0]["A1"] = "#N/A"
    book.worksheets[0]["A1"].data_type = "e"
    book.worksheets[0]["B1"] = "x"
    assert codes_of(saved(book)) == [(TableCode.CELL_ERROR, 1, 1)]


def test_a_formula_with_its_result_is_its_result() -> None:
    raw = changed(workbook(("=1+1", "x")), "xl/worksheets/sheet1.xml", b"<v></v>", b"<v>2</v>")
    raw = changed(raw, "xl/worksheets/sheet1.xml", b"<v />", b"<v>2</v>")
    assert cells_of(raw) == [("2", "x")]
    assert codes_of(raw) == []


def test_hidden_sheets_are_told_and_macros_are_left_out() -> None:
    book = Workbook()
    book.worksheets[0].append(["a"])
    book.create_sheet("Secret").sheet_state = "hidden"
    tables = read_workbook(saved(book), file="a.xlsm", has_macros=True)
    assert [(one.code, one.data["sheet"]) for table in tables for one in table.faults.found] == [
        (TableCode.MACROS, "Sheet"), (TableCode.HIDDEN_SHEET, "Secret"),
    ]  # fmt: skip
    assert tables[1].rows == ()


def test_a_workbook_whose_parts_do_not_fit_is_refused() -> None:
    raw = changed(workbook(("a",)), "xl/workbook.xml", b"<sheets>", b"<sheets><sheet")
    with pytest.raises(UnreadableWorkbookError):
        read_workbook(raw, file="a.xlsx")


def test_a_bomb_of_entities_is_refused() -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><sst>&b;</sst>'
    raw = workbook(("text",))
    with zipfile.ZipFile(BytesIO(raw)) as source:
        entries = {name: source.read(name) for name in source.namelist()}
    with pytest.raises(UnreadableWorkbookError):
        read_workbook(archive(**{**entries, "xl/worksheets/sheet1.xml": bomb}), file="a.xlsx")


def test_a_million_formatted_rows_do_not_hang() -> None:
    raw = workbook(("Question", "Right answers"), ("Why?", "Because"))
    rows = b"".join(b'<row r="%d" s="1" customFormat="1"/>' % n for n in range(3, 1_048_577))
    raw = changed(raw, "xl/worksheets/sheet1.xml", b"</sheetData>", rows + b"</sheetData>")
    raw = changed(raw, "xl/worksheets/sheet1.xml", b'ref="A1:B2"', b'ref="A1:B1048576"')
    before = time.monotonic()
    (table,) = read_workbook(raw, file="a.xlsx")
    assert time.monotonic() - before < 2
    assert len(table.rows) == 2
    assert [one.code for one in table.faults.found] == [TableCode.EMPTY_ROWS]


def test_empty_rows_at_the_end_of_a_sheet_are_nothing_to_tell() -> None:
    book = Workbook()
    book.worksheets[0].append(["a"])
    book.worksheets[0].cell(MAX_EMPTY_ROWS + 2, 1).value = " "
    assert codes_of(saved(book)) == []
    rows = b"".join(b'<row r="%d"/>' % n for n in range(2, MAX_EMPTY_ROWS + 9))
    raw = changed(workbook(("a",)), "xl/worksheets/sheet1.xml", b"</sheetData>", rows + b"</sheetData>")
    assert codes_of(raw) == []


def test_a_sheet_that_claims_to_be_wide_is_read_as_far_as_it_is() -> None:
    raw = changed(workbook(("a", "b")), "xl/worksheets/sheet1.xml", b'ref="A1:B1"', b'ref="A1:XFD1"')
    assert cells_of(raw) == [("a", "b")]
    wide = workbook(tuple("x" * (MAX_COLUMNS + 5)))
    assert len(cells_of(wide)[0]) == MAX_COLUMNS


@pytest.mark.parametrize("kind", list(SheetKind))
@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_template_is_empty_explains_itself_and_can_be_filled_in(kind: SheetKind, language: str) -> None:
    out = BytesIO()
    write_template(kind, out, language=language)
    empty = read_all(out.getvalue())
    assert (empty.quizzes, empty.scenarios, empty.faults) == ((), (), ())
    words = sheet_words(language)
    book = load_workbook(BytesIO(out.getvalue()))
    assert book.sheetnames == [words.sheets[kind.value], words.sheets["guide"], words.sheets["example"]]
    sheet = book.worksheets[0]
    assert sheet.freeze_panes == "A2"
    lists = [one.formula1 for one in sheet.data_validations.dataValidation if one.type == "list"]
    assert len(lists) >= 2
    assert all(len(one) <= 255 for one in lists), "Excel takes no longer ones"
    heads = [cell.value for cell in sheet[1]]
    for row in words.examples[kind]:
        by_heading = {words.heading(kind, key): text for key, text in row.items()}
        sheet.append([by_heading.get(str(head)) for head in heads])
    filled = read_all(saved(book))
    assert filled.faults == ()
    assert len(filled.quizzes) + len(filled.scenarios) == 1


def read_all(raw: bytes) -> TableImport:
    assert kind_of_workbook(raw) is WorkbookKind.XLSX
    return read_tables(read_workbook(raw, file="a.xlsx"), title="Shop", language="")


def pack_of(*items: Quiz | Scenario) -> Pack:
    return Pack(
        "shop", "1.0.0", "Shop", "en", "",
        tuple(one for one in items if isinstance(one, Scenario)),
        quizzes=tuple(one for one in items if isinstance(one, Quiz)),
    )  # fmt: skip


def exported(pack: Pack) -> bytes:
    out = BytesIO()
    write_sheets(pack, out, language="en")
    return out.getvalue()


@settings(deadline=None, max_examples=12)
@given(quizzes)
def test_a_quiz_of_which_nothing_is_lost_comes_back_the_same(quiz: Quiz) -> None:
    quiz = replace(quiz, language="en", questions=quiz.questions[:3])
    pack = pack_of(quiz)
    losses = sheet_losses(pack, language="en")
    raw = exported(pack)
    if not losses:
        tables = read_workbook(raw, file="a.xlsx")
        assert read_tables(tables, title="", language="en").quizzes == (quiz,)


def test_a_question_that_does_not_come_back_is_told_apart(tmp_path: Path) -> None:
    pack = load(tmp_path, {"quizzes/parcels.yaml": QUIZ, "media/box.png": PNG}).pack
    (quiz,) = pack.quizzes
    losses = sheet_losses(pack, language="en")
    left = {one.data["question"] for one in losses if one.code == "export-question-left-out"}
    read = read_tables(read_workbook(exported(pack), file="a.xlsx"), title="", language="en").quizzes
    come = {question.id for again in read for question in again.questions}
    gone = {one.title or one.text for one in quiz.questions if one.id not in come}
    assert left == gone
    assert any(one.id == "rubric" for one in quiz.questions if one.id not in come)


def test_a_feeling_and_two_replies_come_back_as_choices_and_that_is_told(tmp_path: Path) -> None:
    files: dict[str, str | bytes | None] = {
        "quizzes/parcels.yaml": QUIZ, "media/box.png": PNG, "seminars/morning.yaml": SEMINAR,
    }  # fmt: skip
    pack = load(tmp_path, files).pack
    told = {
        (one.code, one.data.get("question", one.data.get("part")))
        for one in sheet_losses(pack, language="en")
    }
    assert ("export-question-differs", "What does she feel?") in told
    assert ("export-question-differs", "Which reply is better?") in told
    assert ("export-not-written", "seminars") in told
    (read,) = read_tables(read_workbook(exported(pack), file="a.xlsx"), title="", language="en").quizzes
    again = {one.id: one for one in read.questions}
    assert again["mood"].text == "What does she feel?\n\n> I paid eight days ago.\n> Nobody answers me!"
    assert isinstance(again["mood"].answer, Choices)
    assert isinstance(again["which"].answer, Choices)


@settings(deadline=None, max_examples=12)
@given(scenarios)
def test_any_scenario_can_be_written_and_what_is_lost_is_told(scenario: Scenario) -> None:
    pack = pack_of(replace(scenario, language="en"))
    losses = sheet_losses(pack, language="en")
    raw = exported(pack)
    if not losses:
        tables = read_workbook(raw, file="a.xlsx")
        read = read_tables(tables, title="", language="en")
        assert tuple(one.scenario for one in read.scenarios) == pack.scenarios


@settings(deadline=None, max_examples=12)
@given(
    st.text(max_size=20) | st.sampled_from(("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "_x000D_", "'=1", "\0"))
)
def test_no_text_becomes_a_formula(text: str) -> None:
    sample = next(iter(read_all(filled_template()).quizzes))
    quiz = replace(sample, questions=(replace(sample.questions[0], text=text or "x"),))
    sheet = load_workbook(BytesIO(exported(pack_of(quiz)))).worksheets[0]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "inlineStr"}
    assert not any(str(cell.value).startswith("=") and cell.data_type == "f" for row in sheet for cell in row)


def filled_template() -> bytes:
    words = sheet_words("en")
    columns = words.columns[SheetKind.QUIZ]
    rows = [tuple(row.get(one.key, "") for one in columns) for row in words.examples[SheetKind.QUIZ]]
    return workbook(tuple(one.heading for one in columns), *rows)


def test_a_pack_without_quizzes_and_scenarios_gives_an_empty_table() -> None:
    assert read_all(exported(pack_of())).faults == ()
