"""Gaming does not pay: bare keyword lists, repetition and pasted answers are doubted, and it is said why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from trainer.core.analysis import Analysis, Reader, Span
from trainer.core.matching import IndexedReply
from trainer.core.needs import Reason

MOST_REPEATS = 2
"""Saying the same sentence twice can happen; three times is filling."""

FEWEST_LISTED_WORDS = 3
"""A fragment with fewer words is a natural short answer ("Sorry!"), not a list."""

FEWEST_COPIED_WORDS = 12
"""Shorter agreements with a model reply are set phrases that every good reply shares."""

COPIED_SHARE = 0.9
"""The share of a reply's words that stand in one run in what was shown, from which it counts as pasted."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why points of a reply are a question for the trainer, and in which part of the text."""

    reason: Reason
    spans: tuple[Span, ...]

    def touches(self, evidence: tuple[Span, ...]) -> bool:
        """Say whether all of the evidence stands in the doubted part.

        A verdict without evidence (a polite register, say) is doubted with the whole reply only.
        """
        if not evidence:
            return self.reason is not Reason.REPEATED
        return all(any(span.holds(one) for span in self.spans) for one in evidence)


def doubts_about(reply: IndexedReply, shown_texts: Iterable[str], reader: Reader) -> Doubt | None:
    """Return the first reason to doubt a reply, or ``None``.

    Args:
        reply: Indexed for matching.
        shown_texts: Hints and model replies that the trainee has seen in this turn.
        reader: Cuts the shown texts in the same way.
    """
    analysis = reply.analysis
    whole = (Span(0, len(analysis.text)),)
    if any(_is_pasted(analysis, reader.read(text)) for text in shown_texts):
        return Doubt(Reason.COPIED, whole)
    if _is_keyword_list(analysis):
        return Doubt(Reason.KEYWORDS_ONLY, whole)
    repeated = _repeated_sentences(analysis)
    return Doubt(Reason.REPEATED, repeated) if repeated else None


def _words(analysis: Analysis) -> list[str]:
    return [token.surface for token in analysis.views[0]]


def _is_pasted(reply: Analysis, shown: Analysis) -> bool:
    own, given = _words(reply), _words(shown)
    if len(own) < FEWEST_COPIED_WORDS:
        return False
    return _longest_common_run(own, given) >= COPIED_SHARE * len(own)


def _longest_common_run(one: list[str], other: list[str]) -> int:
    """Length of the longest run of words that stands in both (the classic table, one row at a time)."""
    longest = 0
    previous = [0] * (len(other) + 1)
    for word in one:
        current = [0]
        for at, theirs in enumerate(other):
            current.append(previous[at] + 1 if word == theirs else 0)
        longest = max(longest, *current)
        previous = current
    return longest


def _is_keyword_list(analysis: Analysis) -> bool:
    if not analysis.sentences or not all(sentence.is_fragment for sentence in analysis.sentences):
        return False
    return sum(not token.is_light for token in analysis.views[0]) >= FEWEST_LISTED_WORDS


def _repeated_sentences(analysis: Analysis) -> tuple[Span, ...]:
    said: dict[int, list[str]] = {}
    for token in analysis.views[0]:
        said.setdefault(token.sentence, []).append(token.surface)
    sentences = {at: tuple(words) for at, words in said.items()}
    counts = Counter(sentences.values())
    often = {words for words, count in counts.items() if count > MOST_REPEATS}
    return tuple(analysis.sentences[at].span for at, words in sentences.items() if words in often)
