"""The arguments of the command line, in the language of the screens."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn

from trainer import __version__
from trainer.cli.misunderstandings import told
from trainer.cli.pack_arguments import add_pack_commands
from trainer.cli.planning_arguments import add_plan_command
from trainer.cli.quiz_arguments import add_quiz_command
from trainer.cli.study_arguments import add_study_commands
from trainer.cli.trainer_arguments import add_trainer_commands
from trainer.core.codes import Mode
from trainer.wording.catalogue import LANGUAGES, _


class _Parser(argparse.ArgumentParser):
    """A parser whose own words are in the language of the screens.

    Attributes:
        known_commands: What somebody may type as a command → what it is called in full.
    """

    def __init__(self, **words: str) -> None:
        super().__init__(**words, add_help=False, allow_abbrev=False, formatter_class=_Help)  # type: ignore[arg-type]
        self.about = self.add_argument_group(_("Options"))
        self.about.add_argument("-h", "--help", action="help", help=_("show this help and end"))
        self.known_commands: Mapping[str, str] = {}

    def error(self, message: str) -> NoReturn:
        sentence = _("This cannot be understood: {detail}").format(detail=told(message, self.known_commands))
        self.exit(2, f"{self.format_usage()}{sentence}\n")


class _Help(argparse.HelpFormatter):
    def add_usage(self, usage, actions, groups, prefix=None) -> None:  # type: ignore[no-untyped-def]
        super().add_usage(usage, actions, groups, _("Usage: ") if prefix is None else prefix)


def parser() -> argparse.ArgumentParser:
    """Build the parser; without a command, the window opens."""
    root = _Parser(
        prog="reply-dojo",
        description=_("Practise answering customers: offline, with a score that shows its reasons."),
        epilog=_("Without a command, the window opens."),
    )
    _add_general(root)
    commands = root.add_subparsers(title=_("Commands"), dest="command", metavar=_("COMMAND"))
    _add_drill(commands)
    add_quiz_command(commands)
    _add_replay(commands)
    commands.add_parser("list", help=_("list the scenarios that are here"))
    add_study_commands(commands)
    commands.add_parser("demo", help=_("play a demonstration drill in each language"))
    _add_export(commands)
    add_plan_command(commands)
    pack_commands = add_pack_commands(commands)
    add_trainer_commands(commands)
    commands.add_parser("doctor", help=_("look at voices, fonts, input method, database and versions"))
    screenshots = commands.add_parser("screenshots", help=_("render every screen to pictures")).about
    screenshots.add_argument("folder", type=Path, metavar=_("FOLDER"))
    below_pack = {name: f"pack {name}" for name in pack_commands}
    root.known_commands = below_pack | {name: name for name in commands.choices}
    return root


def _add_general(root: _Parser) -> None:
    root.about.add_argument(
        "--version",
        action="version",
        version=f"reply-dojo {__version__}",
        help=_("show the version and end"),
    )
    root.about.add_argument(
        "--data-folder", type=Path, metavar=_("FOLDER"), help=_("keep database and settings in this folder")
    )
    root.about.add_argument("--language", choices=LANGUAGES, help=_("language of the screens, this time"))
    root.about.add_argument(
        "--self-test", action="store_true", help=_("play a drill without a screen and say ok")
    )


# argparse gives what add_subparsers returns no public name.
Commands = argparse._SubParsersAction


def _add_drill(commands: Commands[_Parser]) -> None:
    drill = commands.add_parser("drill", help=_("play a drill in the terminal")).about
    drill.add_argument(
        "scenario",
        nargs="?",
        metavar=_("SCENARIO"),
        help=_("number or id of a scenario, as “list” shows them"),
    )
    drill.add_argument("--in", dest="drill_language", choices=LANGUAGES, help=_("language of the customer"))
    mode = drill.add_mutually_exclusive_group()
    mode.set_defaults(mode=None)
    mode.add_argument(
        "--exam",
        dest="mode",
        action="store_const",
        const=Mode.EXAM,
        help=_("with a time limit, one reply a turn, no hints, and feedback at the end only"),
    )
    mode.add_argument(
        "--observer",
        dest="mode",
        action="store_const",
        const=Mode.OBSERVER,
        help=_("two people: one reads the customer out and ticks what the other one answers aloud"),
    )
    drill.add_argument("--silent", action="store_true", help=_("do not read the customer's lines aloud"))
    which = drill.add_mutually_exclusive_group()
    which.add_argument("--new", action="store_true", help=_("begin anew without asking"))
    which.add_argument(
        "--continue", dest="go_on", action="store_true", help=_("continue the last drill without asking")
    )


def _add_replay(commands: Commands[_Parser]) -> None:
    replay = commands.add_parser("replay", help=_("read an old drill step by step")).about
    replay.add_argument(
        "which",
        nargs="?",
        metavar=_("DRILL"),
        help=_("its number in the list of your drills, the newest first, or its id"),
    )
    replay.add_argument("--all", action="store_true", help=_("print all steps at once"))


def _add_export(commands: Commands[_Parser]) -> None:
    export = commands.add_parser("export", help=_("write scores to a CSV file")).about
    export.add_argument("file", type=Path, metavar=_("FILE"))
    export.add_argument(
        "--rows",
        choices=("replies", "drills", "events", "answers", "sittings"),
        default="replies",
        help=_("one row a reply (the default), a drill, an event, an answer of a quiz, or a run of a quiz"),
    )
