"""Humble Japanese words for the customer's act, and respectful ones for one's own.

Whose act it is, is read from a request (〜てください asks for the customer's act), from a subject in が
before the verb, from れる on a humble verb, and from set questions. Where none of these is there, nothing is
said; nor is anything said of おる behind a respectful verb (仰っておりました), which operators of good
manners use as a merely courteous word.
Source: 文化審議会答申「敬語の指針」(2007), chapters 2 and 3.
"""

from __future__ import annotations

from collections.abc import Sequence

from trainer.core.analysis import FindingKind
from trainer.language.japanese_keigo_forms import Remark, inflected, reworded, tail_end, text_of
from trainer.language.japanese_keigo_words import (
    CUSTOM,
    HUMBLE,
    RESPECTFUL,
    SERVICE,
    Humble,
    honorific_stem,
    listed,
)
from trainer.language.japanese_words import NOMINAL, Lexeme, Role

_WRONG = FindingKind.WRONG_DIRECTION
_CUSTOMER, _OURS, _PLACE = listed("customer"), listed("ours"), listed("place")
_HOW = frozenset({"どう", "如何", "どの様"})
_MADE_OF_SURU = frozenset({"拝見", "拝読", "拝聴", "拝受", "拝借"})
_RAISED = frozenset({"申す", "参る", "致す"})
"""Humble verbs that are never passive, so that れる behind them can only mean respect."""

_BETWEEN = frozenset({Role.NOUN, Role.VERBAL_NOUN, Role.ADJECTIVAL, Role.SUFFIX, Role.HONORIFIC, Role.OTHER})
_CASES = frozenset({"を", "に", "へ", "と", "も", "より", "から", "まで"})
_FURTHEST = 8
"""Words between a subject and its verb."""


def _request(words: Sequence[Lexeme], at: int) -> Remark | None:
    """拝見してください, ご拝見ください, お伺いください; ご連絡してください: a request for a humble act.

    What て・くださる or て・いただく asks for is the other's act. ご確認していただく is the humble ご…する
    about the customer; ご確認いただく is right. ご持参ください, お申し出ください and お問い合わせください
    are accepted (「敬語の指針」 chapter 3).
    """
    if not at:
        return None
    if words[at - 1].surface == "て":
        return _asked_act(words, at - 2, at) if at > 1 else None
    if words[at - 1].norm in ("参る", "頂く", "おる", "致す", "存じる"):
        return None  # お参りください: a visit to a shrine; the others never stand here as verbs of their own
    humble, is_honoured = _humble(words, at - 1), at > 1 and words[at - 2].role is Role.HONORIFIC
    if humble is None or not (is_honoured or words[at - 1].norm in _MADE_OF_SURU):
        return None
    return _asked(words, at - 1 - is_honoured, at, humble)


def _asked_act(words: Sequence[Lexeme], verb: int, at: int) -> Remark | None:
    """Return the remark on a verb before て and くださる or いただく."""
    if words[verb].norm == "為る" and verb and words[verb].surface == "し":
        return _asked_suru(words, verb, at)
    before = words[verb - 1] if verb else None
    is_alone = before is None or before.is_mark or before.role in (Role.PARTICLE, Role.OTHER, Role.NOUN)
    if not is_alone or (before is not None and before.kind == "接続助詞"):
        return None
    humble = _humble(words, verb)
    return None if humble is None else _asked(words, verb, at, humble)


def _asked_suru(words: Sequence[Lexeme], verb: int, at: int) -> Remark | None:
    """Return the remark on 拝見して and ご連絡して before くださる or いただく."""
    humble = HUMBLE.get(words[verb - 1].norm) if words[verb - 1].norm in _MADE_OF_SURU else None
    start = honorific_stem(words, verb)
    if humble is not None:
        return _asked(words, verb - 1 if start is None else start, at, humble)
    if start is None or words[verb - 1].is_any(CUSTOM):
        return None
    if words[start].surface == "お" and words[verb - 1].role is Role.VERBAL_NOUN:
        return None  # お電話する, お掃除する: often mere refinement (美化語)
    end = tail_end(words, at)
    return Remark(_WRONG, start, end, text_of(words, start, verb) + _favour(words, at, end))


def _asked(words: Sequence[Lexeme], start: int, at: int, humble: Humble) -> Remark:
    end = tail_end(words, at)
    return Remark(_WRONG, start, end, humble.request + _favour(words, at, end))


def _favour(words: Sequence[Lexeme], at: int, end: int) -> str:
    """Return くださる or いただく with its endings; もらえますか becomes いただけますか."""
    if words[at].norm != "貰う":
        return text_of(words, at, end)
    verb = "いただける" if words[at].base.endswith("える") else "いただく"
    return inflected(verb, words, at + 1) + text_of(words, at + 1, end)


def _humble(words: Sequence[Lexeme], at: int) -> Humble | None:
    """Return what a humble word becomes; 伺う after へ or まで is to come."""
    word = words[at]
    goes = (
        word.norm == "伺う" and at and words[at - 1 - (words[at - 1].role is Role.HONORIFIC)].is_any(_PLACE)
    )
    return Humble("お越しになる", "お越し") if goes else HUMBLE.get(word.norm)


