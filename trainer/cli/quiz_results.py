"""What a sitting came to, in the terminal: its result, its answers, its record, and the list of all."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from trainer.cli.markdown import Page
from trainer.cli.paper import Paper, Paragraph
from trainer.cli.quiz_feedback import feedback_sheet
from trainer.core.quiz_records import SittingSummary
from trainer.core.sitting import Asks
from trainer.services.quizzes import QuizSession
from trainer.services.sitting_records import SittingRecord
from trainer.wording.catalogue import _
from trainer.wording.names import result_name
from trainer.wording.numbers import clock, day_and_time, number, score_range
from trainer.wording.quizzing import sitting_mode_name, sitting_title
from trainer.wording.sitting_records import (
    answers_sentence,
    clock_sentence,
    finish_sentence,
    record_rows,
    result_sentence,
)


def print_answers(session: QuizSession, paper: Paper) -> None:
    """Print every question of an exam that is over, with what was answered and what was right."""
    state = session.state
    for place, asks in enumerate(state.asks):
        if asks is Asks.NOTHING:
            continue
        told = session.feedback_of(place)
        heading = _("Question {number}").format(number=number(state.number_of(place)))
        paper.print()
        paper.print(Paragraph(heading, style="bold"))
        paper.print(Page(told.question.text))
        paper.print(feedback_sheet(told))


def print_result(session: QuizSession, paper: Paper) -> None:
    """Print what a sitting came to."""
    record = session.record()
    paper.print()
    paper.rule(Text(_("Result"), style="bold"), style="dim")
    paper.print(Paragraph(result_sentence(record), style="bold"))
    for remark in filter(None, (finish_sentence(record), clock_sentence(record))):
        paper.print(Paragraph(remark, style="yellow"))
    paper.print(Paragraph(answers_sentence(record)))
    paper.print(Paragraph(_("Time used: {time}").format(time=clock(record.used)), style="dim"))


def record_table(record: SittingRecord) -> RenderableType:
    """Return a record, one row a fact."""
    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True, style="bold")
    table.add_column(overflow="fold")
    for name, text in record_rows(record):
        table.add_row(name, Paragraph(text))
    return table


def history_table(history: Sequence[SittingSummary]) -> RenderableType:
    """Return all sittings with their numbers, the newest first."""
    table = Table.grid(padding=(0, 2), expand=True)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(ratio=1)
    table.add_column(no_wrap=True, style="dim")
    table.add_column(no_wrap=True, justify="right")
    table.add_column(no_wrap=True)
    for place, one in enumerate(history, start=1):
        standing = one.standing
        table.add_row(
            str(place),
            day_and_time(one.head.started_at),
            Paragraph(sitting_title(one.head)),
            sitting_mode_name(one.head.mode, one.head.title) if one.head.title else "",
            score_range(standing.low_score, standing.high_score),
            _("not finished") if one.is_unfinished else result_name(standing.result),
        )
    return table
