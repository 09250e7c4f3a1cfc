"""The command ``doctor``: what is in order here and what is not."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from rich.table import Table
from rich.text import Text

from trainer.cli.entrance import Tools
from trainer.cli.paper import Paper, Paragraph
from trainer.cli.statuses import FINE, MENDABLE
from trainer.services.doctor import DoctorLine, Health
from trainer.wording.doctor import check_name, doctor_sentence

_MARKS = {Health.FINE: ("✓", "green"), Health.NOTICE: ("i", "yellow"), Health.TROUBLE: ("✗", "red")}


def examine(_arguments: argparse.Namespace, console: Paper, tools: Tools) -> int:
    """Print the doctor's report; trouble in it is a failure, a notice is none."""
    lines = tools.open_doctor().report()
    console.print(_table(lines))
    return MENDABLE if any(line.health is Health.TROUBLE for line in lines) else FINE


def _table(lines: Sequence[DoctorLine]) -> Table:
    """One row a finding."""
    table = Table.grid(padding=(0, 2))
    table.add_column(width=1)
    table.add_column(no_wrap=True)
    table.add_column(ratio=1)
    for line in lines:
        mark, colour = _MARKS[line.health]
        table.add_row(Text(mark, style=colour), check_name(line.check), Paragraph(doctor_sentence(line)))
    return table
