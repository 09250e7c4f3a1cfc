"""English words for numbers: ``three``, ``twenty-one``, ``one hundred and five``."""

from __future__ import annotations

import re

_UNTIL_NINETEEN = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_VALUES = {word: value for value, word in enumerate(_UNTIL_NINETEEN.split())}
_VALUES |= {word: 10 * place for place, word in enumerate(_TENS.split(), start=2)}
_ORDINALS = (
    "third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
    " sixteenth seventeenth eighteenth nineteenth"
)
_ORDERED = {word: value for value, word in enumerate(_ORDINALS.split(), start=3)}
_ORDERED |= {word[:-1] + "ieth": value for word, value in _VALUES.items() if word.endswith("ty")}
_ALONE = {"first": 1, "second": 2}
_GREAT = {"thousand": 1000, "million": 1_000_000}
_WORD = re.compile(r"([a-z]+)[\s-]*")


_ANY = "|".join((*_VALUES, *_ORDERED, "hundred", *_GREAT))
_ANY_WORD = re.compile(rf"(?<!the )(?<!that )(?<!this )\bone\b|\b(?!one\b)(?:{_ANY})\b")
_ALONE_WORD = re.compile("|".join(rf"\b{word}\b" for word in _ALONE))


def has_number_word(text: str) -> bool:
    """Say whether one of the words is a number's, or tells which of several (from the third on)."""
    return _ANY_WORD.search(text) is not None


def find_number_word(text: str) -> tuple[int, int, float] | None:
    """Return where the first number in words begins and ends, and the number; ``None`` if there is none.

    "The one" is no number; "first" and "second" are looked for last, because they mean other things too.

    Args:
        text: Folded to small letters.
    """
    found = _ANY_WORD.search(text)
    if found is not None:
        value, end = _spelled(text, found.start())
        return found.start(), end, value
    alone = _ALONE_WORD.search(text)
    return (alone.start(), alone.end(), float(_ALONE[alone.group()])) if alone else None


def _spelled(text: str, start: int) -> tuple[float, int]:
    """Return the number that is spelled from a place on, and where it ends."""
    total = group = 0
    at = end = start
    while (found := _WORD.match(text, at)) is not None:
        word, at = found[1], found.end()
        if word in _ORDERED or (word in _ALONE and text[found.start() - 1] == "-"):
            is_fraction = group % 10 > 0
            group += 0 if is_fraction else (_ORDERED | _ALONE)[word]
            end = end if is_fraction else found.end(1)
            break
        if word == "hundred":
            group = max(group, 1) * 100
        elif word in _GREAT:
            total, group = total + max(group, 1) * _GREAT[word], 0
        elif word in _VALUES:
            group += _VALUES[word]
        elif word != "and":
            break
        end = end if word == "and" else found.end(1)
    return float(total + group), end
