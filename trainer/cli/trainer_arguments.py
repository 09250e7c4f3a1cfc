"""The arguments of the commands for trainers: review, rescore."""

from __future__ import annotations

import argparse
from typing import Any

from trainer.core.codes import State
from trainer.wording.catalogue import _

_REVIEWS_LISTED = 20
_CHANGES_SHOWN = 20


def add_trainer_commands(commands: Any) -> None:
    """Add them to the parser.

    Args:
        commands: What ``add_subparsers`` returned; each parser has its options in the group ``about``.
    """
    _add_review(commands.add_parser("review", help=_("decide the verdicts that wait for a trainer")).about)
    _add_rescore(commands.add_parser("rescore", help=_("score stored replies again")).about)


def _add_review(review: argparse._ArgumentGroup) -> None:
    review.add_argument(
        "which",
        nargs="?",
        metavar=_("VERDICT"),
        help=_("its number in the list, or reply/criterion; without a decision, what was decided so far"),
    )
    decision = review.add_mutually_exclusive_group()
    for option, state in (("--met", State.MET), ("--not-met", State.NOT_MET)):
        decision.add_argument(option, dest="decision", action="store_const", const=state.value)
    review.add_argument("--comment", default="", metavar=_("TEXT"), help=_("why, for the trainee"))
    review.add_argument("--by", metavar=_("NAME"), help=_("who decides"))
    review.add_argument("--list", action="store_true", help=_("list what waits, and ask nothing"))
    review.add_argument("--limit", type=_whole_number, default=_REVIEWS_LISTED, help=_("how many are listed"))


def _add_rescore(rescore: argparse._ArgumentGroup) -> None:
    rescore.add_argument("--pack", metavar="ID", help=_("replies of this pack only"))
    rescore.add_argument(
        "--apply",
        action="store_true",
        help=_("store the new cards beside the old ones; without it only the difference is shown"),
    )
    rescore.add_argument(
        "--show", type=_whole_number, default=_CHANGES_SHOWN, help=_("how many changed replies are printed")
    )
    rescore.add_argument(
        "--helpers", type=_whole_number, help=_("how many processes score (one for each core)")
    )


def _whole_number(text: str) -> int:
    value = int(text)
    if value < 0:
        raise ValueError(text)
    return value
