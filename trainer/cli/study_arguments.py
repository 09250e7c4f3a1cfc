"""The arguments of the commands for notes and seminars."""

from __future__ import annotations

from typing import Any

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
