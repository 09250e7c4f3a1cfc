"""What an English sentence says that blames, dismisses, insults or shouts, with better words."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from trainer.core.analysis import Finding, FindingKind, Polarity
from trainer.language.english_inflection import is_participle, lemma
from trainer.language.english_negation import Reading
from trainer.language.folding import Folded
from trainer.language.pieces import Piece, PieceKind
from trainer.language.wordlists import rows, words

_MOST_SKIPPED = 2
_SHORTEST_SHOUT = 8
"""Letters of two words in capitals that are no longer two abbreviations."""

_LONGEST_OPENING = 100
"""Words of a clause that are looked at before a wording, so that hostile text stays linear."""

_SHOUTED_MARKS = 3
_LONG_WORD = 4
_MAY_SHOUT = re.compile(r"[A-ZＡ-Ｚ]\s?[A-ZＡ-Ｚ]|[!?！？]\s*[!?！？]\s*[!?！？]")
"""What a sentence that shouts has somewhere; looking for it costs next to nothing."""

_WORD = "<word>"
"""In a wording it stands for any one word."""

_DONE = "<done>"
"""In a wording it stands for any participle of what one does."""

_CLASSES_BEHIND_VERB = ("determiner", "subject", "preposition", "border", "after_verb")
_BEHIND_VERB = frozenset().union(*(words("en_words.tsv", name) for name in _CLASSES_BEHIND_VERB))
_QUOTES = frozenset("\"'")
_CONDITIONS = frozenset({"if", "unless", "whether", "in"})
_POLITE = frozenset({"please", "so", "well", "and", "but", ",", "now", "ok", "okay"})


@dataclass(frozen=True, slots=True)
class _Wording:
    """A listed wording: the words at each place, what it is, where it counts, and what is better."""

    words: tuple[frozenset[str], ...]
    kind: FindingKind
    place: str
    better: str | None


@cache
def _wordings() -> dict[str, tuple[_Wording, ...]]:
    """Return the wordings by their first word, longest first."""
    table: dict[str, list[_Wording]] = {}
    for pattern, kind, place, better in rows("en_manner.tsv"):
        if kind != "-":
            parts = tuple(frozenset(part.split("|")) for part in pattern.split())
            wording = _Wording(parts, FindingKind(kind), place, None if better == "-" else better)
            for first in parts[0]:
                table.setdefault(first, []).append(wording)
    return {first: tuple(sorted(all_, key=lambda one: -len(one.words))) for first, all_ in table.items()}


@cache
def _listed(role: str) -> frozenset[str]:
    return frozenset(word for word, _, place, _ in rows("en_manner.tsv") if place == role)


class _Remarks:
    """The remarks on one sentence."""

    def __init__(
        self, pieces: Sequence[Piece], readings: Sequence[Reading], folded: Folded, typed: str
    ) -> None:
        self._pieces = pieces
        self._readings = readings
        self._folded = folded
        self._typed = typed
        self._quoted = _quoted(pieces)
        marks = itertools.takewhile(lambda piece: piece.kind is PieceKind.MARK, reversed(pieces))
        self._words_end = len(pieces) - sum(1 for _ in marks)

    def wordings(self) -> Iterator[Finding]:
        """Yield the listed wordings; the longest of those that begin together."""
        table, done = _wordings(), 0
        starts = [at for at, piece in enumerate(self._pieces) if piece.text in table]
        known = self._vocabulary() if starts else frozenset()
        for at in starts:
            if at < done or not self._is_said(at):
                continue
            for wording in table[self._pieces[at].text]:
                end = 0 if any(map(known.isdisjoint, wording.words[1:])) else self._end_of(wording, at)
                if end and self._counts(wording, at, end):
                    yield self._finding(wording.kind, at, end, wording.better)
                    done = end
                    break

    def _vocabulary(self) -> frozenset[str]:
        """Return what may stand in a wording that the sentence says: its words, and what stands for any."""
        words = {piece.text for piece in self._pieces}
        return frozenset((_WORD, _DONE)).union(words, map(lemma, words))

    def _is_said(self, at: int) -> bool:
        """Say whether a word is neither denied nor somebody else's."""
        return self._readings[at].polarity is Polarity.AFFIRMED and at not in self._quoted

    def _end_of(self, wording: _Wording, at: int) -> int:
        """Return where a wording ends that begins at a word; 0 if it does not stand there."""
        place, skipped = at + 1, 0
        for wanted in wording.words[1:]:
            while place < len(self._pieces) and not self._says(place, wanted):
                if self._pieces[place].text not in _listed("skip") or skipped == _MOST_SKIPPED:
                    return 0
                place, skipped = place + 1, skipped + 1
            if place == len(self._pieces):
                return 0
            place += 1
        return place

    def _says(self, at: int, wanted: frozenset[str]) -> bool:
        text = self._pieces[at].text
        if _WORD in wanted:
            return self._pieces[at].kind is PieceKind.WORD
        return text in wanted or lemma(text) in wanted or (_DONE in wanted and self._is_done(at))

    def _is_done(self, at: int) -> bool:
        """Say whether a word is the participle of what its subject did and may be blamed for.

        Not of a verb whose subject undergoes or receives ("you should have received an email"; Dowty,
        *Thematic Proto-Roles and Argument Selection*, Language 67:3, 1991). A regular participle also stands
        before a noun ("you should have updated details"), so that no bare noun may follow it.
        """
        text = self._pieces[at].text
        if text in _listed("undergone") or not is_participle(text):
            return False
        if not text.endswith("ed") or at + 1 >= self._words_end:
            return True
        after = self._pieces[at + 1]
        return after.kind is PieceKind.MARK or after.text in _BEHIND_VERB or after.text.endswith("ly")

    def _counts(self, wording: _Wording, at: int, end: int) -> bool:
        """Say whether a wording counts where it stands; what is only supposed hurts nobody."""
        before = self._opening(at)
        is_last = end >= self._words_end
        if wording.kind is not FindingKind.RUDE and before and before[0] in _CONDITIONS:
            return False
        is_first = all(word in _POLITE for word in before)
        return {"start": is_first, "end": is_last, "alone": is_first and is_last}.get(wording.place, True)

    def _opening(self, at: int) -> list[str]:
        """Return the words of the clause before a word."""
        start = at
        while start and at - start < _LONGEST_OPENING and self._is_same_clause(start - 1, at):
            start -= 1
        return [piece.text for piece in self._pieces[start:at]]

    def _is_same_clause(self, one: int, other: int) -> bool:
        return self._readings[one].clause == self._readings[other].clause

    def shouts(self) -> Iterator[Finding]:
        """Yield words in capitals that are no abbreviations, labels or codes, and heaps of marks."""
        whole = self._folded.span(self._pieces[0].start, self._pieces[-1].end)
        at = 0 if _MAY_SHOUT.search(self._typed, whole.start, whole.end) else len(self._pieces)
        while at < len(self._pieces):
            end = self._capitals_end(at)
            if end > at and self._is_shouted(at, end):
                yield self._finding(FindingKind.SHOUTING, at, end, self._lowered(at, end))
            marks = self._marks_end(at)
            if marks - at >= _SHOUTED_MARKS:
                text = {piece.text for piece in self._pieces[at:marks]}
                yield self._finding(FindingKind.SHOUTING, at, marks, "?" if "?" in text else "!")
            at = max(at + 1, end, marks)

    def _marks_end(self, at: int) -> int:
        while at < len(self._pieces) and self._pieces[at].text in ("!", "?"):
            at += 1
        return at

    def _capitals_end(self, at: int) -> int:
        """Return where the words in capitals end that begin at a word; the same place if it is none."""
        while at < len(self._pieces) and self._pieces[at].kind is PieceKind.WORD and self._is_capital(at):
            at += 1
        return at

    def _is_capital(self, at: int) -> bool:
        piece = self._pieces[at]
        span = self._folded.span(piece.start, piece.end)
        return self._typed[span.start : span.end].isupper()

    def _is_shouted(self, at: int, end: int) -> bool:
        around = [piece.text for piece in (*self._pieces[max(0, at - 2) : at], *self._pieces[end : end + 1])]
        if at in self._quoted or not _listed("button").isdisjoint(map(lemma, around)):
            return False
        words = [piece.text for piece in self._pieces[at:end]]
        if len(words) == 1:
            return words[0] in _listed("emphatic")
        return sum(map(len, words)) >= _SHORTEST_SHOUT and any(len(word) >= _LONG_WORD for word in words)

    def _lowered(self, at: int, end: int) -> str:
        first, last = self._pieces[at], self._pieces[end - 1]
        span = self._folded.span(first.start, last.end)
        words = self._typed[span.start : span.end].lower()
        return words if at else words[:1].upper() + words[1:]

    def _finding(self, kind: FindingKind, at: int, end: int, better: str | None) -> Finding:
        span = self._folded.span(self._pieces[at].start, self._pieces[end - 1].end)
        return Finding(kind, span, better)


