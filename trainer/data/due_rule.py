"""What "due" means in a query; Home and plans count alike. Without SQLAlchemy."""

from __future__ import annotations

from datetime import datetime

from trainer.data.stored_moments import stored_moment

IS_DUE = "due_at < :until AND (phase = 'review' OR due_at <= :now)"
"""In review from the beginning of its day, and while it is learned at its minute."""

QUESTIONS = "FROM memories WHERE trainee_id = :trainee AND kind = 'question'"


def asked_for_due(trainee_id: str, *, now: datetime, until: datetime) -> dict[str, object]:
    """Return what these queries have to be told: whose, the present moment, and when its day is over."""
    return {"trainee": trainee_id, "now": stored_moment(now), "until": stored_moment(until)}
