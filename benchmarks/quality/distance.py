"""How many typing errors lie between two words, and which words of a vocabulary are so near.

Counted here once more and not by the engine, which must not judge itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator


def distance(one: str, other: str) -> int:
    """Return the edits between two words: a letter left out, put in, changed, or swapped with the next.

    Optimal string alignment, the restricted form of Damerau, *A technique for computer detection and
    correction of spelling errors*, CACM 7:3, 1964.
    """
    before: list[int] = []
    above = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, target in enumerate(other, 1):
            cost = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (letter != target))
            if i > 1 and j > 1 and letter == other[j - 2] and target == one[i - 2]:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, above = above, row
    return above[-1]


def is_promised(word: str, typo: str) -> bool:
    """Say whether the rule covers a pair: one edit from 5 letters, two from 9, the same first letter."""
    edits = distance(word, typo)
    return word[:1] == typo[:1] and ((edits == 1 and len(word) >= 5) or (edits == 2 and len(word) >= 9))


def near_pairs(words: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield all pairs of a word and another that the rule for typing errors would cover, in order.

    Words within two edits share a beginning of letters with at most two left out (Garbe's symmetric
    deletes).
    """
    vocabulary = sorted(set(words))
    table: dict[str, list[str]] = defaultdict(list)
    for word in vocabulary:
        for rest in _with_letters_left_out(word):
            table[rest].append(word)
    for word in vocabulary:
        near = {other for rest in _with_letters_left_out(word) for other in table[rest]} - {word}
        yield from ((word, other) for other in sorted(near) if is_promised(word, other))


def _with_letters_left_out(word: str) -> set[str]:
    once = {word[:at] + word[at + 1 :] for at in range(len(word))}
    if len(word) < 7:  # a partner of nine letters and two more or less
        return once | {word}
    return once | {word} | {rest[:at] + rest[at + 1 :] for rest in once for at in range(len(rest))}
