"""What a note says without its Markdown: its parts in order, as plain text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token

from trainer.core.scenario import Note

_TEXT_KINDS = {"text", "code_inline", "image"}
_BREAKS = {"softbreak", "hardbreak"}
_BETWEEN_CELLS = " · "
_BEGINNING = 160


class PartKind(IntEnum):
    """What a part of a note is; what is worth more in a search comes first."""

    TITLE = 0
    HEADING = 1
    BODY = 2


@dataclass(frozen=True, slots=True)
class NotePart:
    """A heading, a paragraph, a line of a list, or a row of a table.

    Attributes:
        heading: The last heading above it that is not the title; its own text for a heading.
    """

    kind: PartKind
    text: str
    heading: str = ""


def markdown_parser() -> MarkdownIt:
    """Return what reads the Markdown of packs: CommonMark with tables; HTML is text like any other."""
    return MarkdownIt("commonmark", {"html": False}).enable("table")


def plain_text(markdown: str) -> str:
    """Return what a short text says without its Markdown, on one line."""
    return " ".join(part.text for part in _read(Note("", "", markdown)))


def parts_of(note: Note) -> tuple[NotePart, ...]:
    """Return the parts of a note, its title first, whether or not it stands in the text."""
    title = NotePart(PartKind.TITLE, note.title)
    return (title, *_read(note))


def pictures_of(note: Note) -> tuple[str, ...]:
    """Return what the pictures of a note lead to, as it stands there, in the order of the text."""
    tokens = (one for token in markdown_parser().parse(note.text) for one in token.children or ())
    return tuple(unquote(str(one.attrs["src"])) for one in tokens if one.type == "image")


def beginning_of(note: Note) -> str:
    """Return what stands below the title, cut; empty for a note that is nothing but headings."""
    body = " ".join(part.text for part in _read(note) if part.kind is PartKind.BODY)
    return body if len(body) <= _BEGINNING else body[: _BEGINNING - 1] + "…"


def _read(note: Note) -> Iterator[NotePart]:
    heading, has_title, row = "", False, list[str]()
    for before, token in _with_opening(markdown_parser().parse(note.text)):
        if token.type == "tr_close":
            yield NotePart(PartKind.BODY, _BETWEEN_CELLS.join(filter(None, row)), heading)
            row = []
        text = _plain(token)
        if before.startswith(("th_", "td_")):
            row.append(text)
        elif before == "heading_open" and text == note.title and not has_title:
            has_title = True  # it is a part of its own already
        elif before == "heading_open" and text:
            heading = text
            yield NotePart(PartKind.HEADING, text, heading)
        elif text:
            yield NotePart(PartKind.BODY, text, heading)


def _with_opening(tokens: list[Token]) -> Iterator[tuple[str, Token]]:
    """Yield each token that has words, and each end of a row, with the kind of the token before it."""
    before = ""
    for token in tokens:
        if token.type in {"inline", "fence", "code_block", "tr_close"}:
            yield before, token
        before = token.type


def _plain(token: Token) -> str:
    if token.type != "inline":
        return token.content.strip()
    pieces = (" " if one.type in _BREAKS else one.content for one in token.children or () if _says(one))
    return "".join(pieces).strip()


def _says(token: Token) -> bool:
    return token.type in _TEXT_KINDS or token.type in _BREAKS
