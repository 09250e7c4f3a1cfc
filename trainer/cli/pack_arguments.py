"""The arguments of the commands for whole packs."""

from __future__ import annotations

import argparse
from typing import Any

from trainer.core.codes import Mode
from trainer.wording.catalogue import _

_SEEDS = 1_000


def add_pack_commands(commands: Any) -> None:
    """Add the command ``pack`` with the commands below it.

    Args:
        commands: What ``add_subparsers`` returned; each parser has its options in the group ``about``.
    """
    pack = commands.add_parser("pack", help=_("make, check, share and install packs"))
    below = pack.add_subparsers(title=_("Commands"), dest="pack_command", metavar=_("COMMAND"), required=True)
    _add_play(below.add_parser("play", help=_("play every scenario and say what was seen")).about)


def _add_play(play: argparse._ArgumentGroup) -> None:
    play.add_argument("pack", metavar=_("PACK"), help=_("id of a pack that is here, or a folder"))
    play.add_argument("--scenario", metavar="ID", help=_("this scenario only"))
    play.add_argument(
        "--seeds",
        type=_positive,
        default=_SEEDS,
        metavar="N",
        help=_("how many drills are played at random for each scenario ({default})").format(default=_SEEDS),
    )
    play.add_argument(
        "--mode",
        choices=(Mode.PRACTICE.value, Mode.EXAM.value),
        default=Mode.PRACTICE.value,
        help=_("how they are played (practice)"),
    )
    play.add_argument("--json", action="store_true", help=_("print the figures as JSON"))


def _positive(text: str) -> int:
    value = int(text)
    if value < 1:
        raise ValueError(text)
    return value
