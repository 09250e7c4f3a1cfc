"""The command ``quiz statistics``: how the questions do their work, on paper or as CSV."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from trainer.cli.entrance import Tools
from trainer.cli.paper import Paper, Paragraph
from trainer.cli.practising import named_trainee
from trainer.cli.statuses import FINE
from trainer.core.errors import UserFacingError
from trainer.services.office import Office
from trainer.services.quiz_statistics import EVERYBODY, AnswersWanted, QuestionReport, QuizReport
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


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose answers are asked for, as it is typed: days, and names of trainees."""

    since: date | None = None
    until: date | None = None
    only: Sequence[str] = ()
    without: Sequence[str] = ()


def quiz_statistics(
    name: str, target: Path | None, console: Paper, tools: Tools, asked: Asked | None = None
) -> int:
    """Print how questions do their work, or write it to a file.

    Args:
        name: A pack, or a quiz as ``PACK/QUIZ``; empty for all.
        target: A CSV file; ``None`` to print.
        console: Takes the lines.
        tools: Opens the office.
        asked: Whose answers count, and of when; ``None`` for all.

    Raises:
        UserFacingError: ``trainee-unknown``, ``quiz-unknown``, ``no-quizzes``, or why no file is written.
    """
    pack_id, _slash, quiz_id = name.partition("/")
    with tools.office() as office:
        wanted = EVERYBODY if asked is None else _wanted(asked, office)
        reports = office.quiz_statistics.reports(pack_id, quiz_id, wanted=wanted)
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


def _wanted(asked: Asked, office: Office) -> AnswersWanted:
    only, without = (
        frozenset(named_trainee(office.trainees, name).id for name in names)
        for names in (asked.only, asked.without)
    )
    return AnswersWanted(asked.since, asked.until, only, without)


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
