"""Where one clause of a Japanese sentence ends and the next begins."""

from __future__ import annotations

from collections.abc import Sequence

from trainer.language.japanese_words import NOMINAL, QUOTING, Lexeme, Role

_CONJUNCTIONS = frozenset(
    {
        "が",
        "けれど",
        "けれども",
        "けど",
        "から",
        "し",
        "ば",
        "と",
        "ながら",
        "つつ",
        "のに",
        "ても",
        "ので",
        "や",
    }
)
_LINKS = frozenset({"て", "で", "ちゃ", "じゃ"})
_TOPIC = frozenset({"は", "も", "から", "のみ", "ばかり"})
_AFTER_LINK = frozenset({Role.SUPPORT, Role.NEGATIVE, Role.AUXILIARY, Role.PARTICLE})
_WISHES = frozenset(
    {
        "ほしい",
        "欲しい",
        "よい",
        "いい",
        "良い",
        "よろしい",
        "宜しい",
        "いける",
        "なる",
        "行く",
        "成る",
        "構う",
        "かまう",
        "駄目",
        "だめ",
    }
)
_POLITE = frozenset({"です", "ます"})
_FRAMES = frozenset({"物", "もの"})
_JOINED = NOMINAL | {Role.HONORIFIC}
_BEHIND_STEM = frozenset({Role.AUXILIARY, Role.NEGATIVE})


def _at(words: Sequence[Lexeme], index: int) -> Lexeme | None:
    """Return a word, or ``None`` past the end."""
    return words[index] if index < len(words) else None


def _ends_by_link(words: Sequence[Lexeme], index: int) -> bool:
    """Say whether て at an index joins two clauses, rather than a verb with its support verb."""
    behind = index + 1
    while (word := _at(words, behind)) is not None and word.is_particle and word.surface in _TOPIC:
        behind += 1
    return word is not None and word.role not in _AFTER_LINK and not word.is_any(_WISHES)


def _ends_by_particle(words: Sequence[Lexeme], index: int) -> bool:
    """Say whether a clause ends with the particle at an index."""
    word, before = words[index], words[index - 1] if index else None
    if word.kind == "接続助詞":
        if word.surface in _LINKS:
            return _ends_by_link(words, index)
        return word.surface in _CONJUNCTIONS
    is_quote = word.surface in QUOTING and word.kind == "格助詞"
    return is_quote and before is not None and before.is_predicate and not _is_attempt(words, index)


def _is_attempt(words: Sequence[Lexeme], index: int) -> bool:
    """Say whether と at an index belongs to 〜ようとする."""
    after = _at(words, index + 1)
    return words[index - 1].form.startswith("意志") and after is not None and after.norm == "為る"


def _ends_by_form(words: Sequence[Lexeme], index: int) -> bool:
    """Say whether a clause ends with a predicate: it modifies a noun, or stops before a comma."""
    word, after = words[index], _at(words, index + 1)
    if after is None:
        return False
    form = word.form[:2]
    if form == "仮定":
        # たら, なら; before ます or ない it is a verb that says "can" (承れません)
        return after.surface != "ば" and after.role not in _BEHIND_STEM
    if form == "連用":
        is_joined = after.role in _JOINED and word.role is Role.NEGATIVE
        return (after.surface == "、" and word.surface != "で") or is_joined or _is_reason(words, index)
    if after.may_open:
        return not _is_assertion(words, index + 1)
    return (after.surface == "、" or after.kind == "終助詞") and _ends_politely(words, index)


def _ends_politely(words: Sequence[Lexeme], index: int) -> bool:
    """Say whether です, ます, ました or ません closes a sentence before a comma, perhaps with ね between.

    The です of 〜はですね only holds the floor, and what is quoted (〜ます、と) goes on.
    """
    is_polite = any(part.base in _POLITE for part in words[max(0, index - 2) : index + 1])
    is_filler = index > 0 and words[index - 1].kind == "係助詞"
    if not is_polite or is_filler or not words[index].form.startswith("終止"):
        return False
    at = index + 1
    while (behind := _at(words, at)) is not None and behind.kind == "終助詞" and at < index + 3:
        at += 1
    beyond = _at(words, at + 1)
    if behind is None or beyond is None:
        return False
    return behind.surface == "、" and not beyond.is_particle


def _is_assertion(words: Sequence[Lexeme], index: int) -> bool:
    """Say whether a noun only frames the predicate before it: ものではありません."""
    behind = _at(words, index + 1)
    return words[index].is_any(_FRAMES) and behind is not None and behind.surface == "で"


def _is_reason(words: Sequence[Lexeme], index: int) -> bool:
    """Say whether the word at an index is the で of ので."""
    return bool(index) and words[index].surface == "で" and words[index - 1].kind == "準体助詞"


def ends(words: Sequence[Lexeme], index: int) -> bool:
    """Say whether a clause ends with the word at an index.

    A clause ends with a conjunctive particle, a linking て, a conditional, a predicate that modifies a noun
    (but not a formal noun such as こと, through which a denial passes), a suspended predicate before a comma,
    a polite predicate in its final form before a comma, and a quoting と
    (益岡・田窪『基礎日本語文法』1992, part 4).
    """
    return _ends_by_particle(words, index) if words[index].is_particle else _ends_by_form(words, index)


def number_clauses(words: Sequence[Lexeme]) -> list[int]:
    """Return the clause number of each word of a sentence, from 0.

    Marks and particles that follow the end of a clause go with it.
    """
    numbers: list[int] = []
    number = behind = 0
    for index in [index for index, word in enumerate(words) if word.may_end]:
        if index >= behind and ends(words, index):
            behind = index + 1
            while behind < len(words) and (words[behind].is_mark or words[behind].is_particle):
                behind += 1
            numbers += [number] * (behind - len(numbers))
            number += 1
    return numbers + [number] * (len(words) - len(numbers))
