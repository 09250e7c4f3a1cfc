"""What is said about answers to quizzes that wait for a person, and about what was decided."""

from __future__ import annotations

from trainer.core.quiz_reviews import AnswerReview
from trainer.services.quiz_reviews import WaitingAnswer
from trainer.wording.catalogue import _, ngettext
from trainer.wording.numbers import day, number, score_range
from trainer.wording.quizzing import sitting_mode_name, sitting_title


def waiting_answers(count: int) -> str:
    """Say how many answers wait."""
    if not count:
        return _("No answer waits for a person.")
    return ngettext("{count} answer waits for a person.", "{count} answers wait for a person.", count).format(
        count=number(count)
    )


def waiting_answer_line(one: WaitingAnswer) -> str:
    """Say who gave an answer, where and when."""
    mode, title = sitting_mode_name(one.head.mode, one.head.title), sitting_title(one.head)
    facts = (one.trainee_name, title, *((mode,) if mode != title else ()), day(one.answer.answered_at))
    return " · ".join(facts)


def waiting_why(one: WaitingAnswer) -> str:
    """Say why an answer waits."""
    answer = one.answer
    if answer.low is None or answer.high is None:
        return _("Only a person can judge this answer.")
    score = score_range(int(answer.low), int(answer.high))
    return _("The rules leave it open: {score} of 100.").format(score=score)


def decided_answer(review: AnswerReview) -> str:
    """Say what was decided, and by whom."""
    credit = f"{review.credit:g}"
    return _("Decided by {name}: {score} of 100.").format(name=review.reviewer, score=credit)
