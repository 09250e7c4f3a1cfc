"""English words: contractions opened, comparable forms, British and American spelling."""

from __future__ import annotations

import re
from types import MappingProxyType

from trainer.core.analysis import EvidenceKind
from trainer.language.english_compounds import parted, unit_of, value_of
from trainer.language.english_inflection import bases
from trainer.language.pieces import Piece, PieceKind
from trainer.language.spaced import LARGEST_CACHE, Forms, stem_key, value_forms
from trainer.language.wordlists import pairs, rows

_FUSED = {row[0]: (tuple(row[1].split()), int(row[2])) for row in rows("en_contractions.tsv")}
_ENDINGS = {"'m": "am", "'re": "are", "'ve": "have", "'ll": "will", "'d": "would", "n't": "not"}
_SPELLING = pairs("en_spelling.tsv")

# British → American. -ise/-yse: six letters or more, so that rise, wise and prise stay; -our: five or more
# and not after a vowel, h or y (hour, your). An ending of inflection may follow.
# Rules as in New Hart's Rules, section 21, and Webster's Third; both spellings lead to one form, so a word
# that only looks like the pattern (promise) merely gets a form of its own.
_RULES = (
    (re.compile(r"^(\w{3,}[^aeiou])is(e|ed|es|ing|er|ers|ation|ations)$"), r"\1iz\2"),
    (re.compile(r"^(\w{2,})lys(e|ed|es|ing|er|ers)$"), r"\1lyz\2"),
    (
        re.compile(r"^(\w{2,}[^aeiouhy])our((?:s|ed|ing|ite|ites|able|ably|ful|er|ers|hood|less)?)$"),
        r"\1or\2",
    ),
    (re.compile(r"^(neighb|behavi|harb)our(\w*)$"), r"\1or\2"),
)
LONGEST_WORD = 45
"""Letters of the longest word in an English dictionary; what is longer has no other forms to look for."""

_PLURAL_OR_PAST = re.compile(r"^(\w+?)(s|d|ed|ing)$")


def american(word: str) -> str:
    """Return the American spelling of a folded word, or the word itself."""
    listed = _SPELLING.get(word)
    if listed:
        return listed
    for rule, spelling in _RULES:
        if rule.match(word):
            return rule.sub(spelling, word)
    match = _PLURAL_OR_PAST.match(word)
    if match:
        stem, ending = match.groups()
        for base in (stem, stem + "e"):
            if base in _SPELLING:
                return (
                    _SPELLING[base].removesuffix("e" if ending != "s" and base.endswith("e") else "") + ending
                )
    return word


def opened(piece: Piece) -> tuple[Piece, ...]:
    """Return the words of a contraction, each with its own stretch of the text; any other piece as it is.

    A possessive gives its noun and ``'s``, which is light. A number and the unit that touches it come apart.
    """
    if piece.kind is not PieceKind.WORD:
        return parted(piece)
    words, second = _parts(piece.text)
    if len(words) == 1:
        return (piece,)
    border = piece.start + second
    return (
        Piece(piece.start, border, words[0], piece.kind),
        Piece(border, piece.end, words[1], piece.kind),
    )


def _parts(word: str) -> tuple[tuple[str, ...], int]:
    """Return the words of a contraction and where the second begins."""
    if word in _FUSED:
        return _FUSED[word]
    if "'" not in word:
        return (word,), 0
    for ending, meaning in _ENDINGS.items():
        if word.endswith(ending) and len(word) > len(ending):
            return (word.removesuffix(ending), meaning), len(word) - len(ending)
    if word.endswith("'s"):
        return (word[:-2], "'s"), len(word) - 2
    return (word,), 0


class EnglishForms:
    """The comparable forms of English words; what it keeps is a cache of pure results."""

    def __init__(self) -> None:
        self._known: dict[str, Forms] = {}

    def of(self, word: str) -> Forms:
        """Return every comparable form of a folded word → how close a match through it is."""
        known = self._known.get(word)
        if known is None:
            known = MappingProxyType(self._build(word))
            if len(self._known) < LARGEST_CACHE:
                self._known[word] = known
        return known

    def of_piece(self, piece: Piece) -> Forms:
        """Return every comparable form of a word, a number, an amount or an address."""
        if piece.kind is PieceKind.WORD:
            return self.of(piece.text)
        digits = value_of(piece.text)
        forms = value_forms(piece)
        return {**forms, digits: EvidenceKind.VARIANT} if digits else forms

    def _build(self, word: str) -> dict[str, EvidenceKind]:
        if len(word) > LONGEST_WORD:
            return {word: EvidenceKind.EXACT}
        forms = {word: EvidenceKind.EXACT}
        if american(word) != word:
            forms[american(word)] = EvidenceKind.VARIANT
        written = bases(word)
        forms.update((stem_key(base), EvidenceKind.INFLECTED) for base in written)
        for base in written:
            forms.setdefault(stem_key(american(base)), EvidenceKind.VARIANT)
        unit = unit_of(word)
        for name in (unit, american(unit)) if unit else ():
            forms[stem_key(name)] = EvidenceKind.VARIANT
        return forms