def _respected(words: Sequence[Lexeme], at: int) -> Remark | None:
    """申される, 参られる, 拝見される: れる raises who acts, the humble verb lowers him.

    おられる is accepted; 申し上げられる and 伺われる can mean what is possible or seen, and say nothing.
    """
    if not at or words[at - 1].form[:2] != "未然":
        return None
    verb = words[at - 1]
    if verb.norm in _RAISED:
        return reworded(words, at - 1, at + 1, HUMBLE[verb.norm].respectful, _WRONG)
    if verb.norm == "為る" and at > 1 and words[at - 2].norm in _MADE_OF_SURU:
        start = at - 2 - (at > 2 and words[at - 3].role is Role.HONORIFIC)
        return reworded(words, start, at + 1, HUMBLE[words[at - 2].norm].respectful, _WRONG)
    return None


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
        if word.norm in RESPECTFUL or word.norm in _MADE_OF_SURU:
            return place
        if word.role not in _BETWEEN and word.surface not in _CASES:
            return None
    return None


def _customers_act(words: Sequence[Lexeme], verb: int | None) -> Remark | None:
    if verb is None or verb + 1 >= len(words):
        return None
    word, behind = words[verb], words[verb + 1]
    if word.norm in _MADE_OF_SURU:
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
    if words[verb].norm in _RAISED and end < len(words) and words[end].base == "れる":
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


def _asks_back(words: Sequence[Lexeme], at: int) -> Remark | None:
    """いかがいたしますか, 何と申しますか: asked of the customer, so いかがなさいますか, 何とおっしゃいますか.

    いかがいたしましょうか offers one's own act.
    """
    if not at or not _asks_politely(words, at + 1):
        return None
    before = words[at - 1]
    if words[at].norm == "致す":
        is_asked = before.norm in _HOW
    else:
        is_asked = before.surface == "と" and at > 1 and words[at - 2].norm in ("何", "なん")
    return reworded(words, at, at + 1, HUMBLE[words[at].norm].respectful, _WRONG) if is_asked else None


def _asks_politely(words: Sequence[Lexeme], at: int) -> bool:
    """Say whether ますか, ましたか, ますでしょうか stand at a place."""
    end = at
    while end < len(words) and words[end].role is Role.AUXILIARY and words[end].surface != "ましょう":
        end += 1
    return at < end < len(words) and words[end].surface == "か" and words[at].base == "ます"


def _seen(words: Sequence[Lexeme], at: int) -> Remark | None:
    """拝見しましたか: nobody asks another whether he himself has seen something."""
    is_past = at + 3 < len(words) and words[at + 1].surface == "し" and words[at + 3].surface == "た"
    if not is_past or not _asks_politely(words, at + 2):
        return None
    start = at - (at > 0 and words[at - 1].role is Role.HONORIFIC)
    return reworded(words, start, at + 2, HUMBLE[words[at].norm].respectful, _WRONG)


def _knows(words: Sequence[Lexeme], at: int) -> Remark | None:
    """存じていますか, 存じておりますか: the customer knows, so ご存じですか."""
    is_alone = not at or words[at - 1].role is not Role.HONORIFIC
    if not is_alone or at + 3 >= len(words) or words[at + 1].surface != "て":
        return None
    if not _asks_politely(words, at + 3):
        return None
    end = tail_end(words, at + 1)
    return Remark(_WRONG, at, end, "ご存じでしょう" if words[end - 1].surface == "でしょう" else "ご存じです")


def _person(words: Sequence[Lexeme], at: int) -> Remark | None:
    """田中様でございますか: ございます is for things, いらっしゃいます for the customer."""
    if at < 3 or words[at - 1].surface != "で" or words[at - 2].norm != "様":
        return None
    if words[at - 3].kind != "固有名詞" or not _asks_politely(words, at + 1):
        return None
    return reworded(words, at, at + 1, "いらっしゃる", _WRONG)


def _service(words: Sequence[Lexeme], at: int) -> Remark | None:
    """ご利用できます → ご利用になれます: ご…できる is the humble ご…する (「敬語の指針」 chapter 3)."""
    if at < 2 or not words[at - 1].is_any(SERVICE) or words[at - 2].role is not Role.HONORIFIC:
        return None
    end = tail_end(words, at + 1)
    better = text_of(words, at - 2, at) + "に" + inflected("なれる", words, at + 1)
    return Remark(_WRONG, at - 2, end, better + text_of(words, at + 1, end))


DIRECTION_CHECKS = {
    "下さる": _request,
    "頂く": _request,
    "貰う": _request,
    "れる": _respected,
    "が": _subject,
    "は": _topic,
    "致す": _asks_back,
    "申す": _asks_back,
    "存じる": _knows,
    "御座る": _person,
    "出来る": _service,
    **dict.fromkeys(_MADE_OF_SURU, _seen),
}
"""Normalised form of a word → what is asked where it stands."""
