"""Reads Japanese."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from trainer.core.analysis import (
    Analysis,
    EvidenceKind,
    Polarity,
    Sentence,
    Span,
    Token,
    View,
    new_span,
    new_token,
)
from trainer.language.folding import Folded, fold
from trainer.language.japanese_asking import asks
from trainer.language.japanese_forms import forms_in_place, wanted_in_place
from trainer.language.japanese_joins import long_words
from trainer.language.japanese_kanji import modern
from trainer.language.japanese_lexicon import Lexicon, Word
from trainer.language.japanese_lists import is_bare_list
from trainer.language.japanese_manner import Manner
from trainer.language.japanese_negation import read_polarity
from trainer.language.japanese_sentences import sentences_of, short_words, words_of
from trainer.language.japanese_slips import mended
from trainer.language.japanese_spellings import with_other_writings
from trainer.language.japanese_support import supports, whole_end, whole_start
from trainer.language.japanese_words import Lexeme, Role, listed
from trainer.language.phrase_memory import remembering
from trainer.language.spaced import visible_length

RULES = "4"
"""Version of the rules of Japanese; goes up whenever a verdict may change."""

_ALWAYS = listed("always")
_NOUN = "商品"
"""A noun before which nothing is cut in another way, for phrases of particles."""


class JapaneseReader:
    """Reads Japanese in short words (mode A) and long words (mode C). Safe to share between threads."""

    def __init__(self) -> None:
        self._lexicon = Lexicon()
        self._remembered = remembering(self._read_phrase)

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
        reading = self._reading(text, is_phrase=False)
        return Analysis(
            text=text,
            language="ja",
            views=reading.views(),
            sentences=tuple(reading.sentences),
            findings=reading.manner.findings(),
            length=visible_length(text),
            respectful=reading.manner.is_respectful,
        )

    def _reading(self, text: str, *, is_phrase: bool) -> _Reading:
        """Read a text sentence by sentence."""
        folded = modern(fold(text))
        if not is_phrase:
            folded = mended(folded)
        reading = _Reading(folded, is_phrase=is_phrase)
        for words in sentences_of(words_of(folded.text, self._lexicon)):
            reading.add(words)
        return reading

    def read_phrase(self, phrase: str) -> tuple[View, ...]:
        """Cut the plain words of a phrase; one of grammar alone (できません) keeps its support verbs.

        Particles stand behind a noun, and are cut as they are there: まで alone would be ま and で.
        """
        return self._remembered(phrase)

    def _read_phrase(self, phrase: str) -> tuple[View, ...]:
        if self._is_of_particles(phrase):
            return tuple(_behind_noun(view) for view in self._reading(_NOUN + phrase, is_phrase=True).views())
        views = tuple(map(_weighted, self._reading(phrase, is_phrase=True).views()))
        return with_other_writings(views, phrase, self._lexicon)

    def _is_of_particles(self, phrase: str) -> bool:
        """Say whether a phrase is only particles behind a noun, the first longer than one character."""
        noun, *rest = [lexeme for lexeme, _, _ in words_of(_NOUN + modern(fold(phrase)).text, self._lexicon)]
        is_parted = noun.surface == _NOUN and bool(rest) and len(rest[0].surface) > 1
        return is_parted and all(lexeme.role is Role.PARTICLE for lexeme in rest)


def _behind_noun(view: View) -> View:
    """Return the words behind the noun that was set before a phrase, at their places in the phrase."""
    size = len(_NOUN)
    return tuple(
        token._replace(span=Span(token.span.start - size, token.span.end - size)) for token in view[1:]
    )


def _weighted(view: View) -> View:
    """Give weight to the support verbs of a phrase that has no other heavy word."""
    if not all(token.is_light for token in view):
        return view
    return tuple(token._replace(is_light=not (token.forms.keys() & _ALWAYS)) for token in view)


class _Reading:
    """What has been read of a text so far."""

    def __init__(self, folded: Folded, *, is_phrase: bool) -> None:
        self._folded = folded
        self._is_phrase = is_phrase
        self._short: list[Token] = []
        self._long: list[Token] = []
        self._clauses = 0
        self.sentences: list[Sentence] = []
        self.manner = Manner(folded)

    def views(self) -> tuple[View, View]:
        """Return the views in short and in long words."""
        return tuple(self._short), tuple(self._long)

    def add(self, words: list[Word]) -> None:
        """Read one sentence, given as long words."""
        lexemes, starts, ends = zip(*short_words(words), strict=True)
        spans = self._folded.spans(starts, ends)
        polarity, clauses = read_polarity(lexemes)
        tokens = self._tokens(lexemes, spans, polarity, clauses)
        self._long.extend(long_words([word[0] for word in words], tokens, is_phrase=self._is_phrase))
        self._short.extend([token for token in tokens if token is not None])
        self._clauses += clauses[-1] + 1
        self._close(lexemes, spans)
        self.manner.add(lexemes, spans, starts[0], ends[-1])

    def _tokens(
        self, lexemes: Sequence[Lexeme], spans: list[Span], polarity: list[Polarity], clauses: list[int]
    ) -> list[Token | None]:
        """Return the token of each short word, ``None`` for a mark."""
        tokens: list[Token | None] = []
        number, offset, is_phrase = len(self.sentences), self._clauses, self._is_phrase
        lights = [
            word.is_light or (word.may_support and supports(lexemes, at)) for at, word in enumerate(lexemes)
        ]
        for at, (lexeme, is_light) in enumerate(zip(lexemes, lights, strict=True)):
            if lexeme.is_mark:
                tokens.append(None)
                continue
            forms = lexeme.forms
            if is_phrase or lexeme.varies:
                forms = self._forms(lexemes, at, is_light=is_light)
            whole = None if is_light else _whole(lexemes, lights, spans, at)
            values = (
                spans[at],
                lexeme.surface,
                forms,
                polarity[at],
                number,
                offset + clauses[at],
                is_light,
                lexeme.sounds,
                lexeme.is_phonetic,
                whole,
                lexeme.is_unknown and not is_phrase,
                (),
            )
            tokens.append(new_token(values))
        return tokens

    def _forms(self, lexemes: Sequence[Lexeme], at: int, *, is_light: bool) -> Mapping[str, EvidenceKind]:
        """Return the comparable forms of a word in its place."""
        lexeme = lexemes[at]
        if self._is_phrase:
            return wanted_in_place(lexemes, at, lexeme.wanted) if lexeme.depends else lexeme.wanted
        forms = lexeme.served if is_light else lexeme.forms
        return forms_in_place(lexemes, at, forms) if lexeme.depends else forms

    def _close(self, lexemes: Sequence[Lexeme], spans: list[Span]) -> None:
        """Note the sentence itself: where it stands and what it asks."""
        found = asks(lexemes)
        asking = Span(spans[found[0]].start, spans[found[1] - 1].end) if found else None
        whole = new_span((spans[0].start, spans[-1].end))
        self.sentences.append(Sentence(whole, asking, found is None and is_bare_list(lexemes)))


def _whole(lexemes: Sequence[Lexeme], lights: list[bool], spans: list[Span], at: int) -> Span | None:
    """Return the stretch of a heavy word with its prefix and endings; ``None`` where it has neither."""
    start, end = whole_start(lexemes, at), whole_end(lexemes, lights, at)
    return new_span((spans[start].start, spans[end - 1].end)) if end - start > 1 else None
