"""The arguments of the command line, in the language of the screens."""

from __future__ import annotations

import argparse
from pathlib import Path

from trainer import __version__
from trainer.wording.catalogue import LANGUAGES, _


def parser() -> argparse.ArgumentParser:
    """Build the parser; without a command, the window opens."""
    root = argparse.ArgumentParser(
        prog="reply-dojo",
        description=_("Practise answering customers: offline, with a score that shows its reasons."),
    )
    root.add_argument("--version", action="version", version=f"reply-dojo {__version__}")
    root.add_argument(
        "--data-folder", type=Path, metavar=_("FOLDER"), help=_("keep database and settings in this folder")
    )
    root.add_argument("--language", choices=LANGUAGES, help=_("language of the screens, this time"))
    root.add_argument("--self-test", action="store_true", help=_("play a drill without a screen and say ok"))
    commands = root.add_subparsers(dest="command", metavar=_("COMMAND"))
    _add_drill(commands)
    commands.add_parser("list", help=_("list the scenarios that are here"))
    commands.add_parser("demo", help=_("play a demonstration drill in each language"))
    _add_export(commands)
    commands.add_parser("doctor", help=_("look at voices, fonts, input method, database and versions"))
    _add_screenshots(commands)
    return root


# argparse gives what add_subparsers returns no public name.
Commands = argparse._SubParsersAction


def _add_drill(commands: Commands[argparse.ArgumentParser]) -> None:
    drill = commands.add_parser("drill", help=_("play a drill in the terminal"))
    drill.add_argument(
        "scenario", nargs="?", metavar=_("SCENARIO"), help=_("id of a scenario, as `list` shows it")
    )
    drill.add_argument("--in", dest="drill_language", choices=LANGUAGES, help=_("language of the customer"))
    drill.add_argument("--exam", action="store_true", help=_("no hints, and feedback at the end only"))
    drill.add_argument("--silent", action="store_true", help=_("do not read the customer's lines aloud"))
    drill.add_argument("--new", action="store_true", help=_("do not offer to continue an unfinished drill"))


def _add_export(commands: Commands[argparse.ArgumentParser]) -> None:
    export = commands.add_parser("export", help=_("write scores to a CSV file"))
    export.add_argument("file", type=Path, metavar=_("FILE"))
    export.add_argument(
        "--rows",
        choices=("replies", "drills"),
        default="replies",
        help=_("one row a reply (the default) or one a drill"),
    )


def _add_screenshots(commands: Commands[argparse.ArgumentParser]) -> None:
    screenshots = commands.add_parser("screenshots", help=_("render every screen to pictures"))
    screenshots.add_argument("folder", type=Path, metavar=_("FOLDER"))
