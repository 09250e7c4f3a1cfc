"""What an exam forbids while it goes on, and the how manieth it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from trainer.core.errors import UserFacingError
from trainer.core.quiz_records import SittingHead, SittingItem, SittingMode, SittingSummary

QuizKey = tuple[str, str]


def exams_going_on(unfinished: Iterable[SittingSummary], now: datetime) -> Mapping[QuizKey, str]:
    """Return the quizzes that somebody is being examined in, by pack id and quiz id, with their titles.

    Args:
        unfinished: The sittings of that person that can be continued.
        now: In UTC; an exam whose time is over by then holds nothing up.
    """
    return {
        (one.head.pack_id, one.head.quiz_id): one.head.title
        for one in unfinished
        if one.head.mode is SittingMode.EXAM and now < _ends_at(one.head)
    }


def demand_no_exam(items: Iterable[SittingItem], exams: Mapping[QuizKey, str]) -> None:
    """Let nobody learn what they are being examined in: learning tells what is right.

    Raises:
        UserFacingError: ``quiz-exam-running``, with the title of the quiz.
    """
    for item in items:
        if (item.pack_id, item.quiz_id) in exams:
            raise UserFacingError("quiz-exam-running", quiz=exams[item.pack_id, item.quiz_id])


def attempt_number(head: SittingHead, history: Iterable[SittingSummary]) -> int:
    """Return the how manieth exam of its quiz a sitting is, from 1; 0 if it is none.

    Args:
        head: Of the sitting.
        history: All sittings of the trainee.
    """
    if head.mode is not SittingMode.EXAM:
        return 0
    key = (head.pack_id, head.quiz_id, SittingMode.EXAM)
    begun = (one.head for one in history)
    return sum(
        (one.pack_id, one.quiz_id, one.mode) == key and (one.started_at, one.id) <= (head.started_at, head.id)
        for one in begun
    )


def _ends_at(head: SittingHead) -> datetime:
    return head.started_at + timedelta(seconds=head.time_limit_s or 0)
