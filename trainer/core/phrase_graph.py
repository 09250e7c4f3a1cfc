"""Phrases as graphs of words, and the places where a graph stands in one view of a reply.

Alternatives share what follows them, and places are worked out from the last word of a phrase to the first,
each word once. So the cost grows with words × places × gap, never with the number of ways through a phrase
(Thompson, *Regular Expression Search Algorithm*, CACM 11:6, 1968, for the idea).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple, assert_never

from trainer.core.analysis import EvidenceKind, Polarity, Token, View
from trainer.core.phrase_reading import Cut, PhraseReading, PhraseWord
from trainer.core.phrases import Either, Gap, Pattern, Prefix, Words
from trainer.core.rubric import Phrase
from trainer.core.view_index import ViewIndex, keys_of

LONGEST_LIGHT_RUN = 10
"""So many light words in a row may stand between two words of a phrase; no sentence has more."""

_RANK: Mapping[EvidenceKind, int] = {kind: rank for rank, kind in enumerate(EvidenceKind)}
_SLIPS = frozenset({EvidenceKind.TYPO, EvidenceKind.FAR_TYPO, EvidenceKind.HOMOPHONE})


class Way(NamedTuple):
    """How a phrase agrees with the words where it stands."""

    kind: EvidenceKind
    polarity: Polarity


Ways = dict[Way, int]
"""Each way in which a phrase stands somewhere → the position after its last word, the soonest one."""


looseness = _RANK.__getitem__
"""How far an agreement is from the phrase: 0 for the very words."""


def _looser(one: EvidenceKind, other: EvidenceKind) -> EvidenceKind:
    return max(one, other, key=looseness)


def _compared(said: Polarity, wanted: Polarity | None) -> Polarity:
    if Polarity.UNSURE in (said, wanted):
        return Polarity.UNSURE
    return Polarity.AFFIRMED if wanted in (said, None) else Polarity.NEGATED


def _joined(one: Polarity, other: Polarity) -> Polarity:
    for polarity in (Polarity.NEGATED, Polarity.UNSURE):
        if polarity in (one, other):
            return polarity
    return Polarity.AFFIRMED


class _Word:
    """One word of a phrase."""

    def __init__(self, word: PhraseWord, accepted: frozenset[EvidenceKind]) -> None:
        self._token, self._polarity = word
        self._accepted = accepted
        self.keys: frozenset[str] = keys_of(word.token)

    def places(self, index: ViewIndex) -> Iterable[int]:
        return index.having(self.keys)

    def agreement(self, token: Token) -> Way | None:
        kind = self._kind(token)
        return None if kind is None else Way(kind, _compared(token.polarity, self._polarity))

    def _kind(self, token: Token) -> EvidenceKind | None:
        shared = [
            (kind, token.forms[form]) for form, kind in self._token.forms.items() if form in token.forms
        ]
        if shared:
            kinds = (_looser(*pair) for pair in shared if self._accepted.issuperset(pair))
            return min(kinds, key=looseness, default=None)
        is_spelling = token.is_phonetic or self._token.is_phonetic
        kind = EvidenceKind.VARIANT if is_spelling else EvidenceKind.HOMOPHONE
        return kind if kind in self._accepted else None


class _Beginning:
    """A word of a phrase with any ending."""

    keys = None

    def __init__(self, text: str, polarity: Polarity | None) -> None:
        self._text = text
        self._polarity = polarity

    def places(self, index: ViewIndex) -> Iterable[int]:
        return index.beginning_with(self._text)

    def agreement(self, token: Token) -> Way:
        is_exact = token.surface == self._text
        kind = EvidenceKind.EXACT if is_exact else EvidenceKind.INFLECTED
        return Way(kind, _compared(token.polarity, self._polarity))


class _Edge(NamedTuple):
    """The way to the next word: how many full words may stand before it, and its number."""

    gap: int
    node: int


_Edges = tuple[_Edge, ...]


@dataclass(frozen=True, slots=True)
class _Node:
    """A word with the ways on; none after the last word."""

    word: _Word | _Beginning
    exits: _Edges


class PhraseGraph:
    """A pattern, cut for one view.

    Args:
        pattern: The parsed phrase.
        phrase: What it takes (typing errors, other endings).
        cut: Of the reader, for this view.
    """

    def __init__(self, pattern: Pattern, phrase: Phrase, cut: Cut) -> None:
        self._reading = PhraseReading(pattern, cut)
        self._accepted = _accepted(phrase)
        self._nodes: list[_Node] = []
        self._entries = self._sequence(pattern, ())
        self.first_keys = self._keys_of_entries()

    @property
    def has_words(self) -> bool:
        """The reader found a word in it; otherwise it stands nowhere."""
        return bool(self._nodes)

    def stands(self, index: ViewIndex) -> dict[int, Ways]:
        """Return each position where the phrase begins, with the ways in which it stands there."""
        if self.first_keys is not None and self.first_keys.isdisjoint(index.keys):
            return {}
        tables: list[dict[int, Ways]] = []
        for node in self._nodes:
            tables.append(_table(node, index, tables))
        stands: dict[int, Ways] = {}
        for _, entry in self._entries:
            for position, ways in tables[entry].items():
                _merge(stands.setdefault(position, {}), ways.items())
        return stands

    def _keys_of_entries(self) -> frozenset[str] | None:
        """Return what a reply must have for the phrase to begin in it; ``None`` after a ``word*``."""
        keys: frozenset[str] = frozenset()
        for _, entry in self._entries:
            own = self._nodes[entry].word.keys
            if own is None:
                return None
            keys |= own
        return keys

    def _sequence(self, pattern: Pattern, exits: _Edges) -> _Edges:
        """Add a pattern from its last element to its first; what holds no word for the reader is left out."""
        for element in reversed(pattern):
            match element:
                case Gap(words):
                    exits = tuple(_Edge(edge.gap + words, edge.node) for edge in exits)
                case Words():
                    exits = self._words(_full(self._reading.words(element)), exits)
                case Prefix():
                    exits = self._prefix(self._reading.words(element), exits)
                case Either(options):
                    exits = self._either(options, exits)
                case _ as never:
                    assert_never(never)
        return exits

    def _add(self, word: _Word | _Beginning, exits: _Edges) -> _Edges:
        self._nodes.append(_Node(word, exits))
        return (_Edge(0, len(self._nodes) - 1),)

    def _words(self, words: tuple[PhraseWord, ...], exits: _Edges) -> _Edges:
        for word in reversed(words):
            exits = self._add(_Word(word, self._accepted), exits)
        return exits

    def _prefix(self, words: tuple[PhraseWord, ...], exits: _Edges) -> _Edges:
        """Add a beginning; one that the reader cuts may be one word in the reply all the same (問い合わ*)."""
        if not words:
            return exits
        *before, last = words
        beginning = _Beginning(last.token.surface, last.polarity)
        entries = self._words(_full(tuple(before)), self._add(beginning, exits))
        if before:
            glued = "".join(word.token.surface for word in words)
            entries += self._add(_Beginning(glued, last.polarity), exits)
        return entries

    def _either(self, options: tuple[Pattern, ...], exits: _Edges) -> _Edges:
        entries: _Edges = ()
        for option in options:
            known = len(self._nodes)
            first = self._sequence(option, exits)
            entries += first if len(self._nodes) > known else ()
        return entries or exits


def _accepted(phrase: Phrase) -> frozenset[EvidenceKind]:
    refused = frozenset() if phrase.takes_typos else _SLIPS
    return (
        frozenset(EvidenceKind) - refused - (set() if phrase.takes_inflection else {EvidenceKind.INFLECTED})
    )


def _full(words: tuple[PhraseWord, ...]) -> tuple[PhraseWord, ...]:
    return tuple(word for word in words if not word.token.is_light) or words


def _table(node: _Node, index: ViewIndex, tables: list[dict[int, Ways]]) -> dict[int, Ways]:
    """Return where the phrase stands from this word on."""
    if node.exits and not any(tables[target] for _, target in node.exits):
        return {}
    table: dict[int, Ways] = {}
    for position in node.word.places(index):
        way = node.word.agreement(index.view[position])
        if way is not None:
            ways = _onward(node, index.view, position, tables, way) if node.exits else {way: position + 1}
            if ways:
                table[position] = ways
    return table


def _onward(node: _Node, view: View, position: int, tables: list[dict[int, Ways]], so_far: Way) -> Ways:
    ways: Ways = {}
    for gap, target in node.exits:
        table = tables[target]
        for begin in _beginnings(view, position + 1, gap) if table else ():
            following = table.get(begin)
            if following:
                _merge(ways, ((_both(so_far, way), end) for way, end in following.items()))
    return ways


def _both(one: Way, other: Way) -> Way:
    return Way(_looser(one.kind, other.kind), _joined(one.polarity, other.polarity))


def _merge(ways: Ways, more: Iterable[tuple[Way, int]]) -> None:
    for way, end in more:
        if end < ways.get(way, end + 1):
            ways[way] = end


def _beginnings(view: View, at: int, gap: int) -> Iterator[int]:
    """Yield where the next word of a phrase may stand: here, past light words, past ``gap`` full words."""
    light_run = 0
    while at < len(view) and view[at].sentence == view[at - 1].sentence:
        yield at
        light_run = light_run + 1 if view[at].is_light else 0
        gap -= not view[at].is_light
        if gap < 0 or light_run > LONGEST_LIGHT_RUN:
            return
        at += 1
