"""Respect for one's own side before a customer: 弊社の部長がおっしゃる, 担当の山田様がご連絡します.

Source: 文化審議会答申「敬語の指針」(2007), chapters 2 and 3 (自分側に尊敬語を用いない, ウチ・ソト): who
belongs to the speaker's side is not raised before somebody outside, whatever his rank within.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from trainer.core.analysis import FindingKind
from trainer.language.japanese_keigo_forms import Remark, reworded, tail_end, text_of
from trainer.language.japanese_keigo_words import RAISED, RESPECTFUL, honorific_stem, listed
from trainer.language.japanese_words import Lexeme, Role

_OWN = FindingKind.OWN_SIDE
_OURS, _ROLES, _RANKS, _COMING = listed("ours"), listed("role"), listed("rank"), listed("coming")
_TITLES = frozenset({"様", "さん", "さま", "氏"})
_SOURCES = frozenset({"が", "は", "も", "から", "より"})
"""Particles that show whose act it is."""

_NAMED = "固有名詞"


class OwnSide(NamedTuple):
    """Somebody of the speaker's side, from one place up to another (exclusive).

    Attributes:
        start: Where the words that name him begin.
        end: Where they end, with 様 or さん.
        is_raised: 様 or さん stands behind.
        is_sure: 弊社 or its like says whose side it is; a bare 担当 could be the customer's.
    """

    start: int
    end: int
    is_raised: bool
    is_sure: bool


def own_side(words: Sequence[Lexeme], end: int) -> OwnSide | None:
    """Return who of the speaker's side is named right before a place: 弊社, 担当の山田様, 当社の田中部長.

    A bare rank (部長), ご担当 and 配送会社の担当 may be of any side: nobody.
    """
    at = end
    is_raised = at > 0 and words[at - 1].surface in _TITLES
    at -= is_raised
    person = at
    while at > 0 and (words[at - 1].kind == _NAMED or words[at - 1].is_any(_RANKS)):
        at -= 1
    is_named = at < person
    if is_named and at > 0 and words[at - 1].surface == "の":
        at -= 1
    role = _role_start(words, at)
    if role is None and not is_named and is_raised:
        return None  # 私様, 担当様: nothing that anybody writes of himself
    anchor = _our_start(words, at if role is None else role)
    if anchor is not None:
        return OwnSide(anchor, end, is_raised, is_sure=True)
    if role is None or not _is_alone(words, role) or (is_raised and not is_named):
        return None
    return OwnSide(role, end, is_raised, is_sure=False)


def _role_start(words: Sequence[Lexeme], end: int) -> int | None:
    """Return where 担当, 担当者, 責任者 or 担当の者 begins that ends at a place."""
    if end <= 0:
        return None
    at = end - 1
    if words[at].norm == "者" and at:
        at -= 2 if words[at - 1].surface == "の" and at > 1 else 1
    if not words[at].is_any(_ROLES):
        return None
    return at


def _our_start(words: Sequence[Lexeme], end: int) -> int | None:
    """Return where 弊社, 私ども, 弊社の, うちの begins that ends at a place."""
    at = end - 1
    if at > 0 and words[at].surface == "の":
        at -= 1
    if at > 0 and words[at].norm == "共":
        at -= 1
    return at if at >= 0 and words[at].is_any(_OURS) else None


def _is_alone(words: Sequence[Lexeme], at: int) -> bool:
    """Say whether nothing before a word says whose it is: no ご, no noun, no の."""
    before = words[at - 1] if at else None
    return before is None or not (
        before.role in (Role.HONORIFIC, Role.NOUN, Role.SUFFIX, Role.VERBAL_NOUN, Role.PREFIX)
        or before.surface == "の"
    )


def own_act(words: Sequence[Lexeme], verb: int | None) -> Remark | None:
    """私がおっしゃった → 申した, 弊社がなさいます → いたします, 部長がご確認になります → 確認いたします."""
    if verb is None:
        return None
    end = verb + 1
    if words[verb].norm in RAISED and end < len(words) and words[end].base == "れる":
        return reworded(words, verb, end + 1, words[verb].base, _OWN)
    become = verb + 2 if end < len(words) and words[end].surface == "に" else verb
    if become < len(words) and words[become].norm == "成る" and words[verb].norm != "御覧":
        return _becoming(words, become)
    if words[verb].norm == "下さる":
        return _giving(words, verb)
    if words[verb].norm not in RESPECTFUL:
        return None
    if words[verb].norm == "御覧":
        end = verb + 3
        if end > len(words) or words[verb + 2].norm != "成る" or words[verb + 2].base != "なる":
            return None
    if end < len(words) and words[end].base in ("れる", "られる"):
        end += 1
    start = verb - (words[verb - 1].role is Role.HONORIFIC)
    return reworded(words, start, end, RESPECTFUL[words[verb].norm], _OWN)


def _becoming(words: Sequence[Lexeme], verb: int) -> Remark | None:
    """ご確認になります → 確認いたします, お調べになりました → 調べました, お越しになります → 参ります."""
    start = honorific_stem(words, verb - 1) if words[verb - 1].surface == "に" else None
    if start is None or words[verb].base != "なる":
        return None
    last = words[verb - 2]
    if last.is_any(_COMING) or last.surface in _COMING:
        return reworded(words, start, verb + 1, "参る", _OWN)
    if last.role is Role.VERBAL_NOUN:
        return reworded(words, start, verb + 1, text_of(words, start + 1, verb - 1) + "いたす", _OWN)
    end = tail_end(words, verb + 1)
    is_polite = verb + 1 < end and words[verb + 1].base == "ます"
    better = text_of(words, start + 1, verb - 1) + text_of(words, verb + 1, end)
    return Remark(_OWN, start, end, better if is_polite else None)


def _giving(words: Sequence[Lexeme], verb: int) -> Remark | None:
    """担当がご連絡くださいます → ご連絡いたします; what is asked for (ください) is not one's own act."""
    start = honorific_stem(words, verb)
    if start is None or words[verb].form.startswith("命令"):
        return None
    return reworded(words, start, verb + 1, text_of(words, start, verb) + "いたす", _OWN)


def own_title(words: Sequence[Lexeme], at: int) -> Remark | None:
    """担当の山田様が → 担当の山田が: 様 or さん behind one of one's own, before a particle at a place."""
    person = own_side(words, at)
    if person is None or not person.is_raised:
        return None
    if not person.is_sure and words[at].surface not in _SOURCES:
        return None
    return Remark(_OWN, person.start, person.end, text_of(words, person.start, person.end - 1))


def own_subject(words: Sequence[Lexeme], person: OwnSide, act: Remark | None) -> Remark | None:
    """Return one remark on 様 and on the respectful verb behind it: 担当の山田様が申される."""
    title = own_title(words, person.end)
    if title is None or act is None:
        return title or act
    better = None
    if act.better is not None:
        better = (title.better or "") + text_of(words, title.end, act.start) + act.better
    return Remark(_OWN, title.start, act.end, better)
