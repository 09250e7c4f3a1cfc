"""Stand-ins that behave like the real thing in small."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

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

_SENTENCE = re.compile(r"[^.?!]+[.?!]*")
_WORDS = (re.compile(r"[^\s.,?!-]+"), re.compile(r"[^\s.,?!]+"))
_ENDING = re.compile(r"(?<=\w{3})(?:ing|ed|es|s)$")
_POLARITIES = {"not": Polarity.NEGATED, "maybe": Polarity.UNSURE, "whether": Polarity.OPEN}
PREDICATES = frozenset(
    {"am", "is", "are", "be", "can", "check", "give", "have", "need", "send", "tell", "want", "will", "work"}
)


@dataclass(frozen=True)
class FakeReader:
    """Reads a language with white space between words and hardly any grammar.

    - "not" denies the next word, "maybe" leaves it unsure, "whether" open; they, "a" and "the" are light.
    - "?" asks. A sentence without one of `PREDICATES` is a fragment.
    - "-ing", "-ed", "-es", "-s" are endings. A word in capitals is shouted; "kindly" is respectful.
    - One view parts words at hyphens, the other does not.

    Attributes:
        forms: Word → more forms of it, and how close they are.
        sounds: Word → its reading.
        phonetic: Words that are written as they sound.
        tails: Words that belong to the word before them as a reader sees it; they are light.
    """

    forms: Mapping[str, Mapping[str, EvidenceKind]] = field(default_factory=dict)
    sounds: Mapping[str, str] = field(default_factory=dict)
    phonetic: frozenset[str] = frozenset()
    tails: frozenset[str] = frozenset()
    language: str = "fake"
    signature: str = "fake-1"

    def read(self, text: str) -> Analysis:
        sentences = [match for match in _SENTENCE.finditer(text) if _WORDS[0].search(match.group())]
        views = tuple(tuple(self._view(sentences, view)) for view in range(len(_WORDS)))
        return Analysis(
            text=text,
            language=self.language,
            views=views,
            sentences=tuple(map(_sentence, sentences)),
            findings=tuple(_findings(views[0], text)),
            length=len(views[0]),
            respectful=any(token.surface == "kindly" for token in views[0]),
        )

    def read_phrase(self, phrase: str) -> tuple[View, ...]:
        return self.read(phrase).views

    def _view(self, sentences: list[re.Match[str]], view: int) -> Iterator[Token]:
        for at, sentence in enumerate(sentences):
            words = [
                Span(match.start() + sentence.start(), match.end() + sentence.start())
                for match in _WORDS[view].finditer(sentence.group())
            ]
            surfaces = [sentence.string[span.start : span.end].casefold() for span in words]
            for position, span in enumerate(words):
                yield self._token(span, surfaces, position, at, words)

    def _token(
        self, span: Span, surfaces: list[str], position: int, sentence: int, words: list[Span]
    ) -> Token:
        surface = surfaces[position]
        before = surfaces[position - 1] if position else ""
        has_tail = position + 1 < len(surfaces) and surfaces[position + 1] in self.tails
        forms = {surface: EvidenceKind.EXACT, _ENDING.sub("", surface) + "~": EvidenceKind.INFLECTED}
        return Token(
            span=span,
            surface=surface,
            forms=forms | dict(self.forms.get(surface, {})),
            polarity=_POLARITIES.get(before, Polarity.AFFIRMED),
            sentence=sentence,
            clause=sentence,
            is_light=surface in {"a", "the", *_POLARITIES, *self.tails},
            sounds=frozenset({self.sounds[surface]} if surface in self.sounds else ()),
            is_phonetic=surface in self.phonetic,
            whole=span.covering(words[position + 1]) if has_tail else None,
        )


def _sentence(match: re.Match[str]) -> Sentence:
    mark = match.group().find("?")
    asks = None if mark < 0 else Span(match.start() + mark, match.start() + mark + 1)
    words = {word.casefold() for word in _WORDS[0].findall(match.group())}
    start = match.end() - len(match.group().lstrip())
    return Sentence(Span(start, match.end()), asks, is_fragment=not words & PREDICATES)


def _findings(view: View, text: str) -> Iterator[Finding]:
    for token in view:
        word = text[token.span.start : token.span.end]
        if len(word) > 2 and word.isupper():
            yield Finding(FindingKind.SHOUTING, token.span, better=word.lower())
