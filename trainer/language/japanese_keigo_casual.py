"""Japanese endings and phrases that are too casual or brush aside, where a row of a table cannot say so.

Sources: as for `trainer.language.japanese_keigo_phrases`.
"""

from __future__ import annotations

from collections.abc import Sequence

from trainer.core.analysis import FindingKind
from trainer.language.japanese_keigo_forms import Remark, inflected, reworded, tail_end, text_of, verb_start
from trainer.language.japanese_words import QUOTING, Lexeme, Role

_CASUAL = FindingKind.TOO_CASUAL
_OPENED = {
    "てる": "ている",
    "でる": "でいる",
    "ちゃう": "てしまう",
    "じゃう": "でしまう",
    "とく": "ておく",
    "どく": "でおく",
}
"""Clipped endings → the full ones."""
_VOICED = frozenset("でじど")

_AFTER_NDE = frozenset({"有る", "御座る", "ある", "は", "も", "無い", "ない", "しょう"})
"""What follows ん・で where it is no ので: のではありません."""


_THEREFORE = frozenset({"ですから", "だから"})
_GOING_ON = frozenset({"居る", "おる", "てる"})


def _clipped(words: Sequence[Lexeme], at: int) -> Remark | None:
    """送ってます → 送っています, 送っちゃいました → 送ってしまいました, しときます → しておきます."""
    opened = _OPENED.get(words[at].base)
    if opened is None or not at or words[at].role is not Role.AUXILIARY:
        return None
    if words[at].surface[0] in _VOICED:
        if not words[at - 1].surface.endswith(("ん", "い")):
            return None  # お呼びでない: no clipped verb
        opened = "で" + opened[1:]  # the dictionary brings 読んじゃう back to ちゃう
    start, end = verb_start(words, at), tail_end(words, at + 1)
    better = text_of(words, start, at) + inflected(opened, words, at + 1) + text_of(words, at + 1, end)
    return Remark(_CASUAL, start, end, better)


def _because(words: Sequence[Lexeme], at: int) -> Remark | None:
    """調べるんで → 調べるので."""
    if words[at].surface != "ん" or not at or at + 1 >= len(words) or words[at + 1].surface != "で":
        return None
    if not words[at - 1].is_predicate or (at + 2 < len(words) and words[at + 2].is_any(_AFTER_NDE)):
        return None
    return Remark(_CASUAL, at - 1, at + 2, words[at - 1].surface + "ので")


def _sorry(words: Sequence[Lexeme], at: int) -> Remark | None:
    """すいません → 申し訳ございません, すいませんが → 恐れ入りますが."""
    if words[at].surface not in ("すい", "すいま") or at + 2 >= len(words) or words[at + 1].surface != "ませ":
        return None
    end = tail_end(words, at + 1)
    asks = end < len(words) and words[end].surface in ("が", "けど", "けれど", "けれども")
    if asks:
        return Remark(_CASUAL, at, end, "恐れ入ります")
    return Remark(_CASUAL, at, end, "申し訳ございません" + text_of(words, at + 3, end))


def _understood(words: Sequence[Lexeme], at: int) -> Remark | None:
    """了解しました → 承知いたしました: 了解 allows, as one above does."""
    if at + 2 >= len(words) or words[at + 1].norm not in ("為る", "致す"):
        return None
    if words[at + 2].base != "ます":
        return None
    return reworded(words, at, at + 2, "承知いたす", FindingKind.FOR_COLLEAGUES)


def _insists(words: Sequence[Lexeme], at: int) -> Remark | None:
    """ですから、できないと申し上げております: what was said is only held against the customer once more."""
    begins = text_of(words, 0, 2) in _THEREFORE
    if not begins or at < 3 or words[at - 1].surface not in QUOTING:
        return None
    end = tail_end(words, at + 1)
    goes_on = any(word.base in _GOING_ON or word.norm in _GOING_ON for word in words[at + 1 : end])
    return Remark(FindingKind.DISMISSAL, 0, end, "改めてご説明いたします") if goes_on else None


CASUAL_CHECKS = {
    "言う": _insists,
    "申し上げる": _insists,
    "てる": _clipped,
    "でる": _clipped,
    "ちゃう": _clipped,
    "じゃう": _clipped,
    "とく": _clipped,
    "どく": _clipped,
    "の": _because,
    "すむ": _sorry,
    "了解": _understood,
}
"""Normalised form of a word → what is asked where it stands."""
