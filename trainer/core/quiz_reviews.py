"""What people decide about answers that a rule could not judge for sure. Plain data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from trainer.core.quiz_records import QuizAnswer, SittingHead


@dataclass(frozen=True, slots=True)
class AnswerReview:
    """What a person decided; the answer is worth it from then on.

    Attributes:
        id: UUIDv7.
        credit: 0 … 100.
        low: What the answer was surely worth before; of its first review, what the machine said. ``None``
            where only a person can judge.
        high: What it might have been worth.
        reviewer: Who decided.
        comment: Why; empty if nothing was said.
        at: In UTC.
    """

    id: str
    answer_id: str
    credit: float
    low: float | None
    high: float | None
    reviewer: str
    comment: str
    at: datetime


@dataclass(frozen=True, slots=True)
class AnswerToReview:
    """An answer that waits for a person, with the sitting that it was given in."""

    head: SittingHead
    trainee_name: str
    answer: QuizAnswer
