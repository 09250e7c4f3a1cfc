"""The arguments of the commands for spreadsheets and question banks: template, import, export, feedback."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from trainer.wording.catalogue import LANGUAGES, _


def add_import_commands(below: Any) -> None:
    """Add the commands that fill packs to those below ``pack``.

    Args:
        below: What ``add_subparsers`` returned; each parser has its options in the group ``about``.
    """
    template = below.add_parser("template", help=_("write a spreadsheet to fill in")).about
    template.add_argument("kind", choices=("quiz", "scenario"), help=_("what its rows will be"))
    template.add_argument("file", type=Path, metavar=_("FILE"), help=_("to be written, such as drills.xlsx"))
    template.add_argument(
        "--in", dest="sheet_language", choices=LANGUAGES, help=_("language of headings and explanations")
    )
    _add_import(below.add_parser("import", help=_("make a pack of a spreadsheet, GIFT or Aiken")).about)


def _add_import(about: Any) -> None:
    about.add_argument("file", type=Path, metavar=_("FILE"), help=_("Excel workbook, CSV, GIFT or Aiken"))
    where = about.add_mutually_exclusive_group()
    where.add_argument("--into", metavar=_("PACK"), help=_("id of a pack of yours, or its folder"))
    where.add_argument("--new", metavar="ID", help=_("id of the new pack; from its title without it"))
    about.add_argument("--title", metavar=_("TITLE"), help=_("title of the new pack"))
    about.add_argument("--folder", type=Path, metavar=_("FOLDER"), help=_("make the new pack in this folder"))
    about.add_argument("--in", dest="language_of", metavar="TAG", help=_("language of what is imported"))
    about.add_argument("--author", action="append", metavar=_("NAME"), help=_("author of the new pack"))
    about.add_argument("--licence", metavar=_("LICENCE"), help=_("licence of the new pack"))
    choice = about.add_mutually_exclusive_group()
    for name, text in (
        ("replace", _("what is there already is replaced")),
        ("both", _("what is there already stays beside the new")),
        ("leave", _("what is there already stays, and the new does not come")),
    ):
        flag = "--keep-both" if name == "both" else f"--{name}"
        choice.add_argument(flag, dest="choice", action="store_const", const=name, help=text)
    about.add_argument("--dry-run", action="store_true", help=_("only show what would come"))
    about.add_argument("--yes", action="store_true", help=_("write without asking"))


def add_export_commands(below: Any) -> None:
    """Add the commands that hand packs on to those below ``pack``."""
    export = below.add_parser("export", help=_("write a pack as a spreadsheet or as GIFT")).about
    export.add_argument("pack", metavar=_("PACK"), help=_("id of a pack that is here, or a folder"))
    export.add_argument("file", type=Path, metavar=_("FILE"), help=_("to be written: .xlsx or .gift"))
    export.add_argument("--in", dest="sheet_language", choices=LANGUAGES, help=_("language of the headings"))
    export.add_argument("--replace", action="store_true", help=_("write over a file that is there already"))
    feedback = below.add_parser("feedback", help=_("write the form for feedback, or read it back")).about
    feedback.add_argument("pack", metavar=_("PACK"), help=_("id of a pack that is here, or a folder"))
    feedback.add_argument("file", nargs="?", type=Path, metavar=_("FILE"), help=_("the form to be written"))
    feedback.add_argument(
        "--read", nargs="+", type=Path, metavar=_("FILE"), help=_("forms that came back, to be read")
    )
    feedback.add_argument("--in", dest="sheet_language", choices=LANGUAGES, help=_("language of the form"))
    feedback.add_argument("--json", action="store_true", help=_("print what forms say as JSON"))
