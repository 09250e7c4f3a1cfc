"""English compounds, numbers and units of time and weight, brought together however they are written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from trainer.core.analysis import EvidenceKind, Token, View
from trainer.language.pieces import Piece, PieceKind
from trainer.language.spaced import Forms
from trainer.language.wordlists import rows, words

_FormsOf = Callable[[str], Forms]

PREFIXES = frozenset({"e", "re", "pre"})
"""What is written before a word with a hyphen or without (New Hart's Rules, chapter 3, prefixes)."""

_BELOW_TWENTY = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_ONES = frozenset(_BELOW_TWENTY[:9])
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_NUMBERS = {
    **{name: number for number, name in enumerate(_BELOW_TWENTY, 1)},
    **{name: 10 * number for number, name in enumerate(_TENS, 2)},
}
_OPENERS = PREFIXES | _NUMBERS.keys()

# Symbols and abbreviations (The International System of Units, 9th edition, tables 2, 5 and 8) and everyday
# clippings; those of one letter that also stand for other things (m, d, s, g, l) are left out.
_UNITS = {
    "h": "hour", "hr": "hour", "hrs": "hour", "min": "minute", "mins": "minute", "sec": "second",
    "secs": "second", "wk": "week", "wks": "week", "yr": "year", "yrs": "year", "kg": "kilogram",
    "kgs": "kilogram", "kilo": "kilogram", "kilos": "kilogram", "km": "kilometre", "kms": "kilometre",
    "cm": "centimetre", "cms": "centimetre", "mm": "millimetre", "ml": "millilitre",
}  # fmt: skip
_NAMES_OF_UNITS = {name + ending for name in (*_UNITS.values(), "day", "month") for ending in ("", "s")}
_BEHIND_NUMBERS = sorted({*_UNITS, *_NAMES_OF_UNITS, "am", "pm"}, key=len, reverse=True)
_WITH_UNIT = re.compile(rf"(\d+)({'|'.join(_BEHIND_NUMBERS)})")

_UNCOUNTED = frozenset().union(
    *(words("en_words.tsv", kind) for kind in ("light", "preposition", "determiner", "subject", "predicate")),
    *(words("en_words.tsv", kind) for kind in ("auxiliary", "border", "opener")),
)
"""What is no noun that a number before it counts (terminal one is, one of them)."""

_COMPOUNDS = {first + second: (first, second) for first, second in rows("en_compounds.tsv")}
_PAIRS = frozenset(_COMPOUNDS.values())


def value_of(word: str) -> str:
    """Return the digits of a number below a hundred in words, or an empty text."""
    tens, _, ones = word.partition("-")
    return str(_NUMBERS[tens] + _NUMBERS.get(ones, 0)) if tens in _NUMBERS else ""


def unit_of(word: str) -> str:
    """Return the name of the unit that an abbreviation stands for, or an empty text."""
    return _UNITS.get(word, "")


def joined(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces of a sentence, with those together that are one word: twenty-four, e-mail, re-send.

    Numbers are written with a hyphen or a space; a prefix needs its hyphen, but *e mail* is written as well.
    A number in words is one before what it counts (three photos); elsewhere *one* is mostly a pronoun (Quirk
    et al., A Comprehensive Grammar of the English Language, 1985, sections 6.54 to 6.57).
    """
    is_plain = _OPENERS.isdisjoint([piece.text for piece in pieces])
    return pieces if is_plain else [*_joined(pieces)]


def _joined(pieces: list[Piece]) -> Iterator[Piece]:
    at = 0
    while at < len(pieces):
        size, text = _one_word(pieces[at : at + 3])
        first, last = pieces[at], pieces[at + size - 1]
        at += size
        is_number = bool(value_of(text)) and (size > 1 or _counts(pieces[at : at + 2]))
        if size > 1 or is_number:
            kind = PieceKind.NUMBER if is_number else PieceKind.WORD
            yield Piece(first.start, last.end, text, kind)
        else:
            yield first


def _counts(behind: Sequence[Piece]) -> bool:
    """Say whether what follows a number may be counted: a word, with a hyphen before it or without."""
    named = behind[-1] if behind and behind[0].text == "-" else behind[0] if behind else None
    return named is not None and named.kind is PieceKind.WORD and named.text not in _UNCOUNTED


def _one_word(pieces: Sequence[Piece]) -> tuple[int, str]:
    """Return how many pieces are one word, and that word."""
    first = pieces[0].text
    if first not in PREFIXES and first not in _TENS:
        return 1, first
    size = 3 if len(pieces) > 1 and pieces[1].text == "-" else 2
    if len(pieces) < size or not _are_near(pieces[:size]):
        return 1, first
    last = pieces[size - 1]
    if first in _TENS:
        return (size, f"{first}-{last.text}") if last.text in _ONES else (1, first)
    is_one = last.kind is PieceKind.WORD and (size == 3 or (first == "e" and last.text.startswith("mail")))
    return (size, first + last.text) if is_one else (1, first)


def _are_near(pieces: Sequence[Piece]) -> bool:
    """Say whether pieces touch, or where there are two, stand one space apart."""
    gap = 1 if len(pieces) == 2 else 0
    return all(one.end + gap == other.start for one, other in pairwise(pieces))


def parted(piece: Piece) -> tuple[Piece, ...]:
    """Return a number and the unit that touches it (24h) apart; any other piece as it is."""
    match = _WITH_UNIT.fullmatch(piece.text) if piece.kind is PieceKind.NUMBER else None
    if match is None:
        return (piece,)
    border = piece.start + match.end(1)
    return (
        Piece(piece.start, border, match[1], PieceKind.NUMBER),
        Piece(border, piece.end, match[2], PieceKind.WORD),
    )


def with_other_writings(view: View, forms_of: _FormsOf) -> View:
    """Return the words of a phrase with its other writings: *log in* is *login*, *website* is *web site*.

    Args:
        view: The words of a phrase.
        forms_of: Gives the comparable forms of a word.
    """
    writings = (*_closed(view, forms_of), *_open(view, forms_of))
    return (view[0]._replace(writings=writings), *view[1:]) if writings else view


def _closed(view: View, forms_of: _FormsOf) -> Iterator[View]:
    """Yield a phrase with one compound in one word."""
    for at, (first, second) in enumerate(pairwise(view)):
        if (first.surface, second.surface) in _PAIRS:
            yield (*view[:at], _token(first, first.surface + second.surface, forms_of), *view[at + 2 :])


def _open(view: View, forms_of: _FormsOf) -> Iterator[View]:
    """Yield a phrase with one compound in two words."""
    for at, token in enumerate(view):
        if token.surface in _COMPOUNDS:
            parts = (_token(token, part, forms_of) for part in _COMPOUNDS[token.surface])
            yield (*view[:at], *parts, *view[at + 1 :])


def _token(token: Token, surface: str, forms_of: _FormsOf) -> Token:
    """Return a token of another writing; it is no more than a variant."""
    forms = {
        form: EvidenceKind.VARIANT if kind is EvidenceKind.EXACT else kind
        for form, kind in forms_of(surface).items()
    }
    return token._replace(surface=surface, forms=forms, is_light=False)
