"""Finding words in a note: as they are typed, in another inflection or writing, or by their sound."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from unicodedata import east_asian_width

from trainer.core.analysis import Analysis, EvidenceKind, Reader, Span, Token, View
from trainer.core.answers import IndexedReply
from trainer.core.matching import PhraseMatcher
from trainer.core.rubric import Phrase
from trainer.core.scenario import Note
from trainer.language.folding import Folded, fold
from trainer.language.kana import is_phonetic, sound
from trainer.services.note_text import NotePart, PartKind, beginning_of, parts_of
from trainer.services.search import folded

_SAME_WORD = {EvidenceKind.EXACT, EvidenceKind.INFLECTED, EvidenceKind.VARIANT}
_BEFORE, _AFTER = 32, 128
_CUT = "…"
_NO_WORDS = re.compile(r"[()（）|｜*＊…]+|\.\.\.\d*")

READ_CHARACTERS = 40_000
"""Of a note so many characters are read word by word, in a second or so; beyond them words are found as they
are typed. So long is a text that takes half an hour to read."""

Places = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class FoundNote:
    """Where the words of a query stand in a note.

    Attributes:
        rank: Smaller is better: each word counts where it stands best, in title, heading or body.
        title_spans: In the title.
        heading: Of the part in which the passage stands; empty at the beginning.
        passage: The part that tells most of the query, cut around its first words.
        spans: In the passage.
    """

    rank: tuple[int, int]
    title_spans: Places
    heading: str
    passage: str
    spans: Places


class Query:
    """What somebody looks for, read once in the language of the notes.

    Args:
        text: Words, parted by spaces of any width.
        reader: Of the language.
    """

    def __init__(self, text: str, reader: Reader) -> None:
        self.words = tuple(_Word(word, reader) for word in text.split())


class NoteIndex:
    """A note in parts that can be searched.

    Args:
        note: What is searched.
        reader: Of its language.
    """

    def __init__(self, note: Note, reader: Reader) -> None:
        self._note = note
        parts = parts_of(note)
        before = (0, *accumulate(len(part.text) for part in parts))
        self._parts = tuple(
            _Part(part, reader if start < READ_CHARACTERS else None)
            for part, start in zip(parts, before, strict=False)
        )

    @cached_property
    def _beginning(self) -> str:
        return beginning_of(self._note)

    def find(self, query: Query) -> FoundNote | None:
        """Return where the words of a query stand; ``None`` unless all of them do.

        Where each word stands somewhere as it was typed, nothing has to be read.
        """
        found = [[part.typed(word) for word in query.words] for part in self._parts]
        if not all(map(any, zip(*found, strict=True))):
            found = [
                [typed or part.find(word) for word, typed in zip(query.words, places, strict=True)]
                for part, places in zip(self._parts, found, strict=True)
            ]
        best = [self._best(places) for places in zip(*found, strict=True)]
        if not all(kind is not None for kind in best):
            return None
        rank = sum(kind for kind in best if kind is not None)
        count = sum(len(places) for of_part in found for places in of_part)
        at = max(range(len(found)), key=lambda each: self._worth(each, found[each]))
        part = self._parts[at].part
        title_spans = _apart(span for places in found[0] for span in places)
        if part.kind is PartKind.TITLE:  # nothing else has any of the words: the note's beginning is shown
            return FoundNote((rank, -count), title_spans, "", self._beginning, ())
        passage, spans = _cut(part.text, _apart(span for places in found[at] for span in places))
        return FoundNote((rank, -count), title_spans, part.heading, passage, spans)

    def _best(self, places: Sequence[Places]) -> PartKind | None:
        kinds = [each.part.kind for each, found in zip(self._parts, places, strict=True) if found]
        return min(kinds, default=None)

    def _worth(self, at: int, places: Sequence[Places]) -> tuple[int, PartKind]:
        """Say how much a part tells of a query: the title is shown anyway, and a heading says less."""
        words = sum(1 for one in places if one)
        kind = self._parts[at].part.kind
        return (0 if kind is PartKind.TITLE else words, kind)


class _Word:
    """One word of a query."""

    def __init__(self, text: str, reader: Reader) -> None:
        self.folded = _traced(text).text
        views = reader.read(text).views
        heavy = [token for token in views[0] if not token.is_light]
        # Of several words in one the forms say nothing: 発送前 is not every text with 前.
        is_one = len(heavy) == 1 and heavy[0] is views[0][0]
        self.forms = frozenset(_forms(heavy)) if is_one else frozenset[str]()
        plain = _NO_WORDS.sub(" ", text).strip()
        self.phrase = PhraseMatcher(Phrase(plain, takes_typos=False), reader) if plain else None
        self.is_phonetic = is_phonetic(self.folded)
        self.sound = sound(self.folded) if self.is_phonetic else _sound(views[0])


class _Part:
    """A part of a note, made ready for searching."""

    def __init__(self, part: NotePart, reader: Reader | None) -> None:
        self.part = part
        self._reader = reader
        self._folded = _traced(part.text)

    @cached_property
    def _analysis(self) -> Analysis | None:
        return None if self._reader is None else self._reader.read(self.part.text)

    @cached_property
    def _sounds(self) -> tuple[_Sounds, ...]:
        return () if self._analysis is None else tuple(map(_Sounds, self._analysis.views))

    def typed(self, word: _Word) -> Places:
        """Return where a word stands as it was typed, in the order of the text."""
        return _apart(self._as_typed(word.folded))

    def find(self, word: _Word) -> Places:
        """Return where a word stands in other inflections and writings, or what sounds so."""
        if self._analysis is None:
            return ()
        inflected = (
            token.span
            for view in self._analysis.views
            for token in view
            if word.forms.intersection(_forms([token]))
        )
        return (
            _apart(inflected)
            or _apart(self._written_otherwise(word, self._analysis))
            or _apart(span for sounds in self._sounds for span in sounds.find(word))
        )

    def _written_otherwise(self, word: _Word, analysis: Analysis) -> Iterator[Span]:
        """Yield where a word stands as it is found in a reply: お客様 for お客さま, 二十四時間 for 24時間."""
        hits = () if word.phrase is None else word.phrase.hits(IndexedReply(analysis))
        yield from (hit.span for hit in hits if hit.kind in _SAME_WORD)

    def _as_typed(self, wanted: str) -> Iterator[Span]:
        at = self._folded.text.find(wanted) if wanted else -1
        while at >= 0:
            yield self._folded.span(at, at + len(wanted))
            at = self._folded.text.find(wanted, at + len(wanted))


class _Sounds:
    """How a part sounds, and where each of its sounds comes from."""

    def __init__(self, view: View) -> None:
        self._tokens = view
        sounds = [_sound([token]) or sound(token.surface) for token in view]
        self._text = "".join(sounds)
        self._starts = [0, *accumulate(map(len, sounds))][: len(sounds)]

    def find(self, word: _Word) -> Iterator[Span]:
        """Yield what sounds as the query does, from the beginning of a word.

        Where the query is not written as it sounds, only what is written so can be the same word: two words
        in kanji that sound alike are two words.
        """
        for first, start in enumerate(self._starts):
            if word.sound and self._text.startswith(word.sound, start):
                tokens = self._tokens[first : bisect_left(self._starts, start + len(word.sound))]
                if word.is_phonetic or all(not token.sounds or token.is_phonetic for token in tokens):
                    yield tokens[0].span.covering(tokens[-1].span)


def _traced(text: str) -> Folded:
    """Return a text as it is compared, with the way back to how it was typed."""
    plain = fold(text)
    return Folded(folded(plain.text), plain.starts, plain.ends)


def _sound(view: Iterable[Token]) -> str:
    return "".join(reading for token in view for reading in sorted(token.sounds)[:1])


def _forms(view: Iterable[Token]) -> Iterator[str]:
    """Yield the forms by which words are the same word."""
    for token in view:
        if not token.is_light:
            yield from (form for form, kind in token.forms.items() if kind in _SAME_WORD)


def _apart(spans: Iterable[Span]) -> Places:
    """Return spans in order, those that touch as one."""
    whole: list[Span] = []
    for span in sorted(spans):
        if whole and span.start <= whole[-1].end:
            whole[-1] = whole[-1].covering(span)
        else:
            whole.append(span)
    return tuple(whole)


def _cut(text: str, spans: Places) -> tuple[str, Places]:
    """Return a passage around the first of its spans, with those that are in it."""
    first = spans[0].start if spans else 0
    before, after = (_BEFORE // 2, _AFTER // 2) if _is_wide(text) else (_BEFORE, _AFTER)
    start = _at_word(text, first - before, first) if first > before + len(_CUT) else 0
    end = len(text) if len(text) - first <= after else first + after
    leading, trailing = (_CUT if start else ""), (_CUT if end < len(text) else "")
    shift = len(leading) - start
    inside = tuple(Span(one.start + shift, one.end + shift) for one in spans if one.end <= end)
    return leading + text[start:end].replace("\n", " ") + trailing, inside


def _is_wide(text: str) -> bool:
    """Say whether a line holds half as many of its letters (Unicode Standard Annex 11)."""
    return any(east_asian_width(letter) in "WF" for letter in text)


def _at_word(text: str, start: int, latest: int) -> int:
    """Return where the next word begins; the place itself where no space parts words."""
    space = text.find(" ", start, latest)
    return start if space < 0 else space + 1
