"""Whether a reply gives what a criterion needs: each need compiled once, then asked of each reply."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Protocol

from trainer.core.analysis import EvidenceKind, Finding, FindingKind, Polarity, Reader, Span
from trainer.core.matching import Hit, IndexedReply, PhraseMatcher
from trainer.core.rubric import (
    AllOf,
    AnyOf,
    Ask,
    AtLeast,
    Closing,
    InOrder,
    KeigoCorrect,
    Length,
    Near,
    Need,
    NoneOf,
    Opening,
    Phrase,
    Register,
    RegisterLevel,
    SaysNot,
    ToneCalm,
)

EDGE_SENTENCES = 2
"""How many sentences count as the opening, and as the closing, of a reply."""


class State(StrEnum):
    """The three answers to a need."""

    NOT_MET = "not-met"
    UNSURE = "unsure"
    MET = "met"


_ORDER = tuple(State)


class Reason(StrEnum):
    """Why a need is unsure or was nearly met."""

    NEGATED = "negated"
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


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to a need.

    Attributes:
        state: Met, unsure or not met.
        hits: The words that decided it.
        misses: For *not met*, the words that came nearest.
        reason: Why it is unsure, or what kept the nearest miss from counting.
        findings: Remarks of the reader that decided it (register, tone).
    """

    state: State
    hits: tuple[Hit, ...] = ()
    misses: tuple[Hit, ...] = ()
    reason: Reason | None = None
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a need is looked for, and whether its words must be asserted or denied."""

    sentences: frozenset[int]
    polarity: Polarity = Polarity.AFFIRMED


class Matcher(Protocol):
    """A compiled need."""

    def find(self, reply: IndexedReply, scope: Scope) -> Found:
        """Ask the reply."""


@dataclass(frozen=True, slots=True)
class _PhraseNeed:
    phrase: PhraseMatcher

    def find(self, reply: IndexedReply, scope: Scope) -> Found:
        hits = [hit for hit in self.phrase.hits(reply) if hit.sentence in scope.sentences]
        wanted = scope.polarity
        sure = tuple(hit for hit in hits if hit.polarity is wanted and hit.kind is not EvidenceKind.HOMOPHONE)
        if sure:
            return Found(State.MET, sure)
        unsure = tuple(hit for hit in hits if hit.polarity in (wanted, Polarity.UNSURE))
        if unsure:
            is_slip = unsure[0].kind is EvidenceKind.HOMOPHONE
            return Found(
                State.UNSURE, unsure, reason=Reason.HOMOPHONE if is_slip else Reason.UNCLEAR_NEGATION
            )
        negated = tuple(replace(hit, kind=EvidenceKind.NEGATED) for hit in hits)
        return Found(State.NOT_MET, misses=negated, reason=Reason.NEGATED if negated else None)


@dataclass(frozen=True, slots=True)
class _Counted:
    """``count`` of the needs: any (1), all (as many as there are), at least."""

    needs: tuple[Matcher, ...]
    count: int

    def find(self, reply: IndexedReply, scope: Scope) -> Found:
        answers = [need.find(reply, scope) for need in self.needs]
        met = sum(one.state is State.MET for one in answers)
        possible = met + sum(one.state is State.UNSURE for one in answers)
        if met >= self.count:
            return Found(State.MET, _hits(one for one in answers if one.state is State.MET))
        supporting = [one for one in answers if one.state is not State.NOT_MET]
        reason = next((one.reason for one in answers if one.reason is not None), None)
        findings = tuple(finding for one in answers for finding in one.findings)
        if possible >= self.count:
            return Found(State.UNSURE, _hits(supporting), reason=reason, findings=findings)
        misses = _hits(supporting) + tuple(hit for one in answers for hit in one.misses)
        return Found(State.NOT_MET, misses=misses, reason=reason, findings=findings)


def _hits(answers: Iterable[Found]) -> tuple[Hit, ...]:
    return tuple(hit for answer in answers for hit in answer.hits)


@dataclass(frozen=True, slots=True)
class _NoneNeed:
    needs: tuple[Matcher, ...]

    def find(self, reply: IndexedReply, scope: Scope) -> Found:
        inner = _Counted(self.needs, 1).find(reply, scope)
        if inner.state is State.MET:
            return Found(State.NOT_MET, misses=inner.hits)
        return Found(State.UNSURE if inner.state is State.UNSURE else State.MET, inner.hits)


@dataclass(frozen=True, slots=True)
class _NearNeed:
    needs: tuple[Matcher, ...]
    within_words: int

    def find(self, reply: IndexedReply, scope: Scope) -> Found:
        together = _Counted(self.needs, len(self.needs)).find(reply, scope)
        if together.state is State.NOT_MET:
            return together
        answers = [need.find(reply, scope) for need in self.needs]
        for window in _windows(reply, self.within_words):
            inside = [_inside(answer, window) for answer in answers]
            if all(inside):
                return Found(together.state, tuple(hits[0] for hits in inside), reason=together.reason)
        return Found(State.NOT_MET, misses=together.hits, reason=Reason.WRONG_PLACE)


def _windows(reply: IndexedReply, words: int) -> Iterable[Span]:
    full = [token.span for token in reply.analysis.views[0] if not token.is_light]
    for first in range(len(full)):
        last = min(first + words, len(full)) - 1
        yield full[first].covering(full[last])


def _inside(answer: Found, window: Span) -> list[Hit]:
    return [hit for hit in answer.hits if hit.span.start < window.end and hit.span.start >= window.start]


@dataclass(frozen=True, slots=True)
class _InOrderNeed:
    needs: tuple[Matcher, ...]

    def find(self, reply: IndexedReply, scope: Scope) -> Found:
        together = _Counted(self.needs, len(self.needs)).find(reply, scope)
        if together.state is State.NOT_MET:
            return together
        chain: list[Hit] = []
        for need in self.needs:
            after = chain[-1].span.end if chain else 0
            following = [hit for hit in need.find(reply, scope).hits if hit.span.start >= after]
            if not following:
                return Found(State.NOT_MET, misses=together.hits, reason=Reason.WRONG_PLACE)
            chain.append(min(following, key=lambda hit: hit.span.end))
        return Found(together.state, tuple(chain), reason=together.reason)


@dataclass(frozen=True, slots=True)
class _AskNeed:
    need: Matcher

    def find(self, reply: IndexedReply, scope: Scope) -> Found:
        asking = self.need.find(reply, replace(scope, sentences=scope.sentences & reply.asking_sentences))
        if asking.state is not State.NOT_MET:
            return replace(asking, hits=tuple(_with_cue(hit, reply) for hit in asking.hits))
        said = self.need.find(reply, scope)
        if said.state is State.NOT_MET:
            return said
        return Found(State.NOT_MET, misses=said.hits, reason=Reason.NOT_ASKED)


def _with_cue(hit: Hit, reply: IndexedReply) -> Hit:
    cue = reply.analysis.sentences[hit.sentence].asks
    return hit if cue is None else replace(hit, span=hit.span.covering(cue))


@dataclass(frozen=True, slots=True)
class _EdgeNeed:
    need: Matcher
    is_closing: bool

    def find(self, reply: IndexedReply, scope: Scope) -> Found:
        total = len(reply.analysis.sentences)
        first = max(0, total - EDGE_SENTENCES) if self.is_closing else 0
        edge = frozenset(range(first, min(total, first + EDGE_SENTENCES)))
        there = self.need.find(reply, replace(scope, sentences=scope.sentences & edge))
        if there.state is not State.NOT_MET:
            return there
        anywhere = self.need.find(reply, scope)
        if anywhere.state is State.NOT_MET:
            return anywhere
        return Found(State.NOT_MET, misses=anywhere.hits, reason=Reason.WRONG_PLACE)


@dataclass(frozen=True, slots=True)
class _SaysNotNeed:
    need: Matcher

    def find(self, reply: IndexedReply, scope: Scope) -> Found:
        flipped = Polarity.AFFIRMED if scope.polarity is Polarity.NEGATED else Polarity.NEGATED
        return self.need.find(reply, replace(scope, polarity=flipped))


@dataclass(frozen=True, slots=True)
class _FreeOf:
    """Met when the reader found none of these kinds in a reply that says something."""

    kinds: frozenset[FindingKind]
    needs_respect: bool = False

    def find(self, reply: IndexedReply, scope: Scope) -> Found:
        analysis = reply.analysis
        faults = tuple(one for one in analysis.findings if one.kind in self.kinds)
        if faults or not analysis.sentences or (self.needs_respect and not analysis.respectful):
            return Found(State.NOT_MET, findings=faults, reason=Reason.REGISTER)
        return Found(State.MET)


@dataclass(frozen=True, slots=True)
class _LengthNeed:
    length: Length

    def find(self, reply: IndexedReply, scope: Scope) -> Found:
        size = reply.analysis.length
        if self.length.minimum is not None and size < self.length.minimum:
            return Found(State.NOT_MET, reason=Reason.TOO_SHORT)
        if self.length.maximum is not None and size > self.length.maximum:
            return Found(State.NOT_MET, reason=Reason.TOO_LONG)
        return Found(State.MET)


_IMPOLITE = frozenset({FindingKind.PLAIN_STYLE, FindingKind.MIXED_STYLE})
_WRONG_KEIGO = frozenset(
    {FindingKind.WRONG_DIRECTION, FindingKind.DOUBLE_HONORIFIC, FindingKind.CASUAL_HONORIFIC}
)
_HEATED = frozenset({FindingKind.BLAME, FindingKind.DISMISSAL, FindingKind.SHOUTING})


def compile_need(need: Need, reader: Reader) -> Matcher:
    """Make a need ready to be asked of replies.

    Args:
        need: Of a criterion or of a fact.
        reader: Of the scenario's language; it cuts the phrases.

    Raises:
        PhraseSyntaxError: If a phrase is not well formed.
    """
    match need:
        case Phrase():
            return _PhraseNeed(PhraseMatcher(need, reader))
        case Register(level):
            return _FreeOf(_IMPOLITE, needs_respect=level is RegisterLevel.RESPECTFUL)
        case KeigoCorrect():
            return _FreeOf(_WRONG_KEIGO)
        case ToneCalm():
            return _FreeOf(_HEATED)
        case Length():
            return _LengthNeed(need)
        case Ask(inner) | Opening(inner) | Closing(inner) | SaysNot(inner):
            return _compile_placed(need, compile_need(inner, reader))
        case AnyOf() | AllOf() | AtLeast() | NoneOf() | Near() | InOrder():
            return _compile_group(need, tuple(compile_need(inner, reader) for inner in need.needs))


def _compile_placed(need: Ask | Opening | Closing | SaysNot, inner: Matcher) -> Matcher:
    match need:
        case Ask():
            return _AskNeed(inner)
        case SaysNot():
            return _SaysNotNeed(inner)
        case Opening() | Closing():
            return _EdgeNeed(inner, is_closing=isinstance(need, Closing))


def _compile_group(
    need: AnyOf | AllOf | AtLeast | NoneOf | Near | InOrder, inner: tuple[Matcher, ...]
) -> Matcher:
    match need:
        case AnyOf():
            return _Counted(inner, 1)
        case AllOf():
            return _Counted(inner, len(inner))
        case AtLeast(count=count):
            return _Counted(inner, count)
        case NoneOf():
            return _NoneNeed(inner)
        case Near(within=within):
            return _NearNeed(inner, within)
        case InOrder():
            return _InOrderNeed(inner)


def whole(reply: IndexedReply) -> Scope:
    """Return the scope of the whole reply, affirmed."""
    return Scope(reply.all_sentences)
