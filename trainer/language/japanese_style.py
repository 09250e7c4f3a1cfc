"""How a Japanese sentence ends: what it asks, whether it is polite, whether it has a predicate."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from trainer.language.japanese_words import Lexeme, Role, listed

_GLADNESS, _FORMULA = listed("gladness"), listed("formula")
_ACKNOWLEDGEMENT, _REASSURANCE = listed("acknowledgement"), listed("reassurance")
_POLITE = frozenset({"です", "ます"})
_CLOSING = frozenset({"終助詞", "接続助詞"})
_WISHING = frozenset({"願う", "御願い"})
_LONGING = frozenset({"欲しい", "ほしい"})
_INQUIRIES = frozenset({"伺う", "聞く", "尋ねる", "御伺い", "伺い"})
_SOFT_ENDINGS = frozenset({"て", "で"})
_LOOSE_CONJUNCTIONS = frozenset({"が", "けど", "けれど", "けれども", "よ", "ね", "し"})
_CASUAL = frozenset({"よ", "ね", "さ", "な", "か", "かい", "の"})
_BARE = frozenset({Role.NOUN, Role.ADJECTIVAL, Role.VERBAL_NOUN})
_BULLETS = frozenset("・-*●○■□◆◇▼▽※>•")
_LONGEST_CLOSING = 100
"""Words looked back over for the predicate of a sentence; more would only be hostile."""

_NAME_LENGTH = 8
"""Words before a colon that can still be the name of an entry."""
_FINITE = ("終止", "連体", "仮定", "命令", "意志", "已然")


class Style(Enum):
    """The level of speech at the end of a sentence."""

    POLITE = "polite"
    PLAIN = "plain"
    OPEN = "open"  # ends with a noun, a particle, a greeting: neither


def style_of(words: Sequence[Lexeme]) -> tuple[Style, int, int]:
    """Return the style of a sentence, and where the predicate that shows it begins and ends (exclusive).

    です・ます・ございます・ください and what is built on them are polite; a bare verb, adjective, だ or た
    is plain; a sentence that breaks off at a noun or a particle is neither, unless a clause before it shows
    its style (文化審議会「敬語の指針」2007, chapter 2). An entry of a list is a note, not speech.
    """
    if _is_entry(words):
        return Style.OPEN, 0, 1
    found = _style_before(words, len(words))
    at = len(words) - 1
    limit = max(0, at - _LONGEST_CLOSING)
    while found[0] is Style.OPEN and at > limit:
        if words[at].surface in _LOOSE_CONJUNCTIONS and words[at].kind in _CLOSING:
            found = _style_before(words, at)
        at -= 1
    return found


def _is_entry(words: Sequence[Lexeme]) -> bool:
    """Say whether a sentence is an entry of a list: a bullet begins it, or a name and a colon."""
    first = words[0]
    if first.role is Role.MARK or first.surface in _BULLETS:
        return first.surface[0] in _BULLETS
    return ":" in [word.surface for word in words[:_NAME_LENGTH]]


def _style_before(words: Sequence[Lexeme], end: int) -> tuple[Style, int, int]:
    """Return the style of the predicate that ends before a place."""
    has_particle = False
    limit = max(0, end - _LONGEST_CLOSING)
    while end > limit and (words[end - 1].role is Role.MARK or words[end - 1].kind in _CLOSING):
        if words[end - 1].surface in _SOFT_ENDINGS:
            return Style.OPEN, end - 1, end
        has_particle = has_particle or words[end - 1].surface in _CASUAL
        end -= 1
    start = end
    while start > limit and words[start - 1].is_predicate:
        start -= 1
    tail = words[start:end]
    if not tail:
        is_casual = has_particle and start > 0 and words[start - 1].role in _BARE
        return (Style.PLAIN, start - 1, end) if is_casual else (Style.OPEN, start, end)
    if any(word.base in _POLITE or (word.norm == "下さる" and word.form.startswith("命令")) for word in tail):
        return Style.POLITE, start, end
    is_finite = tail[-1].form.startswith(_FINITE)
    return (Style.PLAIN if is_finite else Style.OPEN), start, end


def has_predicate(words: Sequence[Lexeme]) -> bool:
    """Say whether a sentence is more than a bare list of words."""
    return any(
        word.role in (Role.AUXILIARY, Role.NEGATIVE, Role.ADJECTIVE, Role.INTERJECTION)
        or (word.is_predicate and word.form.startswith(_FINITE))
        or word.surface in _SOFT_ENDINGS
        for word in words
    )


def asks(words: Sequence[Lexeme]) -> tuple[int, int] | None:
    """Return the place (start, end exclusive) of the words that make a sentence ask, else ``None``.

    A question mark or a closing か; a request in the imperative (ください); a wish (いただきたい, てほしい);
    いただけますと幸いです; お願いいたします with something to do.
    """
    requests = [index for index, word in enumerate(words) if word.may_ask]
    if requests and _is_formula(words):
        return _question(words)
    for index in requests:
        found = _request_at(words, index, words[index])
        if found:
            return found
    return _question(words)


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
    content = [index for index, word in enumerate(words) if word.role is not Role.MARK]
    mark = next((index for index, word in enumerate(words) if "?" in word.surface), None)
    if not content:
        return (mark, mark + 1) if mark is not None else None
    last = content[-1]
    while (
        last > content[0] and words[last].surface in ("ね", "な", "よ") and words[last].role is Role.PARTICLE
    ):
        last -= 1
    if (
        words[last].surface == "か"
        and words[last].role is Role.PARTICLE
        and not _acknowledges(words, content)
    ):
        start = last
        while start and words[start - 1].role is Role.AUXILIARY:
            start -= 1
        return start, last + 1
    return (mark, mark + 1) if mark is not None else None


def _acknowledges(words: Sequence[Lexeme], content: list[int]) -> bool:
    """Say whether a sentence is そうですか or さようでございますか."""
    return (
        words[content[0]].is_any(_ACKNOWLEDGEMENT)
        and all(words[index].is_light or words[index].role is Role.SUPPORT for index in content[1:])
        and "?" not in words[-1].surface
    )
