"""The arguments of the command ``plan``."""

from __future__ import annotations

from typing import Any

from trainer.cli.quiz_arguments import PLAN_MINUTES
from trainer.cli.trainee_option import add_trainee_option
from trainer.wording.catalogue import _


def add_plan_command(commands: Any) -> None:
    """Add it to the parser.

    Args:
        commands: What ``add_subparsers`` returned; each parser has its options in the group ``about``.
    """
    plan = commands.add_parser("plan", help=_("show what to do today: what is due, skills, a drill")).about
    plan.add_argument(
        "--minutes",
        type=_minutes,
        default=PLAN_MINUTES,
        help=_("how many minutes there are (10, if nothing is said)"),
    )
    add_trainee_option(plan)
    what = plan.add_mutually_exclusive_group()
    what.add_argument(
        "--clock-is-right",
        action="store_true",
        help=_("go on by the clock of this computer, though the last answer lies behind what it says"),
    )
    what.add_argument(
        "--leeches", action="store_true", help=_("list the questions that trainees forget again and again")
    )


def _minutes(text: str) -> int:
    value = int(text)
    if value < 0:
        raise ValueError(text)
    return value
