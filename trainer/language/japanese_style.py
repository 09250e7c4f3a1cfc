"""How a Japanese sentence ends: whether it is polite, and whether it has a predicate."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from trainer.language.japanese_keigo_words import listed
from trainer.language.japanese_words import Lexeme, Role

_POLITE = frozenset({"です", "ます", "っす"})
_CUT_SHORT = frozenset({"でしょ", "ましょ"})
"""Polite words without their last sound: talk among friends."""

_CLOSING = frozenset({"終助詞", "接続助詞"})
_SOFT_ENDINGS = frozenset({"て", "で"})
_LOOSE_CONJUNCTIONS = frozenset({"が", "けど", "けれど", "けれども", "よ", "ね", "し"})
_CASUAL = frozenset({"よ", "ね", "さ", "な", "か", "かい", "の"})
_BARE = frozenset({Role.NOUN, Role.ADJECTIVAL, Role.VERBAL_NOUN})
_BEFORE_CRIES = frozenset({Role.OTHER, Role.INTERJECTION, Role.MARK})
_ASKING = frozenset({"ください", "下さい"})
_ASKED_OF = frozenset({Role.VERB, Role.SUPPORT, Role.AUXILIARY, Role.NEGATIVE})
_HOMELY = frozenset({"なさい", "いらっしゃい"})
_HOW = frozenset({"なん", "何", "なんて", "て", "と"})
_BULLETS = frozenset("・-*●○■□◆◇▼▽※>•")
_QUERIES = frozenset({"どれ", "どう", "なぜ", "なに", "って"})
"""Words that leave です off when a question stops at them."""

_NUMBERING = frozenset({".", ")"})
_LAUGHS = frozenset({"笑", "笑笑", "w", "ww", "www"})
_COMPOUND, _GREETING_VERBS = listed("compound"), listed("parting")
_LONGEST_CLOSING = 100
"""Words looked back over for the predicate of a sentence; more would only be hostile."""

_NAME_LENGTH = 8
"""Words before a colon that can still be the name of an entry."""

_REACH = 4
"""Words before て that can still make it respectful: お待たせして."""

_FINITE = ("終止", "連体", "命令", "意志")


class Style(Enum):
    """The level of speech at the end of a sentence."""

    POLITE = "polite"
    PLAIN = "plain"
    OPEN = "open"  # ends with a noun, a particle, a greeting: neither


class Ending(NamedTuple):
    """The style of a sentence, and where the predicate that shows it begins and ends (exclusive)."""

    style: Style
    start: int
    end: int


def style_of(words: Sequence[Lexeme]) -> Ending:
    """Return the style of a sentence and its predicate.

    です・ます・ございます・ください and what is built on them are polite; a bare verb, adjective, だ or た
    is plain, and so are a request in て (教えて。) and a question without です (好き？). A lone adjective
    that exclaims (素晴らしい！) is said to nobody and is neither. A sentence that breaks off elsewhere (at a
    noun, a particle, a condition, 〜のような) is neither, unless a clause before it shows its style, as it
    does where the order is turned round: できません、それだけでは (文化審議会「敬語の指針」 2007, chapter 2;
    益岡・田窪「基礎日本語文法」 on 終止形 and 倒置).
    """
    found = _style_before(words, len(words))
    if found.style is Style.PLAIN and (_wonders(words, found.end) or _is_joint(words[found.end - 1])):
        earlier = _style_of_clauses(words, found.start)
        return earlier if earlier.style is Style.POLITE else found
    if found.style is Style.OPEN:
        found = _style_of_clauses(words, len(words) - 1)
    return _bare_question(words) if found.style is Style.OPEN else found


def _style_of_clauses(words: Sequence[Lexeme], at: int) -> Ending:
    """Return the style of the last clause before a place that shows one."""
    found = Ending(Style.OPEN, 0, 1)
    limit = max(0, at - _LONGEST_CLOSING)
    while found.style is Style.OPEN and at > limit:
        if _may_close(words, at):
            found = _style_before(words, at)
        at -= 1
    return found


def _wonders(words: Sequence[Lexeme], end: int) -> bool:
    """Say whether か without a question mark follows a predicate: it may belong to a clause before it."""
    behind = [word.surface for word in words[end : end + 2]]
    has_mark = any(word.has_query for word in words[end:])
    return (behind[:1] == ["か"] or behind == ["の", "か"]) and not has_mark


def _may_close(words: Sequence[Lexeme], at: int) -> bool:
    """Say whether a clause before a word can show the style of the sentence.

    Before a comma it can where it ends in 終止形; in 連体形 it belongs to a noun behind the comma.
    """
    word = words[at]
    if word.surface == "、":
        before = words[at - 1]
        return before.is_predicate and (before.form.startswith("終止") or before.surface in _ASKING)
    return word.surface in _LOOSE_CONJUNCTIONS and word.kind in _CLOSING


def _is_joint(word: Lexeme) -> bool:
    """Say whether a word is て or で behind a verb."""
    return word.surface in _SOFT_ENDINGS and word.kind == "接続助詞"


def _bare_question(words: Sequence[Lexeme]) -> Ending:
    """Return that a question is plain which leaves です off an adjectival noun or an interrogative (好き？).

    A condition that asks (待ったら？) is plain advice, and って？ is plain unless です stands before it.
    With any other noun (多分15マイル？) it is as often an echo as a question of its own.
    """
    last = len(words) - 1
    while last > 0 and words[last].is_mark:
        last -= 1
    asks = any(word.has_query for word in words[last + 1 :]) and not _quotes(words)
    is_plain = asks and (
        words[last].role is Role.ADJECTIVAL
        or words[last].form.startswith("仮定")
        or (words[last].base in _QUERIES and words[last - 1].base not in _POLITE)
    )
    return Ending(Style.PLAIN if is_plain else Style.OPEN, last, last + 1)


def _quotes(words: Sequence[Lexeme]) -> bool:
    """Say whether a sentence quotes."""
    return any(word.surface in ("「", "『") for word in words)


def is_entry(words: Sequence[Lexeme]) -> bool:
    """Say whether a sentence is an entry of a list: a bullet begins it, a number, or a name and a colon.

    An entry is a note, not speech.
    """
    first = words[0]
    if _is_numbered(words):
        return True
    if first.role is Role.MARK or first.surface in _BULLETS:
        return first.surface[0] in _BULLETS
    names = [word.surface for word in words[:_NAME_LENGTH]]
    is_named = ":" in names[:-1] and names[names.index(":") + 1] != ")"  # :) smiles
    return is_named and not words[-1].has_query


def _is_numbered(words: Sequence[Lexeme]) -> bool:
    """Say whether a number as of a list begins a sentence: 1. or (1)."""
    at = int(words[0].surface == "(")
    return at + 1 < len(words) and words[at].kind == "数詞" and words[at + 1].surface in _NUMBERING


def _style_before(words: Sequence[Lexeme], end: int) -> Ending:
    """Return the style of the predicate that ends before a place."""
    has_particle, behind = False, end
    limit = max(0, end - _LONGEST_CLOSING)
    while end > limit and _is_closing(words, end - 1):
        if words[end - 1].surface in _SOFT_ENDINGS:
            return _request_in_te(words, end - 1, behind)
        has_particle = has_particle or words[end - 1].surface in _CASUAL
        end -= 1
    start = end
    while start > limit and words[start - 1].is_predicate:
        start -= 1
    if start < end:
        is_made_verb = words[start].norm == "為る" and start and words[start - 1].role is Role.VERBAL_NOUN
        return Ending(_style_of_tail(words, start, end), start - bool(is_made_verb), end)
    is_casual = has_particle and start > 0 and words[start - 1].role in _BARE
    return Ending(Style.PLAIN, start - 1, end) if is_casual else Ending(Style.OPEN, start, end)


def _is_closing(words: Sequence[Lexeme], at: int) -> bool:
    """Say whether a word may follow the predicate of a sentence: a mark, よ, the の of のか, a laugh."""
    word = words[at]
    if word.surface in ("」", "』"):
        return False  # what is quoted is not said
    if word.role is Role.MARK or word.kind in _CLOSING or word.surface in _LAUGHS:
        return True
    return word.kind == "準体助詞" and at + 1 < len(words) and words[at + 1].surface in ("か", "?")


def _style_of_tail(words: Sequence[Lexeme], start: int, end: int) -> Style:
    """Return the style of a predicate."""
    tail, last = words[start:end], words[end - 1]
    if last.surface in _CUT_SHORT:
        return Style.PLAIN
    if any(word.base in _POLITE or (word.norm == "下さる" and word.form.startswith("命令")) for word in tail):
        return Style.POLITE
    if last.surface in _HOMELY and (end - start == 1 or words[end - 2].is_any(_GREETING_VERBS)):
        return Style.OPEN  # おやすみなさい, ごめんなさい, いらっしゃい
    if _exclaims(words, start, end):
        return Style.OPEN
    is_joined = last.surface == "な" and last.form.startswith("連体")  # 〜のような, broken off
    return Style.PLAIN if last.form.startswith(_FINITE) and not is_joined else Style.OPEN


def _exclaims(words: Sequence[Lexeme], start: int, end: int) -> bool:
    """Say whether an adjective stands alone, or behind an adverb, before an exclamation mark."""
    is_called = end < len(words) and "!" in words[end].surface and words[end - 1].role is Role.ADJECTIVE
    return is_called and all(word.role in _BEFORE_CRIES or word.surface in _HOW for word in words[:start])


def _request_in_te(words: Sequence[Lexeme], at: int, end: int) -> Ending:
    """Return that a sentence in て is plain, where it asks or orders (教えて。 待たないで。).

    With a respectful word (お待たせして) or in a compound particle (について) it just breaks off.
    """
    open_end = Ending(Style.OPEN, at, at + 1)
    verb = words[at - 1] if at else None
    closes = all(word.role is Role.MARK or word.kind == "終助詞" for word in words[at + 1 :])
    if verb is None or not closes or end - at < 2 or words[end - 1].surface == "、":
        return open_end
    if verb.role not in _ASKED_OF or verb.base in _POLITE or verb.is_any(_COMPOUND):
        return open_end
    before = words[max(0, at - _REACH) : at]
    is_respectful = any(word.is_honorific or word.role is Role.HONORIFIC for word in before)
    start = at - 1
    while start and words[start - 1].is_predicate:
        start -= 1
    return open_end if is_respectful else Ending(Style.PLAIN, start, at + 1)


def has_predicate(words: Sequence[Lexeme]) -> bool:
    """Say whether a sentence is more than a bare list of words."""
    return any(word.is_stating for word in words)
