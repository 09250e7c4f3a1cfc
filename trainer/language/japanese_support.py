"""Which Japanese verbs only support the word before them (補助動詞)."""

from __future__ import annotations

from collections.abc import Sequence

from trainer.language.japanese_words import Lexeme, Role

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
    if before.role in (Role.VERBAL_NOUN, Role.AUXILIARY):
        return True
    return before.role in _STEMS and (
        before.form.startswith("連用") or (index >= 2 and words[index - 2].role is Role.HONORIFIC)
    )


def _becomes(words: Sequence[Lexeme], index: int) -> bool:
    """Say whether なる belongs to お…になる."""
    if words[index].norm != "成る" or words[index - 1].surface != "に":
        return False
    return any(word.role is Role.HONORIFIC for word in words[max(0, index - 4) : index - 1])
