"""Japanese denials that single a word out: しか…ない, 以外は…ない, に過ぎない, に他ならない.

日本語記述文法研究会『現代日本語文法 5』2009, part 10 (とりたて: 限定), and 『現代日本語文法 3』2007, part 7.
"""

from __future__ import annotations

from collections.abc import Sequence

from trainer.language.japanese_words import Lexeme, Role, denials

LONGEST_IDIOM = 5
"""Words from the particle に to the denial: に 他 なり ませ ん."""

_ONLY = denials("only")
_SINGLING = frozenset({"過ぎる", "他", "外", "限る"})
_EXCEPT = "以外"


def singles_out(words: Sequence[Lexeme], index: int) -> bool:
    """Say whether a denial asserts what stands before に: 返金に過ぎません, 返金に限りません."""
    for at in range(index - 1, max(0, index - LONGEST_IDIOM), -1):
        if words[at].is_any(_SINGLING):
            return words[at - 1].surface == "に"
    return False


def is_not_only(words: Sequence[Lexeme], index: int) -> bool:
    """Say whether a denial belongs to だけでなく, ばかりでなく, のみならず."""
    window = words[max(0, index - 4) : index]
    return words[index].form.startswith("連用") and any(word.is_any(_ONLY) for word in window)


def start_behind_only(words: Sequence[Lexeme], start: int, index: int) -> int:
    """Return where a denial begins to count in its clause: behind a word that is singled out.

    返金しかできません asserts 返金, 返金以外は承れません leaves it alone.

    Args:
        words: The short words and marks of a sentence.
        start: Where the clause begins.
        index: Place of the denial.
    """
    for at in range(index - 1, start, -1):
        if words[at].norm == _EXCEPT or (words[at].surface == "しか" and words[at].role is Role.PARTICLE):
            return at
    return start
