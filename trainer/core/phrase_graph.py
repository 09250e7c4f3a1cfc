"""Phrases as graphs of words, and the places where a graph stands in one view of a reply.

Alternatives share what follows them, and places are worked out from the last word of a phrase to the first,
each word once. So the cost grows with words × places × gap, never with the number of ways through a phrase
(Thompson, *Regular Expression Search Algorithm*, CACM 11:6, 1968, for the idea). From one place a phrase goes
on to those places of its next word that the gap reaches in the sentence, and it stands there in no more ways
than there are kinds of agreement times three: ``w`` words of a phrase in ``n`` words of a reply take at most
``w · n · gap · ways`` steps.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence, Set
from typing import NamedTuple, assert_never

from trainer.core.phrase_reading import Cut, PhraseReading, PhraseWord
from trainer.core.phrase_words import Vocabulary, accepted_by
from trainer.core.phrases import Either, Gap, Pattern, Prefix, Words
from trainer.core.rubric import Phrase
from trainer.core.view_index import SoughtWord, ViewIndex
from trainer.core.ways import Way, joined

Ways = dict[Way, int]
"""Each way in which a phrase stands somewhere → the position after its last word, the soonest one."""

Table = dict[int, Ways]
"""Each position where a phrase, or the rest of one, begins, ascending → the ways in which it stands there."""


class _Edge(NamedTuple):
    """The way to the next word: how many full words may stand before it, and its number."""

    gap: int
    node: int


_Edges = tuple[_Edge, ...]


class _Node(NamedTuple):
    """One of several words, with the ways on; none after the last word."""

    words: frozenset[SoughtWord]
    exits: _Edges


class PhraseGraph:
    """A pattern, cut for one view.

    Args:
        pattern: The parsed phrase.
        phrase: What it takes (typing errors, other endings).
        cut: Of the reader, for this view.
        vocabulary: Of the rubric; takes the words of the phrase.
    """

    def __init__(self, pattern: Pattern, phrase: Phrase, cut: Cut, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._reading = PhraseReading(pattern, cut)
        self._accepted = accepted_by(phrase)
        self._nodes: list[_Node] = []
        self._entries = self._sequence(pattern, ())
        first = frozenset(word for edge in self._entries for word in self._nodes[edge.node].words)
        last = frozenset(word for node in self._nodes if not node.exits for word in node.words)
        self.ends = (first, last)
        """Of each of these, one word stands wherever the phrase does."""
        self._by_word: dict[SoughtWord, list[int]] = {}
        for number, node in enumerate(self._nodes):
            for word in node.words:
                self._by_word.setdefault(word, []).append(number)

    def is_like(self, other: PhraseGraph) -> bool:
        """Say whether two graphs of one vocabulary stand in the same places of any view."""
        return self._nodes == other._nodes and self._entries == other._entries

    def stands(self, index: ViewIndex) -> Table:
        """Return each position where the phrase begins, with the ways in which it stands there."""
        standing = index.standing
        if any(map(standing.isdisjoint, self.ends)):
            return {}  # so it is with many of the likely phrases, in one of the views
        if len(self._nodes) == 1:
            return _table(self._nodes[0].words & standing, (), index, {})
        tables: dict[int, Table] = {}
        for number, words in sorted(self._standing_nodes(standing).items()):
            table = _table(words, self._nodes[number].exits, index, tables)
            if table:
                tables[number] = table
        return _united([tables[entry] for _, entry in self._entries if entry in tables])

    def _standing_nodes(self, standing: Set[SoughtWord]) -> dict[int, list[SoughtWord]]:
        """Return the numbers of the nodes of which words stand in a reply, with those words: mostly few."""
        nodes: dict[int, list[SoughtWord]] = {}
        for word in self._by_word.keys() & standing:
            for number in self._by_word[word]:
                nodes.setdefault(number, []).append(word)
        return nodes

    def _sequence(self, pattern: Pattern, exits: _Edges) -> _Edges:
        """Add a pattern from its last element to its first; what holds no word for the reader is left out."""
        for element in reversed(pattern):
            match element:
                case Gap(words):
                    exits = tuple(_Edge(edge.gap + words, edge.node) for edge in exits)
                case Words():
                    exits = self._writings(element, exits)
                case Prefix():
                    exits = self._prefix(self._reading.words(element), exits)
                case Either(options):
                    exits = self._either(options, exits)
                case _ as never:
                    assert_never(never)
        return exits

    def _add(self, exits: _Edges, *words: SoughtWord) -> _Edges:
        self._nodes.append(_Node(frozenset(words), exits))
        return (_Edge(0, len(self._nodes) - 1),)

    def _writings(self, words: Words, exits: _Edges) -> _Edges:
        """Add plain words in every writing; those of one word each are one node together."""
        writings = [_full(writing) for writing in self._reading.writings(words)]
        single = [self._vocabulary.whole(one[0], self._accepted) for one in writings if len(one) == 1]
        entries = self._add(exits, *single) if single else ()
        for writing in writings:
            if len(writing) > 1:
                entries += self._words(writing, exits)
        return entries or exits

    def _words(self, words: tuple[PhraseWord, ...], exits: _Edges) -> _Edges:
        for word in reversed(words):
            exits = self._add(exits, self._vocabulary.whole(word, self._accepted))
        return exits

    def _prefix(self, words: tuple[PhraseWord, ...], exits: _Edges) -> _Edges:
        """Add a beginning; one that the reader cuts may be one word in the reply all the same (問い合わ*)."""
        if not words:
            return exits
        *before, last = words
        beginning = self._vocabulary.beginning(last.token.surface, last.polarity)
        entries = self._words(_full(tuple(before)), self._add(exits, beginning))
        if before:
            glued = "".join(word.token.surface for word in words)
            entries += self._add(exits, self._vocabulary.beginning(glued, last.polarity))
        return entries

    def _either(self, options: tuple[Pattern, ...], exits: _Edges) -> _Edges:
        """Add alternatives; those of one word each are one node together."""
        entries: _Edges = ()
        single: list[SoughtWord] = []
        for option in options:
            known = len(self._nodes)
            first = self._sequence(option, exits)
            if len(self._nodes) == known + 1 and self._nodes[-1].exits == exits:
                single += self._nodes.pop().words
            elif len(self._nodes) > known:
                entries += first
        return entries + (self._add(exits, *single) if single else ()) or exits


def _full(words: tuple[PhraseWord, ...]) -> tuple[PhraseWord, ...]:
    return tuple(word for word in words if not word.token.is_light) or words


def _table(
    words: Iterable[SoughtWord], edges: _Edges, index: ViewIndex, tables: Mapping[int, Table]
) -> Table:
    """Return where the phrase stands from a node on, of which these words stand in the reply."""
    exits = [_Exit(gap, tables[target], list(tables[target])) for gap, target in edges if target in tables]
    if edges and not exits:
        return {}
    return _united([_table_of(word, index, exits) for word in words])


def _table_of(word: SoughtWord, index: ViewIndex, exits: Sequence[_Exit]) -> Table:
    places = index.agreements[word]
    if not exits:
        return {position: {way: position + 1} for position, way in places.items()}
    onward = ((position, _onward(index, position, exits, way)) for position, way in places.items())
    return {position: ways for position, ways in onward if ways}


class _Exit(NamedTuple):
    """A way on to words that stand in the reply.

    Attributes:
        gap: How many full words may stand before them.
        table: Where the rest of the phrase stands.
        begins: The positions in the table, ascending.
    """

    gap: int
    table: Table
    begins: list[int]


def _onward(index: ViewIndex, position: int, exits: Iterable[_Exit], so_far: Way) -> Ways:
    """Return how the phrase goes on behind a word, up to the end of the sentence at most."""
    ways: Ways = {}
    sentence = index.view[position].sentence
    for gap, table, begins in exits:
        at = bisect_right(begins, position)
        if at == len(begins) or index.view[begins[at]].sentence != sentence:
            continue  # so it is mostly
        for begin in begins[at : bisect_right(begins, index.reach(position, gap), at)]:
            if index.view[begin].sentence == sentence:
                _merge(ways, [(joined(so_far, way), end) for way, end in table[begin].items()])
    return ways


def _united(tables: Sequence[Table]) -> Table:
    """Return where one of several rests of a phrase begins."""
    filled = tables if len(tables) == 1 else [table for table in tables if table]
    if len(filled) == 1:
        return filled[0]
    united: Table = {}
    for position in sorted({position for table in filled for position in table}):
        ways = united[position] = {}
        for table in filled:
            _merge(ways, table.get(position, {}).items())
    return united


def _merge(ways: Ways, more: Iterable[tuple[Way, int]]) -> None:
    for way, end in more:
        if end < ways.get(way, end + 1):
            ways[way] = end
