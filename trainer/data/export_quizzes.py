"""One row a sitting, or an answer of one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, and_, case, exists, func, or_, select
from sqlalchemy.orm import Session, aliased

from trainer.core.memory import Rating
from trainer.core.quiz import FULL_CREDIT
from trainer.core.quiz_records import SittingMode
from trainer.data.export_streams import Batch, stream
from trainer.data.given_codec import given_cell, given_kind
from trainer.data.orm import TraineeRow
from trainer.data.quiz_orm import QuizAnswerRow, SittingRow

_WHO = (SittingRow.id, SittingRow.trainee_id, TraineeRow.name, SittingRow.mode)


def answer_batches(session: Session) -> Iterator[Batch]:
    """Give one row an answer, in the order in which sittings were begun and answers given."""
    query = (
        select(
            *_WHO,
            QuizAnswerRow.id,
            QuizAnswerRow.pack_id,
            QuizAnswerRow.pack_hash,
            QuizAnswerRow.quiz_id,
            QuizAnswerRow.question_id,
            QuizAnswerRow.question_text,
            QuizAnswerRow.position + 1,
            QuizAnswerRow.answered_at,
            QuizAnswerRow.took_s,
            QuizAnswerRow.given,
            QuizAnswerRow.low,
            QuizAnswerRow.high,
            QuizAnswerRow.rating,
            QuizAnswerRow.is_taken_back,
            case((_counts(QuizAnswerRow), 1), else_=0),
        )
        .join(SittingRow, SittingRow.id == QuizAnswerRow.sitting_id)
        .join(TraineeRow, TraineeRow.id == SittingRow.trainee_id)
        .order_by(SittingRow.started_at, SittingRow.id, QuizAnswerRow.seq)
    )
    for batch in stream(session, query):
        yield [_answer_cells(row) for row in batch]


def sitting_batches(session: Session) -> Iterator[Batch]:
    """Give one row a sitting, in the order in which they were begun."""
    query = (
        select(
            *_WHO,
            SittingRow.pack_id,
            SittingRow.pack_version,
            SittingRow.pack_hash,
            SittingRow.quiz_id,
            SittingRow.title,
            SittingRow.language,
            SittingRow.seminar_id,
            SittingRow.started_at,
            SittingRow.ended_at,
            SittingRow.finish,
            SittingRow.result,
            SittingRow.pass_mark,
            SittingRow.low_score,
            SittingRow.high_score,
            SittingRow.elapsed_s,
            SittingRow.items,
            SittingRow.answered,
            _right(),
            _taken_back(),
            SittingRow.time_limit_s,
            SittingRow.seed,
        )
        .join(TraineeRow, TraineeRow.id == SittingRow.trainee_id)
        .order_by(SittingRow.started_at, SittingRow.id)
    )
    for batch in stream(session, query):
        yield [_sitting_cells(row) for row in batch]


def _counts(answer: type[QuizAnswerRow]) -> ColumnElement[bool]:
    """Say whether an answer counts: in an exam the last to its question, else the first."""
    other = aliased(QuizAnswerRow)
    is_exam = SittingRow.mode == SittingMode.EXAM
    overtakes = or_(and_(is_exam, other.seq > answer.seq), and_(~is_exam, other.seq < answer.seq))
    is_overtaken = (
        exists()
        .where(
            other.sitting_id == answer.sitting_id,
            other.position == answer.position,
            ~other.is_taken_back,
            overtakes,
        )
        .correlate(answer, SittingRow)
    )
    return and_(~answer.is_taken_back, ~is_overtaken)


def _right() -> ScalarSelect[int]:
    """Count the questions whose answer surely earned everything."""
    answer = aliased(QuizAnswerRow)
    is_right = and_(answer.sitting_id == SittingRow.id, answer.low >= FULL_CREDIT, _counts(answer))
    return select(func.count()).select_from(answer).where(is_right).correlate(SittingRow).scalar_subquery()


def _taken_back() -> ScalarSelect[int]:
    query = select(func.count()).select_from(QuizAnswerRow)
    return query.where(
        QuizAnswerRow.sitting_id == SittingRow.id, QuizAnswerRow.is_taken_back
    ).scalar_subquery()


def _answer_cells(row: tuple[Any, ...]) -> tuple[Any, ...]:
    *head, took_s, given, low, high, rating, is_taken_back, counts = row
    value = None if given is None else json.loads(given)
    code = None if rating is None else Rating(rating).name.lower()
    return (
        *head,
        round(took_s, 2),
        given_kind(value),
        given_cell(value),
        low,
        high,
        code,
        is_taken_back,
        counts,
    )


def _sitting_cells(row: tuple[Any, ...]) -> tuple[Any, ...]:
    *head, elapsed_s, items, answered, right, taken_back, time_limit_s, seed = row
    questions = sum(len(of_quiz) for *_quiz, of_quiz in json.loads(items))
    minutes = round(elapsed_s / 60, 2)
    return (*head, minutes, questions, answered, right, taken_back, time_limit_s, seed)
