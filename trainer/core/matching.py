"""Whether the words of a phrase stand in a reply: a compiled phrase over the views of an analysis."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache

from trainer.core.analysis import Polarity, Reader, Span, View
from trainer.core.answers import Hit, Hits, IndexedReply
from trainer.core.phrase_graph import PhraseGraph, Way, looseness
from trainer.core.phrase_reading import Cut
from trainer.core.phrases import parse_phrase
from trainer.core.rubric import Phrase


def _cut_for(view: int, read: Callable[[str], tuple[View, ...]]) -> Cut:
    return lambda text: read(text)[view]


_POLARITIES = (Polarity.AFFIRMED, Polarity.UNSURE, Polarity.NEGATED)


class PhraseMatcher:
    """A phrase, cut by the reader of its language, ready to be looked for.

    Args:
        phrase: As the rubric has it.
        reader: Of the scenario's language.

    Raises:
        PhraseSyntaxError: If the phrase is not well formed.
    """

    def __init__(self, phrase: Phrase, reader: Reader) -> None:
        self.phrase = phrase
        pattern = parse_phrase(phrase.text)
        read = cache(reader.read_phrase)
        views = range(len(read("")))
        self._graphs = tuple(PhraseGraph(pattern, phrase, _cut_for(view, read)) for view in views)
        self._first_keys = _united(graph.first_keys for graph in self._graphs)

    @property
    def has_words(self) -> bool:
        """The reader finds a word in the phrase; otherwise it can stand nowhere."""
        return any(graph.has_words for graph in self._graphs)

    def hits(self, reply: IndexedReply) -> Hits:
        """Return every place where the phrase stands, in text order, the closest agreement for each place."""
        if self._first_keys is not None and self._first_keys.isdisjoint(reply.keys):
            return ()  # so it is with nearly every phrase: this line decides what a score costs
        best: dict[Span, Hit] = {}
        for graph, index in zip(self._graphs, reply.indexes, strict=True):
            for start, ways in graph.stands(index).items():
                for way, end in ways.items():
                    _keep_better(best, self._hit(index.view, start, end, way))
        return tuple(sorted(best.values(), key=lambda hit: hit.span))

    def _hit(self, view: View, start: int, end: int, way: Way) -> Hit:
        first, last = view[start], view[end - 1]
        span = (first.whole or first.span).covering(last.whole or last.span)
        return Hit(span, way.kind, self.phrase.text, way.polarity, first.sentence)


def _united(every: Iterable[frozenset[str] | None]) -> frozenset[str] | None:
    united: frozenset[str] = frozenset()
    for keys in every:
        if keys is None:
            return None
        united |= keys
    return united


def _keep_better(best: dict[Span, Hit], hit: Hit) -> None:
    known = best.get(hit.span)
    if known is None or _claim(hit) < _claim(known):
        best[hit.span] = hit


def _claim(hit: Hit) -> tuple[int, int]:
    """Order hits by the closer agreement, then by the stronger claim: the order of views does not matter."""
    return looseness(hit.kind), _POLARITIES.index(hit.polarity)
