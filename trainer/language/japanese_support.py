"""Which Japanese verbs only support the word before them (補助動詞)."""

from __future__ import annotations

from collections.abc import Sequence

from trainer.language.japanese_words import Lexeme, Role

_PREFIXES = frozenset({Role.HONORIFIC, Role.PREFIX})
_TAIL = frozenset({Role.AUXILIARY, Role.NEGATIVE, Role.SUPPORT})
_INSIDE = frozenset({"て", "で", "は", "も", "に"})
_VOICES = frozenset({"せる", "させる", "れる", "られる"})
_STEMS = frozenset({Role.VERB, Role.SUPPORT, Role.NOUN})


def supports(words: Sequence[Lexeme], index: int) -> bool:
    """Say whether a verb supports the word before it: after て, a verb stem, a verbal noun, or in お…になる.

    Args:
        words: The short words and marks of a sentence.
        index: Place of a verb that may support (``Role.SUPPORT``).
    """
    before = words[index - 1] if index else None
    if before is None or before.is_mark:
        return False
    if before.role is Role.PARTICLE:
        return (before.surface in ("て", "で") and before.kind == "接続助詞") or _becomes(words, index)
    if before.role is Role.VERBAL_NOUN or before.base in _VOICES:
        return True
    return before.role in _STEMS and (
        before.form.startswith("連用") or (index >= 2 and words[index - 2].role is Role.HONORIFIC)
    )


def whole_word(words: Sequence[Lexeme], lights: Sequence[bool], index: int) -> tuple[int, int]:
    """Return where the word as a reader sees it begins and ends (exclusive): お送りいたします.

    Args:
        words: The short words and marks of a sentence.
        lights: Which of them are light here.
        index: Place of a heavy word.
    """
    start, end = index, index + 1
    while start and words[start - 1].role in _PREFIXES and lights[start - 1]:
        start -= 1
    at = end
    while at < len(words) and lights[at] and not words[at].is_mark:
        if words[at].role in _TAIL:
            end = at + 1
        elif words[at].role is not Role.PARTICLE or words[at].surface not in _INSIDE:
            break
        at += 1
    return start, end


def _becomes(words: Sequence[Lexeme], index: int) -> bool:
    """Say whether なる belongs to お…になる."""
    if words[index].norm != "成る" or words[index - 1].surface != "に":
        return False
    return any(
        word.role is Role.HONORIFIC or word.norm.startswith("御")
        for word in words[max(0, index - 4) : index - 1]
    )
