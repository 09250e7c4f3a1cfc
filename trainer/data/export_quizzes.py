"""One row a sitting, or an answer of one."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, and_, case, func, select
from sqlalchemy.orm import Session, aliased

from trainer.core.memory import Rating
from trainer.core.quiz import FULL_CREDIT
from trainer.data.export_streams import Batch, stream
from trainer.data.given_codec import given_cell, given_kind
from trainer.data.orm import TraineeRow
from trainer.data.quiz_answers import answer_counts
from trainer.data.quiz_orm import AnswerReviewRow, QuizAnswerRow, SittingRow

_WHO = (SittingRow.id, SittingRow.trainee_id, TraineeRow.name, SittingRow.mode)
_LAST, _FIRST = aliased(AnswerReviewRow), aliased(AnswerReviewRow)
_BEFORE_RATED = 17
"""Columns of an answer up to its rating."""


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
            case((answer_counts(QuizAnswerRow), 1), else_=0),
            _LAST.credit,
            _LAST.reviewer,
            _LAST.comment,
            _LAST.at,
            _FIRST.low,
            _FIRST.high,
        )
        .join(SittingRow, SittingRow.id == QuizAnswerRow.sitting_id)
        .outerjoin(_LAST, _LAST.id == _review(func.max))
        .outerjoin(_FIRST, _FIRST.id == _review(func.min))
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


def _review(which: Callable[[Any], ColumnElement[str]]) -> ScalarSelect[str]:
    """Return the id of the last or the first review of an answer."""
    query = select(which(AnswerReviewRow.id)).where(AnswerReviewRow.answer_id == QuizAnswerRow.id)
    return query.correlate(QuizAnswerRow).scalar_subquery()


def _right() -> ScalarSelect[int]:
    """Count the questions whose answer surely earned everything."""
    answer = aliased(QuizAnswerRow)
    is_right = and_(answer.sitting_id == SittingRow.id, answer.low >= FULL_CREDIT, answer_counts(answer))
    return select(func.count()).select_from(answer).where(is_right).correlate(SittingRow).scalar_subquery()


def _taken_back() -> ScalarSelect[int]:
    query = select(func.count()).select_from(QuizAnswerRow)
    return query.where(
        QuizAnswerRow.sitting_id == SittingRow.id, QuizAnswerRow.is_taken_back
    ).scalar_subquery()


def _answer_cells(row: tuple[Any, ...]) -> tuple[Any, ...]:
    *head, took_s, given, low, high, rating = row[:_BEFORE_RATED]
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
        *row[_BEFORE_RATED:],
    )


def _sitting_cells(row: tuple[Any, ...]) -> tuple[Any, ...]:
    *head, elapsed_s, items, answered, right, taken_back, time_limit_s, seed = row
    questions = sum(len(of_quiz) for *_quiz, of_quiz in json.loads(items))
    minutes = round(elapsed_s / 60, 2)
    return (*head, minutes, questions, answered, right, taken_back, time_limit_s, seed)
