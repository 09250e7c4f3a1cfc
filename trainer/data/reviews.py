"""Reviews on disk, and the verdicts that wait for one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from sqlalchemy import (
    Select,
    Subquery,
    and_,
    exists,
    func,
    insert,
    literal_column,
    or_,
    select,
    union,
)
from sqlalchemy.orm import Session

from trainer.core.codes import State
from trainer.core.errors import UserFacingError
from trainer.core.records import Contest, Review, StoredAttempt, WaitingVerdict
from trainer.data.amendments import Recount, review_of, write_recount
from trainer.data.attempts import stored_attempt
from trainer.data.database import Database
from trainer.data.orm import AttemptRow, ContestRow, ReplyRow, ReviewRow, TraineeRow, VerdictRow
from trainer.data.taken_back import is_taken_back


class ReviewStore:
    """Reviews in the database. Every method is one transaction.

    NUL and lone surrogates in texts become U+FFFD.

    Args:
        database: Open.

    Raises:
        DatabaseError: From every method, if the database cannot be read or written.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def waiting(self, *, limit: int | None = None) -> tuple[WaitingVerdict, ...]:
        """Return the verdicts that wait for a trainer, those of the oldest drill first.

        These are, in drills that are over: unsure verdicts without a review, on replies that count or where
        a critical error is in question; and verdicts that were called wrong since they were last reviewed.

        Args:
            limit: How many at most; ``None`` for all.
        """
        with self._database.reading() as session:
            return tuple(
                _waiting(verdict, reply, attempt, name, contest)
                for verdict, reply, attempt, name, contest in session.execute(_listed(_keys()).limit(limit))
            )

    def waiting_count(self) -> int:
        """Return how many verdicts wait for a trainer."""
        with self._database.reading() as session:
            return session.scalar(select(func.count()).select_from(_keys())) or 0

    def history(self, *, reply_id: str, criterion_id: str) -> tuple[Review, ...]:
        """Return every review of one verdict, the oldest first; the last one counts."""
        query = (
            select(ReviewRow)
            .where(ReviewRow.reply_id == reply_id, ReviewRow.criterion_id == criterion_id)
            .order_by(ReviewRow.seq)
        )
        with self._database.reading() as session:
            return tuple(map(review_of, session.scalars(query)))

    def add(self, review: Review, recount: Callable[[StoredAttempt], Recount]) -> Review:
        """Store a review, and what its drill is worth with it.

        Args:
            review: What a trainer decided; its ``machine_state`` is taken from what is stored now.
            recount: Counts the drill anew; it sees the review among the others. Called inside the
                transaction, so that two trainers at once count each other's reviews.

        Returns:
            The review as stored.

        Raises:
            UserFacingError: ``attempt-gone`` if the reply is not there (any more), ``verdict-gone`` if it
                has no verdict on that criterion (any more).
        """
        with self._database.writing() as session:
            attempt_id = _demand_attempt_of(session, review.reply_id)
            stored = replace(review, machine_state=_demand_state(session, review))
            session.execute(insert(ReviewRow).values(_values(stored, _next_seq(session, review))))
            write_recount(session, attempt_id, recount(stored_attempt(session, attempt_id)))
            return stored


def _values(review: Review, seq: int) -> dict[str, object]:
    return {
        "id": review.id,
        "reply_id": review.reply_id,
        "criterion_id": review.criterion_id,
        "seq": seq,
        "state": review.state,
        "machine_state": review.machine_state,
        "reviewer": review.reviewer,
        "comment": review.comment,
        "at": review.at,
    }


def _demand_attempt_of(session: Session, reply_id: str) -> str:
    row = session.get(ReplyRow, reply_id)
    if row is None:
        raise UserFacingError("attempt-gone", reply_id=reply_id)
    return row.attempt_id


