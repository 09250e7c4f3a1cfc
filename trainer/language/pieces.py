"""Cuts a folded text into words, numbers, amounts, addresses, emoji and single marks, for any script."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from enum import StrEnum
from functools import partial
from typing import NamedTuple


class PieceKind(StrEnum):
    """What a piece of text is."""

    WORD = "word"
    CHARACTER = "character"  # of a script without word spaces
    NUMBER = "number"
    SPECIAL = "special"  # an address, an order number, an amount
    EMOJI = "emoji"
    MARK = "mark"


class Piece(NamedTuple):
    """One piece of a folded text."""

    start: int
    end: int
    text: str
    kind: PieceKind


_new_piece = partial(tuple.__new__, Piece)
"""Makes a piece of all its values, at half the price of calling the class."""

_PICTURES = (
    "\u203c\u2049\u2122\u2139\u2194-\u21aa\u231a-\u23ff\u24c2\u25aa-\u25fe\u2600-\u27bf\u2934\u2935\u2b05-\u2b55"
    "\u3030\u303d\u3297\u3299\U0001f000-\U0001f1e5\U0001f200-\U0001f3fa\U0001f400-\U0001faff"
)
_EMOJI = (
    rf"[\U0001f1e6-\U0001f1ff]{{2}}|[0-9#*]\u20e3"
    rf"|[{_PICTURES}][\U0001f3fb-\U0001f3ff]?[\U000e0020-\U000e007f]*"
    rf"(?:\u200d[{_PICTURES}][\U0001f3fb-\U0001f3ff]?)*"
)
_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.:/]\d+)*"
_UNIT = (
    r"yen|円|usd|eur|gbp|jpy|dollars?|pounds?|euros?|€|£|\$|¥|えん|ドル|ユーロ|ポンド|%|per ?cent|パーセント"
)
# What may begin only where nothing of its kind stands before, or is bounded, keeps hostile text linear.
_SPECIAL = (
    r"(?:https?://|www\.)[^\s<>\"'「」『』()、。]*[^\s<>\"'「」『』()、。.,;:!?]"
    r"|(?<![a-z0-9._%+\-])[a-z0-9][a-z0-9._%+\-]{0,63}@[a-z0-9\-]{1,63}(?:\.[a-z0-9\-]{1,63})*\.[a-z]{2,63}"
    rf"|(?:us|au|ca)?[$€£¥]\s?(?:{_NUMBER})"
    rf"|(?<![\d.,:/])(?:{_NUMBER})\s?(?:{_UNIT})(?![a-z])"
    r"|(?<![a-z0-9])[a-z]{1,6}-?\d{3,}(?:-[a-z0-9]+)*(?![a-z0-9])"
    r"|#\s?[a-z]{0,6}-?\d+(?:-\d+)*"
)
_LONG_NUMBER = r"(?<![a-z\d])(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.:/]\d+)+)(?![\d])"
SPECIAL = re.compile(rf"(?P<emoji>{_EMOJI})|(?P<special>{_SPECIAL})|(?P<number>{_LONG_NUMBER})")
"""Pieces that are one token in every language."""

_SPECIAL_STARTS = re.compile(rf"[\da-z#*$€£¥{_PICTURES}\U0001f1e6-\U0001f1ff]")


def specials(text: str) -> Iterator[re.Match[str]]:
    """Yield the special pieces of a folded text as ``SPECIAL`` finds them.

    In a script where few characters can begin one (Japanese), looking for those first costs a sixth.
    """
    start = _SPECIAL_STARTS.search(text)
    while start is not None:
        match = SPECIAL.match(text, start.start())
        if match is not None:
            yield match
        start = _SPECIAL_STARTS.search(text, match.end() if match is not None else start.end())


_UNSPACED = (
    ("\u0e00", "\u0eff"),  # Thai, Lao
    ("\u1000", "\u109f"),  # Burmese
    ("\u1780", "\u17ff"),  # Khmer
    ("\u3040", "\u30ff"),  # kana
    ("\u3400", "\u9fff"),  # Han
    ("\uf900", "\ufaff"),
    ("\U00020000", "\U0003ffff"),
)
_KINDS = {"w": PieceKind.WORD, "c": PieceKind.CHARACTER, "d": PieceKind.NUMBER, "o": PieceKind.MARK}
# Classes: w letter, m mark, c letter of an unspaced script, d digit, ' apostrophe, s space, o other.
_RUNS = re.compile(r"[wm][wmd]*(?:'[wm]+)*|c[m]*|d+(?:[wm][wmd]*)?|o|'")


def _class_of(char: str) -> str:
    """Return the class letter of a character."""
    if char == "'":
        return "'"
    category = unicodedata.category(char)
    if any(low <= char <= high for low, high in _UNSPACED):
        return "m" if category[0] == "M" else "c" if category[0] == "L" else "d" if category == "Nd" else "o"
    return {"L": "w", "M": "m", "N": "d", "Z": "s", "C": "s"}.get(category[0], "o")


class _ClassTable(dict[int, str]):
    """Class letter of each character, filled in as characters are met (a pure cache)."""

    def __missing__(self, code: int) -> str:
        letter = _class_of(chr(code))
        self[code] = letter
        return letter


_CLASSES = _ClassTable()


def _plain_pieces(text: str, classes: str, start: int, end: int) -> Iterator[Piece]:
    """Yield the pieces between two special ones."""
    for match in _RUNS.finditer(classes, start, end):
        first, last = match.span()
        kind = _KINDS.get(classes[first], PieceKind.WORD if classes[first] == "m" else PieceKind.MARK)
        yield _new_piece((first, last, text[first:last], kind))


def cut(text: str) -> Iterator[Piece]:
    """Yield the pieces of a folded text in order; white space is left out."""
    classes = text.translate(_CLASSES)
    done = 0
    for match in SPECIAL.finditer(text):
        yield from _plain_pieces(text, classes, done, match.start())
        yield Piece(match.start(), match.end(), match.group(), PieceKind(match.lastgroup or ""))
        done = match.end()
    yield from _plain_pieces(text, classes, done, len(text))


CURRENCIES = {
    "$": "$", "us$": "$", "usd": "$", "dollar": "$", "ドル": "$",
    "€": "€", "eur": "€", "euro": "€", "ユーロ": "€",
    "£": "£", "gbp": "£", "pound": "£", "ポンド": "£",
    "¥": "¥", "jpy": "¥", "yen": "¥", "円": "¥", "えん": "¥",
    "%": "%", "percent": "%", "per cent": "%", "パーセント": "%",
}  # fmt: skip
"""Names and marks of a unit → one mark for it."""

_AMOUNT = re.compile(r"^(?P<before>[^\d]*?)\s?(?P<number>\d[\d,.]*)\s?(?P<after>[^\d]*)$")


def plain_value(special: str) -> str:
    """Return one writing for an amount or an order number: ``¥3000`` for ``3,000円``.

    Anything else comes back as it is.
    """
    match = _AMOUNT.match(special)
    if match:
        unit = match["before"] or match["after"]
        unit = unit if unit in CURRENCIES else unit.removesuffix("s")
        if unit in CURRENCIES or not unit:
            return CURRENCIES.get(unit, "") + match["number"].replace(",", "")
    if "@" in special or "/" in special or "." in special:
        return special
    return special.lstrip("#").strip().replace("-", "")
