"""What trainees add to a debrief, on disk: their insight, and the verdicts that they call wrong."""

from __future__ import annotations

from sqlalchemy import delete, exists, select
from sqlalchemy.orm import Session

from trainer.core.errors import UserFacingError
from trainer.core.records import Contest, Insight
from trainer.data.attempts import demand_attempt
from trainer.data.database import Database
from trainer.data.orm import ContestRow, InsightRow, ReplyRow, VerdictRow


class DebriefStore:
    """Insights and contested verdicts in the database. Every method is one transaction.

    NUL and lone surrogates in texts become U+FFFD.

    Args:
        database: Open.

    Raises:
        DatabaseError: From every method, if the database cannot be read or written.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def insight(self, attempt_id: str) -> Insight:
        """Return what was written under a drill; two empty texts if nothing was.

        Raises:
            UserFacingError: ``attempt-gone`` if there is no such drill.
        """
        with self._database.reading() as session:
            demand_attempt(session, attempt_id)
            row = session.get(InsightRow, attempt_id)
            return Insight(row.learned, row.suggestion) if row else Insight()

    def save_insight(self, attempt_id: str, insight: Insight) -> None:
        """Keep what was written under a drill, in the place of what stood there.

        Raises:
            UserFacingError: ``attempt-gone`` if there is no such drill.
        """
        with self._database.writing() as session:
            demand_attempt(session, attempt_id)
            if insight == Insight():
                session.execute(delete(InsightRow).where(InsightRow.attempt_id == attempt_id))
                return
            session.merge(
                InsightRow(attempt_id=attempt_id, learned=insight.learned, suggestion=insight.suggestion)
            )

    def contests(self, attempt_id: str) -> tuple[Contest, ...]:
        """Return the contested verdicts of a drill, by reply in the order of sending, then by criterion id.

        Raises:
            UserFacingError: ``attempt-gone`` if there is no such drill.
        """
        query = (
            select(ContestRow)
            .join(ReplyRow, ReplyRow.id == ContestRow.reply_id)
            .where(ReplyRow.attempt_id == attempt_id)
            .order_by(ReplyRow.visit, ReplyRow.try_number, ContestRow.criterion_id)
        )
        with self._database.reading() as session:
            demand_attempt(session, attempt_id)
            rows = session.scalars(query)
            return tuple(Contest(row.reply_id, row.criterion_id, row.comment, row.at) for row in rows)

    def contest(self, contest: Contest) -> None:
        """Store that a verdict is called wrong; one that is contested already takes the new comment.

        Raises:
            UserFacingError: ``attempt-gone`` if the reply is not there (any more).
            ValueError: If the reply has no verdict on that criterion.
        """
        with self._database.writing() as session:
            _demand_verdict(session, contest)
            session.merge(
                ContestRow(
                    reply_id=contest.reply_id,
                    criterion_id=contest.criterion_id,
                    comment=contest.comment,
                    at=contest.at,
                )
            )

    def take_back(self, *, reply_id: str, criterion_id: str) -> None:
        """Let a verdict stand after all; nothing happens if it was not contested."""
        with self._database.writing() as session:
            session.execute(
                delete(ContestRow).where(
                    ContestRow.reply_id == reply_id, ContestRow.criterion_id == criterion_id
                )
            )


def _demand_verdict(session: Session, contest: Contest) -> None:
    is_there = exists().where(
        VerdictRow.reply_id == contest.reply_id, VerdictRow.criterion_id == contest.criterion_id
    )
    if session.scalar(select(is_there)):
        return
    if session.get(ReplyRow, contest.reply_id) is None:
        raise UserFacingError("attempt-gone", reply_id=contest.reply_id)
    raise ValueError(f"the reply {contest.reply_id} has no verdict on {contest.criterion_id!r}")
