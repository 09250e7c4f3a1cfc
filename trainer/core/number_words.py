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
_GREAT = {"thousand": 1000, "million": 1_000_000}
_WORD = re.compile(r"([a-z]+)[\s-]*")


def has_number_word(text: str) -> bool:
    """Say whether one of the words is a number's."""
    return any(_is_number(word) for word in _WORD.findall(text))


def _is_number(word: str) -> bool:
    return word in _VALUES or word in _GREAT or word == "hundred"


def spelled_number(text: str) -> tuple[float, str] | None:
    """Return the number that a text begins with and what follows it, or ``None`` if it begins with none.

    Args:
        text: Folded to small letters.
    """
    total = group = 0
    end = 0
    while (found := _WORD.match(text, end)) is not None:
        word = found[1]
        if word == "hundred":
            group = max(group, 1) * 100
        elif word in _GREAT:
            total, group = total + max(group, 1) * _GREAT[word], 0
        elif word in _VALUES:
            group += _VALUES[word]
        elif word != "and" or not end:
            break
        end = found.end()
    return (float(total + group), text[end:]) if end else None
