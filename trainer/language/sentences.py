"""Groups the pieces of a text into sentences, for languages that write spaces."""

from __future__ import annotations

from collections.abc import Container, Iterable
from typing import NamedTuple

from trainer.language.folding import Folded
from trainer.language.pieces import Piece, PieceKind

ENDS = frozenset("!?。．؟।॥။។՞…")
"""Marks that end a sentence wherever they stand; a full stop needs more care."""

QUESTION_MARKS = frozenset("?؟՞")
_WIDEST_GAP = 3
"""Characters behind a full stop where what follows it is looked for."""

_CLOSERS = frozenset("\"')]}」』”’")


class Stops(NamedTuple):
    """What a full stop belongs to where it ends no sentence."""

    abbreviations: Container[str] = ()
    """Words whose full stop ends nothing (``mr``)."""

    clippings: Container[tuple[str, str]] = ()
    """Words with the word before them whose full stop ends nothing where the sentence seems to go on
    (``order``, ``no``)."""


_NO_STOPS = Stops()


def _is_stop(piece: Piece, before: Piece | None, text: str, abbreviations: Container[str]) -> bool:
    """Say whether a piece ends its sentence."""
    if piece.kind is not PieceKind.MARK:
        return False
    if piece.text in ENDS:
        return True
    if piece.text != "." or (
        piece.end < len(text) and not (text[piece.end].isspace() or text[piece.end] in _CLOSERS)
    ):
        return False
    is_word = before is not None and before.kind is PieceKind.WORD and before.end == piece.start
    return not (is_word and before is not None and before.text in abbreviations)


def _goes_on(current: list[Piece], stop: Piece, folded: Folded, typed: str, stops: Stops) -> bool:
    """Say whether a full stop belongs to a clipping: before a small letter or a digit on the same line.

    A sentence begins with a capital letter, which tells the full stop of an abbreviation from the end of a
    sentence (Grefenstette & Tapanainen, *What is a word, what is a sentence?*, COMPLEX 1994).
    """
    if stop.text != "." or (*(piece.text for piece in current[-2:]),) not in stops.clippings:
        return False
    end = folded.span(stop.start, stop.end).end
    following = typed[end : end + _WIDEST_GAP].lstrip(" \t")[:1]
    return following.islower() or following.isdigit()


def _breaks_line(before: Piece, after: Piece, folded: Folded, typed: str) -> bool:
    """Say whether a line break between two pieces ends a sentence: not where a line merely wraps."""
    gap = folded.text[before.end : after.start]
    if "\n" not in gap:
        return False
    goes_on = typed[folded.span(after.start, after.end).start].islower() and (
        before.text == "," or before.kind is PieceKind.WORD
    )
    return gap.count("\n") > 1 or not goes_on


def _shares_a_character(before: Piece, after: Piece, folded: Folded) -> bool:
    """Say whether two pieces come from one character as typed: a mark with an accent upon it."""
    return folded.span(after.start, after.end).start < folded.span(before.start, before.end).end


def split(pieces: Iterable[Piece], folded: Folded, typed: str, stops: Stops = _NO_STOPS) -> list[list[Piece]]:
    """Group pieces into sentences; closing quotes, further marks and emoji stay with the one before.

    Args:
        pieces: The pieces of the whole text, in order.
        folded: The folded text that they point into.
        typed: The text as typed.
        stops: Full stops that end nothing.

    Returns:
        The sentences, none of them empty.
    """
    sentences: list[list[Piece]] = []
    current: list[Piece] = []
    has_ended = False
    for piece in pieces:
        is_tail = piece.kind in (PieceKind.MARK, PieceKind.EMOJI) and (
            piece.kind is PieceKind.EMOJI or piece.text in ENDS or piece.text in _CLOSERS or piece.text == "."
        )
        is_border = (has_ended and not is_tail) or (
            bool(current) and _breaks_line(current[-1], piece, folded, typed)
        )
        if current and is_border and not _shares_a_character(current[-1], piece, folded):
            sentences.append(current)
            current, has_ended = [], False
        before = current[-1] if current else None
        is_stop = not has_ended and _is_stop(piece, before, folded.text, stops.abbreviations)
        has_ended = has_ended or (is_stop and not _goes_on(current, piece, folded, typed, stops))
        current.append(piece)
    return [*sentences, current] if current else sentences