def _quoted(pieces: Sequence[Piece]) -> frozenset[int]:
    """Return the places between two quotation marks of one kind: the words of somebody else."""
    quoted: set[int] = set()
    for mark in _QUOTES.intersection(piece.text for piece in pieces):
        places = [
            at for at, piece in enumerate(pieces) if piece.kind is PieceKind.MARK and piece.text == mark
        ]
        for start, end in zip(places[::2], places[1::2], strict=False):
            quoted.update(range(start, end))
    return frozenset(quoted)


def remarks(
    pieces: Sequence[Piece], readings: Sequence[Reading], folded: Folded, typed: str
) -> Iterator[Finding]:
    """Yield what a sentence says in a manner that customers take amiss, in order.

    A wording that is denied ("it is not your fault"), quoted or only supposed ("if you did not read it")
    is no remark; nor are single words in capitals beyond a few that are only emphatic, because names,
    abbreviations and the labels of buttons are written so. Three marks in a row shout.

    Args:
        pieces: The words and marks of one sentence, contractions opened.
        readings: How each of them stands.
        folded: The folded text that they point into.
        typed: The text as typed.
    """
    found = _Remarks(pieces, readings, folded, typed)
    yield from sorted([*found.wordings(), *found.shouts()], key=lambda one: one.span)
