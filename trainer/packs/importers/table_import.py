"""The sheets of one file become quizzes and scenarios."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from trainer.core.errors import Problem
from trainer.core.quiz import Quiz
from trainer.packs.importers.columns import LANGUAGES, SheetKind, SheetWords, fold_heading, sheet_words
from trainer.packs.importers.headings import Record, kind_of, read_records
from trainer.packs.importers.quiz_rows import read_quizzes
from trainer.packs.importers.scenario_rows import ReadScenario, read_scenarios
from trainer.packs.importers.table_faults import TableCode, TableFaults
from trainer.packs.importers.tables import Table

_KANA_SHARE = 10
"""A text of which one sign in so many is kana is Japanese; names and quotations stay below."""


@dataclass(frozen=True, slots=True)
class TableImport:
    """What a file of tables holds.

    Attributes:
        scenarios: With the rows of their turns.
        faults: Of all sheets, in their order.
        faulty: Scenarios that do not come, as far as they can be told.
        named: Ids that stand in the file: ``quiz/quiz``, ``quiz/quiz/question`` and ``scenario/scenario``.
    """

    quizzes: tuple[Quiz, ...]
    scenarios: tuple[ReadScenario, ...]
    faults: tuple[Problem, ...]
    named: frozenset[str] = frozenset()
    faulty: tuple[ReadScenario, ...] = ()


def read_tables(tables: Sequence[Table], *, title: str, language: str) -> TableImport:
    """Return what the tables hold; the sheets of a template that explain are passed over.

    Args:
        tables: Of one file.
        title: Of a quiz that names none.
        language: Of everything; by the texts of each sheet if empty.
    """
    quizzes: list[Quiz] = []
    scenarios: list[ReadScenario] = []
    quiz_ids: set[str] = set()
    scenario_ids: set[str] = set()
    named: set[str] = set()
    faulty: list[ReadScenario] = []
    read = [table for table in tables if fold_heading(table.faults.sheet) not in _explaining_sheets()]
    for table in read:
        kind = kind_of(table)
        if kind is None:
            _note_unread(table, is_only_one=len(read) == 1)
            continue
        records = read_records(table, kind)
        spoken = language or guessed_language(_texts(records))
        if kind is SheetKind.QUIZ:
            quizzes += read_quizzes(records, title=title, language=spoken, taken=quiz_ids, named=named)
        else:
            scenarios += read_scenarios(records, language=spoken, taken=scenario_ids, faulty=faulty)
    examples = _changed_examples(tables)
    faults = [fault for table in (*examples, *read) for fault in sorted(table.faults.found, key=_place)]
    keys = {f"{SheetKind.QUIZ.value}/{name}" for name in named}
    keys |= {f"{SheetKind.SCENARIO.value}/{one.scenario.id}" for one in scenarios if one.is_named}
    return TableImport(tuple(quizzes), tuple(scenarios), tuple(faults), frozenset(keys), tuple(faulty))


def guessed_language(texts: Iterable[str]) -> str:
    """Return the language that texts are likely in: Japanese by its kana, otherwise English."""
    letters = [sign for text in texts for sign in text if sign.isalpha()]
    kana = sum("ぁ" <= sign <= "ヺ" for sign in letters)
    return "ja" if kana * _KANA_SHARE > len(letters) else "en"


def _explaining_sheets() -> set[str]:
    names = ("guide", "example")
    return {fold_heading(sheet_words(language).sheets[name]) for language in LANGUAGES for name in names}


def _changed_examples(tables: Sequence[Table]) -> list[Table]:
    """Return the sheets of examples into which somebody wrote, with that as their only fault."""
    found = []
    for table in tables:
        kind = kind_of(table)
        words = _words_of_examples(fold_heading(table.faults.sheet))
        if kind is None or words is None:
            continue
        known = [{key: cell.strip() for key, cell in row.items()} for row in words.examples[kind]]
        told = Table(table.rows, TableFaults(table.faults.file, table.faults.sheet))
        own = [one for one in read_records(told, kind) if _filled(one) not in known]
        told.faults.found.clear()
        if own:
            own[0].add(TableCode.EXAMPLE_NOT_READ, meant=words.sheets[kind.value])
            found.append(told)
    return found


def _filled(record: Record) -> dict[str, str]:
    return {key: cell for key, cell in record.cells.items() if cell}


def _words_of_examples(folded: str) -> SheetWords | None:
    spoken = (sheet_words(language) for language in LANGUAGES)
    return next((words for words in spoken if fold_heading(words.sheets["example"]) == folded), None)


def _note_unread(table: Table, *, is_only_one: bool) -> None:
    if is_only_one and not any(one.code == TableCode.HIDDEN_SHEET for one in table.faults.found):
        read_records(table, SheetKind.QUIZ)  # says which headings are needed
    elif table.rows:
        table.faults.warn(TableCode.OTHER_SHEET, 0)


def _texts(records: Iterable[Record]) -> Iterable[str]:
    keys = ("question", "right", "says", "model", "must")
    return (record.text(key) for record in records for key in keys)


def _place(problem: Problem) -> tuple[int, int]:
    return problem.line, problem.column
