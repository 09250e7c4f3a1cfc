"""Compiled needs that ask what is said: phrases, counts of needs, refusals, register, tone, length."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from trainer.core.analysis import EvidenceKind, FindingKind, Polarity
from trainer.core.answers import (
    NOTHING,
    Found,
    Hit,
    Hits,
    IndexedReply,
    Matcher,
    Places,
    Reason,
    Scope,
    State,
)
from trainer.core.matching import PhraseMatcher
from trainer.core.phrase_index import PhraseIndex, Sieve, phrases_of_all
from trainer.core.rubric import Length

_SLIPS = {EvidenceKind.HOMOPHONE: Reason.HOMOPHONE, EvidenceKind.FAR_TYPO: Reason.TYPO}
"""Agreements that a person must judge."""


@dataclass(frozen=True, slots=True, eq=False)
class PhraseNeed:
    """Met where the phrase stands with the polarity that the scope asks for."""

    phrase: PhraseMatcher

    @property
    def phrases(self) -> frozenset[Places]:
        """The one phrase."""
        return frozenset({self.phrase})

    def find(self, reply: IndexedReply, scope: Scope) -> Found:
        """Ask the reply."""
        hits = reply.hits_of(self.phrase)
        if scope is not reply.whole:
            hits = scope.select(hits)
        fitting = [hit for hit in hits if self._may_fit(hit, scope)]
        sure = [hit for hit in fitting if self._doubt(hit) is None]
        if sure:
            return Found(State.MET, tuple(sure))
        if fitting:
            return Found(State.UNSURE, tuple(fitting), reason=self._doubt(fitting[0]))
        return _opposite(hits, scope)

    def _may_fit(self, hit: Hit, scope: Scope) -> bool:
        return self.phrase.phrase.takes_negation or hit.polarity in (scope.polarity, Polarity.UNSURE)

    def _doubt(self, hit: Hit) -> Reason | None:
        if hit.polarity is Polarity.UNSURE and not self.phrase.phrase.takes_negation:
            return Reason.UNCLEAR_NEGATION
        return _SLIPS.get(hit.kind)


def _opposite(hits: Hits, scope: Scope) -> Found:
    """Return that the words are there, but denied where they should be asserted, the reverse, or open."""
    if not hits:
        return NOTHING
    if all(hit.polarity is Polarity.OPEN for hit in hits):
        return Found(State.NOT_MET, misses=hits, reason=Reason.OPEN)
    if scope.polarity is Polarity.NEGATED:
        return Found(State.NOT_MET, misses=hits, reason=Reason.AFFIRMED)
    denied = tuple(hit._replace(kind=EvidenceKind.NEGATED) for hit in hits)
    return Found(State.NOT_MET, misses=denied, reason=Reason.NEGATED)


def combined(answers: Sequence[Found], count: int) -> Found:
    """Return the answer to needs of which ``count`` must be met.

    Args:
        answers: Of the needs; those that answer ``NOTHING`` may be left out.
        count: At least 1 where there are needs.
    """
    if not answers and count:
        return NOTHING
    if len(answers) == count == 1:
        return answers[0]
    met = [one for one in answers if one.state is State.MET]
    if len(met) >= count:
        return Found(State.MET, hits_of(met))
    unsure = [one for one in answers if one.state is State.UNSURE]
    if len(met) + len(unsure) >= count:
        return Found(State.UNSURE, hits_of(met + unsure), reason=_reason(unsure))
    missed = [one for one in answers if one.state is State.NOT_MET]
    misses = hits_of(met + unsure) + tuple([hit for one in missed for hit in one.misses])
    findings = tuple([finding for one in missed for finding in one.findings])
    return Found(State.NOT_MET, misses=misses, reason=_reason(missed), findings=findings)


def hits_of(answers: Iterable[Found]) -> Hits:
    """Return all words that decided these answers."""
    return tuple([hit for answer in answers for hit in answer.hits])


def _reason(answers: Iterable[Found]) -> Reason | None:
    return next((one.reason for one in answers if one.reason is not None), None)


class CountedNeed:
    """Met where so many of the needs are: any (1), all (as many as there are), at least.

    Args:
        needs: Compiled.
        count: How many of them.
        index: Of all their phrases.

    Attributes:
        needs: As given.
        count: As given.
    """

    def __init__(self, needs: tuple[Matcher, ...], count: int, index: PhraseIndex) -> None:
        self.needs = needs
        self.count = count
        self._sieve = Sieve(needs, index)
        self.phrases = phrases_of_all(needs) if count else None  # none of none is always met

    def find(self, reply: IndexedReply, scope: Scope) -> Found:
        """Ask the reply."""
        numbers = self._sieve.numbers(reply, scope.window)
        return combined([self.needs[number].find(reply, scope) for number in numbers], self.count)


@dataclass(frozen=True, slots=True, eq=False)
class NoneNeed:
    """Met where the need is not: where none of several is, of which one would do."""

    need: Matcher
    phrases: ClassVar[None] = None

    def find(self, reply: IndexedReply, scope: Scope) -> Found:
        """Ask the reply; for *not met*, what should not have been said is the miss."""
        inner = self.need.find(reply, scope)
        if inner.state is State.MET:
            return Found(State.NOT_MET, misses=inner.hits)
        return inner if inner.state is State.UNSURE else Found(State.MET)


@dataclass(frozen=True, slots=True, eq=False)
class SaysNotNeed:
    """Met where the need is met with the polarity turned round."""

    need: Matcher

    @property
    def phrases(self) -> frozenset[Places] | None:
        """Those of the need."""
        return self.need.phrases

    def find(self, reply: IndexedReply, scope: Scope) -> Found:
        """Ask the reply; the evidence shows the whole clause, so that the denial is seen in it."""
        found = self.need.find(reply, scope.denied())
        hits = tuple(hit.with_cue(reply.clause_at(hit.span.start)) for hit in found.hits)
        return found._replace(hits=hits)


@dataclass(frozen=True, slots=True, eq=False)
class FreeOfNeed:
    """Met when the reader found none of these kinds in sentences that there are, or with none of them."""

    kinds: frozenset[FindingKind]
    needs_respect: bool = False
    takes_silence: bool = False
    phrases: ClassVar[None] = None

    def find(self, reply: IndexedReply, scope: Scope) -> Found:
        """Ask the reply. Honorific words anywhere in it make it respectful."""
        faults = tuple(
            one
            for one in reply.analysis.findings
            if one.kind in self.kinds and reply.sentence_at(one.span.start) in scope.sentences
        )
        is_silent = not scope.sentences and not self.takes_silence
        if faults or is_silent or (self.needs_respect and not reply.analysis.respectful):
            return Found(State.NOT_MET, findings=faults, reason=Reason.REGISTER)
        return Found(State.MET)


@dataclass(frozen=True, slots=True, eq=False)
class LengthNeed:
    """Met when the length of the whole reply lies in the range."""

    length: Length
    phrases: ClassVar[None] = None

    def find(self, reply: IndexedReply, scope: Scope) -> Found:
        """Ask the reply."""
        size = reply.analysis.length
        if self.length.minimum is not None and size < self.length.minimum:
            return Found(State.NOT_MET, reason=Reason.TOO_SHORT)
        if self.length.maximum is not None and size > self.length.maximum:
            return Found(State.NOT_MET, reason=Reason.TOO_LONG)
        return Found(State.MET)
