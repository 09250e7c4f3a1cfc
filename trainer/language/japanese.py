"""Reads Japanese."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from trainer.core.analysis import (
    Analysis,
    EvidenceKind,
    Finding,
    FindingKind,
    Polarity,
    Sentence,
    Span,
    Token,
    View,
)
from trainer.language.folding import Folded, fold
from trainer.language.japanese_forms import PLAIN_PHRASE_ENDS, PLAIN_PHRASES
from trainer.language.japanese_joins import long_words
from trainer.language.japanese_lexicon import Lexicon
from trainer.language.japanese_negation import read_polarity
from trainer.language.japanese_style import Style, asks, has_predicate, style_of
from trainer.language.japanese_words import Lexeme, Role, listed
from trainer.language.pieces import SPECIAL, Piece, PieceKind
from trainer.language.spaced import value_forms, visible_length

RULES = "1"
"""Version of the rules of Japanese; goes up whenever a verdict may change."""

_ALWAYS = listed("always")
_ENDS = frozenset("。!?．\n")
_OPENING, _CLOSING = frozenset("「『（(【["), frozenset("」』）)】]")
_CAUSATIVES = frozenset({"せる", "させる"})

Word = tuple[Lexeme, int, int]
"""A word with its place in the folded text."""


class JapaneseReader:
    """Reads Japanese in short words (mode A) and long words (mode C). Safe to share between threads."""

    def __init__(self) -> None:
        self._lexicon = Lexicon()

    @property
    def language(self) -> str:
        """BCP 47 tag of the language that it reads."""
        return "ja"

    @property
    def signature(self) -> str:
        """Version of its rules and of its dictionary."""
        return f"ja-{RULES}+{self._lexicon.version}"

    def read(self, text: str) -> Analysis:
        """Read a reply; any text, the empty one too, gives an analysis.

        The first view holds short words, the second long ones.
        """
        folded = fold(text)
        reading = _Reading(folded, self._lexicon)
        for words in _split(_words(folded.text, self._lexicon)):
            reading.add(words)
        return Analysis(
            text=text,
            language="ja",
            views=reading.views(),
            sentences=tuple(reading.sentences),
            findings=reading.findings(),
            length=visible_length(text),
            respectful=reading.is_respectful,
        )

    def read_phrase(self, phrase: str) -> tuple[View, ...]:
        """Cut the plain words of a rubric phrase; one of grammar alone (できません) keeps its support verbs."""
        return tuple(map(_weighted, self.read(phrase).views))


def _weighted(view: View) -> View:
    """Give weight to the support verbs of a phrase that has no other heavy word."""
    if not all(token.is_light for token in view):
        return view
    return tuple(replace(token, is_light=not (token.forms.keys() & _ALWAYS)) for token in view)


def _special(piece: Piece) -> Lexeme:
    """Return the lexeme of an address, an order number, an amount or an emoji."""
    role = Role.MARK if piece.kind is PieceKind.EMOJI else Role.NOUN
    return Lexeme(piece.text, piece.text, piece.text, role, "special", forms=value_forms(piece))


def _words(text: str, lexicon: Lexicon) -> Iterator[Word]:
    """Yield the long words of a text; an address, an amount or an emoji is one word, whatever Sudachi thinks."""
    done = 0
    for match in SPECIAL.finditer(text):
        yield from lexicon.cut(text, done, match.start())
        piece = Piece(match.start(), match.end(), match.group(), PieceKind(match.lastgroup or ""))
        yield _special(piece), piece.start, piece.end
        done = match.end()
    yield from lexicon.cut(text, done, len(text))


def _split(words: Iterable[Word]) -> Iterator[list[Word]]:
    """Yield the words of each sentence; a full stop inside 「 」 does not end the sentence around it."""
    current: list[Word] = []
    depth, has_ended = 0, False
    for word in words:
        lexeme = word[0]
        if lexeme.role is not Role.MARK or lexeme.kind == "special":
            if has_ended and lexeme.kind != "special":
                yield current
                current, has_ended = [], False
            current.append(word)
            continue
        surface = lexeme.surface
        if "\n" in surface:
            if current and not _wraps(current[-1][0], surface):
                yield current
                current = []
            depth, has_ended = 0, False
            continue
        depth = max(0, depth + (surface in _OPENING) - (surface in _CLOSING))
        if has_ended and surface in _OPENING:
            yield current
            current, has_ended = [], False
        has_ended = bool(has_ended or (depth == 0 and not _ENDS.isdisjoint(surface)))
        if not surface.isspace():
            current.append(word)
    if current:
        yield current


def _wraps(last: Lexeme, gap: str) -> bool:
    """Say whether a line merely wraps here: it stops at a comma or a particle, and no empty line follows."""
    return gap.count("\n") == 1 and (
        last.surface == "、" or (last.role is Role.PARTICLE and last.kind != "終助詞")
    )


class _Reading:
    """What has been read of a text so far."""

    def __init__(self, folded: Folded, lexicon: Lexicon) -> None:
        self._folded = folded
        self._lexicon = lexicon
        self._short: list[Token] = []
        self._long: list[Token] = []
        self._styles: list[tuple[Style, Span]] = []
        self._clauses = 0
        self.sentences: list[Sentence] = []
        self.is_respectful = False

    def views(self) -> tuple[View, View]:
        """Return the views in short and in long words; one object where both agree."""
        short = tuple(self._short)
        return short, short if self._short == self._long else tuple(self._long)

    def findings(self) -> tuple[Finding, ...]:
        """Return the sentences in plain style: mixed, where others are polite."""
        is_mixed = any(style is Style.POLITE for style, _ in self._styles)
        kind = FindingKind.MIXED_STYLE if is_mixed else FindingKind.PLAIN_STYLE
        return tuple(Finding(kind, span) for style, span in self._styles if style is Style.PLAIN)

    def add(self, words: list[Word]) -> None:
        """Read one sentence, given as long words."""
        short = [
            (part, start + first, start + last)
            for lexeme, start, end in words
            for part, first, last in lexeme.parts or ((lexeme, 0, end - start),)
        ]
        lexemes = [lexeme for lexeme, _, _ in short]
        polarity, clauses = read_polarity(lexemes)
        tokens = self._tokens(short, polarity, clauses)
        self._long.extend(long_words([lexeme for lexeme, _, _ in words], tokens, self._lexicon))
        self._short.extend(token for token in tokens if token is not None)
        self._clauses += clauses[-1] + 1
        self._close(short, lexemes)

    def _tokens(self, short: list[Word], polarity: list[Polarity], clauses: list[int]) -> list[Token | None]:
        """Return the token of each short word, ``None`` for a mark."""
        tokens: list[Token | None] = []
        before: Lexeme | None = None
        span, number, offset = self._folded.span, len(self.sentences), self._clauses
        for at, (lexeme, start, end) in enumerate(short):
            if lexeme.role is Role.MARK and lexeme.kind != "special":
                tokens.append(None)
                before = None
                continue
            is_light = lexeme.is_light or (lexeme.role is Role.SUPPORT and _supports(before, short, at))
            forms = lexeme.forms
            if lexeme.form.startswith("未然") and lexeme.role is Role.VERB and at + 1 < len(short):
                forms = _with_causative(lexeme, short[at + 1][0])
            elif lexeme.norm in PLAIN_PHRASE_ENDS:
                forms = _with_plain_phrase(short, at)
            tokens.append(
                Token(
                    span(start, end), lexeme.surface, forms, polarity[at], number, offset + clauses[at],
                    is_light, lexeme.sounds, lexeme.is_phonetic,
                )
            )  # fmt: skip
            before = lexeme
        return tokens

    def _close(self, short: list[Word], lexemes: list[Lexeme]) -> None:
        """Note the sentence itself: where it stands, what it asks, how polite it is."""
        found = asks(lexemes)
        asking = self._folded.span(short[found[0]][1], short[found[1] - 1][2]) if found else None
        span = self._folded.span(short[0][1], short[-1][2])
        self.sentences.append(Sentence(span, asking, found is None and not has_predicate(lexemes)))
        style, start, end = style_of(lexemes)
        self._styles.append(
            (style, self._folded.span(short[start][1], short[end - 1][2]) if start < end else span)
        )
        self.is_respectful = self.is_respectful or any(lexeme.is_honorific for lexeme in lexemes)


def _supports(before: Lexeme | None, short: Sequence[Word], at: int) -> bool:
    """Say whether a verb at a place supports the word before it: after て, a verb stem, a verbal noun, お…に."""
    if before is None:
        return False
    if before.role is Role.PARTICLE:
        if before.surface in ("て", "で") and before.kind == "接続助詞":
            return True
        is_becoming = before.surface == "に" and short[at][0].norm == "成る" and at >= 3
        return is_becoming and Role.HONORIFIC in (short[at - 3][0].role, short[at - 2][0].role)
    return before.role in (Role.VERBAL_NOUN, Role.AUXILIARY) or (
        before.role in (Role.VERB, Role.SUPPORT, Role.NOUN)
        and (before.form.startswith("連用") or (at >= 2 and short[at - 2][0].role is Role.HONORIFIC))
    )


def _with_plain_phrase(short: Sequence[Word], at: int) -> Mapping[str, EvidenceKind]:
    """Return the forms of a word with the plain verbs of the honorific expression that it ends (お目にかかる)."""
    forms = dict(short[at][0].forms)
    for phrase, plain in PLAIN_PHRASES.items():
        start = at + 1 - len(phrase)
        if start >= 0 and tuple(word[0].norm for word in short[start : at + 1]) == phrase:
            forms.update(dict.fromkeys(plain, EvidenceKind.VARIANT))
    return forms


def _with_causative(lexeme: Lexeme, behind: Lexeme) -> Mapping[str, EvidenceKind]:
    """Return the forms of a verb before せる, with those of the verb that both make (知ら + せる = 知らせる)."""
    if behind.base not in _CAUSATIVES:
        return lexeme.forms
    forms = dict(lexeme.forms)
    stem = lexeme.surface
    for form in (stem + behind.surface, stem + behind.base):
        forms.setdefault(form, EvidenceKind.INFLECTED)
    return forms
