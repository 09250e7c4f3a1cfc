"""CSV is read as spreadsheets of every country write it, and every fault names its row and column."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.core.errors import Severity
from trainer.packs.importers.columns import SheetKind, all_headings
from trainer.packs.importers.headings import kind_of, read_records
from trainer.packs.importers.table_faults import TableCode, TableFaults
from trainer.packs.importers.table_import import read_tables
from trainer.packs.importers.tables import (
    MAX_CELL_SIGNS,
    MAX_OPEN_QUOTES,
    MAX_ROWS,
    Row,
    Table,
    UnknownEncodingError,
    decode_table,
    read_csv,
)
from trainer.packs.problems import MAX_PROBLEMS

BESIDE = Path(__file__).parents[3] / "shared" / "evaluation"
CELLS = st.text('a",;\t\n\r= あ', max_size=5)
FOLDER = Path(os.environ.get("REPLY_DOJO_EVALUATION", BESIDE)) / "bad_input" / "csv"


def rows_of(text: str | bytes) -> list[tuple[str, ...]]:
    raw = text.encode() if isinstance(text, str) else text
    return [row.cells for row in read_csv(raw, file="a.csv").rows]


def codes_of(text: str | bytes) -> list[tuple[str, int]]:
    raw = text.encode() if isinstance(text, str) else text
    return [(one.code, one.line) for one in read_csv(raw, file="a.csv").faults.found]


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_the_delimiter_is_recognised(sign: str) -> None:
    assert rows_of(f"a{sign}b\n1{sign}2\n") == [("a", "b"), ("1", "2")]


def test_known_headings_tell_the_delimiter_where_counts_mislead() -> None:
    raw = b"Question;Right answers, all of them, if any\nWhy?;Because\n"
    table = read_csv(raw, file="a.csv", known=all_headings())
    assert table.rows[1].cells == ("Why?", "Because")


def test_the_line_that_excel_puts_first_names_the_delimiter() -> None:
    table = read_csv(b"sep=|\na|b\n1|2\n", file="a.csv")
    assert [(row.number, row.cells) for row in table.rows] == [(2, ("a", "b")), (3, ("1", "2"))]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_rows_are_counted_by_the_lines_of_the_file(ending: str) -> None:
    text = ending.join(["a,b", '"x', 'y",2', "", "3,4"])
    assert [row.number for row in read_csv(text.encode(), file="a.csv").rows] == [1, 2, 5]


@pytest.mark.parametrize(
    ("codec", "told"),
    [("utf-8", ""), ("utf-8-sig", ""), ("utf-16", ""), ("utf-32", ""), ("utf-16-le", "UTF-16"),
     ("utf-16-be", "UTF-16"), ("cp932", "Shift_JIS"), ("euc_jp", "EUC-JP")],
)  # fmt: skip
def test_an_encoding_is_read_where_it_is_certain_and_told_where_it_is_rare(codec: str, told: str) -> None:
    text = "question,answer\nお問い合わせはどちらですか,窓口\n" * 4
    assert decode_table(text.encode(codec)) == (text, told)
    assert [one.code for one in read_csv(text.encode(codec), file="a.csv").faults.found] == (
        [TableCode.OTHER_ENCODING] if told else []
    )


@pytest.mark.parametrize(
    "raw", ["déjà vu à Besançon".encode("cp1252"), b"\xff\xfe\x00", b"a\x00\x00\x00\xff"]
)
def test_an_encoding_that_is_not_certain_is_refused(raw: bytes) -> None:
    with pytest.raises(UnknownEncodingError):
        decode_table(raw)


def test_a_quotation_mark_that_is_never_closed_costs_its_own_line_alone() -> None:
    text = 'a,b\n1,"x\n3,4\n'
    assert rows_of(text) == [("a", "b"), ("3", "4")]
    assert codes_of(text) == [(TableCode.OPEN_QUOTE, 2)]


def test_a_stray_quotation_mark_is_told_and_the_row_is_read() -> None:
    assert rows_of('a,b\n1,"x "y" z"\n') == [("a", "b"), ("1", 'x y" z"')]
    assert codes_of('a,b\n1,"x "y" z"\n') == [(TableCode.STRAY_QUOTE, 2)]


def test_a_stray_quotation_mark_over_several_lines_costs_its_line() -> None:
    assert codes_of('a,b\n"x" y,"z\n1,2\n') == [(TableCode.OPEN_QUOTE, 2)]


def test_a_file_of_open_quotation_marks_is_given_up() -> None:
    text = "a,b\n" + '1,"x" "\n' * 2 * MAX_OPEN_QUOTES
    assert codes_of(text)[-1][0] in (TableCode.TOO_MANY_ROWS, TableCode.STRAY_QUOTE)
    text = "a,b\n" + '1,"x\n' * (2 * MAX_OPEN_QUOTES + 1)
    assert len(read_csv(text.encode(), file="a.csv").faults.found) <= MAX_OPEN_QUOTES + 1


def test_a_cell_without_end_neither_hangs_nor_fills_the_memory() -> None:
    before = time.monotonic()
    text = 'a,b\n1,"' + "x" * 300_000 + "\n3,4\n"
    assert ("3", "4") in rows_of(text)
    assert codes_of(text) == [(TableCode.OPEN_QUOTE, 2)]
    assert time.monotonic() - before < 2
    assert codes_of("x" * 300_000) == [(TableCode.OPEN_QUOTE, 1)]


def test_what_no_text_may_hold_is_taken_out_and_told() -> None:
    assert rows_of("a,b\nx\x00y\x07,2\n") == [("a", "b"), ("xy", "2")]
    assert codes_of("a,b\nx\x00y,2\n") == [(TableCode.CONTROL_SIGNS, 2)]


def test_a_cell_that_is_too_long_keeps_its_row_out() -> None:
    text = f"a,b\n1,{'x' * (MAX_CELL_SIGNS + 1)}\n3,4\n"
    assert rows_of(text) == [("a", "b"), ("3", "4")]
    assert codes_of(text) == [(TableCode.LONG_CELL, 2)]


def test_rows_beyond_the_limit_are_told() -> None:
    assert codes_of("a\n" * (MAX_ROWS + 5)) == [(TableCode.TOO_MANY_ROWS, MAX_ROWS + 1)]


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=4))
def test_what_a_spreadsheet_writes_is_read_back(rows: list[tuple[str, str]]) -> None:
    head = "Question,Right answers\n"
    body = "".join(",".join('"' + cell.replace('"', '""') + '"' for cell in row) + "\r\n" for row in rows)
    table = read_csv((head + body).encode(), file="a.csv", known=all_headings())
    kept = [row for row in rows if any(cell.strip() for cell in row)]
    assert [row.cells for row in table.rows[1:]] == kept


@settings(deadline=None, max_examples=60)
@given(st.binary(max_size=60) | st.text("\"',;\r\n\0=あa{}", max_size=60).map(str.encode))
def test_no_bytes_break_the_reading(raw: bytes) -> None:
    try:
        table = read_csv(raw, file="a.csv", known=all_headings())
    except UnknownEncodingError:
        return
    read_tables([table], title="a", language="")


def oracles() -> list[Path]:
    return sorted(FOLDER.glob("*/csv*/*.csv")) if FOLDER.is_dir() else []


def test_csv_files_of_the_evaluation_are_read_as_their_oracles_say() -> None:
    if not oracles():
        pytest.skip(f"the CSV files are not here: {FOLDER} (REPLY_DOJO_EVALUATION names the evaluation)")
    wrong = []
    for path in oracles():
        before = time.monotonic()
        table = read_csv(path.read_bytes(), file=path.name)
        assert time.monotonic() - before < 2, path
        oracle = path.parents[1] / "json" / f"{path.stem}.json"
        if oracle.exists():
            wrong += [path.name] if not agrees(table, json.loads(oracle.read_text())) else []
        elif (
            path.name.startswith("bad-") and "header" not in path.name and path.stem != "bad-unescaped-quote"
        ):
            assert table.faults.found, path
    # The first has another telephone number in its oracle, and the second other line ends.
    assert set(wrong) <= {"location_coordinates.csv", "newlines_crlf.csv"}


def agrees(table: Table, oracle: Any) -> bool:
    listed = oracle if isinstance(oracle, list) else [oracle]
    rows = [row.cells for row in table.rows]
    if listed and isinstance(listed[0], dict):
        return [dict(zip(rows[0], row, strict=False)) for row in rows[1:]] == listed
    wanted = [tuple(row) for row in listed if any(row)]  # rows without a word are passed over
    return rows == wanted or not listed


def table_of(*rows: tuple[str, ...]) -> Table:
    numbered = tuple(Row(number, cells) for number, cells in enumerate(rows, start=1))
    return Table(numbered, TableFaults("a.xlsx", "Sheet1"))


def test_headings_are_found_in_both_languages_in_any_order_below_a_title() -> None:
    for heads in (("Right answers", "QUESTION "), ("正解", "問題文"), ("correct-answer", "問題")):
        table = table_of(("Our quiz", ""), heads, ("yes", "Is it?"))
        assert kind_of(table) is SheetKind.QUIZ
        (record,) = read_records(table, SheetKind.QUIZ)
        assert (record.row, record.text("question"), record.text("right")) == (3, "Is it?", "yes")


def test_a_misspelt_heading_is_taken_and_told() -> None:
    table = table_of(("Qestion", "Right answers", "Colour"), ("Is it?", "yes", "blue"))
    (record,) = read_records(table, SheetKind.QUIZ)
    assert record.text("question") == "Is it?"
    found = [(one.code, one.column, one.suggestion) for one in table.faults.found]
    assert found == [(TableCode.HEADING_READ_AS, 1, None), (TableCode.UNKNOWN_HEADING, 3, None)]


def test_a_heading_that_is_only_a_little_like_a_known_one_is_asked_about_and_not_read() -> None:
    table = table_of(("問題文", "正解", "解接", "天気"), ("なぜ？", "a", "b", "c"))
    (record,) = read_records(table, SheetKind.QUIZ)
    assert record.text("explanation") == ""
    found = [(one.code, one.column, one.suggestion) for one in table.faults.found]
    assert found == [(TableCode.UNKNOWN_HEADING, 3, "解説"), (TableCode.UNKNOWN_HEADING, 4, None)]


@pytest.mark.parametrize(
    ("cell", "expected"), [("１０分", 10), ("７０点", 70), ("30 minutes", 30), ("5時間", 5), ("-3", 5)]
)
def test_a_number_is_read_with_the_unit_that_a_person_writes(cell: str, expected: int) -> None:
    table = table_of(("問題文", "正解", "目安（分）"), ("なぜ？", "a", cell))
    (record,) = read_records(table, SheetKind.QUIZ)
    assert record.number("minutes", default=5, minimum=1, maximum=240) == expected
    assert bool(table.faults.found) == (cell in ("5時間", "-3"))


def test_a_second_column_of_one_meaning_is_told_and_not_read() -> None:
    table = table_of(("Question", "問題文", "Answer", "Rigth answer"), ("a", "b", "c", "d"))
    (record,) = read_records(table, SheetKind.QUIZ)
    assert (record.text("question"), record.text("right")) == ("a", "c")
    assert [one.code for one in table.faults.found] == [
        TableCode.DUPLICATE_HEADING, TableCode.UNKNOWN_HEADING,
    ]  # fmt: skip


def test_missing_headings_are_told_in_the_language_of_those_that_are_there() -> None:
    table = table_of(("問題文", "解説"), ("a", "b"))
    read_records(table, SheetKind.QUIZ)
    assert [one.data["needed"] for one in table.faults.found] == ["正解"]


def test_a_table_without_known_headings_is_nothing() -> None:
    for rows in ((), (("foo", "bar"), ("1", "2")), (("Level", "Minutes"), ("1", "2"))):
        table = table_of(*rows)
        assert kind_of(table) is None
    table = table_of(("foo", "bar"), ("1", "2"))
    assert read_records(table, SheetKind.QUIZ) == ()
    assert [one.code for one in table.faults.found] == [TableCode.NO_HEADINGS]
    empty = table_of()
    assert read_records(empty, SheetKind.QUIZ) == ()


def test_cells_beyond_the_headings_are_told_and_empty_rows_are_passed_over() -> None:
    table = table_of(("Question", "Right answers"), ("a", "b", "", "more"), ("", ""), ("c",))
    records = read_records(table, SheetKind.QUIZ)
    assert [(one.row, one.text("right")) for one in records] == [(2, "b"), (4, "")]
    assert [(one.code, one.line) for one in table.faults.found] == [(TableCode.MORE_CELLS, 2)]


def test_faults_are_cut_where_nobody_reads_on() -> None:
    faults = TableFaults("a.csv")
    for row in range(MAX_PROBLEMS + 5):
        faults.add(TableCode.EMPTY_CELL, row)
    assert len(faults.found) == MAX_PROBLEMS + 1
    assert MAX_PROBLEMS + 4 in faults.faulty_rows


def test_sheets_that_explain_are_passed_over_and_others_are_told() -> None:
    quiz = table_of(("Question", "Right answers", "Wrong answers"), ("Why?", "a", "b"))
    example = Table(quiz.rows, TableFaults("a.xlsx", "Example"))
    other = Table(table_of(("foo", "bar")).rows, TableFaults("a.xlsx", "Stock"))
    blank = Table((), TableFaults("a.xlsx", "Sheet3"))
    read = read_tables([quiz, example, other, blank], title="Shop", language="")
    assert [one.title for one in read.quizzes] == ["Shop"]
    assert [(one.code, one.data["sheet"], one.severity) for one in read.faults] == [
        (TableCode.EXAMPLE_NOT_READ, "Example", Severity.ERROR),
        (TableCode.NO_EXPLANATION, "Sheet1", Severity.WARNING),
        (TableCode.OTHER_SHEET, "Stock", Severity.WARNING),
    ]
    assert read.faults[0].data["meant"] == "Questions"
    alone = read_tables([other], title="Shop", language="")
    assert TableCode.NO_HEADINGS in [one.code for one in alone.faults]


def test_a_hidden_sheet_alone_is_told_as_hidden() -> None:
    hidden = Table((), TableFaults("a.xlsx", "Sheet1"))
    hidden.faults.warn(TableCode.HIDDEN_SHEET, 0)
    assert [one.code for one in read_tables([hidden], title="a", language="").faults] == [
        TableCode.HIDDEN_SHEET
    ]
