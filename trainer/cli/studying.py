"""The command ``seminar``: they are listed, gone through, and written as one document."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from rich.text import Text

from trainer.cli.entrance import Tools
from trainer.cli.invocation import invocation
from trainer.cli.keyboard import read_text
from trainer.cli.paper import Paper, Paragraph, dotted
from trainer.cli.practising import who_is_meant
from trainer.cli.seminar_walk import SeminarWalk
from trainer.cli.statuses import FINE
from trainer.core.records import Trainee
from trainer.services.office import Office
from trainer.services.seminars import SeminarState, document_kind
from trainer.wording.catalogue import _, language
from trainer.wording.seminar_documents import seminar_text
from trainer.wording.seminars import progress_words, seminar_facts

_EXPORT = "export"
_EXPORT_WORDS = 3


def seminar(arguments: argparse.Namespace, console: Paper, tools: Tools) -> int:
    """List the seminars, go through one, or write one as a document.

    Raises:
        UserFacingError: ``seminar-unknown``, ``seminar-export-kind``, or why a file cannot be written.
    """
    words: list[str] = arguments.words
    with tools.office() as office:
        trainee = who_is_meant(office, console, read_text, arguments.trainee)
        if not words:
            _print_shelf(office.seminars.shelf(trainee.id, language()), console)
        elif words[0] == _EXPORT and len(words) == _EXPORT_WORDS:
            target = Path(words[2])
            _export(office, trainee, words[1], target, has_texts=arguments.with_notes)
            console.print(Paragraph(_("Written: {file}").format(file=target)))
        else:
            SeminarWalk(office, console, read_text, _named(office, trainee, " ".join(words))).go()
    return FINE


def _print_shelf(shelf: Sequence[SeminarState], console: Paper) -> None:
    if not shelf:
        console.print(Paragraph(_("No pack that is here has a seminar.")))
        return
    for state in shelf:
        name = Text(state.seminar.id, style="cyan")
        console.print(dotted(Text(state.seminar.title, style="bold"), Text(progress_words(state))))
        console.print(
            Paragraph(Text("  ").append_text(dotted(name, Text(seminar_facts(state), style="dim"))))
        )
    console.print()
    console.print(
        Paragraph(
            _("To begin or continue one, type: {command} seminar ID").format(command=invocation()),
            style="dim",
        )
    )


def _export(office: Office, trainee: Trainee, name: str, target: Path, *, has_texts: bool) -> None:
    kind = document_kind(target)  # a wrong name is told before anything is gathered
    state = _named(office, trainee, name)
    document = office.seminars.document(
        trainee.id, state.pack.id, state.seminar.id, trainee_name=trainee.name
    )
    office.seminars.export(target, seminar_text(document, kind, has_texts=has_texts))


def _named(office: Office, trainee: Trainee, name: str) -> SeminarState:
    pack_id, _slash, seminar_id = name.rpartition("/")
    pack, found = office.seminars.find(seminar_id, pack_id=pack_id, language=language())
    return office.seminars.open(trainee.id, pack.id, found.id)
