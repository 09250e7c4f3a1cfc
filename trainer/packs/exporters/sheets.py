"""Quizzes and scenarios of a pack as a workbook, and what a table cannot say of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from enum import StrEnum
from typing import BinaryIO

from openpyxl import Workbook

from trainer.core.errors import Problem, Severity
from trainer.core.quiz import Quiz
from trainer.core.scenario import Pack, Scenario, Turn
from trainer.packs.exporters.quiz_rows import quiz_rows
from trainer.packs.exporters.scenario_rows import scenario_rows
from trainer.packs.exporters.templates import fill_sheet
from trainer.packs.exporters.workbook import FIRST_ROW, cell_text, write_rows
from trainer.packs.importers.columns import SheetKind, SheetWords, sheet_words
from trainer.packs.importers.headings import read_records
from trainer.packs.importers.quiz_rows import read_quizzes
from trainer.packs.importers.scenario_rows import read_scenarios
from trainer.packs.importers.table_faults import TableFaults
from trainer.packs.importers.tables import Row, Table

_CRITERIA = "criteria"
_Part = Quiz | Scenario | Turn


class ExportLoss(StrEnum):
    """What a table cannot say. Behind each: the keys of its ``data``."""

    QUESTION_DIFFERS = "export-question-differs"
    """A question would come back otherwise. ``quiz``, ``question``."""
    QUESTION_LEFT_OUT = "export-question-left-out"
    """A question would not come back at all, such as one that a rubric judges. ``quiz``, ``question``."""
    QUIZ_DIFFERS = "export-quiz-differs"
    """``quiz``, ``part`` (a field of `Quiz`)."""
    SCENARIO_DIFFERS = "export-scenario-differs"
    """``scenario``, ``part`` (a field of `Scenario`)."""
    TURN_DIFFERS = "export-turn-differs"
    """``scenario``, ``turn``, ``part`` (a field of `Turn`)."""
    CRITERION_DIFFERS = "export-criterion-differs"
    """``scenario``, ``turn``, ``criterion``, ``label``."""
    NOT_WRITTEN = "export-not-written"
    """``part`` (``samples``, ``notes`` or ``seminars``), ``count``: they are not written at all."""


def write_sheets(pack: Pack, file: BinaryIO, *, language: str) -> None:
    """Write a workbook with a sheet for quizzes and one for scenarios, where the pack has such.

    Args:
        pack: What is written.
        file: Open for writing.
        language: Of the headings.
    """
    words = sheet_words(language)
    book = Workbook()
    book.remove(book.worksheets[0])
    for kind, rows in _rows_by_kind(pack, words).items():
        sheet = book.create_sheet()
        fill_sheet(sheet, kind, words)
        write_rows(sheet, words.columns[kind], rows, first_row=FIRST_ROW)
    book.save(file)


def _rows_by_kind(pack: Pack, words: SheetWords) -> Mapping[SheetKind, list[dict[str, str]]]:
    quizzes = [row for quiz in pack.quizzes for row in quiz_rows(quiz, words)]
    scenarios = [row for one in pack.scenarios for row in scenario_rows(one, words)]
    found = {SheetKind.QUIZ: quizzes, SheetKind.SCENARIO: scenarios}
    return {kind: rows for kind, rows in found.items() if rows} or {SheetKind.QUIZ: []}


def sheet_losses(pack: Pack, *, language: str) -> tuple[Problem, ...]:
    """Return what would come back otherwise, or not at all, if the workbook were imported: warnings."""
    words = sheet_words(language)
    losses = [loss for quiz in pack.quizzes for loss in _quiz_losses(quiz, words)]
    losses += [loss for one in pack.scenarios for loss in _scenario_losses(one, words)]
    for part in ("samples", "notes", "seminars"):
        if count := len(getattr(pack, part)):
            losses.append(_loss(ExportLoss.NOT_WRITTEN, part=part, count=count))
    return tuple(losses)


def _loss(code: ExportLoss, **data: object) -> Problem:
    return Problem("", 0, 0, code.value, data, severity=Severity.WARNING)


def _table(kind: SheetKind, rows: Sequence[Mapping[str, str]], words: SheetWords) -> Table:
    columns = words.columns[kind]
    head = Row(1, tuple(column.heading for column in columns))
    body = (
        Row(number, tuple(cell_text(row.get(column.key, "")) for column in columns))
        for number, row in enumerate(rows, start=FIRST_ROW)
    )
    return Table((head, *body), TableFaults("", ""))


def _quiz_losses(quiz: Quiz, words: SheetWords) -> Iterator[Problem]:
    records = read_records(_table(SheetKind.QUIZ, quiz_rows(quiz, words), words), SheetKind.QUIZ)
    read = read_quizzes(records, title=quiz.title, language=quiz.language, taken=set())
    again = {question.id: question for one in read for question in one.questions}
    for question in quiz.questions:
        if again.get(question.id) != question:
            is_there = question.id in again
            code = ExportLoss.QUESTION_DIFFERS if is_there else ExportLoss.QUESTION_LEFT_OUT
            yield _loss(code, quiz=quiz.title, question=question.title or question.text)
    for part in _different_parts(quiz, read[0], leave="questions") if read else ():
        yield _loss(ExportLoss.QUIZ_DIFFERS, quiz=quiz.title, part=part)


def _scenario_losses(scenario: Scenario, words: SheetWords) -> Iterator[Problem]:
    rows = scenario_rows(scenario, words)
    records = read_records(_table(SheetKind.SCENARIO, rows, words), SheetKind.SCENARIO)
    read = read_scenarios(records, language=scenario.language, taken=set())
    if not read:
        yield _loss(ExportLoss.SCENARIO_DIFFERS, scenario=scenario.title, part="turns")
        return
    again = read[0].scenario
    for part in _different_parts(scenario, again, leave="turns"):
        yield _loss(ExportLoss.SCENARIO_DIFFERS, scenario=scenario.title, part=part)
    by_id = {turn.id: turn for turn in again.turns}
    for turn in scenario.turns:
        yield from _turn_losses(scenario, turn, by_id.get(turn.id))


def _turn_losses(scenario: Scenario, turn: Turn, again: Turn | None) -> Iterator[Problem]:
    parts = ["id"] if again is None else _different_parts(turn, again, leave=_CRITERIA)
    for part in parts:
        yield _loss(ExportLoss.TURN_DIFFERS, scenario=scenario.title, turn=turn.id, part=part)
    same = () if again is None else again.criteria
    for one in turn.criteria:
        if one not in same:
            yield _loss(
                ExportLoss.CRITERION_DIFFERS, scenario=scenario.title, turn=turn.id, criterion=one.id,
                label=one.label,
            )  # fmt: skip


def _different_parts(one: _Part, other: _Part, *, leave: str) -> list[str]:
    names = [field.name for field in fields(one) if field.name != leave]
    return [name for name in names if getattr(one, name) != getattr(other, name)]
