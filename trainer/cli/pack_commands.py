"""Which function does a command below ``pack``."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping

from trainer.cli.entrance import Tools
from trainer.cli.paper import Paper

PackCommand = Callable[[argparse.Namespace, Paper, Tools], int]


def run_pack_command(arguments: argparse.Namespace, paper: Paper, tools: Tools) -> int:
    """Run the command and return the exit status."""
    return _COMMANDS[arguments.pack_command]()(arguments, paper, tools)


# Each is loaded when it is called, as in `trainer.cli.commands`.


def _new() -> PackCommand:
    from trainer.cli.making import new_pack  # when it is called

    return new_pack


def _schema() -> PackCommand:
    from trainer.cli.making import print_schema  # when it is called

    return print_schema


def _check() -> PackCommand:
    from trainer.cli.checking import check  # when it is called

    return check


def _bench() -> PackCommand:
    from trainer.cli.benching import bench  # when it is called

    return bench


def _play() -> PackCommand:
    from trainer.cli.playing import play_pack  # when it is called

    return play_pack


def _template() -> PackCommand:
    from trainer.cli.importing import template  # when it is called

    return template


def _import() -> PackCommand:
    from trainer.cli.importing import import_file  # when it is called

    return import_file


def _export() -> PackCommand:
    from trainer.cli.importing import export  # when it is called

    return export


def _feedback() -> PackCommand:
    from trainer.cli.feedback import feedback  # when it is called

    return feedback


def _build() -> PackCommand:
    from trainer.cli.building import build  # when it is called

    return build


def _key() -> PackCommand:
    from trainer.cli.signing import key  # when it is called

    return key


def _install() -> PackCommand:
    from trainer.cli.installing import install  # when it is called

    return install


def _remove() -> PackCommand:
    from trainer.cli.installing import remove  # when it is called

    return remove


def _list() -> PackCommand:
    from trainer.cli.pack_listing import list_packs  # when it is called

    return list_packs


def _diff() -> PackCommand:
    from trainer.cli.differing import diff  # when it is called

    return diff


_COMMANDS: Mapping[str, Callable[[], PackCommand]] = {
    # -- make a pack
    "template": _template,
    "import": _import,
    "new": _new,
    "schema": _schema,
    # -- check it
    "check": _check,
    "bench": _bench,
    "play": _play,
    # -- share it
    "export": _export,
    "feedback": _feedback,
    "build": _build,
    "key": _key,
    # -- install what others share
    "install": _install,
    "update": _install,
    "remove": _remove,
    "list": _list,
    "diff": _diff,
}
