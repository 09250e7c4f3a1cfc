"""Groups the pieces of a text into sentences, for languages that write spaces."""

from __future__ import annotations

from collections.abc import Container, Iterable

from trainer.language.folding import Folded
from trainer.language.pieces import Piece, PieceKind

ENDS = frozenset("!?。．؟।॥။។՞…")
"""Marks that end a sentence wherever they stand; a full stop needs more care."""

QUESTION_MARKS = frozenset("?؟՞")
_CLOSERS = frozenset("\"')]}」』”’")


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


def split(
    pieces: Iterable[Piece], folded: Folded, typed: str, abbreviations: Container[str] = ()
) -> list[list[Piece]]:
    """Group pieces into sentences; closing quotes, further marks and emoji stay with the one before.

    Args:
        pieces: The pieces of the whole text, in order.
        folded: The folded text that they point into.
        typed: The text as typed.
        abbreviations: Words whose full stop ends nothing (``mr``).

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
        has_ended = has_ended or _is_stop(piece, current[-1] if current else None, folded.text, abbreviations)
        current.append(piece)
    return [*sentences, current] if current else sentences
