"""The bench in the terminal: how far a pack agrees with people, and what one more phrase would change."""

from __future__ import annotations

import argparse
from pathlib import Path

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from trainer.cli.entrance import Tools
from trainer.cli.paper import Paper, Paragraph
from trainer.cli.statuses import FINE, MENDABLE
from trainer.cli.tables import broken_pack
from trainer.core.errors import PackError, UserFacingError
from trainer.services.bench_results import Bench, CriterionBench
from trainer.services.pack_checks import PackReport, check_folder
from trainer.services.trials import Effect, Trial, try_phrase
from trainer.wording.bench import (
    change_line,
    columns_sentence,
    kappa_sentence,
    miss_lines,
    trial_rows,
    trial_sentence,
)
from trainer.wording.catalogue import _
from trainer.wording.numbers import number
from trainer.wording.packs import bench_sentence

_STYLES = {Effect.BETTER: "green", Effect.WORSE: "red", Effect.OPEN: "yellow"}


def bench(arguments: argparse.Namespace, paper: Paper, _tools: Tools) -> int:
    """Print the bench of a pack, or the effect of a phrase on it."""
    try:
        if arguments.trial is not None:
            where, phrase = arguments.trial
            _print_trial(try_phrase(arguments.folder, where, phrase), paper)
            return FINE
        return _print_bench(_checked(arguments.folder), arguments.criterion, paper)
    except PackError as error:
        for line in broken_pack(error):
            paper.print(line)
        return MENDABLE


def _checked(folder: Path) -> Bench:
    report: PackReport = check_folder(folder)
    if report.bench is None:
        raise PackError(folder, report.problems)
    return report.bench


def _print_bench(whole: Bench, criterion_id: str | None, paper: Paper) -> int:
    criteria = [one for one in whole.criteria if criterion_id in (None, one.key[-1])]
    if criterion_id is not None and not criteria:
        known = sorted({one.key[-1] for one in whole.criteria})
        raise UserFacingError("trial-unknown", target=criterion_id, known=known)
    paper.print(Paragraph(bench_sentence(whole), style="bold"))
    if whole.kappa is not None:
        paper.print(Paragraph(kappa_sentence(whole)))
    paper.print(Padding(_table(criteria), (1, 0, 0, 0)))
    paper.print(Padding(Paragraph(columns_sentence(), style="dim"), (0, 0, 1, 0)))
    for one in criteria:
        for line in miss_lines(one):
            paper.print(Paragraph(line))
    return FINE


def _table(criteria: list[CriterionBench]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold")
    table.add_column(_("criterion"), ratio=1, overflow="fold")
    for heading in (_("marked"), _("agree"), _("too strict"), _("too lenient")):
        table.add_column(heading, justify="right")
    for one in criteria:
        counts = (one.marks, one.agreed, len(one.missed_positives), len(one.missed_negatives))
        style = "" if one.agreed == one.marks else "yellow"
        table.add_row("/".join(one.key), *(number(count) for count in counts), style=style)
    return table


def _print_trial(trial: Trial, paper: Paper) -> None:
    if trial.changes:
        paper.print(Paragraph(_("Each verdict without the phrase → with it:"), style="dim"))
    for change in trial.changes:
        paper.print(Paragraph(Text(change_line(change), style=_STYLES[change.effect])))
    paper.print(Paragraph(trial_sentence(trial), style="bold"))
    if trial.changes:
        paper.print(Padding(_trial_table(trial), (1, 0, 0, 0)))


def _trial_table(trial: Trial) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold")
    table.add_column("", overflow="fold")
    for heading in (_("without the phrase"), _("with the phrase")):
        table.add_column(heading, justify="right")
    for row in trial_rows(trial):
        table.add_row(*row)
    return table
