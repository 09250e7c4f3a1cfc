"""Cuts a Japanese text into the words of its sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from trainer.language.japanese_keigo import checks_of
from trainer.language.japanese_lexicon import Lexicon, Word
from trainer.language.japanese_words import SPECIAL_KIND, Lexeme, Role
from trainer.language.pieces import Piece, PieceKind, specials
from trainer.language.spaced import value_forms

_ENDS = frozenset("。!?")
_JAPANESE = re.compile(r"[ぁ-ゖァ-ヺー一-鿿々「」『』()]")
_SAYING = frozenset({Role.AUXILIARY, Role.NEGATIVE, Role.SUPPORT})

_TENS_OF_MINUTES = re.compile(r"[二三四五六七八九]十(?=分)")
"""The dictionary prefers 十分, enough."""
_OPENING, _CLOSING = frozenset("「『（(【["), frozenset("」』）)】]")


def _special(piece: Piece) -> Lexeme:
    """Return the lexeme of an address, an order number, an amount or an emoji."""
    role = Role.MARK if piece.kind is PieceKind.EMOJI else Role.NOUN
    forms = value_forms(piece)
    text = piece.text
    return Lexeme(
        text,
        text,
        text,
        role,
        SPECIAL_KIND,
        forms=forms,
        wanted=forms,
        served=forms,
        checks=checks_of(text, text, text),
    )


def words_of(text: str, lexicon: Lexicon) -> list[Word]:
    """Return the long words of a text; an address, an amount or an emoji is always one word."""
    words: list[Word] = []
    done = 0
    for match in specials(text):
        _cut(text, done, match.start(), lexicon, words)
        piece = Piece(match.start(), match.end(), match.group(), PieceKind(match.lastgroup or ""))
        words.append((_special(piece), piece.start, piece.end))
        done = match.end()
    _cut(text, done, len(text), lexicon, words)
    return words


def _cut(text: str, start: int, end: int, lexicon: Lexicon, words: list[Word]) -> None:
    """Add the words of a stretch without special pieces; minutes are parted from tens in kanji (三十分)."""
    for tens in _TENS_OF_MINUTES.finditer(text, start, end):
        lexicon.cut(text, start, tens.end(), words)
        start = tens.end()
    lexicon.cut(text, start, end, words)


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


def sentences_of(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Yield the words of each sentence; a full stop inside 「 」 does not end the sentence around it."""
    current: list[Word] = []
    depth, has_ended = 0, False
    for at, word in enumerate(words):
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
        is_end = not _ENDS.isdisjoint(surface) or (surface == "." and _is_full_stop(words, at))
        has_ended = bool(has_ended or (depth == 0 and is_end))
        if not surface.isspace():
            current.append(word)
    if current:
        yield current


def _is_full_stop(words: Sequence[Word], at: int) -> bool:
    """Say whether a Latin full stop ends a Japanese sentence.

    It stands behind Japanese with a space or nothing after it, or parts the end of what is said (ます) from
    more Japanese: the ピリオド of horizontal writing (くぎり符号の使ひ方, 文部省 1946). Behind letters or
    digits it is their own (No. 5), and between names a middle dot (スミス.ジョン).
    """
    before = words[at - 1][0] if at else None
    if before is None or _JAPANESE.match(before.surface[-1:]) is None:
        return False
    behind = words[at + 1][0] if at + 1 < len(words) else None
    if behind is None or behind.surface[:1].isspace():
        return True
    return before.role in _SAYING and _JAPANESE.match(behind.surface) is not None


def _wraps(last: Lexeme, gap: str) -> bool:
    """Say whether a line merely wraps here: it stops at a comma or a particle, and no empty line follows."""
    return gap.count("\n") == 1 and (
        last.surface == "、" or (last.role is Role.PARTICLE and last.kind != "終助詞")
    )
