"""Where one clause of an English sentence ends and the next begins."""

from __future__ import annotations

from collections.abc import Collection, Container
from dataclasses import dataclass, field
from functools import lru_cache

from trainer.language.english_inflection import lemma
from trainer.language.pieces import Piece, PieceKind
from trainer.language.wordlists import words

SUBJECTS = words("en_words.tsv", "subject")
AUXILIARIES = words("en_words.tsv", "auxiliary")
_BORDERS = words("en_words.tsv", "border")
_OPENERS = SUBJECTS | words("en_words.tsv", "opener") | _BORDERS
_SUBORDINATORS = words("en_words.tsv", "subordinator")
_REPORTS = words("en_words.tsv", "report")
_NO_NOUNS = _OPENERS | _SUBORDINATORS | AUXILIARIES | {"and", "so"}
_HARD_MARKS = frozenset(";:()[]{}/|•·-")
NOMINATIVES = frozenset({"i", "we", "he", "she", "they"})
_RELATIVES = frozenset({"that", "which", "who"})
_PRONOUNS = NOMINATIVES | {"you", "it"}
_OBJECTS = frozenset({"you", "it"})
_RELATIVE_STARTS = _RELATIVES | _PRONOUNS
FINITE = AUXILIARIES - {"be", "do", "have"}  # these three may follow another auxiliary
ACTIONS = words("en_words.tsv", "action")
_ADVERBS = words("en_words.tsv", "adverb")
_DETERMINERS = words("en_words.tsv", "determiner")
_PREPOSITIONS = words("en_words.tsv", "preposition")
_RESULTATIVES = words("en_words.tsv", "resultative")
_BEFORE_OBJECT = words("en_words.tsv", "causative") | _PREPOSITIONS
_MOST_ADVERBS = 2
_MOST_KNOWN = 4_096
"""Words of which it is kept whether they report; most of a reply are among them."""

_LONGEST_NOUN_PHRASE = 4
"""Words between a determiner and the end of its noun phrase: "the last two letters"."""

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
    if text in _LINKS:
        after = _text(pieces, at + 1 + (_text(pieces, at + 1) == "then"))
        if after in SUBJECTS or after in AUXILIARIES or after in ("please", "that"):
            return True
    return _text(pieces, at - 1) == "," and (text in _OPENERS or first in _SUBORDINATORS)


def _is_adverb(word: str) -> bool:
    """Say whether a word may stand between a subject and its auxiliary: "that still hasn't arrived"."""
    return word in _ADVERBS or (word.endswith("ly") and len(word) > len("only"))


@lru_cache(_MOST_KNOWN)
def reports(word: str) -> bool:
    """Say whether a word may have a clause for its object: "think", "thinks", "thought", "what"."""
    return not _REPORTS.isdisjoint((word, lemma(word), word.removesuffix("s"), word.removesuffix("d")))


@dataclass(frozen=True, slots=True)
class Clauses:
    """How a sentence falls into clauses.

    Attributes:
        numbers: The clause number of each word, from 0.
        relatives: Where relative clauses on the subject begin; those with "that" or with nothing but their
            own subject share the number of the clause around them.
        resumed: Where the clause around such a relative clause goes on; it has a new number there.
    """

    numbers: list[int] = field(default_factory=list)
    relatives: set[int] = field(default_factory=set)
    resumed: set[int] = field(default_factory=set)


