"""Japanese denials that deny nothing: 〜なければなりません, かもしれません, 〜いただけませんか, 〜だけでなく.

Source: 日本語記述文法研究会『現代日本語文法 3』2007, part 7 (否定).
"""

from __future__ import annotations

from collections.abc import Sequence

from trainer.language.japanese_only import is_not_only, singles_out
from trainer.language.japanese_words import Lexeme, Role

_MUST = frozenset({"成る", "なる", "行く", "いける", "駄目", "だめ", "ならぬ"})
_FORBIDDEN = frozenset({"駄目", "だめ"})
_CONDITIONS = frozenset({"ば", "は", "と", "て", "ちゃ", "も"})
_KNOWN = frozenset({"しれる", "知れる"})
_ASKING = frozenset({"か", "?"})
_BEFORE_ASKING = frozenset({"準体助詞", "終助詞", "副助詞"})
_CLOSING = frozenset({Role.MARK, Role.PARTICLE})


def second_of_must(words: Sequence[Lexeme], index: int) -> int | None:
    """Return the place of the denial that undoes the one given (〜なければなりません), or ``None``."""
    at = index + 1
    while at < len(words) and at <= index + 2 and words[at].is_particle and words[at].surface in _CONDITIONS:
        at += 1
    if at == index + 1 or at >= len(words) or not words[at].is_any(_MUST):
        return None
    for second in range(at + 1, min(at + 3, len(words))):
        if words[second].role is Role.NEGATIVE:
            return second
    return at if words[at].norm in _FORBIDDEN else None


def is_harmless(words: Sequence[Lexeme], index: int) -> bool:
    """Say whether a denial leaves unsure, asks, or asserts what it singles out, and more."""
    return (
        _is_maybe(words, index)
        or _is_question(words, index)
        or is_not_only(words, index)
        or singles_out(words, index)
    )


def _is_maybe(words: Sequence[Lexeme], index: int) -> bool:
    """Say whether a denial belongs to かもしれません."""
    window = words[max(0, index - 4) : index]
    return any(word.base in _KNOWN for word in window) and any(word.surface == "も" for word in window)


def _is_question(words: Sequence[Lexeme], index: int) -> bool:
    """Say whether a denial only colours a question or a request: 〜いただけませんか."""
    for at in range(index + 1, len(words)):
        word = words[at]
        if word.role not in (Role.AUXILIARY, Role.MARK) and word.kind not in _BEFORE_ASKING:
            return False
        if word.surface in _ASKING:
            return at + 1 == len(words) or words[at + 1].role in _CLOSING
    return False
