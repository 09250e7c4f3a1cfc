"""Japanese phrases that are too casual or rude, or are not said to customers.

Sources: 文化審議会答申「敬語の指針」(2007), chapter 3 (ご苦労様), 国語審議会「これからの敬語」(1952) on who
is called what, 文化庁「国語に関する世論調査」 on clipped forms, and for what is said to customers instead
(了解しました, すいません, 知りません) what handbooks of 電話応対 and ビジネスマナー agree on. The phrases are
data: ``ja_manner.tsv``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain, product
from typing import TYPE_CHECKING, NamedTuple

from trainer.core.analysis import FindingKind
from trainer.language.japanese_keigo_forms import Remark, tail_end, text_of
from trainer.language.japanese_words import Lexeme, Role
from trainer.language.wordlists import rows

if TYPE_CHECKING:
    from trainer.language.japanese_words import Check

_COMMON = frozenset(
    {
        "御",
        "て",
        "良い",
        "様",
        "さん",
        "の",
        "に",
        "も",
        "は",
        "が",
        "で",
        "を",
        "言う",
        "確認",
        "此方",
        "私",
        "有る",
    }
)
"""Words of nearly every reply: no phrase is looked for where they stand, if it has a rarer word."""

_DENIALS = ("では", "じゃ", "わけでは", "訳では", "とは", "だとは", "かのよう")
"""What stands behind words that would blame, and do not."""

_NEAR = 4
"""Words behind a phrase that can deny it."""

_TITLES = frozenset({"様", "さん"})
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
    ending: str
    kind: FindingKind
    place: str
    better: str | None


def _word(text: str) -> _Word:
    names = frozenset(name.lstrip("=") for name in text.split("|"))
    return _Word(names, text.startswith("="))


def _phrases(row: tuple[str, ...]) -> Iterator[_Phrase]:
    """Yield the phrases of a row, with and without each word that may be left out."""
    parts = row[0].split()
    may_miss = [at for at, part in enumerate(parts) if part.startswith("?")]
    for kept in product((True, False), repeat=len(may_miss)):
        missing = {at for at, is_kept in zip(may_miss, kept, strict=True) if not is_kept}
        yield _phrase([part.lstrip("?") for at, part in enumerate(parts) if at not in missing], *row[1:])


def _phrase(parts: list[str], kind: str, place: str, better: str) -> _Phrase:
    keeps = "~" in parts
    return _Phrase(
        words=tuple(_word(part) for part in parts if part[0] not in "[!+~$"),
        behind=tuple(_word(part[1:-1]) for part in parts if part.startswith("[")),
        banned=next((_word(part[1:]) for part in parts if part.startswith("!")), None),
        takes_endings=keeps or "+" in parts,
        keeps_endings=keeps,
        ending=next((part[1:] for part in parts if part.startswith("$")), ""),
        kind=FindingKind(kind),
        place=place,
        better=None if better == "-" else better,
    )


def _by_rare_word() -> dict[str, tuple[tuple[_Phrase, int], ...]]:
    """Return the phrases under the names of their first word that is rare, and its place in the phrase."""
    table: dict[str, tuple[tuple[_Phrase, int], ...]] = {}
    for phrase in chain.from_iterable(map(_phrases, rows("ja_manner.tsv"))):
        rare = (at for at, word in enumerate(phrase.words) if not word.names & _COMMON)
        place = next(rare, 0)
        for name in phrase.words[place].names:
            table[name] = (*table.get(name, ()), (phrase, place))
    return table


_PHRASES = _by_rare_word()


def phrase_checks(surface: str, base: str, norm: str) -> tuple[Check, ...]:
    """Return the checks for the phrases of which a word is the first rare one, given by its names."""
    names = dict.fromkeys((surface, base, norm))
    return tuple(partial(_match, phrase, place) for name in names for phrase, place in _PHRASES.get(name, ()))


def _match(phrase: _Phrase, place: int, words: Sequence[Lexeme], at: int) -> Remark | None:
    """Return the remark on a phrase if the word at ``at`` stands at a place in it, and it stands here."""
    at -= place
    end = at + len(phrase.words)
    if at < 0 or end > len(words):
        return None
    for wanted, word in zip(phrase.words, words[at:end], strict=True):
        if not wanted.fits(word):
            return None
    whole = _ending_of(phrase, words, end)
    if whole is None or not _goes_on(phrase, words[end : end + _FURTHEST]):
        return None
    last, better, end = end, phrase.better, whole
    if phrase.takes_endings:
        end = tail_end(words, end)
    if phrase.keeps_endings:
        better = (better or "") + text_of(words, last, end)
    if not _stands(phrase.place, words, at, end):
        return None
    return Remark(phrase.kind, _name_start(words, at), end, better, is_whole_reply=phrase.place == "reply")


def _name_start(words: Sequence[Lexeme], at: int) -> int:
    """Return where the name begins that a phrase from 様 on belongs to: お客様, 中村さん."""
    if not words[at].is_any(_TITLES):
        return at
    while at and (words[at - 1].role is Role.NOUN or words[at - 1].role is Role.HONORIFIC):
        at -= 1
    return at


def _goes_on(phrase: _Phrase, behind: Sequence[Lexeme]) -> bool:
    """Say whether what follows a phrase is what must follow it, and not what must not."""
    if phrase.banned and behind and phrase.banned.fits(behind[0]):
        return False
    if phrase.kind is FindingKind.BLAME and text_of(behind, 0, _NEAR).startswith(_DENIALS):
        return False
    wanted = phrase.behind
    return len(behind) >= len(wanted) and all(map(_Word.fits, wanted, behind))


def _ending_of(phrase: _Phrase, words: Sequence[Lexeme], end: int) -> int | None:
    """Return where a phrase ends, with its sentence if it asks for an ending; ``None`` if that is another."""
    if not phrase.ending:
        return end
    last = len(words)
    while last > end and words[last - 1].is_mark:
        last -= 1
    return last if text_of(words, max(end, last - _FURTHEST), last).endswith(phrase.ending) else None


def _stands(place: str, words: Sequence[Lexeme], start: int, end: int) -> bool:
    """Say whether words stand where a phrase must: anywhere, at the start, at the end, or alone.

    Whether a sentence is the whole reply is not seen here.
    """
    if place == "any":
        return True
    begins = start <= _FURTHEST and all(word.is_mark for word in words[:start])
    ends = len(words) - end <= _FURTHEST and all(map(_may_follow, words[end:]))
    return {"start": begins, "end": ends, "alone": begins and ends, "reply": begins and ends}[place]


def _may_follow(word: Lexeme) -> bool:
    """Say whether a word may stand behind the last one that counts: a mark, よ, けど."""
    return word.is_mark or word.kind == "終助詞" or word.surface in ("けど", "し")
