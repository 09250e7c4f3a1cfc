"""Reads a file from elsewhere, whatever it is, and checks what came of it."""

from __future__ import annotations

import re
from pathlib import Path

from trainer.core.errors import Problem, Severity, UserFacingError
from trainer.core.quiz import Quiz
from trainer.core.scenario import Scenario
from trainer.packs.importers.aiken import read_aiken
from trainer.packs.importers.columns import all_headings, fold_heading
from trainer.packs.importers.feedback_form import pack_of_form
from trainer.packs.importers.gift import read_gift
from trainer.packs.importers.sheets import UnreadableWorkbookError, read_workbook
from trainer.packs.importers.table_faults import TableCode
from trainer.packs.importers.table_import import TableImport, guessed_language, read_tables
from trainer.packs.importers.tables import DELIMITERS, UnknownEncodingError, decode_table, read_csv
from trainer.packs.importers.workbook_kinds import READABLE, WorkbookKind, kind_of_workbook
from trainer.services.import_checks import row_problems
from trainer.services.import_files import content_of
from trainer.services.import_plans import SourceFormat

_AIKEN = re.compile(r"^ANSWER\s*[:：]\s*[A-Z]\s*$", re.MULTILINE | re.IGNORECASE)
_GIFT = re.compile(r"^\s*(::|\$CATEGORY|//)|(?<!\\)\{[^{}]*\}", re.MULTILINE)
_HEAD_LINES = 20
_FEWEST_HEADINGS = 2

Parts = tuple[tuple[Quiz, ...], tuple[Scenario, ...], tuple[Problem, ...], frozenset[str]]
Read = tuple[SourceFormat, tuple[Quiz, ...], tuple[Scenario, ...], tuple[Problem, ...], frozenset[str]]


def read_file(file: Path, *, language: str) -> Read:
    """Return the format of a file and what it holds, with all faults and the ids that stand in it.

    Args:
        file: Of any supported format.
        language: Of what it holds; guessed if empty.

    Raises:
        UserFacingError: ``import-…`` if nothing of it can be read.
    """
    raw = content_of(file)
    kind = kind_of_workbook(raw)
    if kind is not None:
        return SourceFormat.XLSX, *_parts(_workbook(raw, kind, file, language))
    text, encoding = _text(raw, file)
    found = _format_of(text, file)
    if found is SourceFormat.CSV:
        table = read_csv(raw, file=file.name, known=all_headings())
        return found, *_parts(read_tables([table], title=file.stem, language=language))
    reader = read_gift if found is SourceFormat.GIFT else read_aiken
    imported = reader(text, file=file.name, language=language or guessed_language([text]))
    faults = (*_encoding_faults(file, encoding), *imported.faults)
    return found, imported.quizzes, imported.scenarios, faults, imported.named


def _parts(read: TableImport) -> Parts:
    faults = (*read.faults, *row_problems(read.scenarios, read.faulty))
    in_order = sorted(faults, key=lambda one: (str(one.data.get("sheet", "")), one.line, one.column))
    return read.quizzes, tuple(one.scenario for one in read.scenarios), tuple(in_order), read.named


def _workbook(raw: bytes, kind: WorkbookKind, file: Path, language: str) -> TableImport:
    if kind not in READABLE:
        raise UserFacingError(f"import-workbook-{kind.value}", file=file.name)
    try:
        tables = read_workbook(raw, file=file.name, has_macros=kind is WorkbookKind.WITH_MACROS)
    except UnreadableWorkbookError as error:
        raise UserFacingError(f"import-workbook-{error.kind.value}", file=file.name) from error
    if pack_id := pack_of_form(tables):
        raise UserFacingError("import-feedback-form", file=file.name, id=pack_id)
    return read_tables(tables, title=file.stem, language=language)


def _text(raw: bytes, file: Path) -> tuple[str, str]:
    try:
        return decode_table(raw)
    except UnknownEncodingError as error:
        raise UserFacingError("import-encoding", file=file.name) from error


def _encoding_faults(file: Path, encoding: str) -> tuple[Problem, ...]:
    if not encoding:
        return ()
    code = TableCode.OTHER_ENCODING.value
    return (Problem(file.name, 0, 0, code, {"encoding": encoding}, severity=Severity.WARNING),)


def _format_of(text: str, file: Path) -> SourceFormat:
    """Tell the text formats apart: headings make a table, answers GIFT or Aiken."""
    if _has_headings(text):
        return SourceFormat.CSV
    suffix = file.suffix.lower()
    if suffix in (".csv", ".tsv"):
        return SourceFormat.CSV
    if suffix == ".gift":
        return SourceFormat.GIFT
    if _AIKEN.search(text):
        return SourceFormat.AIKEN
    if _GIFT.search(text):
        return SourceFormat.GIFT
    raise UserFacingError("import-unknown", file=file.name)


def _has_headings(text: str) -> bool:
    lines = text[:100_000].splitlines()[:_HEAD_LINES]
    return any(_known_cells(line, sign) >= _FEWEST_HEADINGS for line in lines for sign in DELIMITERS)


def _known_cells(line: str, delimiter: str) -> int:
    return sum(fold_heading(cell) in all_headings() for cell in line.split(delimiter) if cell.strip())
