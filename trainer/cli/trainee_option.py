"""The option that names whom a command is about."""

from __future__ import annotations

from typing import Any

from trainer.wording.catalogue import _


def add_trainee_option(parser: Any) -> None:
    """Let a command be about somebody else than who practises here.

    Args:
        parser: Of the command.
    """
    parser.add_argument(
        "--trainee", metavar=_("NAME"), help=_("of this trainee, and not of who practises here")
    )
