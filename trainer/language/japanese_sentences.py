"""Cuts a Japanese text into the words of its sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from trainer.language.japanese_lexicon import Lexicon, Word
from trainer.language.japanese_words import SPECIAL_KIND, Lexeme, Role
from trainer.language.pieces import Piece, PieceKind, specials
from trainer.language.spaced import value_forms

_ENDS = frozenset("。!?．")
_OPENING, _CLOSING = frozenset("「『（(【["), frozenset("」』）)】]")


def _special(piece: Piece) -> Lexeme:
    """Return the lexeme of an address, an order number, an amount or an emoji."""
    role = Role.MARK if piece.kind is PieceKind.EMOJI else Role.NOUN
    forms = value_forms(piece)
    text = piece.text
    return Lexeme(text, text, text, role, SPECIAL_KIND, forms=forms, wanted=forms, served=forms)


def words_of(text: str, lexicon: Lexicon) -> list[Word]:
    """Return the long words of a text; an address, an amount or an emoji is always one word."""
    words: list[Word] = []
    done = 0
    for match in specials(text):
        lexicon.cut(text, done, match.start(), words)
        piece = Piece(match.start(), match.end(), match.group(), PieceKind(match.lastgroup or ""))
        words.append((_special(piece), piece.start, piece.end))
        done = match.end()
    lexicon.cut(text, done, len(text), words)
    return words


def short_words(words: list[Word]) -> list[Word]:
    """Return the short words of long ones."""
    short: list[Word] = []
    for word in words:
        lexeme, start, _ = word
        if lexeme.parts:
            short += [(part, start + first, start + last) for part, first, last in lexeme.parts]
        else:
            short.append(word)
    return short


def sentences_of(words: Iterable[Word]) -> Iterator[list[Word]]:
    """Yield the words of each sentence; a full stop inside 「 」 does not end the sentence around it."""
    current: list[Word] = []
    depth, has_ended = 0, False
    for word in words:
        lexeme = word[0]
        if not lexeme.is_mark:
            if has_ended and lexeme.kind != SPECIAL_KIND:
                yield current
                current, has_ended = [], False
            current.append(word)
            continue
        surface = lexeme.surface
        if "\n" in surface:
            if current and not _wraps(current[-1][0], surface):
                yield current
                current = []
            depth, has_ended = 0, False
            continue
        depth = max(0, depth + (surface in _OPENING) - (surface in _CLOSING))
        if has_ended and surface in _OPENING:
            yield current
            current, has_ended = [], False
        has_ended = bool(has_ended or (depth == 0 and not _ENDS.isdisjoint(surface)))
        if not surface.isspace():
            current.append(word)
    if current:
        yield current


def _wraps(last: Lexeme, gap: str) -> bool:
    """Say whether a line merely wraps here: it stops at a comma or a particle, and no empty line follows."""
    return gap.count("\n") == 1 and (
        last.surface == "、" or (last.role is Role.PARTICLE and last.kind != "終助詞")
    )
