"""The command ``pack check``: every fault of a pack with file and line, and how it agrees with people."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Mapping, Sequence

from trainer.cli.check_formats import as_annotations, as_json, as_sarif, placed_problems
from trainer.cli.entrance import Tools
from trainer.cli.paper import Paper, Paragraph
from trainer.cli.statuses import FINE, MENDABLE
from trainer.cli.tables import problem_lines
from trainer.services.pack_checks import PackReport, check_folders, check_paths
from trainer.wording.pack_pages import contents_words
from trainer.wording.packs import bench_lines, report_sentence
from trainer.wording.sharing import signed_sentence

Reports = Sequence[PackReport]


def check(arguments: argparse.Namespace, console: Paper, tools: Tools) -> int:
    """Check what is named, or every pack that is here; a warning is no failure, unless it is to be one.

    What is checked is to be used beside the packs that are here, so it is compared with them.
    """
    installed = tools.open_library().pack_folders()
    paths = arguments.paths
    reports = (
        check_paths(paths, installed=installed, who_signed=tools.open_sharing().who_signed)
        if paths
        else check_folders(installed, installed=installed)
    )
    _PRINTERS[arguments.format](reports, console)
    is_fine = all(report.is_usable and not (arguments.strict and report.problems) for report in reports)
    return FINE if is_fine else MENDABLE


def _print_text(reports: Reports, console: Paper) -> None:
    for report in reports:
        console.print_line(
            Paragraph(report_sentence(report), style="bold" if report.is_usable else "bold red")
        )
        if report.pack is not None:
            console.print(Paragraph(contents_words(report.pack), style="dim"))
            if report.signed is not None:
                console.print(Paragraph(signed_sentence(report.signed), style="dim"))
        for line in problem_lines(placed_problems(report)):
            console.print_line(line)
        for line in bench_lines(report):
            console.print(Paragraph(line, style="dim"))


# Not through the console, which would break the lines.


def _print_json(reports: Reports, console: Paper) -> None:
    console.file.write(json.dumps(as_json(reports), ensure_ascii=False, indent=2) + "\n")


def _print_sarif(reports: Reports, console: Paper) -> None:
    console.file.write(json.dumps(as_sarif(reports), ensure_ascii=False, indent=2) + "\n")


def _print_annotations(reports: Reports, console: Paper) -> None:
    console.file.writelines(f"{line}\n" for line in as_annotations(reports))


_PRINTERS: Mapping[str, Callable[[Reports, Paper], None]] = {
    "text": _print_text,
    "json": _print_json,
    "sarif": _print_sarif,
    "github": _print_annotations,
}
