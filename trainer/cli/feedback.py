"""The command ``pack feedback``: writes the form for a pack, or reads forms that came back."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from rich.padding import Padding

from trainer.cli.entrance import Tools
from trainer.cli.paper import Paper, Paragraph
from trainer.cli.statuses import FINE, MENDABLE
from trainer.cli.tables import broken_pack
from trainer.cli.targets import demand_new
from trainer.core.errors import PackError, Severity
from trainer.services.exporting import pack_at
from trainer.services.feedback import FeedbackEntry, FeedbackReport, read_forms, write_form
from trainer.services.pack_folders import folder_of
from trainer.wording.catalogue import language
from trainer.wording.feedback import (
    entry_heading,
    entry_lines,
    form_fault_line,
    form_written_sentence,
    report_sentence,
)
from trainer.wording.problems import problem_sentence


def feedback(arguments: argparse.Namespace, paper: Paper, tools: Tools) -> int:
    """Write a form, or print what forms say; status 1 if one of them could not be read."""
    folder = folder_of(arguments.pack, tools.open_library())
    try:
        if arguments.read:
            report = read_forms(folder, arguments.read)
            (_print_json if arguments.json else _print_report)(report, paper)
            is_whole = all(fault.severity is Severity.WARNING for fault in report.faults)
            return FINE if is_whole else MENDABLE
        pack = pack_at(folder)
    except PackError as error:
        for line in broken_pack(error):
            paper.print(line)
        return MENDABLE
    spoken = arguments.sheet_language or language()
    target = arguments.file or Path(f"{pack.id}-{pack.version}-feedback.xlsx")
    demand_new(target)
    path = write_form(pack, target, language=spoken)
    paper.print(Paragraph(form_written_sentence(path), style="bold"))
    return FINE


def _print_report(report: FeedbackReport, paper: Paper) -> None:
    for fault in report.faults:
        paper.print(Paragraph(form_fault_line(fault), style="yellow"))
    paper.print(Paragraph(report_sentence(report), style="bold"))
    for entry in report.entries:
        paper.print(Paragraph(entry_heading(entry), style="cyan"))
        for line in entry_lines(entry):
            paper.print(Padding(Paragraph(line), (0, 0, 0, 2)))


def _print_json(report: FeedbackReport, paper: Paper) -> None:
    data = {
        "entries": [_entry(one) for one in report.entries],
        "faults": [
            {
                "form": fault.file,
                "row": fault.line or None,
                "level": fault.severity.value,
                "code": fault.code,
                "message": problem_sentence(fault),
            }
            for fault in report.faults
        ],
    }
    paper.file.write(json.dumps(data, ensure_ascii=False, indent=2) + "\n")


def _entry(entry: FeedbackEntry) -> dict[str, object]:
    return {
        "address": entry.address,
        "kind": entry.kind.value,
        "file": entry.file or None,
        "line": entry.line or None,
        "rating": entry.opinion.rating,
        "comment": entry.opinion.comment,
        "suggestion": entry.opinion.suggestion,
        "text_then": entry.text_then,
        "text_now": entry.text_now,
        "is_edited": entry.is_edited,
        "by": entry.by or None,
        "form": str(entry.source),
    }
