"""Reads English."""

from __future__ import annotations

import Stemmer

from trainer.core.analysis import Analysis, Sentence, Token, View
from trainer.language import sentences
from trainer.language.english_negation import read_polarity
from trainer.language.english_questions import asks
from trainer.language.english_words import EnglishForms, is_past, opened
from trainer.language.folding import Folded, fold
from trainer.language.pieces import Piece, PieceKind, cut
from trainer.language.spaced import value_forms
from trainer.language.wordlists import words

RULES = "2"
"""Version of the rules of English; goes up whenever a verdict may change."""

_LIGHT = words("en_words.tsv", "light")
_ABBREVIATIONS = words("en_words.tsv", "abbreviation")
_FORMULAS = words("en_words.tsv", "formula")
_PREDICATES = words("en_words.tsv", "predicate") | words("en_words.tsv", "auxiliary")


class EnglishReader:
    """Reads English. Safe to share between threads: what it keeps is a cache of pure results."""

    def __init__(self) -> None:
        self._forms = EnglishForms()

    @property
    def language(self) -> str:
        """BCP 47 tag of the language that it reads."""
        return "en"

    @property
    def signature(self) -> str:
        """Version of its rules and of its stemmer."""
        return f"en-{RULES}+snowball-{Stemmer.version()}"

    def read(self, text: str) -> Analysis:
        """Read a reply; any text, the empty one too, gives an analysis."""
        folded = fold(text)
        groups = sentences.split(cut(folded.text), folded, text, _ABBREVIATIONS)
        tokens: list[Token] = []
        read: list[Sentence] = []
        for group in groups:
            parts = [(word, piece) for piece in group for word in opened(piece)]
            pieces = [word for word, _ in parts]
            first_clause = tokens[-1].clause + 1 if tokens else 0
            tokens.extend(self._tokens(parts, folded, sentence=len(read), first_clause=first_clause))
            read.append(_sentence(pieces, folded))
        return Analysis(
            text,
            "en",
            (tuple(tokens),),
            tuple(read),
            length=sum(piece.kind is not PieceKind.MARK for group in groups for piece in group),
        )

    def read_phrase(self, phrase: str) -> tuple[View, ...]:
        """Cut the plain words of a rubric phrase."""
        return self.read(phrase).views

    def _tokens(
        self, parts: list[tuple[Piece, Piece]], folded: Folded, *, sentence: int, first_clause: int
    ) -> list[Token]:
        """Return the tokens of one sentence, given as words with the writing that each comes from."""
        readings = read_polarity([word for word, _ in parts])
        return [
            Token(
                span=folded.span(piece.start, piece.end),
                surface=piece.text,
                forms=self._forms.of(piece.text) if piece.kind is PieceKind.WORD else value_forms(piece),
                polarity=reading.polarity,
                sentence=sentence,
                clause=first_clause + reading.clause,
                is_light=piece.text in _LIGHT,
                whole=None if piece is written else folded.span(written.start, written.end),
            )
            for (piece, written), reading in zip(parts, readings, strict=True)
            if piece.kind is not PieceKind.MARK
        ]


def _is_fragment(pieces: list[Piece]) -> bool:
    """Say whether a sentence has nothing that looks like a predicate and is no formula (a greeting)."""
    return pieces[0].text not in _FORMULAS and not any(
        piece.text in _PREDICATES or is_past(piece.text) for piece in pieces if piece.kind is PieceKind.WORD
    )


def _sentence(pieces: list[Piece], folded: Folded) -> Sentence:
    """Return one sentence."""
    span = folded.span(pieces[0].start, pieces[-1].end)
    found = asks(pieces)
    asking = folded.span(pieces[found[0]].start, pieces[found[1] - 1].end) if found else None
    return Sentence(span, asking, is_fragment=found is None and _is_fragment(pieces))
