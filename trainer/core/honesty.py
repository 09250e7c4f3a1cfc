"""Gaming does not pay: bare keyword lists, repetition and pasted answers are doubted, and it is said why."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from trainer.core.analysis import Analysis, Reader, Span, Token
from trainer.core.answers import Reason

MOST_REPEATS = 2
"""Saying the same sentence twice can happen; three times is filling."""

FEWEST_LISTED_WORDS = 4
"""Fewer bare words are a natural short answer ("Sorry! Order number?"), not a list."""

LONGEST_BARE_QUESTION = 4
"""A question without a predicate is natural up to so many full words ("Your order number, please?")."""

WORDS_PER_LIGHT_WORD = 4
"""Bare words with a light word to every so many are put together ("about the delay"), not listed."""

RUN_WORDS = 5
"""So many words in a row that also stand in a shown text were taken from it (shingles of Broder, *On the
resemblance and containment of documents*, 1997); shorter runs are how the language speaks."""

FEWEST_COPIED_WORDS = 12
"""A shorter reply may be made of set phrases that every good reply shares, unless it is the whole text."""

COPIED_SHARE = 0.8
"""The share of a reply's words that stand in such runs, from which it counts as pasted: a greeting put before
a pasted model reply, or a word changed in it, makes it no answer of one's own."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why points of a reply are a question for the trainer, and in which part of the text.

    Attributes:
        spans: In text order, apart from each other.
    """

    reason: Reason
    spans: tuple[Span, ...]

    def touches(self, evidence: tuple[Span, ...]) -> bool:
        """Say whether all of the evidence stands in the doubted part.

        A verdict without evidence (a polite register, say) is doubted with the whole reply only.
        """
        if not evidence:
            return self.reason is not Reason.REPEATED
        return all(map(self._holds, evidence))

    def _holds(self, span: Span) -> bool:
        at = bisect_right(self.spans, span.start, key=lambda one: one.start) - 1
        return at >= 0 and self.spans[at].holds(span)


def doubt_about(analysis: Analysis, shown_texts: Iterable[str], reader: Reader) -> Doubt | None:
    """Return the first reason to doubt a reply, or ``None``. Takes time in proportion to the texts.

    Args:
        analysis: Of the reply.
        shown_texts: Hints and model replies that the trainee has seen in this turn.
        reader: Cuts the shown texts in the same way.
    """
    whole = (Span(0, len(analysis.text)),)
    if any(_is_pasted(analysis, reader.read(text)) for text in shown_texts):
        return Doubt(Reason.COPIED, whole)
    if _is_keyword_list(analysis):
        return Doubt(Reason.KEYWORDS_ONLY, whole)
    repeated = _repeated_sentences(analysis)
    return Doubt(Reason.REPEATED, repeated) if repeated else None


def _is_pasted(reply: Analysis, shown: Analysis) -> bool:
    own, given = _full_words(reply), _full_words(shown)
    may_be_told = len(own) >= FEWEST_COPIED_WORDS or own == given
    return may_be_told and 0 < COPIED_SHARE * len(own) <= _words_in_shared_runs(own, given)


def _full_words(analysis: Analysis) -> list[str]:
    return [token.surface for token in analysis.views[0] if not token.is_light]


def _words_in_shared_runs(own: list[str], given: list[str]) -> int:
    """Count the words of a text that stand in runs which the other text has as well."""
    known = set(_runs(given))
    shared: set[int] = set()
    for start, run in enumerate(_runs(own)):
        if run in known:
            shared.update(range(start, start + RUN_WORDS))
    return len(shared)


def _runs(words: list[str]) -> list[tuple[str, ...]]:
    return [tuple(words[at : at + RUN_WORDS]) for at in range(len(words) - RUN_WORDS + 1)]


def _is_keyword_list(analysis: Analysis) -> bool:
    """Say whether no sentence has a predicate, and the words are not put together in any other way."""
    if not all(sentence.is_fragment for sentence in analysis.sentences):
        return False
    said = _by_sentence(analysis)
    bare = [
        _bare_words(words, is_question=analysis.sentences[at].asks is not None) for at, words in said.items()
    ]
    return sum(bare) >= FEWEST_LISTED_WORDS


def _bare_words(tokens: list[Token], *, is_question: bool) -> int:
    light = sum(token.is_light for token in tokens)
    full = len(tokens) - light
    is_natural = is_question and full <= LONGEST_BARE_QUESTION
    return 0 if is_natural or light * WORDS_PER_LIGHT_WORD >= full else full


def _by_sentence(analysis: Analysis) -> dict[int, list[Token]]:
    said: dict[int, list[Token]] = {}
    for token in analysis.views[0]:
        said.setdefault(token.sentence, []).append(token)
    return said


def _repeated_sentences(analysis: Analysis) -> tuple[Span, ...]:
    said = {at: tuple(token.surface for token in tokens) for at, tokens in _by_sentence(analysis).items()}
    counts = Counter(said.values())
    return tuple(analysis.sentences[at].span for at in sorted(said) if counts[said[at]] > MOST_REPEATS)
