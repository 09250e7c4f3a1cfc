"""Whether the words of a phrase stand in a reply: a compiled phrase over the views of an analysis."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from trainer.core.analysis import Polarity, Reader, Span, View
from trainer.core.answers import Hit, Hits, IndexedReply
from trainer.core.phrase_graph import PhraseGraph
from trainer.core.phrase_reading import Cut
from trainer.core.phrase_words import Vocabulary
from trainer.core.phrases import parse_phrase
from trainer.core.rubric import Phrase
from trainer.core.view_index import SoughtWord, ViewIndex, ViewIndexes
from trainer.core.ways import Way, looseness


def _cut_for(view: int, read: Callable[[str], tuple[View, ...]]) -> Cut:
    return lambda text: read(text)[view]


_POLARITIES = (Polarity.AFFIRMED, Polarity.UNSURE, Polarity.OPEN, Polarity.NEGATED)


class PhraseMatcher:
    """A phrase, cut by the reader of its language, ready to be looked for.

    Args:
        phrase: As the rubric has it.
        reader: Of the scenario's language.
        vocabulary: Of the rubric that the phrase belongs to; it takes the words of the phrase.

    Raises:
        PhraseSyntaxError: If the phrase is not well formed.
    """

    def __init__(self, phrase: Phrase, reader: Reader, vocabulary: Vocabulary | None = None) -> None:
        self.phrase = phrase
        pattern = parse_phrase(phrase.text)
        read = cache(reader.read_phrase)
        views = range(len(read("")))
        words = vocabulary or Vocabulary()
        graphs = [PhraseGraph(pattern, phrase, _cut_for(view, read), words) for view in views]
        self._vocabulary = words
        self._first = graphs[0]
        self._alike = [view for view in views if view and graphs[view].is_like(self._first)]
        self._own = [(view, graph) for view, graph in enumerate(graphs) if not graph.is_like(self._first)]
        first, last = zip(*(graph.ends for graph in graphs), strict=True)
        self.ends: tuple[frozenset[SoughtWord], frozenset[SoughtWord]] = (
            frozenset().union(*first),
            frozenset().union(*last),
        )
        """Of each of these, one word stands wherever the phrase does."""

    @property
    def has_words(self) -> bool:
        """The reader finds a word in the phrase; otherwise it can stand nowhere."""
        return any(map(len, self.ends))

    def hits(self, reply: IndexedReply) -> Hits:
        """Return every place where the phrase stands, in text order, the closest agreement for each place."""
        best: dict[Span, Hit] = {}
        for graph, index in self._looks(reply.indexes(self._vocabulary)):
            for start, ways in graph.stands(index).items():
                for way, end in ways.items():
                    _keep_better(best, self._hit(index.view, start, end, way))
        return tuple(hit for _, hit in sorted(best.items()))

    def _looks(self, indexes: ViewIndexes) -> list[tuple[PhraseGraph, ViewIndex]]:
        """Return in what to look for which form of the phrase."""
        looks = [(self._first, indexes.first)]
        looks += [(self._first, indexes.apart[view]) for view in self._alike if view in indexes.apart]
        return looks + [(graph, indexes.whole(view)) for view, graph in self._own]

    def _hit(self, view: View, start: int, end: int, way: Way) -> Hit:
        first = view[start]
        span = first.whole or first.span
        if end - start > 1:
            last = view[end - 1]
            span = span.covering(last.whole or last.span)
        return Hit(span, way.kind, self.phrase.text, way.polarity, first.sentence)


def _keep_better(best: dict[Span, Hit], hit: Hit) -> None:
    known = best.get(hit.span)
    if known is None or _claim(hit) < _claim(known):
        best[hit.span] = hit


def _claim(hit: Hit) -> tuple[int, int]:
    """Order hits by the closer agreement, then by the stronger claim: the order of views does not matter."""
    return looseness(hit.kind), _POLARITIES.index(hit.polarity)
