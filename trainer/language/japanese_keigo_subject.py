"""Japanese acts whose subject is named: お客様が申しました, 弊社がなさいます.

Source: 文化審議会答申「敬語の指針」(2007), chapter 2: 尊敬語 for the other side, 謙譲語 for one's own.
"""

from __future__ import annotations

from collections.abc import Sequence

from trainer.core.analysis import FindingKind
from trainer.language.japanese_keigo_forms import Remark, reworded, tail_end
from trainer.language.japanese_keigo_own import OwnSide, own_act, own_side, own_subject, own_title
from trainer.language.japanese_keigo_words import HUMBLE, MADE_OF_SURU, RESPECTFUL, listed
from trainer.language.japanese_words import NOMINAL, Lexeme, Role

_WRONG = FindingKind.WRONG_DIRECTION
_CUSTOMER = listed("customer")
_BETWEEN = frozenset({Role.NOUN, Role.VERBAL_NOUN, Role.ADJECTIVAL, Role.SUFFIX, Role.HONORIFIC, Role.OTHER})
_CASES = frozenset({"を", "に", "へ", "と", "も", "より", "から", "まで"})
_FURTHEST = 8
"""Words between a subject and its verb."""


def _subject(words: Sequence[Lexeme], at: int) -> Remark | None:
    """お客様が申しました, 弊社がなさいます: the subject in が decides whose act the next verb is."""
    if not at:
        return None
    person = own_side(words, at)
    if person is not None and not _is_asked_for(words, person, at):
        return own_subject(words, person, own_act(words, _verb_behind(words, at)))
    owner = words[at - 1]
    if owner.norm == "様" or owner.is_any(_CUSTOMER):
        return _customers_act(words, _verb_behind(words, at))
    return None


def _topic(words: Sequence[Lexeme], at: int) -> Remark | None:
    """弊社はなさいません: a topic is the subject where the verb ends its clause and no noun follows it."""
    person = own_side(words, at)
    if person is None or _is_asked_for(words, person, at):
        return None
    act = own_act(words, _verb_behind(words, at))
    if act is not None and act.end < len(words) and words[act.end].role in NOMINAL:
        act = None
    return own_subject(words, person, act)


def _is_asked_for(words: Sequence[Lexeme], person: OwnSide, at: int) -> bool:
    """Say whether 担当の山田様はいらっしゃいますか asks for somebody of the other side."""
    verb = _verb_behind(words, at)
    end = None if verb is None else tail_end(words, verb + 1)
    asks = end is not None and end < len(words) and words[end].surface in ("か", "?")
    return asks and not person.is_sure


def _title(words: Sequence[Lexeme], at: int) -> Remark | None:
    """弊社の山田様より, 担当の山田さんから: who is of one's own side is named without 様."""
    behind = words[at + 1] if at + 1 < len(words) else None
    if behind is None or behind.surface in ("が", "は", "も") or not behind.is_particle:
        return None  # before a subject's particle it is looked at together with its verb
    return own_title(words, at + 1)


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


SUBJECT_CHECKS = {"が": _subject, "は": _topic, "も": _topic, "様": _title, "さん": _title, "氏": _title}
"""Normalised form of a word → what is asked where it stands."""
