"""What "due" means in a query; Home and plans count alike. Without SQLAlchemy."""

from __future__ import annotations

from datetime import datetime, timedelta

from trainer.data.stored_moments import stored_moment

_IS_ASKED_TODAY = (
    "EXISTS (SELECT 1 FROM quiz_answers JOIN sittings ON sittings.id = quiz_answers.sitting_id"
    " WHERE quiz_answers.pack_id = memories.pack_id AND quiz_answers.quiz_id = memories.quiz_id"
    " AND quiz_answers.question_id = memories.item_id AND sittings.trainee_id = memories.trainee_id"
    " AND finish IS NULL AND started_at >= :since)"
)
IS_DUE = f"due_at < :until AND (phase = 'review' OR due_at <= :now AND NOT {_IS_ASKED_TODAY})"
"""In review from the beginning of its day; while it is learned at its minute, unless it stands in something
that was begun today and goes on: there it is asked again anyhow."""

QUESTIONS = "FROM memories WHERE trainee_id = :trainee AND kind = 'question'"


def asked_for_due(trainee_id: str, *, now: datetime, until: datetime) -> dict[str, object]:
    """Return what these queries have to be told: whose, the present moment, and when its day is over."""
    moments = {"now": now, "until": until, "since": until - timedelta(days=1)}
    return {"trainee": trainee_id, **{name: stored_moment(one) for name, one in moments.items()}}
