"""Which Japanese verbs only support the word before them (補助動詞)."""

from __future__ import annotations

from collections.abc import Sequence

from trainer.language.japanese_words import Lexeme, Role

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


def whole_start(words: Sequence[Lexeme], index: int) -> int:
    """Return where a word begins as a reader sees it, with its prefix: お送り."""
    while index and words[index - 1].is_prefix:
        index -= 1
    return index


def whole_end(words: Sequence[Lexeme], lights: Sequence[bool], index: int) -> int:
    """Return where a word ends (exclusive) as a reader sees it, with its endings: 送り・いたし・ます.

    A particle belongs to it where another ending follows (送っ・て・い・ます).

    Args:
        words: The short words and marks of a sentence.
        lights: Which of them are light here.
        index: Place of a word that is not light.
    """
    end, size = index + 1, len(words)
    while end < size and lights[end] and words[end].may_trail:
        end += 1
    while words[end - 1].is_particle and end > index + 1:
        end -= 1
    return end


def _becomes(words: Sequence[Lexeme], index: int) -> bool:
    """Say whether なる belongs to お…になる."""
    if words[index].norm != "成る" or words[index - 1].surface != "に":
        return False
    return any(
        word.role is Role.HONORIFIC or word.norm.startswith("御")
        for word in words[max(0, index - 4) : index - 1]
    )
