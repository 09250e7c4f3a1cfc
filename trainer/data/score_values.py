"""The columns of drills and replies that follow their cards."""

from __future__ import annotations

from typing import Any

from trainer.core.records import AttemptStanding
from trainer.core.scoring import ScoreCard

SCORE_COLUMNS = ("low_score", "high_score", "bonus", "critical_count", "unsure_count", "result")
"""The columns of a drill that follow its cards; all others say how it went."""


def score_values(standing: AttemptStanding) -> dict[str, Any]:
    """Return the columns of a drill that follow its cards."""
    return {name: getattr(standing, name) for name in SCORE_COLUMNS}


def point_values(card: ScoreCard) -> dict[str, Any]:
    """Return the columns of a reply that follow its card."""
    return {
        "low_points": card.points.low,
        "high_points": card.points.high,
        "possible_points": card.points.possible,
        "bonus": card.bonus,
        "signature": card.signature,
    }
