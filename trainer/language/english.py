"""Reads English."""

from __future__ import annotations

from collections.abc import Iterator

from trainer.core.analysis import Analysis, Finding, Sentence, Token, View
from trainer.language import sentences
from trainer.language.english_compounds import joined, with_other_writings
from trainer.language.english_inflection import is_past
from trainer.language.english_manner import remarks
from trainer.language.english_negation import Reading, read_polarity
from trainer.language.english_questions import asks
from trainer.language.english_vocabulary import is_strange, vocabulary_version
from trainer.language.english_words import EnglishForms, opened
from trainer.language.folding import Folded, fold
from trainer.language.phrase_memory import remembering
from trainer.language.pieces import Piece, PieceKind, cut
from trainer.language.wordlists import words

RULES = "4"
"""Version of the rules of English; goes up whenever a verdict may change."""

MOST_WITH_FORMULA = 4
"""Words that a formula excuses without a predicate, itself among them; more of them are a list."""

_LIGHT = words("en_words.tsv", "light")
_CLIPPINGS = frozenset(
    (noun, clipped)
    for noun in words("en_words.tsv", "numbered")
    for clipped in words("en_words.tsv", "clipping")
)
_STOPS = sentences.Stops(words("en_words.tsv", "abbreviation"), _CLIPPINGS)
_FORMULAS = words("en_words.tsv", "formula")
_JOINING = frozenset().union(
    *(words("en_words.tsv", name) for name in ("preposition", "determiner", "subject"))
)
_LINKS = frozenset({"and", "or"})
_PREDICATES = words("en_words.tsv", "predicate") | words("en_words.tsv", "auxiliary")


class EnglishReader:
    """Reads English. Safe to share between threads: what it keeps is a cache of pure results."""

    def __init__(self) -> None:
        self._forms = EnglishForms()
        self._remembered = remembering(self._read_phrase)

    @property
    def language(self) -> str:
        """BCP 47 tag of the language that it reads."""
        return "en"

    @property
    def signature(self) -> str:
        """Version of its rules and of its word list."""
        return f"en-{RULES}+words-{vocabulary_version()}"

    def read(self, text: str) -> Analysis:
        """Read a reply; any text, the empty one too, gives an analysis."""
        return self._read(text, is_reply=True)

    def read_phrase(self, phrase: str) -> tuple[View, ...]:
        """Cut the plain words of a rubric phrase; none of them is a typing error."""
        return self._remembered(phrase)

    def _read_phrase(self, phrase: str) -> tuple[View, ...]:
        (view,) = self._read(phrase, is_reply=False).views
        return (with_other_writings(view, self._forms.of),)

    def _read(self, text: str, *, is_reply: bool) -> Analysis:
        folded, is_upper = fold(text), text.isupper()
        groups = sentences.split(cut(folded.text), folded, text, _STOPS)
        tokens: list[Token] = []
        read: list[Sentence] = []
        findings: list[Finding] = []
        for group in groups:
            parts = [(word, piece) for piece in joined(group) for word in opened(piece)]
            pieces = [word for word, _ in parts]
            first_clause = tokens[-1].clause + 1 if tokens else 0
            asking = asks(pieces)
            readings = read_polarity(pieces, _names(parts, folded, text), asking)
            found = self._tokens(parts, readings, folded, sentence=len(read), first_clause=first_clause)
            tokens.extend(_marked(found, text, has_capitals_only=is_upper) if is_reply else found)
            findings.extend(remarks(pieces, readings, folded, text) if is_reply else ())
            read.append(_sentence(pieces, folded, asking))
        return Analysis(
            text,
            "en",
            (tuple(tokens),),
            tuple(read),
            tuple(findings),
            length=sum(piece.kind is not PieceKind.MARK for group in groups for piece in group),
        )

    def _tokens(
        self,
        parts: list[tuple[Piece, Piece]],
        readings: list[Reading],
        folded: Folded,
        *,
        sentence: int,
        first_clause: int,
    ) -> list[Token]:
        """Return the tokens of one sentence, given as words with the writing that each comes from."""
        return [
            Token(
                folded.span(piece.start, piece.end),
                piece.text,
                self._forms.of_piece(piece),
                reading.polarity,
                sentence,
                first_clause + reading.clause,
                piece.text in _LIGHT,
                whole=None if piece is written else folded.span(written.start, written.end),
            )
            for (piece, written), reading in zip(parts, readings, strict=True)
            if piece.kind is not PieceKind.MARK
        ]


def _names(parts: list[tuple[Piece, Piece]], folded: Folded, typed: str) -> set[int]:
    """Return the places of the words of a sentence that are written with a capital letter, as names are."""
    return {
        at
        for at, (piece, _) in enumerate(parts)
        if piece.kind is PieceKind.WORD
        and piece.text != "i"
        and typed[folded.span(piece.start, piece.end).start].isupper()
    }


def _marked(tokens: list[Token], text: str, *, has_capitals_only: bool) -> Iterator[Token]:
    """Mark the words of a sentence that may be typing errors.

    A capital letter makes a name or an abbreviation of a word, except the first one of a sentence, and where
    the whole reply has no other letters.
    """
    for at, token in enumerate(tokens):
        if is_strange(token.surface):
            typed = text[token.span.start + (not at) : token.span.end]
            is_name = not has_capitals_only and any(map(str.isupper, typed))
            token = token._replace(is_unknown=not is_name)
        yield token


def _is_fragment(pieces: list[Piece]) -> bool:
    """Say whether a sentence has nothing that looks like a predicate and is no formula (a greeting).

    A formula excuses a few words behind it ("Sorry, order number?") and what is joined to it by a preposition
    or the like ("Thanks for your reply"), not a list ("sorry, trace, carrier, photo, refund"), however many
    formulas stand in it ("hello sorry order number refund"). Formulas
    alone ("Hello, yes, sure, okay, thanks") make no list of contents (on formulae as sentences without a
    predicate: Quirk et al., A Comprehensive Grammar of the English Language, 1985, section 11.54).
    """
    said = [piece.text for piece in pieces if piece.kind is not PieceKind.MARK]
    if any(word in _PREDICATES or is_past(word) for word in said):
        return False
    if pieces[0].text not in _FORMULAS:
        return True
    counted = [word for word in said if word not in _LINKS]
    is_list = len(counted) > MOST_WITH_FORMULA and not _FORMULAS.issuperset(counted)
    return is_list and _JOINING.isdisjoint(counted)


def _sentence(pieces: list[Piece], folded: Folded, found: tuple[int, int] | None) -> Sentence:
    """Return one sentence; ``found`` is the place of the words that make it ask."""
    span = folded.span(pieces[0].start, pieces[-1].end)
    asking = folded.span(pieces[found[0]].start, pieces[found[1] - 1].end) if found else None
    return Sentence(span, asking, is_fragment=found is None and _is_fragment(pieces))
