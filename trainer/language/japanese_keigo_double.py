"""Two Japanese honorific forms of one kind for one act (二重敬語)."""

from __future__ import annotations

from collections.abc import Sequence

from trainer.core.analysis import FindingKind
from trainer.language.japanese_keigo_forms import Remark, reworded, tail_end, text_of
from trainer.language.japanese_keigo_words import GIVING, MADE_OF_SURU, RESPECTFUL, honorific_stem
from trainer.language.japanese_words import Lexeme, Role

_DOUBLE = FindingKind.DOUBLE_HONORIFIC


def _passive(words: Sequence[Lexeme], at: int) -> Remark | None:
    """おっしゃられる, ご覧になられる: an honorific verb with the honorific れる.

    「敬語の指針」 chapter 2: 「お読みになられる」 doubles; お召し上がりになる, お見えになる and お伺いする
    are settled by custom and stay.
    """
    if not at or not words[at - 1].form.startswith("未然"):
        return None
    verb = words[at - 1]
    if verb.norm in RESPECTFUL or verb.norm in GIVING:
        return reworded(words, at - 1, at + 1, verb.base, _DOUBLE)
    if verb.norm not in ("成る", "なり"):
        return None
    stem_end = at - 1 - (words[at - 2].surface == "に")
    start = honorific_stem(words, stem_end)
    if start is None:
        return None
    return reworded(words, start, at + 1, text_of(words, start, stem_end) + "になる", _DOUBLE)


def _prefixed(words: Sequence[Lexeme], at: int) -> Remark | None:
    """ご拝見する: 拝 is humble by itself, ご makes it twice so (「敬語の指針」 chapter 2, 謙譲語Ⅰ)."""
    if not at or words[at - 1].role is not Role.HONORIFIC:
        return None
    end = tail_end(words, at + 1)
    return Remark(_DOUBLE, at - 1, end, text_of(words, at, end))


def _twice_polite(words: Sequence[Lexeme], at: int) -> Remark | None:
    """ございますです: ます and です are both 丁寧語; ませんでした and ますでしょうか are settled."""
    if words[at].surface != "です" or not at:
        return None
    before = at - 2 if words[at - 1].surface == "ん" else at - 1
    if before < 1 or words[before].base != "ます":
        return None
    return Remark(_DOUBLE, before - 1, at + 1, text_of(words, before - 1, at))


DOUBLE_CHECKS = {
    "れる": _passive,
    "られる": _passive,
    "です": _twice_polite,
    **dict.fromkeys(MADE_OF_SURU, _prefixed),
}
"""Normalised form of a word → what is asked where it stands."""
