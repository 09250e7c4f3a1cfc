"""Japanese denials that reach less far than their clause: XではなくY, お詫びの言葉もございません.

日本語記述文法研究会『現代日本語文法 3』2007, part 7 (否定の焦点), and 『現代日本語文法 5』2009, part 10 (も).
"""

from __future__ import annotations

from collections.abc import Sequence

from trainer.language.japanese_words import Lexeme, Role

_HEADS = frozenset({Role.NOUN, Role.VERBAL_NOUN, Role.SUFFIX})
_PHRASE = _HEADS | {Role.HONORIFIC, Role.PREFIX}
_SUBJECT = frozenset({"は", "が", "も"})
_THANKS = frozenset({"詫び", "御詫び", "お詫び", "詫びる", "礼", "御礼", "お礼", "感謝"})
_WORDS = frozenset({"言葉", "ことば"})


def contrast_start(words: Sequence[Lexeme], start: int, index: int) -> int:
    """Return where a denial begins to count in its clause: 明日まで電話ではなくメールで denies 電話 alone.

    Where the noun has its subject before it (返金は対象ではなく) it is the predicate, and the whole clause is
    denied.

    Args:
        words: The short words and marks of a sentence.
        start: Where the clause begins.
        index: Place of the denial.
    """
    at = index - 1
    if words[index].norm != "無い" or not words[index].form.startswith("連用"):
        return start
    if at > start and words[at].surface == "は":
        at -= 1
    if at <= start or words[at].surface != "で" or words[at - 1].role not in _HEADS:
        return start
    while at > start and (words[at - 1].role in _PHRASE or words[at - 1].surface == "の"):
        at -= 1
    has_subject = any(word.is_particle and word.surface in _SUBJECT for word in words[start:at])
    return start if has_subject else at


def is_beyond_words(words: Sequence[Lexeme], index: int) -> bool:
    """Say whether a denial only says that words fail: お詫びの言葉もございません, お礼の申し上げようもない.

    What words fail for (an apology, thanks) is said all the same.

    Args:
        words: The short words and marks of a sentence.
        index: Place of the word whose existence is denied.
    """
    if index < 2 or words[index + 1].surface != "も" or words[index - 1].surface != "の":
        return False
    is_way = words[index].form.startswith("意志")
    return (is_way or words[index].is_any(_WORDS)) and words[index - 2].is_any(_THANKS)
