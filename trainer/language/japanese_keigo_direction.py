"""Humble Japanese words for the customer's act, where no subject says whose act it is.

It is read from a request (〜てください asks for the customer's act), from れる on a humble verb, and from set
questions. Where none of these is there, nothing is said; nor is anything said of おる behind a respectful
verb (仰っておりました), which operators of good manners use as a merely courteous word.
Source: 文化審議会答申「敬語の指針」(2007), chapters 2 and 3.
"""

from __future__ import annotations

from collections.abc import Sequence

from trainer.core.analysis import FindingKind
from trainer.language.japanese_keigo_forms import Remark, inflected, reworded, tail_end, text_of
from trainer.language.japanese_keigo_words import (
    CUSTOM,
    HUMBLE,
    MADE_OF_SURU,
    RAISED,
    SERVICE,
    Humble,
    honorific_stem,
    listed,
)
from trainer.language.japanese_words import Lexeme, Role

_WRONG = FindingKind.WRONG_DIRECTION
_PLACE = listed("place")
_HOW = frozenset({"どう", "如何", "どの様"})


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
    if humble is None or not (is_honoured or words[at - 1].norm in MADE_OF_SURU):
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
    humble = HUMBLE.get(words[verb - 1].norm) if words[verb - 1].norm in MADE_OF_SURU else None
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
    if verb.norm in RAISED:
        return reworded(words, at - 1, at + 1, HUMBLE[verb.norm].respectful, _WRONG)
    if verb.norm == "為る" and at > 1 and words[at - 2].norm in MADE_OF_SURU:
        start = at - 2 - (at > 2 and words[at - 3].role is Role.HONORIFIC)
        return reworded(words, start, at + 1, HUMBLE[words[at - 2].norm].respectful, _WRONG)
    return None


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
    "致す": _asks_back,
    "申す": _asks_back,
    "存じる": _knows,
    "御座る": _person,
    "出来る": _service,
    **dict.fromkeys(MADE_OF_SURU, _seen),
}
"""Normalised form of a word → what is asked where it stands."""
