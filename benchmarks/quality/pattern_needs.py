"""Word patterns in Moodle's notation as needs of a criterion, or why there is no such need.

A word is a phrase of one word that takes no other ending; typing errors count if the pattern says so,
and denial never matters, as the notation is blind to it. Words in order are ``in_order``, in any order
``all``, joined by ``_`` one phrase with a gap. Without ``w`` the reply must hold nothing else: the need
is joined with a length that leaves room for no more words, ``_`` allows no words between, and words in
order are one phrase.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from benchmarks.quality.pattern_notation import Chain, Combined, Expression, Item, Match
from trainer.core.analysis import Reader
from trainer.core.rubric import AllOf, AnyOf, InOrder, Length, Need, NoneOf, Phrase

FEWEST_LETTERS = {"m": 5, "m2": 9}
"""Letters from which our rule for typing errors allows one and two of them."""

_COMBINED: Mapping[str, Callable[[tuple[Need, ...]], Need]] = {
    "match_any": AnyOf,
    "match_all": AllOf,
    "not": NoneOf,
}
_SIGNS = re.compile(r"[()（）|｜*＊…?]|\.\.\.")
_SCIENTIFIC = re.compile(r"\d(?:[eE][+-]?\d|\s*[xX×*]\s*10)")


class Inexpressible(Exception):
    """No need says what a pattern says.

    Args:
        reason: Why, as a class of patterns.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def need_for(expression: Expression, reader: Reader) -> Need:
    """Return the need that says what an expression says.

    Raises:
        Inexpressible: There is none.
    """
    if isinstance(expression, Match):
        return _Translation(expression, reader).need()
    parts = tuple(need_for(part, reader) for part in expression.parts)
    return _COMBINED[expression.name](parts)


def without_impossible(expression: Expression, reply: str) -> Expression:
    """Return a ``match_any`` without the parts that this reply cannot meet, whatever its letters are.

    A part that allows no extra words needs as many words as the reply has.
    """
    if not isinstance(expression, Combined) or expression.name != "match_any":
        return expression
    size = len(reply.split())
    possible = [part for part in expression.parts if not isinstance(part, Match) or size in _sizes(part)]
    return Combined("match_any", tuple(possible)) if possible else expression


def _sizes(match: Match) -> range:
    fewest = sum(min(len(item.words) for item in group) for chain in match.chains for group in chain)
    most = sum(max(len(item.words) for item in group) for chain in match.chains for group in chain)
    return range(fewest, 1_000_000 if "w" in match.options else most + 1)


class _Translation:
    """One ``match(…)`` as a need."""

    def __init__(self, match: Match, reader: Reader) -> None:
        self._match = match
        self._reader = reader
        self._takes_more = "w" in match.options
        if "c" in match.options:
            raise Inexpressible("extra characters inside a word (c)")
        if len(match.typing_errors) > 1 and match.typing_errors != "m2":
            raise Inexpressible("one kind of typing error alone (mf, mr, mt, mx)")

    def need(self) -> Need:
        texts = [self._chain(chain) for chain in self._match.chains]
        if self._takes_more or "o" in self._match.options:
            phrases = tuple(map(self._phrase, texts))
            several: Need = AllOf(phrases) if "o" in self._match.options else InOrder(phrases)
            said: Need = several if len(phrases) > 1 else phrases[0]
        else:
            said = self._phrase(" ".join(texts))
        return said if self._takes_more else AllOf((said, Length(maximum=self._words())))

    def _phrase(self, text: str) -> Phrase:
        has_typos = bool(self._match.typing_errors)
        return Phrase(text, takes_typos=has_typos, takes_inflection=False, takes_negation=True)

    def _chain(self, chain: Chain) -> str:
        joint = f" ...{self._match.proximity} " if self._takes_more and self._match.proximity else " "
        groups = (tuple(map(self._item, group)) for group in chain)
        return joint.join(group[0] if len(group) == 1 else f"({' | '.join(group)})" for group in groups)

    def _item(self, item: Item) -> str:
        return " ".join(map(self._word, item.words))

    def _word(self, written: str) -> str:
        if _SCIENTIFIC.search(written):
            raise Inexpressible("a number in scientific notation")
        stem = written.removesuffix("*")
        if not stem or re.search(r"(?<!\\)[*?]", stem):
            raise Inexpressible("a wildcard that is not the ending of a word (*ing, *)")
        word = re.sub(r"\\(.)", r"\1", stem)
        if _SIGNS.search(word):
            raise Inexpressible("punctuation as a word")
        self._check_typing_errors(word)
        return written if stem != written else word

    def _check_typing_errors(self, word: str) -> None:
        if not self._match.typing_errors:
            return
        if self._reader.language != "en":
            raise Inexpressible("typing errors in languages other than English")
        if len(word) < FEWEST_LETTERS[self._match.typing_errors]:
            raise Inexpressible("typing errors in words of fewer letters than our rule asks for")

    def _words(self) -> int:
        """Return the length of a reply that holds only these words."""
        longest = (
            max((self._item(item) for item in group), key=len)
            for chain in self._match.chains
            for group in chain
        )
        return self._reader.read(" ".join(longest)).length
