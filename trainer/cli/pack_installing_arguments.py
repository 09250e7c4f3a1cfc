"""The arguments of the commands with which packs come, go and are compared."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from trainer.core.merging import Choice
from trainer.wording.catalogue import _


def add_installing_commands(below: Any) -> None:
    """Add them to the commands below ``pack``.

    Args:
        below: What ``add_subparsers`` returned; each parser has its options in the group ``about``.
    """
    _add_install(below.add_parser("install", help=_("install packs, or new versions of them")).about)
    _add_install(below.add_parser("update", help=_("install new versions of packs that are here")).about)
    remove = below.add_parser("remove", help=_("remove a pack; drills played with it stay")).about
    remove.add_argument("pack", metavar="ID", help=_("id of a pack that was installed or made here"))
    remove.add_argument("--yes", action="store_true", help=_("without asking"))
    packs = below.add_parser("list", help=_("list the packs that are here")).about
    packs.add_argument("--json", action="store_true", help=_("print them as JSON"))
    diff = below.add_parser("diff", help=_("say what differs between two packs, item by item")).about
    diff.add_argument("old", metavar=_("OLD"), help=_("archive, folder, or id of a pack that is here"))
    diff.add_argument("new", metavar=_("NEW"), help=_("likewise"))
    diff.add_argument("--json", action="store_true", help=_("print the differences as JSON"))


def _add_install(about: Any) -> None:
    about.add_argument(
        "source",
        nargs="+",
        type=Path,
        metavar=_("SOURCE"),
        help=_("archives (.dojopack) or folders of packs"),
    )
    about.add_argument("--yes", action="store_true", help=_("without asking"))
    about.add_argument("--downgrade", action="store_true", help=_("also an older version than the one here"))
    about.add_argument("--anyway", action="store_true", help=_("also what may not be what it says it is"))
    choice = about.add_mutually_exclusive_group()
    for name, words in (
        (Choice.MINE, _("files edited here and changed there: keep them as they are here")),
        (Choice.THEIRS, _("files edited here and changed there: take those of the new version")),
        (Choice.BOTH, _("files edited here and changed there: keep both, yours under an id of its own")),
    ):
        choice.add_argument(
            f"--{name.value}", dest="choice", action="store_const", const=name, default=None, help=words
        )
    about.add_argument(
        "--file",
        dest="files",
        action="append",
        default=[],
        type=_file_choice,
        metavar=_("NAME=CHOICE"),
        help=_("for this one file: mine, theirs or both"),
    )


def _file_choice(text: str) -> tuple[str, Choice]:
    name, _sign, choice = text.rpartition("=")
    if not name or choice not in list(Choice):
        known = ", ".join(f"{name or 'NAME'}={one.value}" for one in Choice)
        # As argparse words it, for `trainer.cli.misunderstandings`.
        raise argparse.ArgumentTypeError(f"invalid choice: {text!r} (choose from {known})")
    return name, Choice(choice)
