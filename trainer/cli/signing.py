"""The commands ``pack key …``: your own key, and the signers that you know."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path

from trainer.cli.building import is_yes
from trainer.cli.entrance import Tools
from trainer.cli.keyboard import read_text
from trainer.cli.paper import Paper, Paragraph
from trainer.cli.statuses import FINE, MENDABLE
from trainer.cli.streams import is_interactive
from trainer.services.sharing import Sharing
from trainer.wording.errors import explain
from trainer.wording.sharing import (
    forgotten_sentence,
    key_lines,
    key_made_lines,
    no_key_sentence,
    no_signers_sentence,
    not_trusted_sentence,
    signed_sentence,
    signer_line,
    trust_lines,
    trust_question,
    trust_unasked_sentence,
    trusted_sentence,
)


def key(arguments: argparse.Namespace, paper: Paper, tools: Tools) -> int:
    """Do what was asked of the keys, and tell what is wrong with their list."""
    sharing = tools.open_sharing()
    status = _COMMANDS[arguments.key_command](arguments, paper, sharing)
    if sharing.trouble is not None:
        paper.print(Paragraph(explain(sharing.trouble).text, style="yellow"))
    return status


def _new(arguments: argparse.Namespace, paper: Paper, sharing: Sharing) -> int:
    _print(paper, key_made_lines(sharing.make_key(arguments.name)))
    return FINE


def _show(_arguments: argparse.Namespace, paper: Paper, sharing: Sharing) -> int:
    own = sharing.key()
    _print(paper, (no_key_sentence(),) if own is None else key_lines(own))
    return MENDABLE if own is None else FINE


def _list(_arguments: argparse.Namespace, paper: Paper, sharing: Sharing) -> int:
    known = sharing.signers()
    _print(paper, tuple(map(signer_line, known)) or (no_signers_sentence(),))
    return FINE


def _trust(arguments: argparse.Namespace, paper: Paper, sharing: Sharing) -> int:
    """Show the fingerprint first; without a terminal somebody has to say that it was compared."""
    source = Path(arguments.signer)
    if source.exists():
        signed = sharing.who_signed(source)
        paper.print(Paragraph(signed_sentence(signed)))
        proposed = sharing.signer_of(signed)
    else:
        proposed = sharing.signer_with(arguments.signer, arguments.name or "")
    name = arguments.name or proposed.name
    _print(paper, trust_lines(name, proposed.fingerprint))
    if not arguments.yes and not is_interactive():
        paper.print(Paragraph(trust_unasked_sentence(), style="bold"))
        return MENDABLE
    if not arguments.yes and not is_yes(read_text(trust_question())):
        paper.print(Paragraph(not_trusted_sentence()))
        return MENDABLE
    paper.print(Paragraph(trusted_sentence(sharing.trust(proposed.key, name)), style="bold"))
    return FINE


def _forget(arguments: argparse.Namespace, paper: Paper, sharing: Sharing) -> int:
    paper.print(Paragraph(forgotten_sentence(sharing.forget(arguments.signer))))
    return FINE


def _print(paper: Paper, lines: tuple[str, ...]) -> None:
    for line in lines:
        paper.print(Paragraph(line))


_COMMANDS: Mapping[str, Callable[[argparse.Namespace, Paper, Sharing], int]] = {
    "new": _new,
    "show": _show,
    "list": _list,
    "trust": _trust,
    "forget": _forget,
}
