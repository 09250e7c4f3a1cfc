"""The arguments of the commands for whole packs."""

from __future__ import annotations

from typing import Any

from trainer.cli.pack_checking_arguments import add_checking_commands
from trainer.cli.pack_import_arguments import add_export_commands, add_import_commands
from trainer.cli.pack_installing_arguments import add_installing_commands
from trainer.cli.pack_making_arguments import add_making_commands
from trainer.cli.pack_sharing_arguments import add_sharing_commands
from trainer.wording.catalogue import _


def add_pack_commands(commands: Any) -> tuple[str, ...]:
    """Add the command ``pack`` with the commands below it.

    Args:
        commands: What ``add_subparsers`` returned; each parser has its options in the group ``about``.

    Returns:
        The names of the commands below it.
    """
    pack = commands.add_parser("pack", help=_("make, check, share and install packs"))
    below = pack.add_subparsers(title=_("Commands"), dest="pack_command", metavar=_("COMMAND"), required=True)
    # Help lists them in this order, which is that of the work itself.
    # -- make a pack
    add_making_commands(below)
    add_import_commands(below)
    # -- check it
    add_checking_commands(below)
    # -- share it
    add_sharing_commands(below)
    add_export_commands(below)
    # -- install what others share
    add_installing_commands(below)
    return tuple(below.choices)
