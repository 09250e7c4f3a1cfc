"""The arguments of the command ``quiz``."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from trainer.cli.trainee_option import add_trainee_option
from trainer.wording.catalogue import _

PLAN_MINUTES = 10
"""As long as a break between two shifts."""


def add_quiz_command(commands: Any) -> None:
    """Add it to the parser.

    Args:
        commands: What ``add_subparsers`` returned; each parser has its options in the group ``about``.
    """
    quiz = commands.add_parser("quiz", help=_("play quizzes and what is due today")).about
    quiz.add_argument(
        "what",
        nargs="?",
        metavar=_("QUIZ"),
        help=_("number or id of a quiz; or “history”, “record”, “statistics” or “review”"),
    )
    quiz.add_argument(
        "which", nargs="?", metavar=_("RUN"), help=_("behind “record”: a number of “quiz history”, or an id")
    )
    how = quiz.add_mutually_exclusive_group()
    how.add_argument(
        "--exam", action="store_true", help=_("with a time limit; what was right is shown at the end")
    )
    how.add_argument("--cram", action="store_true", help=_("the weakest first; what is due stays as it is"))
    how.add_argument("--due", action="store_true", help=_("today’s plan: what is due, then what is new"))
    how.add_argument("--resume", action="store_true", help=_("continue the last quiz that is not finished"))
    quiz.add_argument(
        "--minutes", type=_minutes, help=_("how many minutes there are (10, if nothing is said)")
    )
    quiz.add_argument("--pack", metavar="ID", help=_("today’s plan out of this pack alone"))
    add_trainee_option(quiz)
    quiz.add_argument("--html", type=Path, metavar=_("FILE"), help=_("write the record as a page to print"))
    quiz.add_argument("--csv", type=Path, metavar=_("FILE"), help=_("write the statistics to a CSV file"))
    _add_whose(quiz)
    quiz.add_argument("--json", action="store_true", help=_("print for programs"))


def _add_whose(quiz: Any) -> None:
    """Say whose answers make the statistics, and of when."""
    quiz.add_argument(
        "--since", type=date.fromisoformat, metavar=_("DATE"), help=_("statistics from this day on")
    )
    quiz.add_argument(
        "--until", type=date.fromisoformat, metavar=_("DATE"), help=_("statistics up to this day")
    )
    quiz.add_argument(
        "--only", nargs="+", default=(), metavar=_("NAME"), help=_("statistics of these trainees alone")
    )
    quiz.add_argument(
        "--without", nargs="+", default=(), metavar=_("NAME"), help=_("statistics without these trainees")
    )


def _minutes(text: str) -> int:
    value = int(text)
    if value < 1:
        raise ValueError(text)
    return value
