"""Drills on disk: every event in one transaction, replies before their score, and the lists made of them."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Select, bindparam, func, insert, select, update
from sqlalchemy.orm import Session

from trainer.core.drill_events import Event, Scored, Submitted
from trainer.core.drill_score import Result
from trainer.core.drill_state import Play
from trainer.core.errors import UserFacingError
from trainer.core.records import AttemptHead, AttemptStanding, AttemptSummary, Draft, StoredAttempt
from trainer.core.rubric import Criterion
from trainer.data.amendments import Recount, is_amended, rescores_of, reviews_of, write_recount
from trainer.data.database import Database
from trainer.data.event_codec import StoredReply, event_from_json, event_to_json
from trainer.data.orm import AttemptRow, EventRow, ReplyRow, TraineeRow
from trainer.data.replies import insert_reply, score_reply

_HEAD_FIELDS = tuple(field.name for field in dataclasses.fields(AttemptHead))
_STANDING_FIELDS = tuple(field.name for field in dataclasses.fields(AttemptStanding))
_ATTEMPTS, _EVENTS = (row.metadata.tables[row.__tablename__] for row in (AttemptRow, EventRow))
# Made once and for the tables themselves: putting statements together took longer than running them, and a
# customer's answer waits for these.
_LAST_SEQ = select(func.max(_EVENTS.c.seq)).where(_EVENTS.c.attempt_id == bindparam("attempt"))
_INSERT_EVENT = insert(_EVENTS)
_UPDATE_ATTEMPT = update(_ATTEMPTS).where(_ATTEMPTS.c.id == bindparam("row_id"))
_WITH_A_SCORE = (Result.PASSED, Result.FAILED, Result.AWAITING_REVIEW)


class AttemptStore:
    """Drills in the database. Every method is one transaction.

    Args:
        database: Open.

    Raises:
        DatabaseError: From every method, if the database cannot be read or written.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def create(self, head: AttemptHead) -> None:
        """Store a drill that has not begun.

        Raises:
            UserFacingError: ``trainee-gone`` if there is no such trainee (any more).
        """
        with self._database.writing() as session:
            if session.get(TraineeRow, head.trainee_id) is None:
                raise UserFacingError("trainee-gone", trainee_id=head.trainee_id)
            session.execute(
                insert(AttemptRow).values(_values(head) | _values(AttemptStanding()) | _draft_values(Draft()))
            )

    def append(
        self,
        attempt_id: str,
        seq: int,
        event: Event,
        standing: AttemptStanding,
        *,
        play: Play | None = None,
        criteria: tuple[Criterion, ...] = (),
        draft: Draft | None = None,
        recount: Callable[[StoredAttempt], Recount] | None = None,
    ) -> None:
        """Store one event and where the drill stands after it.

        Args:
            attempt_id: The drill.
            seq: How many events are stored already.
            event: What happened.
            standing: After the event.
            play: For ``Submitted`` and ``Scored``: the reply that it is about, as the drill holds it.
            criteria: For ``Scored``: those of the turn, so that the verdicts can be listed later.
            draft: What stands in the composer from now on; ``None`` if nothing changes there.
            recount: Counts the drill anew where reviews or newer cards are stored, of which the caller may
                not know: the drill may have been reviewed while its window was open.

        Raises:
            UserFacingError: ``attempt-changed-elsewhere`` if the drill has other events than the caller
                thinks (it goes on in another window); ``attempt-gone`` if there is no such drill.
            ValueError: If ``play`` or ``criteria`` do not belong to the event.
        """
        with self._database.writing() as session:
            self._demand_next(session, attempt_id, seq)
            values = _values(standing)
            if draft is not None:
                values |= _draft_values(draft)
            reply_id = None
            if isinstance(event, Submitted):
                reply_id = insert_reply(session, attempt_id, event, play)
            elif isinstance(event, Scored):
                reply_id = score_reply(session, attempt_id, event, play, criteria)
            kind, payload = event_to_json(event)
            row = {"attempt_id": attempt_id, "seq": seq, "at": event.at, "kind": kind.value}
            session.execute(_INSERT_EVENT, row | {"payload": payload, "reply_id": reply_id})
            session.execute(_UPDATE_ATTEMPT, values | {"row_id": attempt_id})
            if recount is not None and is_amended(session, attempt_id):
                write_recount(session, attempt_id, recount(stored_attempt(session, attempt_id)))

    @staticmethod
    def _demand_next(session: Session, attempt_id: str, seq: int) -> None:
        last = session.scalar(_LAST_SEQ, {"attempt": attempt_id})
        stored = 0 if last is None else last + 1
        if stored == 0:
            demand_attempt(session, attempt_id)
        if stored != seq:
            raise UserFacingError("attempt-changed-elsewhere", attempt_id=attempt_id, stored=stored, seq=seq)

    def save_draft(self, attempt_id: str, draft: Draft) -> None:
        """Keep what stands in the composer.

        Raises:
            UserFacingError: ``attempt-gone`` if there is no such drill.
        """
        with self._database.writing() as session:
            demand_attempt(session, attempt_id)
            row = update(AttemptRow).where(AttemptRow.id == attempt_id)
            session.execute(row.values(_draft_values(draft)))

    def load(self, attempt_id: str) -> StoredAttempt:
        """Return a drill as it was stored.

        Raises:
            UserFacingError: ``attempt-gone`` if there is no such drill.
        """
        with self._database.reading() as session:
            return stored_attempt(session, attempt_id)

    def unfinished(self, trainee_id: str) -> tuple[AttemptSummary, ...]:
        """Return the drills of a trainee that can be continued, the newest first."""
        return self._summaries(
            _newest_first().where(AttemptRow.trainee_id == trainee_id, AttemptRow.finish.is_(None))
        )

    def history(
        self, trainee_id: str | None = None, *, limit: int | None = None, offset: int = 0
    ) -> tuple[AttemptSummary, ...]:
        """Return drills, finished or not, the newest first.

        Args:
            trainee_id: ``None`` for those of everybody.
            limit: How many at most; ``None`` for all.
            offset: How many of the newest to pass over.
        """
        query = _newest_first().limit(limit).offset(offset)
        if trainee_id is not None:
            query = query.where(AttemptRow.trainee_id == trainee_id)
        return self._summaries(query)

    def _summaries(self, query: Select[AttemptRow, str]) -> tuple[AttemptSummary, ...]:
        with self._database.reading() as session:
            return tuple(
                AttemptSummary(_head(row), name, _standing(row)) for row, name in session.execute(query)
            )

    def best_scores(self, trainee_id: str) -> Mapping[tuple[str, str], int]:
        """Return the best score of each scenario, by pack id and scenario id.

        Only drills that reached their end without a critical error count, at the low end of their range.
        """
        query = (
            select(AttemptRow.pack_id, AttemptRow.scenario_id, func.max(AttemptRow.low_score))
            .where(AttemptRow.trainee_id == trainee_id, AttemptRow.result.in_(_WITH_A_SCORE))
            .group_by(AttemptRow.pack_id, AttemptRow.scenario_id)
        )
        with self._database.reading() as session:
            found = session.execute(query)
            return {(pack, scenario): best for pack, scenario, best in found if best is not None}

    def practised_seconds(self, trainee_id: str, since: datetime) -> float:
        """Return how long a trainee practised in the drills begun at ``since`` or later, in seconds."""
        query = select(func.coalesce(func.sum(AttemptRow.practised_s), 0.0)).where(
            AttemptRow.trainee_id == trainee_id, AttemptRow.started_at >= since
        )
        with self._database.reading() as session:
            return float(session.scalar(query) or 0.0)


