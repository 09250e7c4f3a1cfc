"""Which function does a command of the terminal, and what becomes of its errors."""

from __future__ import annotations

import argparse
import logging
from collections.abc import Callable, Mapping

from trainer.cli.entrance import Tools
from trainer.cli.keyboard import Interrupted
from trainer.cli.paper import Paper, Paragraph, paper
from trainer.cli.statuses import INTERRUPTED, MENDABLE, OUR_FAULT
from trainer.core.errors import UserFacingError
from trainer.wording.errors import explain, explain_bug

Command = Callable[[argparse.Namespace, Paper, Tools], int]

_log = logging.getLogger(__name__)


def run_command(arguments: argparse.Namespace, tools: Tools) -> int:
    """Run one command and return the exit status."""
    console, errors = paper(), paper(is_for_errors=True)
    if tools.trouble is not None:
        errors.print(Paragraph(explain(tools.trouble).text, style="yellow"))
    try:
        return _COMMANDS[arguments.command]()(arguments, console, tools)
    except UserFacingError as error:
        _log.info("%s: %s", error.code, error.data)
        errors.print(Paragraph(explain(error).text, style="bold red"))
        return MENDABLE
    except (KeyboardInterrupt, Interrupted):
        errors.print()
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - ours: logged, explained and shown with its report
        _log.exception("unexpected")
        errors.print(Paragraph(explain_bug(error).text, style="bold red"))
        errors.print_exception()
        return OUR_FAULT


# Each command is loaded when it is called: nobody who lists the scenarios waits for the database library.


def _drill() -> Command:
    from trainer.cli.drilling import drill  # when it is called

    return drill


def _quiz() -> Command:
    from trainer.cli.quizzing import quiz  # when it is called

    return quiz


def _replay() -> Command:
    from trainer.cli.replaying import replay  # when it is called

    return replay


def _list() -> Command:
    from trainer.cli.listing import list_scenarios  # when it is called

    return list_scenarios


def _notes() -> Command:
    from trainer.cli.noting import notes  # when it is called

    return notes


def _seminar() -> Command:
    from trainer.cli.studying import seminar  # when it is called

    return seminar


def _demo() -> Command:
    from trainer.cli.demo import demo  # when it is called

    return demo


def _self_test() -> Command:
    from trainer.cli.demo import self_test  # when it is called

    return self_test


def _export() -> Command:
    from trainer.cli.exporting import export  # when it is called

    return export


def _doctor() -> Command:
    from trainer.cli.examining import examine  # when it is called

    return examine


def _plan() -> Command:
    from trainer.cli.planning import plan  # when it is called

    return plan


def _review() -> Command:
    from trainer.cli.reviewing import review  # when it is called

    return review


def _rescore() -> Command:
    from trainer.cli.rescoring import rescore  # when it is called

    return rescore


def _pack() -> Command:
    from trainer.cli.pack_commands import run_pack_command  # when it is called

    return run_pack_command


_COMMANDS: Mapping[str, Callable[[], Command]] = {
    "drill": _drill,
    "quiz": _quiz,
    "replay": _replay,
    "list": _list,
    "notes": _notes,
    "seminar": _seminar,
    "demo": _demo,
    "self-test": _self_test,
    "export": _export,
    "doctor": _doctor,
    "plan": _plan,
    "review": _review,
    "rescore": _rescore,
    "pack": _pack,
}
