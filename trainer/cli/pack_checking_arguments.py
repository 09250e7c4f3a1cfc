"""The arguments of the commands that look at a pack: check, bench, play."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from trainer.core.codes import Mode
from trainer.wording.catalogue import _

_SEEDS = 1_000


def add_checking_commands(below: Any) -> None:
    """Add them to the commands below ``pack``.

    Args:
        below: What ``add_subparsers`` returned; each parser has its options in the group ``about``.
    """
    _add_check(
        below.add_parser("check", help=_("check packs: every fault with file and line, and the bench")).about
    )
    _add_bench(below.add_parser("bench", help=_("compare a pack with the people who marked it")).about)
    _add_play(below.add_parser("play", help=_("play every scenario and say what was seen")).about)


def _add_check(check: argparse._ArgumentGroup) -> None:
    check.add_argument(
        "paths",
        type=Path,
        nargs="*",
        metavar=_("PATH"),
        help=_("a pack, a folder of packs, or an archive; all packs that are here without it"),
    )
    check.add_argument("--strict", action="store_true", help=_("let warnings fail too"))
    formats = check.add_mutually_exclusive_group()
    formats.set_defaults(format="text")
    for name, text in (
        ("json", _("print the result as JSON")),
        ("sarif", _("print the result as SARIF 2.1.0, for the code scanning of a forge")),
        ("github", _("print the result as annotations of a GitHub workflow")),
    ):
        formats.add_argument(f"--{name}", dest="format", action="store_const", const=name, help=text)


def _add_bench(bench: argparse._ArgumentGroup) -> None:
    bench.add_argument("folder", type=Path, metavar=_("FOLDER"), help=_("of the pack"))
    bench.add_argument("--criterion", metavar="ID", help=_("of this criterion only"))
    bench.add_argument(
        "--try",
        dest="trial",
        nargs=2,
        metavar=(_("WHERE"), _("PHRASE")),
        help=_("what one more phrase would change: in scenario/turn/criterion, or in a named set ($name)"),
    )


def _add_play(play: argparse._ArgumentGroup) -> None:
    play.add_argument("pack", metavar=_("PACK"), help=_("id of a pack that is here, or a folder"))
    play.add_argument("--scenario", metavar="ID", help=_("this scenario only"))
    play.add_argument(
        "--seeds",
        type=_positive,
        default=_SEEDS,
        metavar="N",
        help=_("how many drills are played at random for each scenario ({default})").format(default=_SEEDS),
    )
    play.add_argument(
        "--mode",
        choices=(Mode.PRACTICE.value, Mode.EXAM.value),
        default=Mode.PRACTICE.value,
        help=_("how they are played (practice)"),
    )
    play.add_argument("--json", action="store_true", help=_("print the figures as JSON"))


def _positive(text: str) -> int:
    value = int(text)
    if value < 1:
        raise ValueError(text)
    return value
