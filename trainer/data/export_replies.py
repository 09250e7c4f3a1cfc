"""One row a reply."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, and_, case, exists, select
from sqlalchemy.orm import Session, aliased

from trainer.core.needs import State
from trainer.core.records import Review
from trainer.core.scoring import Points
from trainer.data.amendments import reviews_by_reply
from trainer.data.event_codec import EventKind
from trainer.data.export_rescores import ScoredAgain, scored_again
from trainer.data.export_streams import HEAD, Batch, listed, listed_ids, stream
from trainer.data.orm import AttemptRow, ContestRow, EventRow, ReplyRow, RescoreRow, TraineeRow, VerdictRow
from trainer.data.taken_back import is_taken_back

_NOT_AGAIN = ScoredAgain(None, ())
_REPLY_ID = len(HEAD)
_WENT = -9
"""Where the columns begin that say how it went."""


def reply_batches(session: Session) -> Iterator[Batch]:
    """Give one row a reply, in the order in which drills were begun and replies sent."""
    query = (
        select(
            *HEAD,
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
            _rescored_at(),
            ReplyRow.took_s,
            ReplyRow.edits,
            ReplyRow.hints,
            ReplyRow.rule,
            ReplyRow.led_to,
            ReplyRow.mood_after,
            ReplyRow.facts_asked,
            ReplyRow.flags_raised,
            _model_seen(),
        )
        .join(AttemptRow, AttemptRow.id == ReplyRow.attempt_id)
        .join(TraineeRow, TraineeRow.id == AttemptRow.trainee_id)
        .order_by(AttemptRow.started_at, AttemptRow.id, ReplyRow.visit, ReplyRow.try_number)
    )
    for batch in stream(session, query):
        reply_ids = [row[_REPLY_ID] for row in batch]
        verdicts, contested = _verdicts(session, reply_ids), _contested(session, reply_ids)
        reviews, again = reviews_by_reply(session, reply_ids), scored_again(session, reply_ids)
        yield [
            _reply_values(
                row,
                _effective(verdicts.get(reply_id, []), reviews.get(reply_id, {})),
                contested.get(reply_id, []),
                reviews.get(reply_id, {}),
                again.get(reply_id, _NOT_AGAIN),
            )
            for row, reply_id in zip(batch, reply_ids, strict=True)
        ]


def _counts() -> ColumnElement[int]:
    """Say 1 for a scored reply that was not taken back, as `drill_score.counted_plays` chooses."""
    return case((and_(ReplyRow.possible_points.is_not(None), ~is_taken_back()), 1), else_=0)


def _rescored_at() -> ScalarSelect[datetime]:
    """Say when the newest card of a reply was made; nothing if it has the one of then."""
    newest = select(RescoreRow.at).where(RescoreRow.reply_id == ReplyRow.id)
    return newest.order_by(RescoreRow.seq.desc()).limit(1).scalar_subquery()


def _model_seen() -> ColumnElement[int]:
    """Say 1 for a reply to a turn whose model reply had been looked at before it was sent."""
    sent, shown = aliased(EventRow), aliased(EventRow)
    before = exists().where(
        sent.reply_id == ReplyRow.id,
        sent.kind == EventKind.SUBMITTED.value,
        shown.attempt_id == sent.attempt_id,
        shown.kind == EventKind.MODEL_SHOWN.value,
        shown.seq < sent.seq,
        shown.payload["turn"].as_string() == ReplyRow.turn_id,
    )
    return case((before, 1), else_=0)


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


def _effective(verdicts: list[_Judged], reviews: dict[str, Review]) -> list[_Judged]:
    """Put a trainer's verdicts in the place of the machine's, whose words decided nothing then."""
    return [
        replace(one, state=reviews[one.criterion_id].state, words=[])
        if one.criterion_id in reviews and reviews[one.criterion_id].state is not one.state
        else one
        for one in verdicts
    ]


def _reply_values(
    row: tuple[Any, ...],
    verdicts: list[_Judged],
    contested: list[str],
    reviews: dict[str, Review],
    again: ScoredAgain,
) -> tuple[Any, ...]:
    *before, low, high, possible, bonus, signature, rescored_at = row[:_WENT]
    decided = [reviews[one.criterion_id] for one in verdicts if one.criterion_id in reviews]
    points = Points(low, high, possible) if possible else None
    return (
        *before,
        points and points.low_score,
        points and points.high_score,
        low,
        high,
        possible,
        bonus,
        listed(one.criterion_id for one in verdicts if one.is_critical and one.state is State.NOT_MET),
        *(
            listed(one.criterion_id for one in verdicts if one.state is state)
            for state in (State.MET, State.NOT_MET, State.UNSURE)
        ),
        listed(f"{one.criterion_id}: {_quoted(one.words)}" for one in verdicts if one.words),
        signature,
        listed(contested),
        listed(one.criterion_id for one in decided),
        listed(map(_decision, decided)),
        rescored_at,
        max((one.at for one in decided), default=None),
        listed(again.changes),
        again.points and again.points.low_score,
        again.points and again.points.high_score,
        *_how_it_went(*row[_WENT:]),
    )


def _how_it_went(
    took_s: float | None,
    edits: int | None,
    hints: str | None,
    rule: int | None,
    led_to: str | None,
    mood: int | None,
    facts: str | None,
    flags: str | None,
    model_seen: int,
) -> tuple[Any, ...]:
    took = None if took_s is None else round(took_s, 1)
    return (
        took,
        edits,
        listed_ids(hints),
        rule,
        led_to,
        mood,
        listed_ids(facts),
        listed_ids(flags),
        model_seen,
    )


def _decision(review: Review) -> str:
    """Say what the machine had said and what a trainer decided, on one line."""
    said = f"{review.criterion_id}: {review.machine_state} -> {review.state} ({review.reviewer})"
    return f"{said} {' '.join(review.comment.split())}".rstrip()


def _quoted(words: list[str]) -> str:
    return " | ".join(" ".join(word.split()) for word in words)
