"""The command ``notes``: they are listed, found, and read; it opens the packs alone."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from rich.console import Group
from rich.padding import Padding
from rich.text import Text

from trainer.cli.entrance import Tools
from trainer.cli.invocation import invocation
from trainer.cli.keyboard import read_text
from trainer.cli.pager import turn_pages
from trainer.cli.paper import Paper, Paragraph
from trainer.cli.statuses import FINE
from trainer.core.analysis import Span
from trainer.services.notes import NoteHit, NoteService
from trainer.wording.catalogue import _, language
from trainer.wording.noting import near_words

_READ = "read"
_TWO = 2
_MARK = "bold reverse"
_INSET = (0, 0, 0, 2)


def notes(arguments: argparse.Namespace, console: Paper, tools: Tools) -> int:
    """List the notes that hold some words, all of them without any, or read one.

    Raises:
        UserFacingError: ``note-unknown`` if the one to read is not here.
    """
    service = NoteService(tools.open_library())
    words: list[str] = arguments.words
    if len(words) == _TWO and words[0] == _READ:
        pack_id, _slash, note_id = words[1].rpartition("/")
        entry = service.find(note_id, pack_id=pack_id, language=language())
        turn_pages(console, entry.note.text, read_text)
        return FINE
    query = " ".join(words)
    hits = service.search(query, language())
    if not hits:
        nothing = _("No note has all of these words: {words}").format(words=query)
        console.print(Paragraph(nothing if query else _("No pack that is here has notes.")))
        if near := service.nearest(query, language()):
            console.print(Paragraph(near_words(near)))
        return FINE
    _print_hits(hits, console)
    return FINE


def _print_hits(hits: Sequence[NoteHit], console: Paper) -> None:
    for hit in hits:
        title = _marked(hit.entry.note.title, hit.title_spans, "bold")
        console.print(Paragraph(title))
        heading = Text(f"{hit.heading}: " if hit.heading else "", style="dim")
        passage = Paragraph(heading.append_text(_marked(hit.passage, hit.spans, "")))
        console.print(Padding(Group(Text(hit.entry.key, style="cyan"), passage), _INSET))
    console.print()
    console.print(
        Paragraph(_("To read one, type: {command} notes read ID").format(command=invocation()), style="dim")
    )


def _marked(text: str, spans: Sequence[Span], style: str) -> Text:
    """Return a text with what was looked for marked, by more than a colour."""
    marked = Text(text, style=style)
    for span in spans:
        marked.stylize(_MARK, span.start, span.end)
    return marked
