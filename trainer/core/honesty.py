"""Gaming does not pay: bare keyword lists, repetition and pasted answers are doubted, and it is said why."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from trainer.core.analysis import Analysis, Reader, Span, Token
from trainer.core.answers import Reason

MOST_REPEATS = 2
"""Saying the same sentence, or the same words in a row, twice can happen; three times is filling."""

MOST_ECHOES = 3
"""Saying one word three times over is emphasis ("very, very, very sorry"); four times is filling."""

LONGEST_REFRAIN = 12
"""Words of the longest stretch whose immediate repetition is looked for inside a sentence."""

FEWEST_LISTED_WORDS = 4
"""Fewer bare words are a natural short answer ("Sorry! Order number?"), not a list."""

LONGEST_GREETING = 2
"""Full words of a greeting or a good-bye at most ("Hello Mika", "Kind regards")."""

LONGEST_BARE_QUESTION = 4
"""A question without a predicate is natural up to so many full words ("Your order number, please?")."""

WORDS_PER_LIGHT_WORD = 4
"""Bare words with a light word to every so many are put together ("about the delay"), not listed."""

RUN_WORDS = 5
"""So many words in a row that also stand in a shown text were taken from it (shingles of Broder, *On the
resemblance and containment of documents*, 1997); shorter runs are how the language speaks."""

MOST_KNOWN_TEXTS = 200
"""Shown texts whose words are kept, far more than one scenario has."""

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
        is_whole: They are all that was said.
    """

    reason: Reason
    spans: tuple[Span, ...]
    is_whole: bool = True

    def touches(self, evidence: tuple[Span, ...]) -> bool:
        """Say whether all of the evidence stands in the doubted part.

        A verdict without evidence (a polite register, say) is doubted with the whole reply only.
        """
        return all(_stands_in(span, self.spans) for span in evidence) if evidence else self.is_whole


def _stands_in(span: Span, spans: Sequence[Span]) -> bool:
    """Say whether a stretch stands in one of others, which are in text order and apart from each other."""
    at = bisect_right(spans, span.start, key=lambda one: one.start) - 1
    return at >= 0 and spans[at].holds(span)


class ShownTexts:
    """The words of what trainees are shown, each text read once.

    Args:
        reader: Cuts them as it cuts the replies.
    """

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._known: dict[str, list[str]] = {}

    def words(self, text: str) -> list[str]:
        """Return the full words of a text."""
        words = self._known.get(text)
        if words is None:
            if len(self._known) == MOST_KNOWN_TEXTS:
                self._known.clear()
            words = self._known[text] = _full_words(self._reader.read(text))
        return words


def doubt_about(analysis: Analysis, shown_texts: Iterable[str], shown: ShownTexts) -> Doubt | None:
    """Return the first reason to doubt a reply, or ``None``. Takes time in proportion to the texts.

    Args:
        analysis: Of the reply.
        shown_texts: What the trainee has seen in this turn and may have pasted: hints, the model reply, the
            customer's own words, the situation.
        shown: Has the words of such texts.
    """
    whole = (Span(0, len(analysis.text)),)
    own = _full_words(analysis) if shown_texts else []
    if any(_is_pasted(own, shown.words(text)) for text in shown_texts):
        return Doubt(Reason.COPIED, whole)
    said = _by_sentence(analysis)
    listed = _listed_sentences(analysis, said)
    if listed:
        is_whole = all(analysis.sentences[at].is_fragment for at in said)
        return Doubt(Reason.KEYWORDS_ONLY, whole if is_whole else _spans_of(listed, analysis), is_whole)
    repeated = _repeated_sentences(said)
    if repeated:
        return Doubt(Reason.REPEATED, _spans_of(repeated, analysis), is_whole=False)
    refrains = tuple(_refrains(said.values()))
    return Doubt(Reason.REPEATED, refrains, is_whole=False) if refrains else None


def _spans_of(sentences: Iterable[int], analysis: Analysis) -> tuple[Span, ...]:
    return tuple(analysis.sentences[at].span for at in sentences)


def _is_pasted(own: list[str], given: list[str]) -> bool:
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


def _listed_sentences(analysis: Analysis, said: dict[int, list[Token]]) -> list[int]:
    """Return the sentences that list bare words, without a predicate and not put together otherwise.

    A greeting before a list makes it no answer; but an honest reply may answer in half a sentence or name a
    few things one by one, so nothing longer than a greeting may stand beside the list, nor more than it.
    """
    bare = {
        at: _bare_words(words, is_question=analysis.sentences[at].asks is not None)
        for at, words in said.items()
        if analysis.sentences[at].is_fragment
    }
    others = [_count_full(words) for at, words in said.items() if not bare.get(at)]
    listed = sum(bare.values())
    is_list = listed >= FEWEST_LISTED_WORDS and listed > sum(others)
    return [at for at in bare if bare[at]] if is_list and max(others, default=0) <= LONGEST_GREETING else []


def _count_full(tokens: Iterable[Token]) -> int:
    return sum(not token.is_light for token in tokens)


def _bare_words(tokens: list[Token], *, is_question: bool) -> int:
    full = _count_full(tokens)
    is_natural = is_question and full <= LONGEST_BARE_QUESTION
    return 0 if is_natural or _count_links(tokens) * WORDS_PER_LIGHT_WORD >= full else full


def _count_links(tokens: list[Token]) -> int:
    """Count the light words that put others together; a prefix or an ending (お詫び) does not."""
    wholes = [token.whole for token in tokens if token.whole is not None and not token.is_light]
    return sum(token.is_light and not _stands_in(token.span, wholes) for token in tokens)


def _by_sentence(analysis: Analysis) -> dict[int, list[Token]]:
    return {at: list(words) for at, words in groupby(analysis.views[0], key=attrgetter("sentence"))}


def _repeated_sentences(said: dict[int, list[Token]]) -> list[int]:
    wordings = {at: tuple([token.surface for token in tokens]) for at, tokens in said.items()}
    counts = Counter(wordings.values())
    return [at for at in said if counts[wordings[at]] > MOST_REPEATS]


def _refrains(sentences: Iterable[Sequence[Token]]) -> Iterator[Span]:
    """Yield the stretches inside sentences that say the same words over and over."""
    for tokens in sentences:
        full = [token for token in tokens if not token.is_light]
        if len(full) - len({token.surface for token in full}) < MOST_REPEATS:
            continue  # so it is mostly: too little is said again for any refrain
        furthest = 0
        for start, end in sorted(_repetitions([token.surface for token in full])):
            if start >= furthest:
                furthest = end
                yield full[start].span.covering(full[end - 1].span)


def _repetitions(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of words that consist of one shorter stretch, several times in a row.

    They are the runs in which each word equals the one ``size`` before it (a tandem repeat; Main and Lorentz,
    *An O(n log n) algorithm for finding all repetitions in a string*, Journal of Algorithms 5:3, 1984). Short
    refrains alone are looked for, which takes time in proportion to the words.
    """
    said_before = len(words) - len(set(words))
    for size in range(1, min(LONGEST_REFRAIN, said_before // MOST_REPEATS) + 1):
        most = MOST_ECHOES if size == 1 else MOST_REPEATS
        equals = (words[at] == words[at - size] for at in range(size, len(words)))
        at = 0
        for is_equal, group in groupby(equals):
            length = sum(1 for _ in group)
            if is_equal and length >= size * most:
                yield at, at + length + size
            at += length