def _newest_first() -> Select[AttemptRow, str]:
    return (
        select(AttemptRow, TraineeRow.name)
        .join(TraineeRow, TraineeRow.id == AttemptRow.trainee_id)
        .order_by(AttemptRow.started_at.desc(), AttemptRow.id.desc())
    )


def demand_attempt(session: Session, attempt_id: str) -> AttemptRow:
    """Return the row of a drill.

    Raises:
        UserFacingError: ``attempt-gone`` if there is no such drill.
    """
    row = session.get(AttemptRow, attempt_id)
    if row is None:
        raise UserFacingError("attempt-gone", attempt_id=attempt_id)
    return row


def stored_attempt(session: Session, attempt_id: str) -> StoredAttempt:
    """Return a drill as it was stored, with what became of its cards since.

    Raises:
        UserFacingError: ``attempt-gone`` if there is no such drill.
    """
    row = demand_attempt(session, attempt_id)
    found = session.execute(
        select(EventRow.kind, EventRow.payload, EventRow.at, ReplyRow.id, ReplyRow.text, ReplyRow.card)
        .outerjoin(ReplyRow, ReplyRow.id == EventRow.reply_id)
        .where(EventRow.attempt_id == attempt_id)
        .order_by(EventRow.seq)
    )
    events = tuple(
        event_from_json(kind, payload, at, StoredReply(reply_id, text, card) if reply_id else None)
        for kind, payload, at, reply_id, text, card in found
    )
    return StoredAttempt(
        _head(row),
        events,
        Draft(row.draft, row.draft_edits),
        reviews_of(session, attempt_id),
        rescores_of(session, attempt_id),
    )


def _values(record: AttemptHead | AttemptStanding) -> dict[str, Any]:
    return {field.name: getattr(record, field.name) for field in dataclasses.fields(record)}


def _draft_values(draft: Draft) -> dict[str, Any]:
    return {"draft": draft.text, "draft_edits": draft.edits}


def _head(row: AttemptRow) -> AttemptHead:
    return AttemptHead(**{name: getattr(row, name) for name in _HEAD_FIELDS})


def _standing(row: AttemptRow) -> AttemptStanding:
    return AttemptStanding(**{name: getattr(row, name) for name in _STANDING_FIELDS})
