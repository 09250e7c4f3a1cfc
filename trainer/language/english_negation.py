"""Which words of an English sentence are denied, in the manner of NegEx (Chapman et al. 2001)."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from functools import cache

from trainer.core.analysis import Polarity
from trainer.language.english_clauses import (
    ACTIONS,
    AUXILIARIES,
    FINITE,
    NOMINATIVES,
    SUBJECTS,
    number_clauses,
    vocatives,
)
from trainer.language.english_inflection import lemma
from trainer.language.pieces import Piece, PieceKind
from trainer.language.wordlists import rows, words

_DENIED = words("en_cues.tsv", "denied")
_BETWEEN = frozenset({"be", "able", "to", "yet", "any", "longer", "an", "a", "something", "been"})
LONGEST_REACH = 100
"""Words that a denial can reach back over; far more than any clause, so that hostile text stays linear."""

_ENOUGH_REACH = 12
"""Words between praise and its "enough": "cannot thank you and your team enough"."""

_JOINTS = frozenset({"and", "or", "nor", "but"})

_RELATING = frozenset({"that", "which", "who", "whom", "whose", "what", "how", "why"})
_FORWARD = frozenset({"before", "answer", "praise"})
"""Cues that deny what follows them."""

_SHORTEST_COMMAND = 4
"""Words of "do not rate and": what is longer has an object or an adverb behind its verb."""

_REACH = 4
"""Words between a denial and the adjective that carries it back: "is not currently possible"."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How one word of a sentence stands: asserted or denied, and the number of its clause in the sentence."""

    polarity: Polarity
    clause: int


@dataclass(frozen=True, slots=True)
class _Cue:
    """A cue in a sentence: where it begins, how many words it takes, and what it does."""

    at: int
    size: int
    kind: str


@dataclass(frozen=True, slots=True)
class _Phrase:
    """What a preposition denies: its cue, and how the words around its phrase stand."""

    cue: _Cue
    around: Polarity


@cache
def _cue_table() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Return the cues by their first word, longest first."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, kind in rows("en_cues.tsv"):
        if kind != "denied":
            parts = tuple(phrase.split())
            table.setdefault(parts[0], []).append((parts, kind))
    return {first: tuple(sorted(cues, key=lambda cue: -len(cue[0]))) for first, cues in table.items()}


def _says(piece: Piece, word: str) -> bool:
    """Say whether a piece is a word in any irregular, plural or past form."""
    text = piece.text
    return word in (text, lemma(text)) or (
        len(word) > 2
        and text in (word + "s", word + "ed", word + "d", word + "ing", word[:-1] + "ies", word[:-1] + "ied")
    )


def _first_words(piece: Piece) -> tuple[str, ...]:
    """Return the words under which a piece may begin a cue."""
    text = piece.text
    bases = [text, lemma(text)]
    if text.endswith(("s", "d")):
        bases += [text[:-1], text.removesuffix("es").removesuffix("ed"), text[:-3] + "y"]
    return tuple(dict.fromkeys(bases))


def _cue_at(pieces: list[Piece], at: int) -> _Cue | None:
    """Return the longest cue that begins at a word."""
    table = _cue_table()
    for first in _first_words(pieces[at]):
        for parts, kind in table.get(first, ()):
            window = pieces[at : at + len(parts)]
            if len(window) == len(parts) and all(map(_says, window[1:], parts[1:])):
                return _Cue(at, len(parts), kind)
    return None


def _cues(pieces: list[Piece]) -> dict[int, _Cue]:
    """Return the cues of a sentence by their first word; they never overlap."""
    found: dict[int, _Cue] = {}
    at = 0
    while at < len(pieces):
        cue = _cue_at(pieces, at)
        if cue is None:
            at += 1
        else:
            found[at] = cue
            at += cue.size
    return found


def _is_polite_question(pieces: list[Piece], cue: _Cue, start: int) -> bool:
    """Say whether a denial only colours a question: "Isn't it …?", "Why don't you …?"."""
    asks = any(piece.text == "?" for piece in pieces[-3:])
    head = [piece.text for piece in pieces[start : min(cue.at, start + 4)]]
    return (
        asks
        and bool(head)
        and ((len(head) == 1 and head[0] in AUXILIARIES) or (head[0] == "why" and len(head) <= 3))
    )


def _reaches_back(pieces: list[Piece], numbers: list[int], cue: _Cue) -> bool:
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
    Polarity.UNSURE: Polarity.UNSURE,
}


