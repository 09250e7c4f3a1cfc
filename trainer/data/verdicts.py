"""Verdicts as rows: what each criterion said and earned at that time, with the words themselves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from trainer.core.needs import State
from trainer.core.rubric import Criterion
from trainer.core.scoring import Evidence, ScoreCard, Verdict


def verdict_values(
    reply_id: str, text: str, card: ScoreCard, criteria: Sequence[Criterion]
) -> list[dict[str, Any]]:
    """Return the rows of a card's verdicts.

    Args:
        reply_id: The reply.
        text: As typed; the spans of the card point into it.
        card: Its score.
        criteria: Of the turn; every verdict must be about one of them.

    Raises:
        ValueError: If the card judges a criterion that was not given.
    """
    known = {one.id: one for one in criteria}
    missing = [one.criterion_id for one in card.verdicts if one.criterion_id not in known]
    if missing:
        raise ValueError(f"the criteria of these verdicts were not given: {missing}")
    return [
        {"reply_id": reply_id, "position": position} | _values(verdict, known[verdict.criterion_id], text)
        for position, verdict in enumerate(card.verdicts)
    ]


def _values(verdict: Verdict, criterion: Criterion, text: str) -> dict[str, Any]:
    lost, earned = -criterion.deduct, criterion.points
    return {
        "criterion_id": criterion.id,
        "state": verdict.state,
        "reason": verdict.reason,
        "low_points": earned if verdict.state is State.MET else lost,
        "high_points": lost if verdict.state is State.NOT_MET else earned,
        "possible_points": criterion.points,
        "is_critical": criterion.is_critical,
        "section": criterion.section,
        "skill": criterion.skill or criterion.section,
        "label": criterion.label,
        "evidence": _words(verdict.evidence, text),
        "nearest": _words(verdict.nearest, text),
    }


def _words(evidence: Sequence[Evidence], text: str) -> list[str]:
    return list(dict.fromkeys(text[one.span.start : one.span.end] for one in evidence))
