"""What became of one criterion, with the words of the reply that decided it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from trainer.core.analysis import EvidenceKind, Finding, FindingKind, Span
from trainer.core.answers import Found, Hit, Reason, State
from trainer.core.honesty import Doubt
from trainer.core.rubric import Criterion
from trainer.core.ways import looseness

MOST_EVIDENCE = 100
"""Stretches kept a verdict, the first in the text: a page pasted in must not fill screen and database."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of a reply that decided a verdict, or came nearest.

    Attributes:
        span: Code points of the text as typed.
        kind: How they agree with the phrase.
        phrase: The phrase of the rubric, or the better wording where a reader's finding decided.
        finding: What the reader remarked on the words, where that decided.
    """

    span: Span
    kind: EvidenceKind
    phrase: str
    finding: FindingKind | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one criterion.

    Attributes:
        criterion_id: Unique in the turn.
        state: ``MET`` is always the good answer: an avoided phrase was avoided.
        evidence: The words that decided it; for a forbidden phrase, that phrase.
        nearest: For *not met*, the words that came nearest.
        reason: Why it is unsure, or what kept the nearest words from counting.
    """

    criterion_id: str
    state: State
    evidence: tuple[Evidence, ...] = ()
    nearest: tuple[Evidence, ...] = ()
    reason: Reason | None = None


def verdict_on(criterion: Criterion, found: Found, doubt: Doubt | None = None) -> Verdict:
    """Say what became of a criterion.

    Args:
        criterion: With ``is_avoided`` the answer is turned round.
        found: The answer to its need.
        doubt: About the reply; points that were not honestly earned become a question for the trainer.
    """
    verdict = _judge(criterion, found)
    if doubt is None or criterion.is_prohibition or verdict.state is not State.MET:
        return verdict
    if not doubt.touches(tuple(one.span for one in verdict.evidence)):
        return verdict
    return replace(verdict, state=State.UNSURE, reason=doubt.reason)


def _judge(criterion: Criterion, found: Found) -> Verdict:
    if criterion.is_avoided:
        return _judge_avoided(criterion.id, found)
    if found.state is State.NOT_MET:
        faults = tuple(map(_remark, found.findings[:MOST_EVIDENCE]))
        return Verdict(criterion.id, found.state, faults, _evidence(found.misses), found.reason)
    return Verdict(criterion.id, found.state, _evidence(found.hits), reason=found.reason)


def _judge_avoided(criterion_id: str, found: Found) -> Verdict:
    """Turn the answer round: that the words stand there is the fault."""
    if found.state is State.NOT_MET:
        return Verdict(criterion_id, State.MET)
    if found.state is State.UNSURE:
        return Verdict(criterion_id, State.UNSURE, _evidence(found.hits), reason=found.reason)
    forbidden = tuple(replace(one, kind=EvidenceKind.FORBIDDEN) for one in _evidence(found.hits))
    return Verdict(criterion_id, State.NOT_MET, forbidden)


def _remark(finding: Finding) -> Evidence:
    return Evidence(finding.span, EvidenceKind.FORBIDDEN, finding.better or "", finding.kind)


def _evidence(hits: Sequence[Hit]) -> tuple[Evidence, ...]:
    """Keep the widest of the hits that lie inside each other, the closest of equal ones, in text order."""
    if len(hits) == 1:
        return (Evidence(hits[0].shown, hits[0].kind, hits[0].phrase),)
    kept: list[Evidence] = []
    furthest = -1
    for hit in sorted(hits, key=lambda one: (one.shown.start, -one.shown.end, looseness(one.kind))):
        if hit.shown.end > furthest and len(kept) < MOST_EVIDENCE:
            furthest = hit.shown.end
            kept.append(Evidence(hit.shown, hit.kind, hit.phrase))
    return tuple(kept)
