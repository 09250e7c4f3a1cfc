"""Reads a polite ending that was mistyped at the end of a Japanese sentence as the one that was meant.

Japanese is typed in Latin letters which turn into kana, so a slip of one key is one letter of that spelling:
ございまs (u left out), いたしまsう and しましtあ (s, t late), ごさいません (s for z). What is compared is
therefore the spelling in Latin letters (訓令式, 内閣告示第一号 1954), by the edits of Damerau (see
`trainer.core.typing_errors`). Only endings are mended: they say nothing by themselves, and as they stand they
turn into denials (あいがとう: 〜がたい) and plain style.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from trainer.core.typing_errors import edits_between
from trainer.language.folding import Folded

_ROWS = {
    "": "あいうえお", "k": "かきくけこ", "s": "さしすせそ", "t": "たちつてと", "n": "なにぬねの",
    "h": "はひふへほ", "m": "まみむめも", "r": "らりるれろ", "g": "がぎぐげご", "z": "ざじずぜぞ",
    "d": "だぢづでど", "b": "ばびぶべぼ", "p": "ぱぴぷぺぽ",
}  # fmt: skip
_VOWELS = {
    kana: first + vowel for first, row in _ROWS.items() for kana, vowel in zip(row, "aiueo", strict=True)
}
_GLIDES = {
    "や": "ya",
    "ゆ": "yu",
    "よ": "yo",
    "ゃ": "ya",
    "ゅ": "yu",
    "ょ": "yo",
    "わ": "wa",
    "を": "wo",
    "ん": "n",
}
_LETTERS = str.maketrans(_VOWELS | _GLIDES)

_ENDINGS = (
    *("ます", "ました", "ません", "ませんでした", "ますか", "ませんか", "ましょう", "ましょうか"),
    *("です", "でした", "ですか", "でしょうか", "ください"),
)
_BEING = (
    "ございます",
    "ございました",
    "ございません",
    "ございませんでした",
    "ございますか",
    "ございませんか",
)
_THANKS = ("ありがとうございます", "ありがとうございました")
_RIGHT = (
    *_BEING,
    "ございまして",
    "ござります",
    "ございませ",
    "ございましょう",
    "ございますよ",
    "ございますね",
)
_RIGHT_FROM = ("ご", "ありがとうご")
"""What begins and ends like this is right, though it may be hardly a letter away from another."""

_END = r"(?=[。.!?\s]|$)"
_LEFT_OVER = re.compile(rf"[ぁ-ん]{{1,10}}[a-z]{{1,2}}[ぁ-ん]{{0,4}}{_END}")
_HAS_LETTERS = re.compile(r"[a-z](?<=[ぁ-ん].)")
"""What every leftover letter has before it; looking for it costs next to nothing."""

_THANKS_LIKE = re.compile(rf"あ[ぁ-ん]{{2,5}}ご[ぁ-ん]{{3,9}}{_END}")
_BEING_LIKE = re.compile(rf"ご(?<![ぁ-ん]ご)[ぁ-ん]{{3,9}}{_END}")
_NO_WORD = re.compile(rf"(?:(?<=[しり])まいた|まえん|でししょうか?){_END}")
"""Kana that end no word of Japanese behind the stem of a verb."""

_LAUGH = re.compile(r"w+$")
_LONG = 9
"""Letters of an ending from which on two edits are allowed."""

_SLIPS = (
    (_LEFT_OVER, _ENDINGS + _BEING),
    (_THANKS_LIKE, _THANKS),
    (_BEING_LIKE, _BEING),
    (_NO_WORD, _ENDINGS),
)
"""What may be a slip, and of which endings."""


def mended(folded: Folded) -> Folded:
    """Return a folded text with the mistyped polite endings of its sentences as they were meant.

    Leftover letters are compared with every ending. Without them only 〜ございます and what ends no word are
    looked at: a shorter ending would be a letter away from other words (しまう, 達します).

    Args:
        folded: The text; what is put in points to where the slip stands in the text as typed.
    """
    for pattern, endings in _SLIPS if _HAS_LETTERS.search(folded.text) else _SLIPS[1:]:
        for slip in reversed([*pattern.finditer(folded.text)]):
            place = None if _LAUGH.search(slip.group()) else _meant(slip.group(), endings)
            if place is not None:
                folded = _replaced(folded, slip.start() + place[0], slip.end(), place[1])
    return folded


@cache
def _spelt(kana: str) -> str:
    """Return an ending in Latin letters."""
    return kana.translate(_LETTERS)


def _meant(typed: str, endings: Iterable[str]) -> tuple[int, str] | None:
    """Return where an ending begins and which one was meant; ``None`` if none or two are as near."""
    if typed.startswith(_RIGHT_FROM) and typed.endswith(_RIGHT):
        return None
    found = sorted(
        (edits, -len(ending), start, ending)
        for ending in endings
        for start in range(len(typed))
        if (edits := _edits(typed[start:], ending)) <= _allowed(ending)
    )
    if not found:
        return None
    edits, size, start, ending = found[0]
    is_unsure = any(other[:2] == (edits, size) and other[3] != ending for other in found[1:])
    return None if is_unsure else (start, ending)


def _allowed(ending: str) -> int:
    """Return how many edits a slip of an ending may have."""
    return 2 if len(_spelt(ending)) >= _LONG else 1


def _edits(typed: str, ending: str) -> int:
    """Return the edits between a stretch and an ending that begin alike; more than allowed otherwise."""
    limit = _allowed(ending)
    if typed[0].translate(_LETTERS)[0] != _spelt(ending)[0] or abs(len(typed) - len(ending)) > len(ending):
        return limit + 1
    return edits_between(typed.translate(_LETTERS), _spelt(ending), limit=limit)


def _replaced(folded: Folded, start: int, end: int, ending: str) -> Folded:
    """Put an ending in the place of a stretch; its last character points to all that is left of the slip."""
    size = end - start
    starts = [*range(len(folded.text))] if folded.starts is None else [*folded.starts]
    ends = [at + 1 for at in range(len(folded.text))] if folded.ends is None else [*folded.ends]
    places = [start + min(at, size - 1) for at in range(len(ending))]
    return Folded(
        folded.text[:start] + ending + folded.text[end:],
        (*starts[:start], *(starts[at] for at in places), *starts[end:]),
        (*ends[:start], *(ends[at] for at in places[:-1]), ends[end - 1], *ends[end:]),
    )
