"""What the commands for trainers and authors do."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from trainer.cli.benching import bench
from trainer.cli.entrance import Tools
from trainer.cli.keyboard import read_text
from trainer.cli.paper import Paper
from trainer.cli.rescoring import rescore
from trainer.cli.reviewing import Reviewing
from trainer.cli.streams import is_interactive


def _review(arguments: argparse.Namespace, console: Paper, tools: Tools) -> int:
    with tools.office() as office:
        return Reviewing(office, console, read_text).run(arguments, may_ask=is_interactive())


def _rescore(arguments: argparse.Namespace, console: Paper, tools: Tools) -> int:
    with tools.office() as office:
        return rescore(arguments, office, console)


def _bench(arguments: argparse.Namespace, console: Paper, _tools: Tools) -> int:
    return bench(arguments, console)


TRAINER_COMMANDS: dict[str, Callable[[argparse.Namespace, Paper, Tools], int]] = {
    "review": _review,
    "rescore": _rescore,
    "bench": _bench,
}
