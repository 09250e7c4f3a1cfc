"""The command ``pack play``: plays the scenarios of a pack on the real machine and says what was seen."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from rich.padding import Padding
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar
from rich.table import Table

from trainer.cli.entrance import Tools
from trainer.cli.paper import Paper, Paragraph
from trainer.cli.statuses import FINE, INTERRUPTED, MENDABLE
from trainer.cli.tables import broken_pack
from trainer.core.codes import Mode
from trainer.core.errors import PackError
from trainer.services.pack_plays import PackPlayer
from trainer.services.play_reports import PlayReport, as_data
from trainer.wording.catalogue import _
from trainer.wording.numbers import number
from trainer.wording.playing import (
    play_heading,
    play_lines,
    seen_rows,
    stopped_sentence,
    way_name,
)


def play_pack(arguments: argparse.Namespace, paper: Paper, tools: Tools) -> int:
    """Play a pack; status 1 if a perfect play fails or something broke."""
    try:
        player = PackPlayer.of(
            folder_or_id(arguments.pack),
            tools.open_library(),
            scenario_id=arguments.scenario,
            mode=Mode(arguments.mode),
            seeds=arguments.seeds,
        )
    except PackError as error:
        for line in broken_pack(error):
            paper.print(line)
        return MENDABLE
    is_whole = _played(player, paper, is_quiet=arguments.json)
    if arguments.json:
        # Not through the console, which would break the lines.
        paper.file.write(json.dumps(_data(player, is_whole=is_whole), ensure_ascii=False, indent=2) + "\n")
    else:
        _print(player, paper, is_whole=is_whole)
    if not is_whole:
        return INTERRUPTED
    return FINE if all(report.is_fine for report in player.reports) else MENDABLE


def _played(player: PackPlayer, paper: Paper, *, is_quiet: bool) -> bool:
    """Play everything; say whether nobody stopped it."""
    steps = player.run()
    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("·"), TimeRemainingColumn())
    try:
        with Bar(*columns, console=paper, transient=True, disable=is_quiet) as bar, closing(steps):
            task = bar.add_task("", total=player.plays)
            for done in steps:
                bar.update(task, completed=done)
    except KeyboardInterrupt:
        return False
    return True


def _data(player: PackPlayer, *, is_whole: bool) -> Mapping[str, object]:
    return {
        "pack": player.pack.id,
        "version": player.pack.version,
        "is_whole": is_whole,
        "scenarios": [as_data(report) for report in player.reports],
    }


def _print(player: PackPlayer, paper: Paper, *, is_whole: bool) -> None:
    for report in player.reports:
        paper.print(Paragraph(play_heading(report), style="bold" if report.is_fine else "bold red"))
        paper.print(Padding(_ways(report), (0, 0, 0, 2)))
        paper.print(Padding(_seen(report), (0, 0, 0, 2)))
        for line in play_lines(report):
            paper.print(Padding(Paragraph(line), (0, 0, 0, 2)))
        paper.print()
    if not is_whole:
        paper.print(Paragraph(stopped_sentence(player.done, player.plays), style="yellow"))


def _ways(report: PlayReport) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold")
    table.add_column(_("played with"), no_wrap=True)
    for heading in (_("drills"), _("lowest"), _("median"), _("highest"), _("turn limit"), _("time limit")):
        table.add_column(heading, justify="right")
    for way, tally in report.tallies.items():
        if tally.plays:
            counts = (tally.plays, *tally.lowest_median_highest, tally.turn_limits, tally.time_limits)
            table.add_row(way_name(way), *map(number, counts))
    return table


def _seen(report: PlayReport) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True, style="bold")
    table.add_column(overflow="fold")
    for label, text in seen_rows(report):
        table.add_row(label, Paragraph(text))
    return table


def folder_or_id(text: str) -> Path | str:
    """Return a folder where there is one; anything else is the id of a pack."""
    path = Path(text)
    return path if path.is_dir() else text