class _Scan:
    """A walk through a sentence that remembers what the clause has had so far."""

    def __init__(self, pieces: list[Piece], predicates: Container[int]) -> None:
        self._pieces = pieces
        self._predicates = predicates
        self._first = pieces[0].text
        self._has_verb = False
        self._has_outer_verb = False
        self._is_relative = False
        self._is_bare = False
        self._comma_at = 0
        self._relative_at = 0
        self.clauses = Clauses()

    def step(self, at: int, number: int, *, may_open: bool) -> int:
        """Take the next word into the clause of a number or a new one; return the number of its clause."""
        if may_open and self._opens(at):
            number += 1 + (at in self.clauses.resumed and self._splice(at))
        self.clauses.numbers.append(number)
        return number

    def _splice(self, at: int) -> bool:
        """Give a clause of its own to a subject that follows a finished clause behind no more than a comma.

        "It is not there, a page that never moves is annoying": that it is a subject shows only where the
        clause around its relative clause goes on (on the comma splice: Quirk et al., A Comprehensive Grammar
        of the English Language, 1985, appendix III.8).
        """
        is_spliced = 0 < self._comma_at < self._relative_at
        if is_spliced:
            numbers = self.clauses.numbers
            numbers[self._comma_at + 1 :] = [one + 1 for one in numbers[self._comma_at + 1 : at]]
        return is_spliced

    def _opens(self, at: int) -> bool:
        """Say whether a clause begins at a word; every word is asked about once, in order."""
        pieces, text = self._pieces, self._pieces[at].text
        is_border = at > 0 and _opens_clause(pieces, at, first=self._first)
        is_resumed = at > 0 and self._is_main_verb(at)
        is_new = is_border or is_resumed or (at > 0 and self._is_main_subject(at))
        is_relative = self._begins_relative(at)
        if is_new:
            goes_on = self._is_relative and text in _LINKS and _text(pieces, at + 1) in AUXILIARIES
            self._first, self._has_verb, self._is_relative = text, False, goes_on
            self._comma_at = self._comma_at if is_resumed else 0
        if is_relative:
            self.clauses.relatives.add(at)
            self._has_verb, self._is_relative, self._is_bare = False, True, text not in _RELATIVES
            self._relative_at = at
        elif is_resumed:
            self.clauses.resumed.add(at)
        self._note(at, is_new=is_new)
        return is_new

    def _note(self, at: int, *, is_new: bool) -> None:
        """Remember what a word adds to its clause; the object clause of a report verb starts afresh."""
        is_verb = self._pieces[at].text in AUXILIARIES or at in self._predicates
        self._has_verb = self._has_verb or is_verb
        if self._pieces[at].text == "," and self._has_outer_verb:
            self._comma_at, self._has_outer_verb = at, False
        is_afresh = is_new or reports(self._pieces[at].text)
        self._has_outer_verb = is_verb or (self._has_outer_verb and not is_afresh)
        if self._is_bare and reports(self._pieces[at].text):
            self._is_relative = self._is_bare = False

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
        return is_subject and not reports(before) and before not in AUXILIARIES and before != "not"

    def _is_main_verb(self, at: int) -> bool:
        """Say whether a second finite verb ends a relative clause: "a page that doesn't move must …"."""
        if not (self._is_relative and self._has_verb):
            return False
        text, before = self._pieces[at].text, _text(self._pieces, at - 1)
        if text in _RESULTATIVES:
            return not (at - 1 in self._predicates or before in AUXILIARIES or _is_adverb(before))
        if text not in FINITE or reports(before):
            return False
        return before not in SUBJECTS or self._is_object(at - 1)

    def _is_object(self, at: int) -> bool:
        """Say whether a pronoun is the object in a relative clause without a subject of its own."""
        text, before = self._pieces[at].text, _text(self._pieces, at - 1)
        is_gapped = _text(self._pieces, self._relative_at + 1) not in SUBJECTS and not self._is_bare
        return (
            is_gapped
            and text in _OBJECTS
            and not (before in _NO_NOUNS or before == "not" or before in _RELATIVES or reports(before))
        )

    def _begins_relative(self, at: int) -> bool:
        """Say whether a relative clause with an auxiliary or a denial begins behind the subject."""
        if not at or self._has_outer_verb or self._pieces[at].text not in _RELATIVE_STARTS:
            return False
        before = self._pieces[at - 1]
        if before.kind is not PieceKind.WORD:
            return False
        text = self._pieces[at].text
        if before.text in _NO_NOUNS or reports(before.text):
            return False
        if text in _RELATIVES:
            return self._begins_predicate(at + 1) or (
                _text(self._pieces, at + 1) in _PRONOUNS and self._begins_predicate(at + 2)
            )
        return self._ends_subject(at) and self._begins_predicate(at + 1)

    def _begins_predicate(self, at: int) -> bool:
        """Say whether an auxiliary or a denial stands at a place, or behind adverbs from there on."""
        for place in range(at, min(len(self._pieces), at + _MOST_ADVERBS + 1)):
            if place in self._predicates or self._pieces[place].text in AUXILIARIES:
                return True
            if not _is_adverb(self._pieces[place].text):
                return False
        return False

    def _ends_subject(self, at: int) -> bool:
        """Say whether a noun phrase, maybe the subject, ends before a pronoun: "a page you cannot open"."""
        if self._first in _SUBORDINATORS or self._first in _PREPOSITIONS:
            return False
        near = range(max(0, at - _LONGEST_NOUN_PHRASE), at - 1)
        return any(self._pieces[place].text in _DETERMINERS for place in near)


def number_clauses(pieces: list[Piece], predicates: Container[int], inside: Container[int]) -> Clauses:
    """Cut a sentence into clauses.

    A clause begins at a hard mark, at a conjunction, and after a comma at a subject or what else may open
    one. A subordinate clause that stands first also ends without a comma, where the subject of the main
    clause stands: a nominative, or "you" before a verb where it is not the object of another ("let you
    get"). A relative clause on the subject, with a pronoun or bare ("a page you can't open"), ends at the
    finite verb of the clause around it; behind a verb of saying or thinking that is the clause which is its
    object (Huddleston & Pullum, The Cambridge Grammar of the English Language, 2002, chapters 11 and 12).

    Args:
        pieces: The words and marks of one sentence, contractions opened; at least one.
        predicates: Places of denials, which show a predicate as an auxiliary does.
        inside: Places inside a cue, where no clause begins.
    """
    scan = _Scan(pieces, predicates)
    number = 0
    for at in range(len(pieces)):
        number = scan.step(at, number, may_open=at not in inside)
    return scan.clauses


def vocatives(pieces: list[Piece], names: Collection[int]) -> list[int]:
    """Return the places of the words that address somebody: "…, Hannah." and "Ms Bell, …".

    They are names set off by commas and are no part of any clause (Huddleston & Pullum 2002, chapter 5,
    section 20.1); beside another name or before "and" and "or" they are items of a list.

    Args:
        pieces: The words and marks of one sentence.
        names: Places of the words that are written with a capital letter.
    """
    if not names:
        return []
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