def _after(cue: _Cue, now: Polarity) -> Polarity:
    """Return how the words after a cue stand."""
    if cue.kind == "unsure":
        return Polarity.UNSURE
    if cue.kind in ("flip", "phrase"):
        return _FLIPPED[now]
    return Polarity.NEGATED if cue.kind in _FORWARD and now is Polarity.AFFIRMED else now


def read_polarity(pieces: list[Piece], names: Container[int] = ()) -> list[Reading]:
    """Say of each word of a sentence whether it is asserted.

    Args:
        pieces: The words and marks of one sentence, contractions opened; at least one.
        names: Places of the words that are written with a capital letter.

    Returns:
        One reading a piece, in order. A cue itself stands as its surroundings leave it.
    """
    cues = _cues(pieces)
    inside = {at + step for at, cue in cues.items() for step in range(1, cue.size)}
    numbers = number_clauses(pieces, cues, inside)
    result = [Polarity.AFFIRMED] * len(pieces)
    now, start = Polarity.AFFIRMED, 0
    phrase: _Phrase | None = None
    for at in range(len(pieces)):
        if at and numbers[at] != numbers[at - 1]:
            now, start, phrase = Polarity.AFFIRMED, at, None
        if phrase is not None and _ends_phrase(pieces, at, phrase.cue, start):
            now, phrase = phrase.around, None
        if now is Polarity.NEGATED and _may_end_command(pieces, at, start):
            now = Polarity.UNSURE
        result[at] = now
        cue = cues.get(at)
        if cue is None or _is_polite_question(pieces, cue, start) or _denies_nothing(pieces, numbers, cue):
            continue
        if cue.kind == "after" or (cue.kind in _FORWARD and _reaches_back(pieces, numbers, cue)):
            first = max(start, at - LONGEST_REACH)
            result[first:at] = [_FLIPPED[polarity] for polarity in result[first:at]]
        if cue.kind == "phrase":
            phrase = _Phrase(cue, now)
        now = _FLIPPED[now] if _is_second_not(pieces, cue, start) else _after(cue, now)
    for at in vocatives(pieces, names):
        result[at] = Polarity.AFFIRMED
    return [Reading(polarity, number) for polarity, number in zip(result, numbers, strict=True)]


def _ends_phrase(pieces: list[Piece], at: int, cue: _Cue, start: int) -> bool:
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


def _may_end_command(pieces: list[Piece], at: int, start: int) -> bool:
    """Say whether a denied command may end at "and" with a verb: "don't rate yet and keep the box".

    Verbs beside each other share their denial ("don't open and use it"). Where the first has its own object
    or adverb the second may be denied with it or be a command of its own; the words do not tell (Huddleston
    & Pullum, The Cambridge Grammar of the English Language, 2002, chapter 15, section 2).
    """
    if pieces[at - 1].text != "and" or pieces[at].text not in ACTIONS:
        return False
    first = start + (pieces[start].text == "please")
    opening = [piece.text for piece in pieces[first : first + 2]]
    return opening == ["do", "not"] and at - first > _SHORTEST_COMMAND


def _denies_nothing(pieces: list[Piece], numbers: list[int], cue: _Cue) -> bool:
    """Say whether a cue is an answer of its own ("No, we can …"), or praise with "enough"."""
    end = cue.at + cue.size
    if cue.kind == "answer":
        return end == len(pieces) or pieces[end].kind is PieceKind.MARK
    following = range(end, min(len(pieces), end + _ENOUGH_REACH))
    return cue.kind == "praise" and any(
        pieces[at].text == "enough" and numbers[at] == numbers[cue.at] for at in following
    )


def _is_second_not(pieces: list[Piece], cue: _Cue, start: int) -> bool:
    """Say whether a "not" undoes another one before it in its clause: "we can't not refund it".

    It does not where the two are joined or told off ("cannot or will not", "not now, not ever"), nor where
    a word like "no" or "never" only strengthens the first (Horn, A Natural History of Negation, 1989).
    """
    if pieces[cue.at].text != "not" or cue.kind != "before":
        return False
    for at in range(cue.at - 1, max(start, cue.at - LONGEST_REACH) - 1, -1):
        if pieces[at].kind is PieceKind.MARK or pieces[at].text in _JOINTS:
            return False
        if pieces[at].text == "not":
            return True
    return False
