"""Which phrases of a rubric stand in a reply, and which of its needs those concern."""

from __future__ import annotations

from collections.abc import Sequence, Set

from trainer.core.analysis import Span
from trainer.core.answers import Hits, IndexedReply, Matcher, Places
from trainer.core.phrase_words import Vocabulary
from trainer.core.view_index import SoughtWord


class PhraseIndex:
    """The phrases of a rubric by their words.

    Attributes:
        vocabulary: Of all phrases.
        size: How many phrases it has; it only grows.
    """

    def __init__(self) -> None:
        self.size = 0
        self.vocabulary = Vocabulary()
        self._by_word: dict[SoughtWord, list[tuple[Places, frozenset[SoughtWord]]]] = {}

    def add(self, phrase: Places) -> None:
        """Take in a phrase whose words are in the vocabulary, under the end that says more."""
        self.size += 1
        end, other = sorted(phrase.ends, key=len)
        for word in end:
            self._by_word.setdefault(word, []).append((phrase, other))

    def standing(self, reply: IndexedReply) -> dict[Places, Hits]:
        """Return the phrases that stand in a reply, and where."""
        words = reply.indexes(self.vocabulary).standing
        missing, by_word = words.isdisjoint, self._by_word
        likely = {
            phrase
            for word in words
            if word in by_word
            for phrase, other_end in by_word[word]
            if not missing(other_end)
        }
        return {phrase: hits for phrase in likely if (hits := reply.hits_of(phrase))}


class Sieve:
    """Sorts out the needs that answer ``NOTHING`` because none of their phrases stands where they ask.

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

    def numbers(self, reply: IndexedReply, window: Span | None = None) -> list[int]:
        """Return the numbers of the needs that must be asked of a reply, or of a window in it, in order."""
        standing = self._by_phrase.keys() & reply.standing(self._index).inside(window)
        if not standing:
            return self._always
        if len(standing) == 1 and not self._always:
            return self._by_phrase[standing.pop()]
        return sorted({*self._always, *(number for one in standing for number in self._by_phrase[one])})


def phrases_of_all(needs: Sequence[Matcher]) -> frozenset[Places] | None:
    """Return the phrases of the needs; ``None`` if one of them may answer something without its phrases."""
    phrases: frozenset[Places] = frozenset()
    for need in needs:
        if need.phrases is None:
            return None
        phrases |= need.phrases
    return phrases


class NeededPhrases:
    """The phrases without which a need is not met.

    Args:
        single: One of these is enough.
        together: So is one of these groups, in which what each of several needs asks for must stand.

    Attributes:
        single: As given.
        together: As given.
        one_of: One of these stands wherever the need is met.
    """

    def __init__(
        self, single: frozenset[Places], together: tuple[tuple[NeededPhrases, ...], ...] = ()
    ) -> None:
        self.single = single
        self.together = together
        self.one_of: frozenset[Places] = single.union(
            *(min((one.one_of for one in group), key=len) for group in together)
        )

    def suffice(self, standing: Set[Places]) -> bool:
        """Say whether the need may be met where these phrases stand."""
        return not self.single.isdisjoint(standing) or any(
            all(one.suffice(standing) for one in group) for group in self.together
        )
