"""Where one clause of a Japanese sentence ends and the next begins."""

from __future__ import annotations

from collections.abc import Sequence

from trainer.language.japanese_words import NOMINAL, PREDICATIVE, Lexeme, Role

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
    }
)
_QUOTED = frozenset({"と", "って"})


def _at(words: Sequence[Lexeme], index: int) -> Lexeme | None:
    """Return a word, or ``None`` past the end."""
    return words[index] if index < len(words) else None


def _ends_by_link(words: Sequence[Lexeme], index: int) -> bool:
    """Say whether て at an index joins two clauses, rather than a verb with its support verb."""
    behind = index + 1
    while (word := _at(words, behind)) is not None and word.role is Role.PARTICLE and word.surface in _TOPIC:
        behind += 1
    return word is not None and word.role not in _AFTER_LINK and not word.is_any(_WISHES)


def _ends_by_particle(words: Sequence[Lexeme], index: int) -> bool:
    """Say whether a clause ends with the particle at an index."""
    word, before = words[index], words[index - 1] if index else None
    if word.kind == "接続助詞":
        if word.surface in _LINKS:
            return _ends_by_link(words, index)
        return word.surface in _CONJUNCTIONS
    is_quote = word.surface in _QUOTED and word.kind == "格助詞"
    return is_quote and before is not None and before.role in PREDICATIVE


def _ends_by_form(words: Sequence[Lexeme], index: int) -> bool:
    """Say whether a clause ends with the predicate at an index: it modifies a noun, or stops before a comma."""
    word, after = words[index], _at(words, index + 1)
    if after is None or word.form.startswith(("命令", "未然")):
        return False
    if word.form.startswith("仮定"):
        return after.surface != "ば"  # たら, なら
    if word.form.startswith("連用"):
        is_joined = word.role is Role.NEGATIVE and after.role in NOMINAL | {Role.HONORIFIC}
        return (after.surface == "、" and word.surface != "で") or is_joined or _is_reason(words, index)
    opens = after.role in NOMINAL | {Role.HONORIFIC, Role.PREFIX} and after.role is not Role.FORMAL_NOUN
    return opens and after.kind != "助動詞語幹" and after.role is not Role.SUFFIX


def _is_reason(words: Sequence[Lexeme], index: int) -> bool:
    """Say whether the word at an index is the で of ので."""
    return bool(index) and words[index].surface == "で" and words[index - 1].kind == "準体助詞"


def ends(words: Sequence[Lexeme], index: int) -> bool:
    """Say whether a clause ends with the word at an index.

    A clause ends with a conjunctive particle, a linking て, a conditional, a predicate that modifies a noun
    (but not a formal noun such as こと, through which a denial passes), a suspended predicate before a comma,
    and a quoting と (益岡・田窪『基礎日本語文法』1992, part 4).
    """
    word = words[index]
    if word.role is Role.PARTICLE:
        return _ends_by_particle(words, index)
    return word.role in PREDICATIVE and _ends_by_form(words, index)


def number_clauses(words: Sequence[Lexeme]) -> list[int]:
    """Return the clause number of each word of a sentence, from 0; marks go with the clause before them."""
    numbers: list[int] = []
    number, is_open = 0, False
    for index, word in enumerate(words):
        if is_open and word.role is not Role.MARK and not (word.role is Role.PARTICLE and numbers):
            number, is_open = number + 1, False
        numbers.append(number)
        if word.role in PREDICATIVE or word.role is Role.PARTICLE:
            is_open = is_open or ends(words, index)
    return numbers
