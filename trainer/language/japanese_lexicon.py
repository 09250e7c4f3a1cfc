"""The Japanese dictionary: cuts text into words and keeps what it has learnt of each."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from functools import cached_property
from importlib.metadata import version
from types import MappingProxyType
from typing import Any

from sudachipy import Dictionary, SplitMode

from trainer.core.analysis import EvidenceKind
from trainer.language import kana
from trainer.language.folding import fold
from trainer.language.japanese_forms import (
    depends,
    phrase_forms,
    plain_forms,
    reply_forms,
    served_forms,
    shared_forms,
    sounds_of,
)
from trainer.language.japanese_keigo import checks_of
from trainer.language.japanese_stems import stems_of
from trainer.language.japanese_words import NO_STEMS, Lexeme, Role, is_honorific, is_light, role_of
from trainer.language.pieces import CURRENCIES
from trainer.language.wordlists import pairs

LARGEST_CACHE = 100_000
"""Words kept; more than that is junk and is built anew each time."""

LONGEST_INPUT = 8_000
"""Characters given to the tokeniser at once; it refuses more than 49,149 bytes."""

_DENIALS = pairs("ja_denials.tsv")
_WHOLE = frozenset({Role.VERB, Role.SUPPORT})
_NOMINAL = frozenset({"名詞", "代名詞", "形状詞", "接頭辞", "接尾辞"})
_DOTS = frozenset("・=&-.．")


Word = tuple[Lexeme, int, int]
"""A word with its place in the folded text."""


def _cut_point(text: str, start: int, end: int) -> int:
    """Return where to stop so that the tokeniser takes the stretch: after a sentence, if there is one."""
    limit = start + LONGEST_INPUT
    if end <= limit:
        return end
    stop = max(text.rfind("。", start, limit), text.rfind("\n", start, limit)) + 1
    return stop if stop > start else limit


class Lexicon:
    """The Japanese dictionary, loaded when first used.

    Safe to share between threads: each has a tokeniser of its own, and the words kept are pure results.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._local = threading.local()
        self._dictionary: Any = None
        self._known: dict[tuple[int, str], Lexeme] = {}

    @cached_property
    def version(self) -> str:
        """Name and version of the dictionary."""
        return f"sudachi-small-{version('sudachidict-small')}"

    def cut(self, text: str, start: int, end: int, words: list[Word]) -> None:
        """Add the long words of a stretch of a folded text to a list, with their places in the text.

        Args:
            text: Folded text of any length; see ``LONGEST_INPUT`` for how it is handed on.
            start: Where the stretch begins.
            end: Where it ends.
            words: Grows by the words of the stretch.
        """
        tokenise, known = self._tokeniser().tokenize, self._known
        while start < end:
            stop = _cut_point(text, start, end)
            first = start
            for morpheme in tokenise(
                text[start:stop]
            ):  # morphemes touch: each begins where the last one ended
                last = start + morpheme.end()
                surface = text[first:last]
                lexeme = known.get((morpheme.word_id(), surface)) or self._learn(morpheme, surface)
                words.append((lexeme, first, last))
                first = last
            start = stop

    def readings(self, word: str) -> list[str]:
        """Return the readings in katakana of a noun, a part of one, or a verb's stem."""
        self._tokeniser()
        found = [
            str(one.reading_form())
            for one in self._dictionary.lookup(word)
            if one.part_of_speech()[0] in _NOMINAL or one.part_of_speech()[5] == "連用形-一般"
        ]
        return [one for one in dict.fromkeys(found) if kana.is_katakana(one)]

    def _tokeniser(self) -> Any:
        """Return this thread's tokeniser."""
        tokeniser = getattr(self._local, "tokeniser", None)
        if tokeniser is None:
            with self._lock:
                if self._dictionary is None:
                    self._dictionary = Dictionary(dict="small")
                tokeniser = self._local.tokeniser = self._dictionary.tokenizer(mode=SplitMode.C)
        return tokeniser

    def _learn(self, morpheme: Any, surface: str) -> Lexeme:
        """Build the lexeme of a morpheme and keep it."""
        lexeme = self._build(morpheme, surface)
        if len(self._known) < LARGEST_CACHE:
            self._known[morpheme.word_id(), surface] = lexeme
        return lexeme

    def _build(self, morpheme: Any, surface: str) -> Lexeme:
        """Build the lexeme of a morpheme."""
        pos = tuple(morpheme.part_of_speech())
        base, norm = fold(morpheme.dictionary_form()).text, fold(morpheme.normalized_form()).text
        role = role_of(pos, base, norm)
        is_bare = is_light(role, pos, {base, norm}) or role is Role.MARK
        stems = NO_STEMS if is_bare else stems_of(self._dictionary, morpheme, surface, role)
        forms, wanted = self._forms(morpheme, surface, role, is_bare=is_bare)
        return Lexeme(
            surface=surface,
            base=base,
            norm=norm,
            role=role,
            kind=pos[1],
            form=pos[5],
            forms=forms,
            wanted=wanted,
            served=served_forms(morpheme, surface, forms),
            sounds=frozenset() if is_bare else sounds_of(morpheme, role),
            is_phonetic=kana.is_phonetic(surface),
            is_light=is_bare,
            joins=_joins(surface, norm, role, pos[1]),
            is_honorific=is_honorific(base, norm),
            denies=_DENIALS.get(norm) or _DENIALS.get(base, ""),
            stems=stems,
            depends=depends(forms, pos[5], role, stems),
            is_unknown=morpheme.is_oov() and kana.is_katakana(surface),
            checks=() if role is Role.MARK else checks_of(surface, base, norm),
            parts=self._parts(morpheme, surface, role),
        )

    def _forms(
        self, morpheme: Any, surface: str, role: Role, *, is_bare: bool
    ) -> tuple[Mapping[str, EvidenceKind], Mapping[str, EvidenceKind]]:
        """Return the forms of a word in a reply and in a phrase; grammar has few."""
        if is_bare and role is not Role.SUPPORT:
            forms = MappingProxyType(plain_forms(morpheme, surface))
            return forms, forms
        shared = shared_forms(self._dictionary, morpheme, surface, role)
        said = reply_forms(self._dictionary, morpheme, shared, role)
        wanted = shared if is_bare else phrase_forms(morpheme, shared, role)
        return MappingProxyType(said), MappingProxyType(wanted)

    def _parts(self, morpheme: Any, surface: str, role: Role) -> tuple[tuple[Lexeme, int, int], ...]:
        """Return the short words of a long one; a verb is always one word (出かける is not 出る)."""
        if role in _WHOLE:
            return ()
        begin = morpheme.begin()
        parts = []
        for part in morpheme.split(SplitMode.A, add_single=False):
            first, last = part.begin() - begin, part.end() - begin
            parts.append((self._build(part, surface[first:last]), first, last))
        return tuple(parts)


def _joins(surface: str, norm: str, role: Role, kind: str) -> str:
    """Return how a word may join its neighbour."""
    if surface in _DOTS:
        return "dot"
    if role is Role.PARTICLE:
        return ""
    if surface in CURRENCIES:
        return "unit"
    if kana.is_katakana(surface):
        return "katakana"
    if kind == "数詞" and norm.isdecimal() and not surface.isdecimal():
        return "number"
    return "letters" if surface.isascii() and surface.isalpha() else ""
