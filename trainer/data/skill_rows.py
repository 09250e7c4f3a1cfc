"""What drills hold about skills: how much was met lately, and which drills no memory was made of yet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from trainer.data.database import Database  # Home is shown without SQLAlchemy

LAST_DRILLS = 5
"""Finished drills that a recent share is counted over."""

OLDEST_DRILL = 300
"""So many of the newest drills are looked at: what lies behind them says little of today."""

SKILL_SHARES = """
SELECT verdicts.skill, SUM(verdicts.state = 'met'), COUNT(*) FROM verdicts
JOIN replies ON replies.id = verdicts.reply_id
WHERE verdicts.state <> 'unsure' AND replies.attempt_id IN (
    SELECT id FROM attempts WHERE trainee_id = :trainee AND finish IS NOT NULL
    ORDER BY started_at DESC, id DESC LIMIT :drills
)
GROUP BY verdicts.skill
"""

_NEW_DRILLS = """
SELECT id FROM (
    SELECT id, started_at FROM attempts WHERE trainee_id = :trainee AND finish IS NOT NULL AND replies > 0
    ORDER BY started_at DESC, id DESC LIMIT :drills
) AS newest
WHERE NOT EXISTS (SELECT 1 FROM memory_reviews WHERE answer_id = newest.id AND kind = 'skill')
ORDER BY started_at, id
"""


class SkillRows:
    """Looks into the drills of the open database. Every method is one transaction.

    Args:
        database: Open.

    Raises:
        DatabaseError: From every method, if the database cannot be read.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def shares(self, trainee_id: str) -> Mapping[str, float]:
        """Return how much was met of each skill in the last drills, 0 … 1."""
        with self._database.reading() as session:
            return shares_of(session.connection().exec_driver_sql(SKILL_SHARES, asked_for_shares(trainee_id)))

    def new_drills(self, trainee_id: str) -> tuple[str, ...]:
        """Return the finished drills that moved no memory of a skill yet, the oldest first."""
        asked = {"trainee": trainee_id, "drills": OLDEST_DRILL}
        with self._database.reading() as session:
            return tuple(session.connection().exec_driver_sql(_NEW_DRILLS, asked).scalars())


def asked_for_shares(trainee_id: str) -> dict[str, object]:
    """Return what `SKILL_SHARES` has to be told."""
    return {"trainee": trainee_id, "drills": LAST_DRILLS}


def shares_of(rows: Iterable[Any]) -> Mapping[str, float]:
    """Return the share of each skill from the rows of `SKILL_SHARES`."""
    return {skill: met / count for skill, met, count in rows}
