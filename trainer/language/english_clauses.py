"""Where one clause of an English sentence ends and the next begins."""

from __future__ import annotations

from collections.abc import Container

from trainer.language.english_inflection import lemma
from trainer.language.pieces import Piece, PieceKind
from trainer.language.wordlists import words

SUBJECTS = words("en_words.tsv", "subject")
AUXILIARIES = words("en_words.tsv", "auxiliary")
_BORDERS = words("en_words.tsv", "border")
_OPENERS = SUBJECTS | words("en_words.tsv", "opener") | _BORDERS
_SUBORDINATORS = words("en_words.tsv", "subordinator")
_REPORTS = words("en_words.tsv", "report")
_HARD_MARKS = frozenset(";:()[]{}/|•·-")
NOMINATIVES = frozenset({"i", "we", "he", "she", "they"})
_RELATIVES = frozenset({"that", "which", "who"})
FINITE = AUXILIARIES - {"be", "do", "have"}  # these three may follow another auxiliary
ACTIONS = words("en_words.tsv", "action")
_BEFORE_OBJECT = words("en_words.tsv", "causative") | words("en_words.tsv", "preposition")
_LONGEST_ADDRESS = 3
"""Words in which a person is addressed: "Ms Anna Bell"."""

_JOINS = frozenset({"and", "or"})
_END = Piece(0, 0, ".", PieceKind.MARK)
_LINKS = frozenset({"and", "so"})


def is_inside_word(pieces: list[Piece], at: int) -> bool:
    """Say whether a mark touches the words on both sides: the hyphen of "non-refundable"."""
    return 0 < at < len(pieces) - 1 and pieces[at - 1].end == pieces[at].start == pieces[at + 1].start - 1


def _text(pieces: list[Piece], at: int) -> str:
    """Return the text of a piece; empty outside the sentence."""
    return pieces[at].text if 0 <= at < len(pieces) else ""


def _opens_clause(pieces: list[Piece], at: int, *, first: str) -> bool:
    """Say whether a new clause begins at a word; ``first`` is the first word of the clause so far."""
    text = pieces[at].text
    if pieces[at].kind is PieceKind.MARK:
        return text in _HARD_MARKS and not is_inside_word(pieces, at)
    if text in _BORDERS:
        return True
    after = _text(pieces, at + 1)
    if text in _LINKS and (after in SUBJECTS or after in AUXILIARIES or after in ("please", "that")):
        return True
    return _text(pieces, at - 1) == "," and (text in _OPENERS or first in _SUBORDINATORS)


def _reports(word: str) -> bool:
    """Say whether a word may have a clause for its object: "think", "thinks", "thought", "what"."""
    return not _REPORTS.isdisjoint((word, lemma(word), word.removesuffix("s"), word.removesuffix("d")))


class _Scan:
    """A walk through a sentence that remembers what the clause has had so far."""

    def __init__(self, pieces: list[Piece], predicates: Container[int]) -> None:
        self._pieces = pieces
        self._predicates = predicates
        self._first = pieces[0].text
        self._has_verb = False
        self._is_relative = False

    def opens(self, at: int) -> bool:
        """Say whether a clause begins at a word; every word is asked about once, in order."""
        pieces, text = self._pieces, self._pieces[at].text
        is_border = at > 0 and _opens_clause(pieces, at, first=self._first)
        is_new = is_border or (at > 0 and (self._is_main_subject(at) or self._is_main_verb(at)))
        is_relative = self._begins_relative(at)
        if is_new:
            goes_on = self._is_relative and text in _LINKS and _text(pieces, at + 1) in AUXILIARIES
            self._first, self._has_verb, self._is_relative = text, False, goes_on
        if is_relative:
            self._has_verb, self._is_relative = False, True
        self._has_verb = self._has_verb or text in AUXILIARIES or at in self._predicates
        return is_new

    def _is_main_subject(self, at: int) -> bool:
        """Say whether the main clause begins with its subject, no comma before: "If it isn't there we …"."""
        if self._first not in _SUBORDINATORS or not self._has_verb:
            return False
        text, before = self._pieces[at].text, _text(self._pieces, at - 1)
        after = _text(self._pieces, at + 1)
        is_subject = (
            text in NOMINATIVES
            or (text in SUBJECTS and after in FINITE)
            or (text == "you" and after in ACTIONS and before not in _BEFORE_OBJECT)
        )
        return is_subject and not _reports(before) and before not in AUXILIARIES and before != "not"

    def _is_main_verb(self, at: int) -> bool:
        """Say whether a second finite verb ends a relative clause: "a page that doesn't move must …"."""
        before = _text(self._pieces, at - 1)
        return (
            self._is_relative
            and self._has_verb
            and self._pieces[at].text in FINITE
            and before not in SUBJECTS
            and not _reports(before)
        )

    def _begins_relative(self, at: int) -> bool:
        """Say whether a relative pronoun, itself the subject, stands behind the subject of the sentence."""
        before = self._pieces[at - 1] if at else None
        return (
            self._pieces[at].text in _RELATIVES
            and _text(self._pieces, at + 1) in AUXILIARIES
            and not self._has_verb
            and before is not None
            and before.kind is PieceKind.WORD
            and before.text not in _OPENERS | _LINKS | _SUBORDINATORS
        )


def number_clauses(pieces: list[Piece], predicates: Container[int], inside: Container[int]) -> list[int]:
    """Return the clause number of each word of a sentence, from 0.

    A clause begins at a hard mark, at a conjunction, and after a comma at a subject or what else may open
    one. A subordinate clause that stands first also ends without a comma, where the subject of the main
    clause stands: a nominative, or "you" before a verb where it is not the object of another ("let you
    get"). A relative clause on the subject ends at the finite verb of the main clause
    (Huddleston & Pullum, The Cambridge Grammar of the English Language, 2002, chapters 11 and 12).

    Args:
        pieces: The words and marks of one sentence, contractions opened; at least one.
        predicates: Places of denials, which show a predicate as an auxiliary does.
        inside: Places inside a cue, where no clause begins.
    """
    scan = _Scan(pieces, predicates)
    numbers: list[int] = []
    number = 0
    for at in range(len(pieces)):
        number += at not in inside and scan.opens(at)
        numbers.append(number)
    return numbers


def vocatives(pieces: list[Piece], names: Container[int]) -> list[int]:
    """Return the places of the words that address somebody: "…, Hannah." and "Ms Bell, …".

    They are names set off by commas and are no part of any clause (Huddleston & Pullum 2002, chapter 5,
    section 20.1); beside another name or before "and" and "or" they are items of a list.

    Args:
        pieces: The words and marks of one sentence.
        names: Places of the words that are written with a capital letter.
    """
    found: list[int] = []
    run: list[int] = []
    opened_at = -1
    for at, piece in enumerate([*pieces, _END]):
        if piece.kind is PieceKind.MARK and piece.text != "'":
            is_set_off = opened_at > 0 and opened_at - 1 not in names and _text(pieces, at + 1) not in _JOINS
            if is_set_off and 0 < len(run) <= _LONGEST_ADDRESS:
                found += run
            run, opened_at = [], at if piece.text == "," else -1
        elif at in names:
            run.append(at)
        else:
            opened_at = -1
    return found
