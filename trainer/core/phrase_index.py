"""Which phrases of a rubric stand in a reply, and which of its needs those concern."""

from __future__ import annotations

from collections.abc import Sequence, Set

from trainer.core.answers import IndexedReply, Matcher, Places
from trainer.core.phrase_words import Vocabulary
from trainer.core.view_index import SoughtWord


class PhraseIndex:
    """The phrases of a rubric by their words.

    Attributes:
        vocabulary: Of all phrases.
    """

    def __init__(self) -> None:
        self.vocabulary = Vocabulary()
        self._by_word: dict[SoughtWord, list[Places]] = {}

    def add(self, phrase: Places) -> None:
        """Take in a phrase whose words are in the vocabulary, under the end that says more."""
        for word in min(phrase.ends, key=len):
            self._by_word.setdefault(word, []).append(phrase)

    def standing(self, reply: IndexedReply) -> Set[Places]:
        """Return the phrases that stand in a reply."""
        words = set().union(*(index.standing(self.vocabulary) for index in reply.indexes))
        near = {phrase for word in self._by_word.keys() & words for phrase in self._by_word[word]}
        likely = [phrase for phrase in near if not any(map(words.isdisjoint, phrase.ends))]
        return {phrase for phrase in likely if reply.hits_of(phrase)}


class Sieve:
    """Sorts out the needs that answer ``NOTHING`` to a reply because none of their phrases stands in it.

    Args:
        needs: Compiled, in the order in which they are numbered.
        index: Of all their phrases.
    """

    def __init__(self, needs: Sequence[Matcher], index: PhraseIndex) -> None:
        self._index = index
        self._always: list[int] = []
        self._by_phrase: dict[Places, list[int]] = {}
        for number, need in enumerate(needs):
            if need.phrases is None:
                self._always.append(number)
            else:
                for phrase in need.phrases:
                    self._by_phrase.setdefault(phrase, []).append(number)

    def numbers(self, reply: IndexedReply) -> list[int]:
        """Return the numbers of the needs that must be asked, in order."""
        standing = self._by_phrase.keys() & reply.standing(self._index)
        if not standing:
            return self._always
        return sorted({*self._always, *(number for one in standing for number in self._by_phrase[one])})


def phrases_of_all(needs: Sequence[Matcher]) -> frozenset[Places] | None:
    """Return the phrases of the needs; ``None`` if one of them may answer something without its phrases."""
    phrases: frozenset[Places] = frozenset()
    for need in needs:
        if need.phrases is None:
            return None
        phrases |= need.phrases
    return phrases
