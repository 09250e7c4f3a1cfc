"""Japanese acts whose subject is named: お客様が申しました, 弊社がなさいます.

Source: 文化審議会答申「敬語の指針」(2007), chapter 2: 尊敬語 for the other side, 謙譲語 for one's own.
"""

from __future__ import annotations

from collections.abc import Sequence

from trainer.core.analysis import FindingKind
from trainer.language.japanese_keigo_forms import Remark, reworded
from trainer.language.japanese_keigo_words import HUMBLE, MADE_OF_SURU, RAISED, RESPECTFUL, listed
from trainer.language.japanese_words import NOMINAL, Lexeme, Role

_WRONG = FindingKind.WRONG_DIRECTION
_CUSTOMER, _OURS = listed("customer"), listed("ours")
_BETWEEN = frozenset({Role.NOUN, Role.VERBAL_NOUN, Role.ADJECTIVAL, Role.SUFFIX, Role.HONORIFIC, Role.OTHER})
_CASES = frozenset({"を", "に", "へ", "と", "も", "より", "から", "まで"})
_FURTHEST = 8
"""Words between a subject and its verb."""


def _subject(words: Sequence[Lexeme], at: int) -> Remark | None:
    """お客様が申しました, 弊社がなさいます: the subject in が decides whose act the next verb is."""
    if not at:
        return None
    owner = words[at - 1]
    if owner.norm == "様" or owner.is_any(_CUSTOMER):
        return _customers_act(words, _verb_behind(words, at))
    return _own_act(words, _verb_behind(words, at)) if _is_ours(words, at - 1) else None


def _topic(words: Sequence[Lexeme], at: int) -> Remark | None:
    """弊社はなさいません: a topic is the subject where the verb ends its clause and no noun follows it."""
    if not at or not _is_ours(words, at - 1):
        return None
    remark = _own_act(words, _verb_behind(words, at))
    if remark is None or (remark.end < len(words) and words[remark.end].role in NOMINAL):
        return None
    return remark


def _is_ours(words: Sequence[Lexeme], at: int) -> bool:
    """Say whether a noun names the speaker's side: 弊社, 私ども, 担当の者."""
    before = words[at - 1] if at else None
    if words[at].is_any(_OURS):
        return True
    return before is not None and (
        (words[at].norm == "共" and before.is_any(_OURS))
        or (words[at].norm == "者" and before.surface == "の")
    )


def _verb_behind(words: Sequence[Lexeme], at: int) -> int | None:
    """Return the first verb behind a subject, where nothing but its objects stands between."""
    for place in range(at + 1, min(at + 1 + _FURTHEST, len(words))):
        word = words[place]
        if word.role in (Role.VERB, Role.SUPPORT):
            return place
        if word.norm in RESPECTFUL or word.norm in MADE_OF_SURU:
            return place
        if word.role not in _BETWEEN and word.surface not in _CASES:
            return None
    return None


def _customers_act(words: Sequence[Lexeme], verb: int | None) -> Remark | None:
    if verb is None or verb + 1 >= len(words):
        return None
    word, behind = words[verb], words[verb + 1]
    if word.norm in MADE_OF_SURU:
        if behind.norm != "為る" or behind.form[:2] == "未然":
            return None
        start = verb - (words[verb - 1].role is Role.HONORIFIC)
        return reworded(words, start, verb + 2, HUMBLE[word.norm].respectful, _WRONG)
    is_act = word.norm in ("申す", "申し上げる", "参る", "おる") and behind.role in (
        Role.AUXILIARY,
        Role.NEGATIVE,
    )
    if not is_act or words[verb - 1].role in (Role.HONORIFIC, Role.VERBAL_NOUN):
        return None
    return (
        None
        if word.form[:2] == "未然"
        else reworded(words, verb, verb + 1, HUMBLE[word.norm].respectful, _WRONG)
    )


def _own_act(words: Sequence[Lexeme], verb: int | None) -> Remark | None:
    """私がおっしゃった → 申した, 弊社がなさいます → いたします, 私が申された → 申した."""
    if verb is None:
        return None
    end = verb + 1
    if words[verb].norm in RAISED and end < len(words) and words[end].base == "れる":
        return reworded(words, verb, end + 1, words[verb].base, _WRONG)
    if words[verb].norm not in RESPECTFUL:
        return None
    if words[verb].norm == "御覧":
        end = verb + 3
        if end > len(words) or words[verb + 2].norm != "成る" or words[verb + 2].base != "なる":
            return None
    if end < len(words) and words[end].base in ("れる", "られる"):
        end += 1
    start = verb - (words[verb - 1].role is Role.HONORIFIC)
    return reworded(words, start, end, RESPECTFUL[words[verb].norm], _WRONG)


SUBJECT_CHECKS = {"が": _subject, "は": _topic}
"""Normalised form of a word → what is asked where it stands."""
