"""The command ``list``: it opens the packs alone, and nothing that a drill needs."""

from __future__ import annotations

import argparse

from trainer.cli.entrance import Tools
from trainer.cli.paper import Paper
from trainer.cli.scenario_names import numbered
from trainer.cli.statuses import FINE
from trainer.cli.tables import broken_pack, scenario_list
from trainer.core.errors import UserFacingError


def list_scenarios(_arguments: argparse.Namespace, console: Paper, tools: Tools) -> int:
    """Print every scenario that is here, with the number and the id it can be called by."""
    library = tools.open_library()
    shelf = library.shelf()
    for broken in shelf.broken:
        console.print(*broken_pack(broken), sep="\n")
    if not shelf.entries:
        raise UserFacingError("no-scenarios")
    console.print(scenario_list(numbered(library)))
    return FINE
