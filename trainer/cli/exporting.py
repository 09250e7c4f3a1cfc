"""The command ``export``."""

from __future__ import annotations

import argparse

from rich.text import Text

from trainer.cli.entrance import Tools
from trainer.cli.paper import Paper
from trainer.cli.statuses import FINE
from trainer.wording.catalogue import ngettext
from trainer.wording.numbers import number


def export(arguments: argparse.Namespace, console: Paper, tools: Tools) -> int:
    """Write the scores to the file that was named and say how many rows it has."""
    with tools.office() as office:
        count = office.exports.scores(arguments.file, arguments.rows)
    message = ngettext("{count} row written to {file}.", "{count} rows written to {file}.", count)
    console.print(Text(message.format(count=number(count), file=arguments.file)))
    return FINE
