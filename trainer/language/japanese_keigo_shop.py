"""Set phrases of shops that sound polite and are not right (バイト敬語), and slips in making polite forms.

Sources: 文化庁「国語に関する世論調査」 (さ入れ言葉, よろしかったでしょうか, 〜円からお預かり, 〜になります),
文化審議会答申「敬語の指針」(2007), chapter 3. Only what cannot be meant otherwise is named: 〜のほう and
〜させていただく, which polite operators use all day, are left alone by themselves.
"""

from __future__ import annotations

from collections.abc import Sequence

from trainer.core.analysis import FindingKind
from trainer.language.japanese_keigo_forms import Remark, reworded, tail_end, text_of
from trainer.language.japanese_keigo_words import listed
from trainer.language.japanese_words import SPECIAL_KIND, Lexeme, Role

_CASUAL, _MISFORMED = FindingKind.CASUAL_HONORIFIC, FindingKind.MISFORMED
_PAST = listed("past")
_TIMES = listed("time")
_VALUES = frozenset({"数詞", SPECIAL_KIND})
_A_ROW = frozenset("かがさざただなはばまやらわ")
_CAUSATIVES = listed("causative")
_FURTHEST = 40
"""Words looked back over for a word about the past."""

_LONGEST_NAME = 8
"""Words between こちら and になります."""


def _was_right(words: Sequence[Lexeme], at: int) -> Remark | None:
    """よろしかったでしょうか about what is asked for now; of something past (先日の…) it is right."""
    if not words[at].form.startswith("連用") or at + 2 >= len(words) or words[at + 1].surface != "た":
        return None
    if words[at + 2].base != "です" or any(word.is_any(_PAST) for word in words[max(0, at - _FURTHEST) : at]):
        return None
    end = tail_end(words, at + 2)
    better = "よろしい" if words[at].surface.startswith("よろし") else "宜しい"
    return Remark(_CASUAL, at, end, better + text_of(words, at + 2, end))


def _becomes(words: Sequence[Lexeme], at: int) -> Remark | None:
    """こちらがレシートになります, 返金という形になります: nothing turns into anything.

    お…になる is an honorific form, and an amount, a date or an order may well come out as something.
    """
    if at < 3 or words[at - 1].surface != "に" or at + 1 >= len(words) or words[at + 1].base != "ます":
        return None
    if words[at - 2].norm in ("形", "かたち") and _is_of_an_act(words, at - 3):
        return _without_shape(words, at)
    start = _this_is(words, at - 1)
    return None if start is None else reworded(words, at - 1, at + 1, "でござる", _CASUAL)


def _is_of_an_act(words: Sequence[Lexeme], at: int) -> bool:
    """Say whether 返金という or お渡しの stands before 形."""
    if words[at].norm == "言う":
        return words[at - 1].surface == "と"
    return words[at].surface == "の" and words[at - 1].role is Role.VERBAL_NOUN


def _without_shape(words: Sequence[Lexeme], at: int) -> Remark:
    """Return the remark on 形になる, with the particles before it."""
    start = at - 4 if words[at - 3].norm == "言う" else at - 3
    end = tail_end(words, at + 1)
    return Remark(_CASUAL, start, end, "と" + text_of(words, at, end))


def _this_is(words: Sequence[Lexeme], end: int) -> int | None:
    """Return where こちら stands of which a noun before になります says what it is."""
    if (
        words[end - 1].role not in (Role.NOUN, Role.SUFFIX)
        or words[end - 1].kind in _VALUES
        or words[end - 1].is_any(_TIMES)
    ):
        return None
    for at in range(end - 1, max(-1, end - 1 - _LONGEST_NAME), -1):
        word = words[at]
        if word.norm == "此方":
            is_named = words[at + 1].surface in ("が", "、") or words[at + 1].role is Role.NOUN
            return at if is_named else None
        if word.is_predicate or word.role is Role.HONORIFIC or word.kind in _VALUES:
            return None
    return None


def _taken(words: Sequence[Lexeme], at: int) -> Remark | None:
    """千円からお預かりします: から has no place there; ちょうど is not kept for anybody but received."""
    if at < 2 or words[at - 1].role is not Role.HONORIFIC or words[at - 2].surface != "から":
        return None
    amount = words[at - 3] if at > 2 else None
    if amount is None or not (amount.surface == "円" or amount.surface.endswith("円")):
        return None
    start, end = at - 3, tail_end(words, at + 1)
    while start and words[start - 1].kind == "数詞":
        start -= 1
    return Remark(_CASUAL, start, end, text_of(words, start, at - 2) + text_of(words, at - 1, end))


def _sa_too_many(words: Sequence[Lexeme], at: int) -> Remark | None:
    """読まさせていただく: 五段 verbs take せる (さ入れ言葉)."""
    verb = words[at - 1] if at else None
    if verb is None or not verb.form.startswith("未然"):
        return None
    if words[at].norm == "させる" and verb.surface[-1] in _A_ROW and verb.role in (Role.VERB, Role.SUPPORT):
        cut = verb.surface + words[at].surface[1:]
    elif words[at].norm == "せる" and verb.is_any(_CAUSATIVES):
        cut = verb.surface[:-1] + words[at].surface
    else:
        return None
    end = tail_end(words, at + 1)
    return Remark(_MISFORMED, at - 1, end, cut + text_of(words, at + 1, end))


def _re_too_many(words: Sequence[Lexeme], at: int) -> Remark | None:
    """送れれる: the possible form has its れ already (れ足す言葉)."""
    verb = words[at - 1] if at else None
    if verb is None or verb.role not in (Role.VERB, Role.SUPPORT):
        return None
    possible = verb.surface + "る"
    is_possible = verb.base == possible and not verb.norm.endswith(possible[-2:])
    is_cut_apart = verb.form.startswith("命令")  # 行け・れる: so the dictionary cuts 行けれる
    return reworded(words, at - 1, at + 1, possible, _MISFORMED) if is_possible or is_cut_apart else None


def _re_inside(words: Sequence[Lexeme], at: int) -> Remark | None:
    """行けれます: before ます no verb has its conditional form, so that れ is one too many."""
    if not at or words[at - 1].form[:2] != "仮定" or not words[at - 1].surface.endswith("れ"):
        return None
    end = tail_end(words, at)
    return Remark(_MISFORMED, at - 1, end, words[at - 1].surface[:-1] + text_of(words, at, end))


SHOP_CHECKS = {
    "宜しい": _was_right,
    "成る": _becomes,
    "預かる": _taken,
    "させる": _sa_too_many,
    "せる": _sa_too_many,
    "れる": _re_too_many,
    "ます": _re_inside,
}
"""Normalised form of a word → what is asked where it stands."""
