"""Scoring again in the terminal: progress, the differences, the sums."""

from __future__ import annotations

import argparse
from contextlib import closing

from rich.padding import Padding
from rich.progress import BarColumn, MofNCompleteColumn, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar
from rich.text import Text

from trainer.cli.entrance import Tools
from trainer.cli.paper import Paper, Paragraph
from trainer.cli.statuses import FINE, INTERRUPTED
from trainer.services.office import Office
from trainer.services.rescoring import Plan, Progress, ReplyChange
from trainer.wording.catalogue import _
from trainer.wording.numbers import number
from trainer.wording.rescores import change_heading, change_line, stopped_lines, totals


def rescore(arguments: argparse.Namespace, paper: Paper, tools: Tools) -> int:
    """Score what is stored again; without ``--apply`` only show what would become of it."""
    with tools.office() as office:
        return _rescored(arguments, office, paper)


def _rescored(arguments: argparse.Namespace, office: Office, paper: Paper) -> int:
    rescoring = office.open_rescoring()
    plan = rescoring.plan(arguments.pack)
    last: Progress | None = None
    left = arguments.show
    steps = rescoring.run(plan, applies=arguments.apply, helpers=arguments.helpers)
    try:
        with _bar(paper) as bar, closing(steps):
            task = bar.add_task("", total=plan.replies)
            for last in steps:
                bar.update(task, completed=last.done)
                for change in last.changes[:left]:
                    _print_change(change, paper)
                left = max(0, left - len(last.changes))
    except KeyboardInterrupt:
        for line in stopped_lines(last, plan, is_applied=arguments.apply):
            paper.print(Paragraph(line, style="yellow"))
        return INTERRUPTED
    _print_totals(last, plan, paper, is_applied=arguments.apply, shown=arguments.show)
    return FINE


def _print_change(change: ReplyChange, paper: Paper) -> None:
    paper.print(Paragraph(change_heading(change), style="bold"))
    for one in change.criteria:
        paper.print(Padding(Paragraph(change_line(one)), (0, 0, 0, 2)))


def _print_totals(last: Progress | None, plan: Plan, paper: Paper, *, is_applied: bool, shown: int) -> None:
    if last is None:
        paper.print(Paragraph(_("No reply is stored that could be scored again.")))
        return
    if last.tally.changed > shown:
        line = _("… and {count} more replies (“--show {all}” prints them all)")
        hidden = last.tally.changed - shown
        paper.print(Paragraph(line.format(count=number(hidden), all=last.tally.changed), style="dim"))
    for line in totals(last.tally, plan, is_applied=is_applied):
        paper.print(Paragraph(line))


class _Rate(ProgressColumn):
    """Replies a second."""

    def render(self, task: Task) -> Text:
        speed = task.finished_speed or task.speed
        return Text("" if speed is None else _("{count} replies/s").format(count=number(round(speed))))


def _bar(paper: Paper) -> Bar:
    """Make a progress bar; where nobody looks on, it prints nothing until the end."""
    columns = (BarColumn(), MofNCompleteColumn(), _Rate(), TextColumn("·"), TimeRemainingColumn())
    return Bar(*columns, console=paper, transient=True)
