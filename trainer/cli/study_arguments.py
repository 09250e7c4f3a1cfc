"""The arguments of the commands for notes and seminars."""

from __future__ import annotations

from typing import Any

from trainer.cli.trainee_option import add_trainee_option
from trainer.wording.catalogue import _


def add_study_commands(commands: Any) -> None:
    """Add them to the parser.

    Args:
        commands: What ``add_subparsers`` returned; each parser has its options in the group ``about``.
    """
    notes = commands.add_parser("notes", help=_("find and read the notes of the packs")).about
    notes.add_argument(
        "words",
        nargs="*",
        metavar=_("WORDS"),
        help=_("what to look for; “read ID” reads one note (PACK/ID where several have it)"),
    )
    seminar = commands.add_parser("seminar", help=_("study, quiz and discussion of one subject")).about
    seminar.add_argument(
        "words",
        nargs="*",
        metavar=_("SEMINAR"),
        help=_("id of a seminar to go through; “export ID FILE” writes it as Markdown or HTML"),
    )
    add_trainee_option(seminar)
    seminar.add_argument(
        "--with-notes", action="store_true", help=_("export the notes in full, not their titles alone")
    )
