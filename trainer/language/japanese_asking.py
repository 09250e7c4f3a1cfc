"""What a Japanese sentence asks: a question, a request, a wish."""

from __future__ import annotations

from collections.abc import Sequence

from trainer.language.japanese_style import Style, style_of
from trainer.language.japanese_words import Lexeme, Role, listed

_GLADNESS, _FORMULA = listed("gladness"), listed("formula")
_ACKNOWLEDGEMENT, _REASSURANCE = listed("acknowledgement"), listed("reassurance")
_WISHING = frozenset({"願う", "御願い"})
_LONGING = frozenset({"欲しい", "ほしい"})
_INQUIRIES = frozenset({"伺う", "聞く", "尋ねる", "御伺い", "伺い"})
_SOFT_ENDINGS = frozenset({"て", "で"})
_STATES = frozenset({"居る", "有る", "仕舞う"})
_CHATTY = frozenset({"ね", "な", "よ"})
"""Particles that may stand behind か."""


def asks(words: Sequence[Lexeme]) -> tuple[int, int] | None:
    """Return the place (start, end exclusive) of the words that make a sentence ask, else ``None``.

    A question mark or a closing か; a request in the imperative (ください); a wish (いただきたい, てほしい);
    いただけますと幸いです; お願いいたします with something to do; a casual request in て (番号教えて。).
    """
    requests = [index for index, word in enumerate(words) if word.may_ask]
    if requests and _is_formula(words):
        return _question(words)
    for index in requests:
        found = _request_at(words, index, words[index])
        if found:
            return found
    return _question(words) or _casual_request(words)


def _casual_request(words: Sequence[Lexeme]) -> tuple[int, int] | None:
    """Return the place of a request in て at the end, as friends ask.

    What goes on by itself breaks off there instead: a state (遅れていて), what happened to happen
    (遅れてしまって), a reason (届かなくて), anything with its subject (荷物が遅れて). Source: 益岡・田窪
    『基礎日本語文法』1992, part 4.
    """
    last = len(words) - 1
    while last and (words[last].role is Role.MARK or words[last].kind == "終助詞"):
        last -= 1
    if words[last].surface not in _SOFT_ENDINGS or words[last].kind != "接続助詞" or not last:
        return None
    verb = words[last - 1]
    if verb.role is Role.AUXILIARY or verb.is_any(_STATES) or verb.surface == "なく":
        return None
    if any(word.is_particle and word.surface == "が" for word in words):
        return None
    ending = style_of(words)
    return (ending.start, ending.end) if ending.style is Style.PLAIN else None


def _request_at(words: Sequence[Lexeme], index: int, word: Lexeme) -> tuple[int, int] | None:
    """Return the place of the request that begins with a word."""
    is_comfort = index > 0 and words[index - 1].is_any(_REASSURANCE)
    if word.is_predicate and word.form.startswith("命令"):
        is_closing = word.role in (Role.AUXILIARY, Role.NEGATIVE)  # いらっしゃいませ
        return None if is_comfort or is_closing else (index, index + 1)
    behind = words[index + 1] if index + 1 < len(words) else None
    if behind is not None and behind.base == "ます" and behind.form.startswith("命令"):
        is_asking = word.norm in ("下さる", "為さる")  # くださいませ
        return (index, index + 2) if is_asking and not is_comfort else None
    if word.is_any(_WISHING):
        return (index, _tail_end(words, index)) if _is_predicate(words, index) else None
    if word.base == "たい":
        before = max(0, index - 3)
        asks_about = any(part.is_any(_INQUIRIES) for part in words[before:index])
        return (index, index + 1) if asks_about else None
    if word.is_any(_LONGING):
        return (index, index + 1) if index and words[index - 1].surface in _SOFT_ENDINGS else None
    return _wish(words, index)


def _wish(words: Sequence[Lexeme], index: int) -> tuple[int, int] | None:
    """Return the place of いただきたい or いただけますと幸いです."""
    for at in range(index + 1, min(index + 7, len(words))):
        if words[at].is_any(_GLADNESS):
            return index, at + 1
        if words[at].base == "たい" and at == index + 1:
            return index, at + 1
    return None


def _is_predicate(words: Sequence[Lexeme], index: int) -> bool:
    """Say whether 願う is the predicate: followed by する, いたす, 申し上げる or ます."""
    behind = words[index + 1] if index + 1 < len(words) else None
    return behind is None or behind.role in (Role.SUPPORT, Role.AUXILIARY, Role.MARK)


def _is_formula(words: Sequence[Lexeme]) -> bool:
    """Say whether a sentence is a closing formula alone: 今後ともよろしくお願いいたします."""
    return all(
        word.is_light or word.role in (Role.MARK, Role.SUPPORT, Role.HONORIFIC) or word.is_any(_FORMULA)
        for word in words
    )


def _tail_end(words: Sequence[Lexeme], index: int) -> int:
    """Return where the predicate that begins with a word ends."""
    end = index + 1
    while end < len(words) and words[end].role in (Role.SUPPORT, Role.AUXILIARY):
        end += 1
    return end


def _question(words: Sequence[Lexeme]) -> tuple[int, int] | None:
    """Return the place of the question mark, or of か at the end."""
    last = len(words) - 1
    while last and words[last].role is Role.MARK:
        last -= 1
    while last and words[last].is_particle and words[last].surface in _CHATTY:
        last -= 1
    if words[last].is_particle and words[last].surface == "か" and not _acknowledges(words):
        start = last
        while start and words[start - 1].role is Role.AUXILIARY:
            start -= 1
        return start, last + 1
    return next(((at, at + 1) for at, word in enumerate(words) if word.has_query), None)


def _acknowledges(words: Sequence[Lexeme]) -> bool:
    """Say whether a sentence is そうですか or さようでございますか."""
    first, *others = [word for word in words if word.role is not Role.MARK]
    return (
        first.is_any(_ACKNOWLEDGEMENT)
        and all(word.is_light or word.role is Role.SUPPORT for word in others)
        and not words[-1].has_query
    )
