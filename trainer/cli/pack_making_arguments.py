"""The arguments of the commands that help to make a pack: new, schema."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from trainer.wording.catalogue import LANGUAGES, _

KINDS = ("pack", "drill", "quiz", "seminar", "samples")


def add_making_commands(below: Any) -> None:
    """Add them to the commands below ``pack``.

    Args:
        below: What ``add_subparsers`` returned; each parser has its options in the group ``about``.
    """
    _add_new(below.add_parser("new", help=_("make a pack: a template with remarks, or a copy")).about)
    _add_schema(
        below.add_parser("schema", help=_("print the JSON Schema, with which editors explain keys")).about
    )


def _add_new(new: argparse._ArgumentGroup) -> None:
    new.add_argument("folder", type=Path, metavar=_("FOLDER"), help=_("where it comes to lie"))
    new.add_argument("--id", metavar="ID", help=_("its id (made from the name of the folder)"))
    new.add_argument("--title", metavar=_("TITLE"), help=_("what lists show"))
    new.add_argument(
        "--language",
        dest="pack_language",
        choices=LANGUAGES,
        help=_("language of its texts (that of the screens; a copy keeps its own)"),
    )
    new.add_argument("--from", dest="source", metavar="ID", help=_("copy the pack with this id"))


def _add_schema(schema: argparse._ArgumentGroup) -> None:
    where = schema.add_mutually_exclusive_group()
    where.add_argument("--for", dest="kind", choices=KINDS, help=_("of one kind of file only"))
    where.add_argument(
        "--into",
        metavar=_("PACK"),
        help=_("write it into the folder .schema of this pack (its id or folder)"),
    )
