"""Compiled needs that ask where something is said: near, in order, in a question, at the edges."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from trainer.core.analysis import Span
from trainer.core.answers import (
    NOTHING,
    Found,
    Hit,
    IndexedReply,
    Matcher,
    Places,
    Reason,
    Scope,
    State,
    strongest,
)
from trainer.core.phrase_index import NeededPhrases, PhraseIndex, phrases_of_all
from trainer.core.plain_needs import NoneNeed, combined, hits_of

EDGE_SENTENCES = 2
"""How many sentences count as the opening, and as the closing, of a reply."""


@dataclass(frozen=True, slots=True, eq=False)
class NearNeed:
    """Met when all needs are met inside one window of so many full words, in any order.

    A window begins where words of one of the needs begin; every need is asked of the window alone, so a
    ``none`` among them says what must not stand near.
    """

    needs: tuple[Matcher, ...]
    within_words: int

    @property
    def phrases(self) -> frozenset[Places] | None:
        """Those of all needs."""
        return phrases_of_all(self.needs)

    def find(self, reply: IndexedReply, scope: Scope) -> Found:
        """Ask the reply; the first window that is surely met decides."""
        answers = [reply.answer(need, scope) for need in self.needs]
        together = combined(answers, len(answers))
        starts = sorted({hit.span.start for answer in answers for hit in answer.hits})
        if not starts or self._lacks_one(answers):
            return together
        best = Found(State.NOT_MET, misses=hits_of(answers), reason=Reason.WRONG_PLACE)
        for start in starts:
            inside = self._inside(reply, scope.within(reply.window(start, words=self.within_words)))
            if inside.state is State.MET:
                return inside
            if inside.state is State.UNSURE and best.state is State.NOT_MET:
                best = inside
        return best

    def _lacks_one(self, answers: list[Found]) -> bool:
        return any(
            answer.state is State.NOT_MET and not isinstance(need, NoneNeed)
            for need, answer in zip(self.needs, answers, strict=True)
        )

    def _inside(self, reply: IndexedReply, scope: Scope) -> Found:
        answers: list[Found] = []
        for need in self.needs:
            answers.append(reply.answer(need, scope))
            if answers[-1].state is State.NOT_MET:
                return NOTHING
        return combined(answers, len(answers))


@dataclass(frozen=True, slots=True, eq=False)
class InOrderNeed:
    """Met when each need is met in what follows the words of the one before."""

    needs: tuple[Matcher, ...]

    @property
    def phrases(self) -> frozenset[Places] | None:
        """Those of all needs."""
        return phrases_of_all(self.needs)

    def find(self, reply: IndexedReply, scope: Scope) -> Found:
        """Ask the reply; each need takes the soonest words that it can have."""
        chain: list[Found] = []
        after = 0
        for need in self.needs:
            chain.append(_soonest(need, reply, scope, after))
            if chain[-1].state is State.NOT_MET:
                return self._out_of_order(reply, scope)
            after = max((hit.span.end for hit in chain[-1].hits), default=after)
        return combined(chain, len(chain))

    def _out_of_order(self, reply: IndexedReply, scope: Scope) -> Found:
        answers = [reply.answer(need, scope) for need in self.needs]
        together = combined(answers, len(answers))
        if together.state is State.NOT_MET:
            return together
        return Found(State.NOT_MET, misses=together.hits, reason=Reason.WRONG_PLACE)


def _soonest(need: Matcher, reply: IndexedReply, scope: Scope, after: int) -> Found:
    """Return the answer of the shortest stretch after an offset that answers as well as all that follows.

    The ends of the words are halved again and again: a need that is met in a stretch is met in a longer one.
    """
    answer = reply.answer(need, scope.within(Span(after, len(reply.analysis.text))))
    ends = sorted({hit.span.end for hit in answer.hits})
    low, high = 0, len(ends) - 1
    while low < high:
        middle = (low + high) // 2
        shorter = reply.answer(need, scope.within(Span(after, ends[middle])))
        if shorter.state is answer.state:
            answer, high = shorter, middle
        else:
            low = middle + 1
    return answer


@dataclass(frozen=True, slots=True, eq=False)
class SentenceNeed:
    """Met when the need is met in one single sentence, which may have to ask."""

    need: Matcher
    index: PhraseIndex
    needed: NeededPhrases | None
    must_ask: bool

    @property
    def phrases(self) -> frozenset[Places] | None:
        """Those of the need."""
        return self.need.phrases

    def find(self, reply: IndexedReply, scope: Scope) -> Found:
        """Ask the reply; all sentences that answer equally well are the evidence."""
        sentences = scope.sentences & reply.asking_sentences if self.must_ask else scope.sentences
        answers = [
            reply.answer(self.need, scope.only(frozenset({one})).within(reply.sentence_window(one)))
            for one in sorted(self._likely(reply, sentences))
        ]
        state = strongest(answer.state for answer in answers)
        if state is State.NOT_MET:
            reason = Reason.NOT_ASKED if self.must_ask else Reason.WRONG_PLACE
            return _missed(reply.answer(self.need, scope), reason)
        best = [answer for answer in answers if answer.state is state]
        hits = hits_of(best)
        if self.must_ask:
            hits = tuple(_with_cue(hit, reply) for hit in hits)
        return Found(state, hits, reason=best[0].reason)

    def _likely(self, reply: IndexedReply, sentences: Set[int]) -> Set[int]:
        """Return the sentences in which needed phrases stand; in others the need is not met."""
        needed = self.needed
        if needed is None:
            return sentences
        standing = reply.standing(self.index)
        begun = {hit.sentence for one in needed.one_of & standing.anywhere for hit in reply.hits_of(one)}
        return {
            one for one in sentences & begun if needed.suffice(standing.inside(reply.sentence_window(one)))
        }


def _with_cue(hit: Hit, reply: IndexedReply) -> Hit:
    asks = reply.analysis.sentences[hit.sentence].asks
    return hit if asks is None else hit.with_cue(asks)


def _missed(anywhere: Found, reason: Reason) -> Found:
    """Return that a need is met, if at all, where it does not count."""
    if anywhere.state is State.NOT_MET:
        return anywhere
    return Found(State.NOT_MET, misses=anywhere.hits, reason=reason)


@dataclass(frozen=True, slots=True, eq=False)
class EdgeNeed:
    """Met when the need is met in the first or the last sentences."""

    need: Matcher
    is_closing: bool

    @property
    def phrases(self) -> frozenset[Places] | None:
        """Those of the need."""
        return self.need.phrases

    def find(self, reply: IndexedReply, scope: Scope) -> Found:
        """Ask the reply."""
        total = len(reply.analysis.sentences)
        first = max(0, total - EDGE_SENTENCES) if self.is_closing else 0
        edge = frozenset(range(first, min(total, first + EDGE_SENTENCES)))
        there = reply.answer(self.need, scope.only(edge))
        if there.state is not State.NOT_MET:
            return there
        return _missed(reply.answer(self.need, scope), Reason.WRONG_PLACE)
