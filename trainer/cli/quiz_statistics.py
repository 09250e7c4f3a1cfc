"""The command ``quiz statistics``: how the questions do their work, on paper or as CSV."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from trainer.cli.entrance import Tools
from trainer.cli.paper import Paper, Paragraph
from trainer.cli.statuses import FINE
from trainer.core.errors import UserFacingError
from trainer.services.quiz_statistics import QuestionReport, QuizReport
from trainer.wording.catalogue import ngettext
from trainer.wording.numbers import number
from trainer.wording.quiz_statistics import (
    figures_line,
    people_sentence,
    pick_headings,
    pick_rows,
    remark_sentences,
)
from trainer.wording.quotes import beginning_of


def quiz_statistics(name: str, target: Path | None, console: Paper, tools: Tools) -> int:
    """Print how questions do their work, or write it to a file.

    Args:
        name: A pack, or a quiz as ``PACK/QUIZ``; empty for all.
        target: A CSV file; ``None`` to print.
        console: Takes the lines.
        tools: Opens the office.

    Raises:
        UserFacingError: ``quiz-unknown``, ``no-quizzes``, or why the file cannot be written.
    """
    pack_id, _slash, quiz_id = name.partition("/")
    with tools.office() as office:
        reports = office.quiz_statistics.reports(pack_id, quiz_id)
        if not reports:
            raise UserFacingError("no-quizzes")
        if target is not None:
            count = office.quiz_statistics.export(target, reports)
            message = ngettext("{count} row written to {file}.", "{count} rows written to {file}.", count)
            console.print(Text(message.format(count=number(count), file=target)))
            return FINE
    for report in reports:
        _print_quiz(report, console)
    return FINE


def _print_quiz(report: QuizReport, console: Paper) -> None:
    console.print(Paragraph(f"{report.quiz.title} ({report.pack.id}/{report.quiz.id})", style="bold"))
    console.print(Paragraph(people_sentence(report), style="dim"))
    console.print()
    if not report.people:
        return
    for place, one in enumerate(report.questions, start=1):
        _print_question(place, one, console)


def _print_question(place: int, one: QuestionReport, console: Paper) -> None:
    console.print(Paragraph(f"{place}. {beginning_of(one.name)}"))
    lines = [Paragraph(figures_line(one), style="dim"), *map(Paragraph, remark_sentences(one))]
    for line in lines:
        console.print(Padding(line, (0, 0, 0, 3)))
    if one.statistics.count and one.statistics.picks:
        console.print(Padding(_table(pick_rows(one)), (0, 0, 0, 3)))
    console.print()


def _table(rows: Iterable[tuple[str, ...]]) -> Table:
    table = Table(box=None, pad_edge=False)
    for at, heading in enumerate(pick_headings()):
        table.add_column(heading, justify="right" if at else "left", header_style="dim")
    for row in rows:
        table.add_row(*map(Text, row))
    return table
