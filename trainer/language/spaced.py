"""Reads languages by folded words, with a Snowball stemmer where there is one."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

import Stemmer

from trainer.core.analysis import Analysis, EvidenceKind, Sentence, Token, View
from trainer.language import sentences
from trainer.language.folding import Folded, fold
from trainer.language.pieces import Piece, PieceKind, cut, plain_value

RULES = "3"
"""Version of the rules of this module and of the pieces and sentences below it."""

LARGEST_CACHE = 50_000
"""Words kept; a longer list of words than any vocabulary is junk and is not worth the memory."""

Forms = Mapping[str, EvidenceKind]
_BY_OTHER_NAMES = {"nb": "no", "nn": "no"}
_UNSPACED_LANGUAGES = frozenset({"zh", "th", "lo", "km", "my", "yue"})


def snowball(language: str) -> Callable[[str], str]:
    """Return the Snowball stemmer of a language (ISO 639-1); any thread may use it.

    Raises:
        KeyError: There is none for the language.
    """
    stemmer, lock = Stemmer.Stemmer(_BY_OTHER_NAMES.get(language, language), 0), threading.Lock()

    def stem(word: str) -> str:
        with lock:  # one PyStemmer object holds one buffer
            return str(stemmer.stemWord(word))

    return stem


def stemmer_for(language: str) -> Callable[[str], str] | None:
    """Return the Snowball stemmer of a language (ISO 639-1), or ``None``."""
    try:
        return snowball(language)
    except KeyError:
        return None


class SpacedReader:
    """Reads any language by its folded words; by its characters where the script has no word spaces.

    Safe to share between threads: what it keeps is a cache of pure results.
    """

    def __init__(self, language: str, stem: Callable[[str], str] | None = None) -> None:
        self._language = language
        self._stem = stem
        self._known: dict[str, Forms] = {}
        self._counts_characters = language.split("-")[0].lower() in _UNSPACED_LANGUAGES

    @property
    def language(self) -> str:
        """BCP 47 tag of the language that it reads."""
        return self._language

    @property
    def signature(self) -> str:
        """Version of its rules and of its stemmer."""
        data = f"snowball-{Stemmer.version()}" if self._stem else "words"
        return f"{self._language}-{RULES}+{data}"

    def read(self, text: str) -> Analysis:
        """Read a reply; any text, the empty one too, gives an analysis."""
        folded = fold(text)
        groups = sentences.split(cut(folded.text), folded, text)
        tokens = tuple(
            token for number, group in enumerate(groups) for token in self._tokens(group, folded, number)
        )
        return Analysis(
            text=text,
            language=self._language,
            views=(tokens,),
            sentences=tuple(_sentence(group, folded) for group in groups),
            length=visible_length(text) if self._counts_characters else len(tokens),
        )

    def read_phrase(self, phrase: str) -> tuple[View, ...]:
        """Cut the plain words of a rubric phrase."""
        return self.read(phrase).views

    def _tokens(self, group: list[Piece], folded: Folded, sentence: int) -> Iterator[Token]:
        """Yield the tokens of one sentence."""
        for piece in group:
            if piece.kind is not PieceKind.MARK:
                span = folded.span(piece.start, piece.end)
                forms = self._forms(piece)
                yield Token(span, piece.text, forms, sentence=sentence, clause=sentence)

    def _forms(self, piece: Piece) -> Forms:
        """Return the comparable forms of a piece."""
        if piece.kind is not PieceKind.WORD:
            return value_forms(piece)
        known = self._known.get(piece.text)
        if known is None:
            forms = {piece.text: EvidenceKind.EXACT}
            if self._stem:
                forms[stem_key(self._stem(piece.text))] = EvidenceKind.INFLECTED
            known = MappingProxyType(forms)
            if len(self._known) < LARGEST_CACHE:
                self._known[piece.text] = known
        return known


def stem_key(stem: str) -> str:
    """Return the form under which stems are compared; no word as written looks like it."""
    return f"{stem}~"


def value_forms(piece: Piece) -> Forms:
    """Return the forms of a number, an amount, an address, an emoji or a single character."""
    forms = {piece.text: EvidenceKind.EXACT}
    if piece.kind in (PieceKind.SPECIAL, PieceKind.NUMBER):
        forms.setdefault(plain_value(piece.text), EvidenceKind.VARIANT)
    return forms


def visible_length(text: str) -> int:
    """Count the characters of a text without its white space."""
    return sum(len(part) for part in text.split())


def _sentence(group: list[Piece], folded: Folded) -> Sentence:
    """Return one sentence; without knowledge of the language only the question mark tells that it asks."""
    asks = next((piece for piece in group if piece.text in sentences.QUESTION_MARKS), None)
    return Sentence(
        folded.span(group[0].start, group[-1].end), folded.span(asks.start, asks.end) if asks else None
    )
