"""The rows of an export, read batch by batch, so that memory does not grow with the history."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, exists, select
from sqlalchemy.orm import Session, aliased

from trainer.core.needs import State
from trainer.core.scoring import Points
from trainer.data.event_codec import EventKind
from trainer.data.export_columns import Rows
from trainer.data.orm import AttemptRow, ContestRow, EventRow, InsightRow, ReplyRow, TraineeRow, VerdictRow

_BATCH = 200

Batch = list[tuple[Any, ...]]
"""Rows of values, in the order of the columns."""

_HEAD = (
    AttemptRow.id,
    AttemptRow.trainee_id,
    TraineeRow.name,
    AttemptRow.pack_id,
    AttemptRow.pack_version,
    AttemptRow.scenario_id,
    AttemptRow.scenario_title,
    AttemptRow.language,
    AttemptRow.channel,
    AttemptRow.mode,
)


def _stream(session: Session, query: Select[*tuple[Any, ...]]) -> Iterator[Batch]:
    """Give the rows in batches, straight from the driver's cursor: values as they are stored."""
    result = session.connection().execute(query)
    cursor = result.cursor
    assert cursor is not None  # a SELECT has one
    while batch := cursor.fetchmany(_BATCH):
        yield list(batch)


def _drill_batches(session: Session) -> Iterator[Batch]:
    query = (
        select(
            *_HEAD,
            AttemptRow.started_at,
            AttemptRow.ended_at,
            AttemptRow.practised_s,
            AttemptRow.finish,
            AttemptRow.outcome,
            AttemptRow.ending_id,
            AttemptRow.result,
            AttemptRow.low_score,
            AttemptRow.high_score,
            AttemptRow.bonus,
            AttemptRow.critical_count,
            AttemptRow.unsure_count,
            AttemptRow.replies,
            AttemptRow.hints,
            AttemptRow.mood,
            InsightRow.learned,
            InsightRow.suggestion,
        )
        .join(TraineeRow, TraineeRow.id == AttemptRow.trainee_id)
        .outerjoin(InsightRow, InsightRow.attempt_id == AttemptRow.id)
        .order_by(AttemptRow.started_at, AttemptRow.id)
    )
    for batch in _stream(session, query):
        yield [_with_minutes(row) for row in batch]


def _with_minutes(row: tuple[Any, ...]) -> tuple[Any, ...]:
    return (*row[:_PRACTISED], round(row[_PRACTISED] / 60, 2), *row[_PRACTISED + 1 :])


def _reply_batches(session: Session) -> Iterator[Batch]:
    query = (
        select(
            *_HEAD,
            ReplyRow.id,
            ReplyRow.turn_id,
            ReplyRow.visit,
            ReplyRow.try_number,
            _counts(),
            ReplyRow.submitted_at,
            ReplyRow.text,
            ReplyRow.low_points,
            ReplyRow.high_points,
            ReplyRow.possible_points,
            ReplyRow.bonus,
            ReplyRow.signature,
        )
        .join(AttemptRow, AttemptRow.id == ReplyRow.attempt_id)
        .join(TraineeRow, TraineeRow.id == AttemptRow.trainee_id)
        .order_by(AttemptRow.started_at, AttemptRow.id, ReplyRow.visit, ReplyRow.try_number)
    )
    for batch in _stream(session, query):
        reply_ids = [row[_REPLY_ID] for row in batch]
        verdicts, contested = _verdicts(session, reply_ids), _contested(session, reply_ids)
        yield [
            _reply_values(row, verdicts.get(reply_id, []), contested.get(reply_id, []))
            for row, reply_id in zip(batch, reply_ids, strict=True)
        ]


_REPLY_ID = len(_HEAD)
_PRACTISED = len(_HEAD) + 2
BATCHES: dict[Rows, Callable[[Session], Iterator[Batch]]] = {
    "replies": _reply_batches,
    "drills": _drill_batches,
}
"""How the rows of an export are read, in the order in which the drills were begun."""


def _counts() -> ColumnElement[int]:
    """Say 1 for a scored reply that was not taken back, as `drill_score.counted_plays` chooses."""
    sent, again, between = aliased(EventRow), aliased(EventRow), aliased(EventRow)
    another_first = exists().where(
        between.attempt_id == sent.attempt_id,
        between.kind == EventKind.SUBMITTED.value,
        between.seq > sent.seq,
        between.seq < again.seq,
    )
    is_taken_back = exists().where(
        sent.reply_id == ReplyRow.id,
        sent.kind == EventKind.SUBMITTED.value,
        again.attempt_id == sent.attempt_id,
        again.kind == EventKind.TRIED_AGAIN.value,
        again.seq > sent.seq,
        ~another_first,
    )
    return case((and_(ReplyRow.possible_points.is_not(None), ~is_taken_back), 1), else_=0)


@dataclass(frozen=True, slots=True)
class _Judged:
    criterion_id: str
    state: State
    is_critical: bool
    words: list[str]


def _verdicts(session: Session, reply_ids: list[str]) -> dict[str, list[_Judged]]:
    query = (
        select(
            VerdictRow.reply_id,
            VerdictRow.criterion_id,
            VerdictRow.state,
            VerdictRow.is_critical,
            VerdictRow.evidence,
        )
        .where(VerdictRow.reply_id.in_(reply_ids))
        .order_by(VerdictRow.reply_id, VerdictRow.position)
    )
    found: dict[str, list[_Judged]] = {}
    for reply_id, criterion_id, state, is_critical, words in session.execute(query):
        found.setdefault(reply_id, []).append(_Judged(criterion_id, state, is_critical, words))
    return found


def _contested(session: Session, reply_ids: list[str]) -> dict[str, list[str]]:
    """Give the criteria whose verdicts are contested, by reply, in the order of the rubric."""
    query = (
        select(ContestRow.reply_id, ContestRow.criterion_id)
        .outerjoin(
            VerdictRow,
            and_(
                VerdictRow.reply_id == ContestRow.reply_id,
                VerdictRow.criterion_id == ContestRow.criterion_id,
            ),
        )
        .where(ContestRow.reply_id.in_(reply_ids))
        .order_by(ContestRow.reply_id, VerdictRow.position, ContestRow.criterion_id)
    )
    found: dict[str, list[str]] = {}
    for reply_id, criterion_id in session.execute(query):
        found.setdefault(reply_id, []).append(criterion_id)
    return found


def _reply_values(row: tuple[Any, ...], verdicts: list[_Judged], contested: list[str]) -> tuple[Any, ...]:
    *before, low, high, possible, bonus, signature = row
    points = Points(low, high, possible) if possible else None
    return (
        *before,
        points and points.low_score,
        points and points.high_score,
        low,
        high,
        possible,
        bonus,
        _listed(one.criterion_id for one in verdicts if one.is_critical and one.state is State.NOT_MET),
        *(
            _listed(one.criterion_id for one in verdicts if one.state is state)
            for state in (State.MET, State.NOT_MET, State.UNSURE)
        ),
        _listed(f"{one.criterion_id}: {_quoted(one.words)}" for one in verdicts if one.words),
        signature,
        _listed(contested),
    )


def _listed(parts: Iterable[str]) -> str:
    return "; ".join(parts)


def _quoted(words: list[str]) -> str:
    return " | ".join(" ".join(word.split()) for word in words)