def _demand_state(session: Session, review: Review) -> State:
    row = session.get(VerdictRow, (review.reply_id, review.criterion_id))
    if row is None:
        raise UserFacingError("verdict-gone", reply_id=review.reply_id, criterion_id=review.criterion_id)
    return row.state


def _next_seq(session: Session, review: Review) -> int:
    last = session.scalar(
        select(func.max(ReviewRow.seq)).where(
            ReviewRow.reply_id == review.reply_id, ReviewRow.criterion_id == review.criterion_id
        )
    )
    return 0 if last is None else last + 1


def _keys() -> Subquery:
    """Select reply and criterion of every verdict that waits, each once."""
    return union(_unsure(), _contested()).subquery()


def _unsure() -> Select[str, str]:
    is_reviewed = exists().where(
        ReviewRow.reply_id == VerdictRow.reply_id, ReviewRow.criterion_id == VerdictRow.criterion_id
    )
    return (
        select(VerdictRow.reply_id, VerdictRow.criterion_id)
        .join(ReplyRow, ReplyRow.id == VerdictRow.reply_id)
        .join(AttemptRow, AttemptRow.id == ReplyRow.attempt_id)
        .where(
            # As a literal, since the index holds these rows alone (https://www.sqlite.org/partialindex.html).
            VerdictRow.state == literal_column(f"'{State.UNSURE}'"),
            AttemptRow.finish.is_not(None),
            ~is_reviewed,
            or_(VerdictRow.is_critical, ~is_taken_back()),
        )
    )


def _contested() -> Select[str, str]:
    is_answered = exists().where(
        ReviewRow.reply_id == ContestRow.reply_id,
        ReviewRow.criterion_id == ContestRow.criterion_id,
        ReviewRow.at >= ContestRow.at,
    )
    return (
        select(ContestRow.reply_id, ContestRow.criterion_id)
        .join(ReplyRow, ReplyRow.id == ContestRow.reply_id)
        .join(AttemptRow, AttemptRow.id == ReplyRow.attempt_id)
        .where(AttemptRow.finish.is_not(None), ~is_answered)
    )


def _listed(keys: Subquery) -> Select[VerdictRow, ReplyRow, AttemptRow, str, ContestRow]:
    return (
        select(VerdictRow, ReplyRow, AttemptRow, TraineeRow.name, ContestRow)
        .join(
            keys,
            and_(keys.c.reply_id == VerdictRow.reply_id, keys.c.criterion_id == VerdictRow.criterion_id),
        )
        .join(ReplyRow, ReplyRow.id == VerdictRow.reply_id)
        .join(AttemptRow, AttemptRow.id == ReplyRow.attempt_id)
        .join(TraineeRow, TraineeRow.id == AttemptRow.trainee_id)
        .outerjoin(
            ContestRow,
            and_(
                ContestRow.reply_id == VerdictRow.reply_id,
                ContestRow.criterion_id == VerdictRow.criterion_id,
            ),
        )
        .order_by(
            AttemptRow.started_at,
            AttemptRow.id,
            ReplyRow.visit,
            ReplyRow.try_number,
            VerdictRow.position,
        )
    )


def _waiting(
    verdict: VerdictRow, reply: ReplyRow, attempt: AttemptRow, name: str, contest: ContestRow | None
) -> WaitingVerdict:
    return WaitingVerdict(
        attempt_id=attempt.id,
        trainee_name=name,
        scenario_title=attempt.scenario_title,
        turn_id=reply.turn_id,
        reply_id=reply.id,
        text=reply.text,
        submitted_at=reply.submitted_at,
        criterion_id=verdict.criterion_id,
        label=verdict.label,
        state=verdict.state,
        reason=None if verdict.reason is None else verdict.reason.value,
        words=tuple(verdict.evidence or verdict.nearest),
        contest=_contest(contest),
    )


def _contest(row: ContestRow | None) -> Contest | None:
    return None if row is None else Contest(row.reply_id, row.criterion_id, row.comment, row.at)
