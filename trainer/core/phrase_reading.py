"""The words of a phrase as a reader cuts them, each read in the company of the others.

An element is cut by itself, but whether a word is denied shows only in the whole: ``cannot (refund | pay)``
denies the words in brackets, and so must a reply in which the phrase stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from trainer.core.analysis import Polarity, Span, Token, View
from trainer.core.phrases import Either, Pattern, Prefix, Words

Leaf = Words | Prefix
Cut = Callable[[str], View]
"""Cuts plain words into the tokens of one view."""


class PhraseWord(NamedTuple):
    """One word of a phrase.

    Attributes:
        token: As the reader cut it.
        polarity: How it must be said; ``None`` where the alternatives around it differ, so that both will do.
    """

    token: Token
    polarity: Polarity | None


class PhraseReading:
    """Cuts the elements of one phrase for one view.

    Args:
        pattern: The parsed phrase.
        cut: Of the reader, for this view.
    """

    def __init__(self, pattern: Pattern, cut: Cut) -> None:
        self._cut = cut
        self._said: dict[tuple[Leaf, Span], set[Polarity]] = {}
        for turn in range(_turns(pattern)):
            self._read(list(_leaves(pattern, turn)))

    def words(self, leaf: Leaf) -> tuple[PhraseWord, ...]:
        """Return the words of an element of the phrase."""
        return tuple(PhraseWord(token, self._polarity(leaf, token)) for token in self._cut(leaf.text))

    def writings(self, leaf: Leaf) -> Iterator[tuple[PhraseWord, ...]]:
        """Yield the words of an element in each writing: as the phrase has it, then in the others."""
        words = self.words(leaf)
        yield words
        if words:
            first = words[0]
            for writing in first.token.writings:
                yield tuple(PhraseWord(token, first.polarity) for token in writing)

    def _read(self, leaves: list[Leaf]) -> None:
        """Read the elements as one text and note how each word is said in it."""
        starts, end = [], 0
        for leaf in leaves:
            starts.append(end)
            end += len(leaf.text) + 1
        tokens = self._cut(" ".join(leaf.text for leaf in leaves))
        polarities = {token.span: token.polarity for token in tokens}
        for start, leaf in zip(starts, leaves, strict=True):
            for token in self._cut(leaf.text):
                span = Span(start + token.span.start, start + token.span.end)
                said = polarities.get(span, token.polarity)  # cut in another way among the others: by itself
                self._said.setdefault((leaf, token.span), set()).add(said)

    def _polarity(self, leaf: Leaf, token: Token) -> Polarity | None:
        said = self._said[leaf, token.span] - {Polarity.UNSURE}
        if not said:
            return Polarity.UNSURE
        return said.pop() if len(said) == 1 else None


def _turns(pattern: Pattern) -> int:
    """Return the number of turns in which every alternative comes up once."""
    return max((_turns_of(one) for one in pattern if isinstance(one, Either)), default=1)


def _turns_of(either: Either) -> int:
    return sum(map(_turns, either.options))


def _leaves(pattern: Pattern, turn: int) -> Iterator[Leaf]:
    """Yield the elements with words, taking the alternatives in turn."""
    for element in pattern:
        if isinstance(element, Either):
            yield from _leaves(*_taken(element, turn % _turns_of(element)))
        elif isinstance(element, Words | Prefix):
            yield element


def _taken(either: Either, turn: int) -> tuple[Pattern, int]:
    """Return the alternative whose turn it is, and which of its own turns it is."""
    *options, last = either.options
    for option in options:
        if turn < _turns(option):
            return option, turn
        turn -= _turns(option)
    return last, turn
