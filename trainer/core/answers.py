"""What a need is asked of (a reply, ready for look-ups, and a scope) and what it answers."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Set
from enum import StrEnum
from functools import cached_property
from operator import itemgetter
from typing import NamedTuple, Protocol

from trainer.core.analysis import Analysis, EvidenceKind, Finding, Polarity, Span, View
from trainer.core.codes import State as State  # needs answer with it
from trainer.core.view_index import SoughtWord, SoughtWords, ViewIndexes, views_apart

_STRENGTH = {state: strength for strength, state in enumerate(State)}


def strongest(states: Iterable[State]) -> State:
    """Return the answer that claims most; of none, ``NOT_MET``."""
    return max(states, key=_STRENGTH.__getitem__, default=State.NOT_MET)


class Reason(StrEnum):
    """Why a need is unsure or was nearly met."""

    NEGATED = "negated"
    AFFIRMED = "affirmed"
    OPEN = "open"
    UNCLEAR_NEGATION = "unclear-negation"
    HOMOPHONE = "homophone"
    TYPO = "typo"
    NOT_ASKED = "not-asked"
    WRONG_PLACE = "wrong-place"
    TOO_SHORT = "too-short"
    TOO_LONG = "too-long"
    REGISTER = "register"
    KEYWORDS_ONLY = "keywords-only"
    REPEATED = "repeated"
    COPIED = "copied"


class Hit(NamedTuple):
    """One place where a phrase stands.

    Attributes:
        span: The words in the text as typed.
        kind: The loosest agreement among its words.
        phrase: The phrase as the rubric has it.
        polarity: ``AFFIRMED`` when the reply asserts what the phrase asserts, ``NEGATED`` when it denies it,
            ``OPEN`` when it does neither.
        sentence: Index of its sentence.
        cue: What makes its sentence a question, or the clause that denies it, where that was what counted.
    """

    span: Span
    kind: EvidenceKind
    phrase: str
    polarity: Polarity
    sentence: int
    cue: Span | None = None

    def with_cue(self, cue: Span) -> Hit:
        """Return the hit with one more reason to be shown wider."""
        return self._replace(cue=cue if self.cue is None else self.cue.covering(cue))

    @property
    def shown(self) -> Span:
        """The words together with what makes them a question or denies them."""
        return self.span if self.cue is None else self.span.covering(self.cue)


Hits = tuple[Hit, ...]


class Found(NamedTuple):
    """The answer to a need.

    Attributes:
        state: Met, unsure or not met.
        hits: The words that decided it; none when it is not met.
        misses: For *not met*, the words that came nearest.
        reason: Why it is unsure, or what kept the nearest miss from counting.
        findings: Remarks of the reader that decided it (register, tone).
    """

    state: State
    hits: Hits = ()
    misses: Hits = ()
    reason: Reason | None = None
    findings: tuple[Finding, ...] = ()


NOTHING = Found(State.NOT_MET)


class Scope(NamedTuple):
    """Where a need is looked for, and whether its words must be asserted or denied.

    Attributes:
        sentences: Indexes of the sentences that count.
        polarity: Of the words: asserted, or denied.
        window: The words must stand inside it; ``None`` where the sentences alone decide.
    """

    sentences: frozenset[int]
    polarity: Polarity = Polarity.AFFIRMED
    window: Span | None = None

    def only(self, sentences: frozenset[int]) -> Scope:
        """Return the scope without the other sentences."""
        return Scope(self.sentences & sentences, self.polarity, self.window)

    def within(self, window: Span) -> Scope:
        """Return the part of the scope that lies in the window."""
        if self.window is not None:
            window = Span(max(self.window.start, window.start), min(self.window.end, window.end))
        return Scope(self.sentences, self.polarity, window)

    def denied(self) -> Scope:
        """Return the scope with the polarity turned round."""
        is_denied = self.polarity is Polarity.NEGATED
        return Scope(self.sentences, Polarity.AFFIRMED if is_denied else Polarity.NEGATED, self.window)

    def select(self, hits: Hits) -> Hits:
        """Return the hits inside the scope.

        Args:
            hits: In the order of their starts, so that a small window in a long reply costs little.
        """
        if self.window is not None:
            first = bisect_left(hits, self.window.start, key=_start_of)
            last = bisect_left(hits, self.window.end, key=_start_of)
            hits = tuple(hit for hit in hits[first:last] if hit.span.end <= self.window.end)
        return tuple(hit for hit in hits if hit.sentence in self.sentences)


def _start_of(hit: Hit) -> int:
    return hit.span.start


class Matcher(Protocol):
    """A compiled need. Compared by identity, so that it can be a key."""

    @property
    def phrases(self) -> frozenset[Places] | None:
        """Those of which one must stand in a reply for any other answer than ``NOTHING``.

        ``None`` where it may answer something else to a reply without them.
        """

    def find(self, reply: IndexedReply, scope: Scope) -> Found:
        """Ask the reply."""


class Places(Protocol):
    """A compiled phrase. Compared by identity, so that it can be a key."""

    @property
    def ends(self) -> tuple[frozenset[SoughtWord], frozenset[SoughtWord]]:
        """Of each of these, one word stands wherever it does."""

    def hits(self, reply: IndexedReply) -> Hits:
        """Return where it stands, in the order of the starts."""


class Phrases(Protocol):
    """The phrases of a rubric. Compared by identity, so that it can be a key."""

    @property
    def size(self) -> int:
        """How many they are; they only become more."""

    def standing(self, reply: IndexedReply) -> Mapping[Places, Hits]:
        """Return those that stand in the reply, and where."""


class Standing:
    """The phrases of a rubric that stand in a reply.

    Args:
        places: Each of them → where it stands.

    Attributes:
        anywhere: All of them.
    """

    def __init__(self, places: Mapping[Places, Hits]) -> None:
        self.anywhere: Set[Places] = places.keys()
        self._places = places
        self._inside: dict[Span, Set[Places]] = {}

    def inside(self, window: Span | None) -> Set[Places]:
        """Return those that stand inside a window; without one, all."""
        if window is None:
            return self.anywhere
        inside = self._inside.get(window)
        if inside is None:
            starts, ends = self._in_order
            first, last = bisect_left(starts, window.start), bisect_left(starts, window.end)
            inside = {phrase for end, phrase in ends[first:last] if end <= window.end}
            self._inside[window] = inside
        return inside

    @cached_property
    def _in_order(self) -> tuple[list[int], list[tuple[int, Places]]]:
        """Where phrases begin, ascending, and of each of these places its end and its phrase."""
        places = [(hit.span, phrase) for phrase, hits in self._places.items() for hit in hits]
        places.sort(key=itemgetter(0))
        return [span.start for span, _ in places], [(span.end, phrase) for span, phrase in places]


class IndexedReply:
    """An analysis with the look-ups that matching needs, made once a reply.

    It remembers what it was asked, because a set of phrases belongs to many criteria, and needs in needs
    (an ask inside an ask) would otherwise ask twice at every level. What it was asked about a rubric that
    has grown since is found anew.
    """

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self._hits: dict[Places, Hits] = {}
        self._answers: dict[tuple[Matcher, Scope], Found] = {}
        self._standing: dict[Phrases, tuple[int, Standing]] = {}
        self._indexes: dict[SoughtWords, tuple[int, ViewIndexes]] = {}

    def hits_of(self, phrase: Places) -> Hits:
        """Return where a phrase stands in the reply."""
        hits = self._hits.get(phrase)
        if hits is None:
            hits = self._hits[phrase] = phrase.hits(self)
        return hits

    def standing(self, phrases: Phrases) -> Standing:
        """Return which phrases of a rubric stand in the reply."""
        known = self._standing.get(phrases)
        if known is None or known[0] != phrases.size:
            known = self._standing[phrases] = phrases.size, Standing(phrases.standing(self))
        return known[1]

    def answer(self, need: Matcher, scope: Scope) -> Found:
        """Ask a need, or return what it answered to the same question before."""
        key = (need, scope)
        found = self._answers.get(key)
        if found is None:
            found = self._answers[key] = need.find(self, scope)
        return found

    def indexes(self, words: SoughtWords) -> ViewIndexes:
        """Return the views, ready for the words of a rubric."""
        known = self._indexes.get(words)
        if known is None or known[0] != words.size:
            known = words.size, ViewIndexes(self.analysis.views, self._apart, words)
            self._indexes[words] = known
        return known[1]

    @cached_property
    def _apart(self) -> tuple[View, ...]:
        return views_apart(self.analysis.views)

    def clause_at(self, offset: int) -> Span:
        """Return the clause of the word that begins there, or behind there."""
        words = self.analysis.views[0]
        at = min(bisect_left(words, offset, key=lambda word: word.span.start), len(words) - 1)
        starts, ends = self._clauses
        return Span(starts[words[at].clause], ends[words[at].clause])

    @cached_property
    def _clauses(self) -> tuple[dict[int, int], dict[int, int]]:
        """Where each clause begins and where it ends."""
        words = self.analysis.views[0]
        starts = {word.clause: word.span.start for word in reversed(words)}
        return starts, {word.clause: word.span.end for word in words}

    @cached_property
    def whole(self) -> Scope:
        """The whole reply, affirmed."""
        return Scope(frozenset(range(len(self.analysis.sentences))))

    @cached_property
    def asking_sentences(self) -> frozenset[int]:
        """Indexes of the sentences that ask."""
        return frozenset(at for at, one in enumerate(self.analysis.sentences) if one.asks is not None)

    @cached_property
    def _full_words(self) -> tuple[Span, ...]:
        return tuple(token.span for token in self.analysis.views[0] if not token.is_light)

    @cached_property
    def _sentence_starts(self) -> tuple[int, ...]:
        return tuple(sentence.span.start for sentence in self.analysis.sentences)

    def window(self, start: int, *, words: int) -> Span:
        """Return the window of so many full words that begins at an offset, up to where the next begins."""
        first = bisect_right(self._full_words, start, key=lambda span: span.end)
        following = self._full_words[first + words : first + words + 1]
        return Span(start, following[0].start if following else len(self.analysis.text))

    def sentence_window(self, sentence: int) -> Span:
        """Return the stretch from the start of a sentence up to the start of the next."""
        following = self._sentence_starts[sentence + 1 : sentence + 2]
        return Span(self._sentence_starts[sentence], following[0] if following else len(self.analysis.text))

    def sentence_at(self, offset: int) -> int:
        """Return the index of the sentence that holds an offset, the first for what stands before it."""
        return max(0, bisect_right(self._sentence_starts, offset) - 1)
