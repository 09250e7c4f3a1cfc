"""What is other in a suggested wording, word by word, as marks for both texts."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from trainer.ui.text_block import Mark

# A word of letters with spaces between words; anything else sign by sign, as Japanese is compared.
_PIECES = re.compile(r"[A-Za-zÀ-ɏ0-9'’]+|\s+|.", re.DOTALL)


def word_changes(now: str, suggested: str) -> tuple[tuple[Mark, ...], tuple[Mark, ...]]:
    """Return the marks of what would go from the first text, and of what would be new in the second."""
    left, right = _PIECES.findall(now), _PIECES.findall(suggested)
    gone: list[Mark] = []
    new: list[Mark] = []
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    for _kind, from_left, to_left, from_right, to_right in matcher.get_opcodes():
        if left[from_left:to_left] == right[from_right:to_right]:
            continue
        if from_left < to_left:
            gone.append(Mark(_length(left[:from_left]), _length(left[:to_left]), "bad"))
        if from_right < to_right:
            new.append(Mark(_length(right[:from_right]), _length(right[:to_right]), "met"))
    return tuple(gone), tuple(new)


def _length(pieces: list[str]) -> int:
    return sum(map(len, pieces))
