"""Japanese phrases that are too casual or rude, or are not said to customers.

Sources: 文化審議会答申「敬語の指針」(2007), chapter 3 (ご苦労様), 国語審議会「これからの敬語」(1952) on who
is called what, 文化庁「国語に関する世論調査」 on clipped forms, and for what is said to customers instead
(了解しました, すいません, 知りません) what handbooks of 電話応対 and ビジネスマナー agree on. The phrases are
data: ``ja_manner.tsv``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from trainer.core.analysis import FindingKind
from trainer.language.japanese_keigo_forms import Remark, inflected, reworded, tail_end, text_of, verb_start
from trainer.language.japanese_words import Lexeme, Role
from trainer.language.wordlists import rows

_CASUAL = FindingKind.TOO_CASUAL
_OPENED = {
    "てる": "ている",
    "でる": "でいる",
    "ちゃう": "てしまう",
    "じゃう": "でしまう",
    "とく": "ておく",
    "どく": "でおく",
}
"""Clipped endings → the full ones."""
_VOICED = frozenset("でじど")

_AFTER_NDE = frozenset({"有る", "御座る", "ある", "は", "も", "無い", "ない", "しょう"})
"""What follows ん・で where it is no ので: のではありません."""


_COMMON = frozenset({"御", "て", "良い"})
"""Words of nearly every reply: no phrase is looked for where they stand."""

_FURTHEST = 12
"""Words looked at before and behind a phrase."""


class _Word(NamedTuple):
    """One word of a pattern: its names, and whether only the surface counts."""

    names: frozenset[str]
    is_exact: bool

    def fits(self, word: Lexeme) -> bool:
        """Say whether a word is meant."""
        return word.surface in self.names or (
            not self.is_exact and (word.base in self.names or word.norm in self.names)
        )


class _Phrase(NamedTuple):
    """One row of ``ja_manner.tsv``."""

    words: tuple[_Word, ...]
    behind: tuple[_Word, ...]
    banned: _Word | None
    takes_endings: bool
    keeps_endings: bool
    kind: FindingKind
    place: str
    better: str | None


def _word(text: str) -> _Word:
    names = frozenset(name.lstrip("=") for name in text.split("|"))
    return _Word(names, text.startswith("="))


def _phrase(row: tuple[str, ...]) -> _Phrase:
    parts = row[0].split()
    behind = tuple(_word(part[1:-1]) for part in parts if part.startswith("["))
    banned = next((_word(part[1:]) for part in parts if part.startswith("!")), None)
    words = tuple(_word(part) for part in parts if part[0] not in "[!+~")
    better = None if row[3] == "-" else row[3]
    keeps = "~" in parts
    return _Phrase(words, behind, banned, keeps or "+" in parts, keeps, FindingKind(row[1]), row[2], better)


def _by_rare_word() -> dict[str, tuple[tuple[_Phrase, int], ...]]:
    """Return the phrases under the names of their first word that is rare, and its place in the phrase."""
    table: dict[str, tuple[tuple[_Phrase, int], ...]] = {}
    for phrase in map(_phrase, rows("ja_manner.tsv")):
        place = next(at for at, word in enumerate(phrase.words) if not word.names & _COMMON)
        for name in phrase.words[place].names:
            table[name] = (*table.get(name, ()), (phrase, place))
    return table


_PHRASES = _by_rare_word()


PHRASE_NAMES = frozenset(_PHRASES)
"""Surfaces, dictionary forms and normalised forms around which a phrase may stand."""


def phrases_at(words: Sequence[Lexeme], at: int) -> list[Remark]:
    """Return the remarks on phrases of which a word is the first rare one.

    Args:
        words: The short words and marks of the sentence.
        at: Place of the word.
    """
    word = words[at]
    found: list[Remark] = []
    for name in dict.fromkeys((word.surface, word.base, word.norm)):
        for phrase, place in _PHRASES.get(name, ()):
            remark = _match(phrase, words, at - place) if place <= at else None
            if remark is not None:
                found.append(remark)
    return found


def _match(phrase: _Phrase, words: Sequence[Lexeme], at: int) -> Remark | None:
    end = at + len(phrase.words)
    if end > len(words):
        return None
    for wanted, word in zip(phrase.words, words[at:end], strict=True):
        if not wanted.fits(word):
            return None
    if not _goes_on(phrase, words[end : end + _FURTHEST]):
        return None
    last, better = end, phrase.better
    if phrase.takes_endings:
        end = tail_end(words, end)
    if phrase.keeps_endings:
        better = (better or "") + text_of(words, last, end)
    return Remark(phrase.kind, at, end, better) if _stands(phrase.place, words, at, end) else None


def _goes_on(phrase: _Phrase, behind: Sequence[Lexeme]) -> bool:
    """Say whether what follows a phrase is what must follow it, and not what must not."""
    if phrase.banned and behind and phrase.banned.fits(behind[0]):
        return False
    wanted = phrase.behind
    return len(behind) >= len(wanted) and all(map(_Word.fits, wanted, behind))


def _stands(place: str, words: Sequence[Lexeme], start: int, end: int) -> bool:
    """Say whether words stand where a phrase must: anywhere, at the start, at the end, or alone."""
    if place == "any":
        return True
    begins = start <= _FURTHEST and all(word.is_mark for word in words[:start])
    ends = len(words) - end <= _FURTHEST and all(map(_may_follow, words[end:]))
    return {"start": begins, "end": ends, "alone": begins and ends}[place]


def _may_follow(word: Lexeme) -> bool:
    """Say whether a word may stand behind the last one that counts: a mark, よ, けど."""
    return word.is_mark or word.kind == "終助詞" or word.surface in ("けど", "し")


def _clipped(words: Sequence[Lexeme], at: int) -> Remark | None:
    """送ってます → 送っています, 送っちゃいました → 送ってしまいました, しときます → しておきます."""
    opened = _OPENED.get(words[at].base)
    if opened is None or not at or words[at].role is not Role.AUXILIARY:
        return None
    if words[at].surface[0] in _VOICED:
        if not words[at - 1].surface.endswith(("ん", "い")):
            return None  # お呼びでない: no clipped verb
        opened = "で" + opened[1:]  # the dictionary brings 読んじゃう back to ちゃう
    start, end = verb_start(words, at), tail_end(words, at + 1)
    better = text_of(words, start, at) + inflected(opened, words, at + 1) + text_of(words, at + 1, end)
    return Remark(_CASUAL, start, end, better)


def _because(words: Sequence[Lexeme], at: int) -> Remark | None:
    """調べるんで → 調べるので."""
    if words[at].surface != "ん" or not at or at + 1 >= len(words) or words[at + 1].surface != "で":
        return None
    if not words[at - 1].is_predicate or (at + 2 < len(words) and words[at + 2].is_any(_AFTER_NDE)):
        return None
    return Remark(_CASUAL, at - 1, at + 2, words[at - 1].surface + "ので")


def _sorry(words: Sequence[Lexeme], at: int) -> Remark | None:
    """すいません → 申し訳ございません, すいませんが → 恐れ入りますが."""
    if words[at].surface not in ("すい", "すいま") or at + 2 >= len(words) or words[at + 1].surface != "ませ":
        return None
    end = tail_end(words, at + 1)
    asks = end < len(words) and words[end].surface in ("が", "けど", "けれど", "けれども")
    if asks:
        return Remark(_CASUAL, at, end, "恐れ入ります")
    return Remark(_CASUAL, at, end, "申し訳ございません" + text_of(words, at + 3, end))


def _understood(words: Sequence[Lexeme], at: int) -> Remark | None:
    """了解しました → 承知いたしました: 了解 allows, as one above does."""
    if at + 2 >= len(words) or words[at + 1].norm not in ("為る", "致す"):
        return None
    if words[at + 2].base != "ます":
        return None
    return reworded(words, at, at + 2, "承知いたす", FindingKind.FOR_COLLEAGUES)


PHRASE_CHECKS = {
    "てる": _clipped,
    "でる": _clipped,
    "ちゃう": _clipped,
    "じゃう": _clipped,
    "とく": _clipped,
    "どく": _clipped,
    "の": _because,
    "すむ": _sorry,
    "了解": _understood,
}
"""Normalised form of a word → what is asked where it stands."""
