"""Which words of an English sentence are denied, in the manner of NegEx (Chapman et al. 2001)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import NamedTuple

from trainer.core.analysis import Polarity
from trainer.language.english_clauses import (
    ACTIONS,
    AUXILIARIES,
    FINITE,
    NOMINATIVES,
    SUBJECTS,
    number_clauses,
    reports,
    vocatives,
)
from trainer.language.english_cues import Cue, cues_of
from trainer.language.english_inflection import lemma
from trainer.language.english_open import open_clauses
from trainer.language.pieces import Piece, PieceKind
from trainer.language.wordlists import words

_DENIED = words("en_cues.tsv", "denied")
_BETWEEN = frozenset({"be", "able", "to", "yet", "any", "longer", "an", "a", "something", "been"})
LONGEST_REACH = 100
"""Words that a denial can reach back over; far more than any clause, so that hostile text stays linear."""

_ENOUGH_REACH = 12
"""Words between praise and its "enough": "cannot thank you and your team enough"."""

_TRUTHS = frozenset({"true", "right", "possible", "likely", "case"})
_JOINTS = frozenset({"and", "or", "nor", "but"})

_RELATING = frozenset({"that", "which", "who", "whom", "whose", "what", "how", "why"})
_FORWARD = frozenset({"before", "answer", "praise", "aside"})
"""Cues that deny what follows them."""

_TURNING = frozenset({"flip", "phrase", "around"})
"""Cues that turn round what follows them."""

_BACKWARD = frozenset({"after", "around"})
"""Cues that deny what stands before them."""

_OF_PHRASES = frozenset({"phrase", "aside"})
"""Cues that reach as far as the noun phrase behind them."""

_SHORTEST_COMMAND = 4
"""Words of "do not rate and": what is longer has an object or an adverb behind its verb."""

_LONGEST_LIST = 8
"""Words behind a comma in which the "and" or "or" of a list would stand."""

_REACH = 4
"""Words between a denial and the adjective that carries it back: "is not currently possible"."""


class Reading(NamedTuple):
    """How one word of a sentence stands: asserted or denied, and the number of its clause in the sentence."""

    polarity: Polarity
    clause: int


@dataclass(frozen=True, slots=True)
class _Around:
    """The clause around a relative clause: how its words stand, where it began, and where it was left."""

    polarity: Polarity
    start: int
    relative_at: int


@dataclass(frozen=True, slots=True)
class _Phrase:
    """What a preposition denies: its cue, and how the words around its phrase stand."""

    cue: Cue
    around: Polarity


def _is_polite_question(pieces: list[Piece], cue: Cue, start: int) -> bool:
    """Say whether a denial only colours a question: "Isn't it …?", "Why don't you …?"."""
    asks = any(piece.text == "?" for piece in pieces[-3:])
    head = [piece.text for piece in pieces[start : min(cue.at, start + 4)]]
    return (
        asks
        and bool(head)
        and ((len(head) == 1 and head[0] in AUXILIARIES) or (head[0] == "why" and len(head) <= 3))
    )


def _reaches_back(pieces: list[Piece], numbers: list[int], cue: Cue) -> bool:
    """Say whether a denial is carried back to the subject: "a refund is not possible"."""
    for at in range(cue.at + cue.size, min(len(pieces), cue.at + cue.size + _REACH)):
        text = pieces[at].text
        if numbers[at] != numbers[cue.at]:
            return False
        if text in _DENIED:
            return True
        if not (text in _BETWEEN or lemma(text) == "be" or text.endswith("ly")):
            return False
    return False


_FLIPPED = {
    Polarity.AFFIRMED: Polarity.NEGATED,
    Polarity.NEGATED: Polarity.AFFIRMED,
    Polarity.OPEN: Polarity.OPEN,
    Polarity.UNSURE: Polarity.UNSURE,
}


def _after(cue: Cue, now: Polarity) -> Polarity:
    """Return how the words after a cue stand."""
    if now is Polarity.OPEN:
        return now
    if cue.kind == "unsure":
        return Polarity.UNSURE
    if cue.kind in _TURNING:
        return _FLIPPED[now]
    return Polarity.NEGATED if cue.kind in _FORWARD and now is Polarity.AFFIRMED else now


class _Walk:
    """A walk through a sentence that says of each word how it stands."""

    def __init__(self, pieces: list[Piece], asking: tuple[int, int] | None) -> None:
        self._pieces = pieces
        self._cues = cues_of(pieces)
        inside = {at + step for at, cue in self._cues.items() for step in range(1, cue.size)}
        self._clauses = number_clauses(pieces, self._cues, inside)
        self._open = open_clauses(pieces, self.numbers, asking)
        self._now = Polarity.AFFIRMED
        self._start = 0
        self._phrase: _Phrase | None = None
        self._around: _Around | None = None
        self.polarities = [Polarity.AFFIRMED] * len(pieces)

    @property
    def numbers(self) -> list[int]:
        """The clause number of each word."""
        return self._clauses.numbers

    def step(self, at: int) -> None:
        """Say how a word stands, and what it does to those around it; every word in its turn."""
        self._enter(at)
        if self._phrase is not None and _ends_phrase(self._pieces, at, self._phrase.cue, self._start):
            self._now, self._phrase = self._phrase.around, None
        if self._now is Polarity.NEGATED:
            self._now = _after_command(self._pieces, at, self._start)
        self.polarities[at] = Polarity.AFFIRMED if at in self._open else self._now
        cue = self._cues.get(at)
        is_idle = (
            cue is None
            or _is_polite_question(self._pieces, cue, self._start)
            or _denies_nothing(self._pieces, self.numbers, cue)
        )
        if cue is not None and not is_idle:
            self._take(cue)

    def _enter(self, at: int) -> None:
        """Go into the clause of a word; behind a relative clause, back into the one around it."""
        opened = Polarity.OPEN if at in self._open else Polarity.AFFIRMED
        numbers = self._clauses.numbers
        is_new = at > 0 and numbers[at] != numbers[at - 1]
        if at in self._clauses.relatives:
            self._around = _Around(self._now, self._start, at)
            self._now, self._start = opened if is_new else self._now, at
        elif at in self._clauses.resumed and self._around is not None:
            self._now, self._start, self._phrase = self._around.polarity, at, None
        elif is_new or at in self._open:
            self._now, self._start, self._phrase, self._around = opened, at, None, None

    def _take(self, cue: Cue) -> None:
        """Let a cue do to the words before and behind it what it does."""
        reaches = cue.kind in _FORWARD and _reaches_back(self._pieces, self.numbers, cue)
        if (cue.kind in _BACKWARD and self._now is not Polarity.NEGATED) or reaches:
            self._deny_back(cue.at)
        if cue.kind in _OF_PHRASES:
            self._phrase = _Phrase(cue, self._now)
        is_second = _is_second_not(self._pieces, cue, self._start)
        self._now = _FLIPPED[self._now] if is_second else _after(cue, self._now)

    def _deny_back(self, at: int) -> None:
        """Turn round the words of the clause before a place, and of the clause that it resumes."""
        self._turn(self._start, at)
        if self._around is not None and self._start > self._around.relative_at:
            self._turn(self._around.start, self._around.relative_at)

    def _turn(self, start: int, end: int) -> None:
        first = max(start, end - LONGEST_REACH)
        self.polarities[first:end] = [_FLIPPED[polarity] for polarity in self.polarities[first:end]]


def read_polarity(
    pieces: list[Piece], names: Collection[int] = (), asking: tuple[int, int] | None = None
) -> list[Reading]:
    """Say of each word of a sentence whether it is asserted.

    A denial ends with its clause, and behind a relative clause on the subject the words stand as they did
    before it ("a page that never moves is annoying"; Huddleston & Pullum, The Cambridge Grammar of the
    English Language, 2002, chapter 9, section 1.3).

    Args:
        pieces: The words and marks of one sentence, contractions opened; at least one.
        names: Places of the words that are written with a capital letter.
        asking: The place of the words that make the sentence ask.

    Returns:
        One reading a piece, in order. A cue itself stands as its surroundings leave it.
    """
    walk = _Walk(pieces, asking)
    for at in range(len(pieces)):
        walk.step(at)
    for at in vocatives(pieces, names):
        walk.polarities[at] = Polarity.AFFIRMED
    return [*map(Reading._make, zip(walk.polarities, walk.numbers, strict=True))]


def _ends_phrase(pieces: list[Piece], at: int, cue: Cue, start: int) -> bool:
    """Say whether the clause goes on at a word behind a preposition that denies its noun phrase alone.

    It does at the finite verb ("nine days without news would upset me"), as a preposition has no finite verb
    in its complement (Huddleston & Pullum, The Cambridge Grammar of the English Language, 2002, chapter 7,
    section 2), unless that belongs to a relative clause ("without the photo that you should send"). Where
    the preposition opens the clause its subject may stand first ("without news I would be upset").
    """
    if pieces[at].text in NOMINATIVES and cue.at == start:
        return pieces[at - 1].text not in _RELATING
    if pieces[at].text not in FINITE or pieces[at - 1].text in SUBJECTS:
        return False
    behind = pieces[max(cue.at, at - LONGEST_REACH) : at]
    return all(piece.text not in _RELATING for piece in behind)


def _after_command(pieces: list[Piece], at: int, start: int) -> Polarity:
    """Return how a word stands that may end a denied command: "don't rate yet and keep the box".

    Verbs beside each other share their denial ("don't open and use it"). Where the first has its own object
    or adverb the second may be denied with it or be a command of its own; the words do not tell. Behind no
    more than a comma it is one of its own ("don't rate yet, keep the box") unless a list goes on (Huddleston
    & Pullum, The Cambridge Grammar of the English Language, 2002, chapter 15, section 2).
    """
    first = start + (pieces[start].kind is PieceKind.MARK)
    first += pieces[first].text == "please"
    opening = [piece.text for piece in pieces[first : first + 2]]
    if opening != ["do", "not"] or pieces[at].text not in ACTIONS:
        return Polarity.NEGATED
    if pieces[at - 1].text == "and" and at - first > _SHORTEST_COMMAND:
        return Polarity.UNSURE
    rest = {piece.text for piece in pieces[at : at + _LONGEST_LIST]}
    return Polarity.AFFIRMED if pieces[at - 1].text == "," and rest.isdisjoint(_JOINTS) else Polarity.NEGATED


def _denies_nothing(pieces: list[Piece], numbers: list[int], cue: Cue) -> bool:
    """Say whether a cue is an answer of its own ("No, we can …"), or praise with "enough"."""
    end = cue.at + cue.size
    if cue.kind == "answer":
        return end == len(pieces) or pieces[end].kind is PieceKind.MARK
    following = range(end, min(len(pieces), end + _ENOUGH_REACH))
    return cue.kind == "praise" and any(
        pieces[at].text == "enough" and numbers[at] == numbers[cue.at] for at in following
    )


def _is_second_not(pieces: list[Piece], cue: Cue, start: int) -> bool:
    """Say whether a "not" undoes another one before it in its clause: "we can't not refund it".

    It does not where the two are joined or told off ("cannot or will not", "not now, not ever"), where the
    second belongs to a clause about a noun ("not your fault that it did not arrive"), nor where
    a word like "no" or "never" only strengthens the first (Horn, A Natural History of Negation, 1989).
    """
    if pieces[cue.at].text != "not" or cue.kind != "before":
        return False
    for at in range(cue.at - 1, max(start, cue.at - LONGEST_REACH) - 1, -1):
        if pieces[at].kind is PieceKind.MARK or pieces[at].text in _JOINTS:
            return False
        if pieces[at].text == "that" and not _takes_content(pieces[at - 1].text):
            return False
        if pieces[at].text == "not":
            return True
    return False


def _takes_content(word: str) -> bool:
    """Say whether a clause with "that" behind a word is what is thought, said or true, not what a noun is."""
    return word == "not" or word in _TRUTHS or reports(word)
