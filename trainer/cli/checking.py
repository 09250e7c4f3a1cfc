"""The command ``check``: every fault of a pack with file and line, and how it agrees with people."""

from __future__ import annotations

import argparse

from trainer.cli.entrance import Tools
from trainer.cli.paper import Paper, Paragraph
from trainer.cli.statuses import FINE, MENDABLE
from trainer.cli.tables import problem_lines
from trainer.services.pack_checks import PackReport, check_folders, pack_folders_in
from trainer.wording.packs import bench_lines, report_sentence


def check(arguments: argparse.Namespace, console: Paper, tools: Tools) -> int:
    """Check one pack, a folder of packs, or every pack that is here; a warning is no failure.

    What is checked is to be used beside the packs that are here, so it is compared with them.
    """
    installed = tools.open_library().pack_folders()
    folders = installed if arguments.folder is None else pack_folders_in(arguments.folder)
    reports = check_folders(folders, installed=installed)
    for report in reports:
        _print_report(report, console)
    return FINE if all(report.is_usable for report in reports) else MENDABLE


def _print_report(report: PackReport, console: Paper) -> None:
    console.print(Paragraph(report_sentence(report), style="bold" if report.is_usable else "bold red"))
    for line in problem_lines(report.problems):
        console.print(line)
    for line in bench_lines(report):
        console.print(Paragraph(line, style="dim"))
