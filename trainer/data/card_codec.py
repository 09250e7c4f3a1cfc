"""Score cards as JSON values, and back, exactly."""

from __future__ import annotations

from typing import Any

from trainer.core.analysis import EvidenceKind, FindingKind, Span
from trainer.core.needs import Reason, State
from trainer.core.scoring import Evidence, Points, ScoreCard, SectionTotal, Verdict

Json = dict[str, Any]


def card_to_json(card: ScoreCard) -> Json:
    """Return the card as a JSON object; spans stay in code points."""
    return {
        "turn": card.turn_id,
        "verdicts": [_verdict_to_json(verdict) for verdict in card.verdicts],
        "points": list(card.points),
        "sections": [[total.section, *total.points] for total in card.sections],
        "bonus": card.bonus,
        "criticals": list(card.criticals),
        "signature": card.signature,
    }


def card_from_json(value: Json) -> ScoreCard:
    """Return the card that `card_to_json` wrote."""
    return ScoreCard(
        turn_id=value["turn"],
        verdicts=tuple(map(_verdict_from_json, value["verdicts"])),
        points=Points(*value["points"]),
        sections=tuple(SectionTotal(name, Points(*points)) for name, *points in value["sections"]),
        bonus=value["bonus"],
        criticals=tuple(value["criticals"]),
        signature=value["signature"],
    )


def _verdict_to_json(verdict: Verdict) -> Json:
    value: Json = {"criterion": verdict.criterion_id, "state": verdict.state.value}
    if verdict.evidence:
        value["evidence"] = _evidence_to_json(verdict.evidence)
    if verdict.nearest:
        value["nearest"] = _evidence_to_json(verdict.nearest)
    if verdict.reason is not None:
        value["reason"] = verdict.reason.value
    return value


def _verdict_from_json(value: Json) -> Verdict:
    return Verdict(
        criterion_id=value["criterion"],
        state=State(value["state"]),
        evidence=_evidence_from_json(value.get("evidence", [])),
        nearest=_evidence_from_json(value.get("nearest", [])),
        reason=Reason(value["reason"]) if "reason" in value else None,
    )


def _evidence_to_json(evidence: tuple[Evidence, ...]) -> list[list[Any]]:
    return [
        [
            one.span.start,
            one.span.end,
            one.kind.value,
            one.phrase,
            *([one.finding.value] if one.finding else []),
        ]
        for one in evidence
    ]


def _evidence_from_json(values: list[list[Any]]) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(Span(start, end), EvidenceKind(kind), phrase, *map(FindingKind, finding))
        for start, end, kind, phrase, *finding in values
    )
