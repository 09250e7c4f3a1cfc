"""What is said while a quiz is played: names of modes and ratings, verdicts on answers, rules of an exam."""

from __future__ import annotations

from collections.abc import Sequence

from trainer.core.given import Given
from trainer.core.marks import Mark
from trainer.core.memory import Rating
from trainer.core.quiz_records import SittingHead, SittingMode
from trainer.core.sitting import Asks, SittingState
from trainer.wording.catalogue import _, ngettext
from trainer.wording.numbers import minutes, number, score_range


def sitting_mode_name(mode: SittingMode, title: str = "") -> str:
    """Return how a quiz is played; a plan with a title is no plan of today."""
    if mode is SittingMode.PLAN and title:
        return _("Practice")
    return {
        SittingMode.PRACTICE: _("Practice"),
        SittingMode.EXAM: _("Exam"),
        SittingMode.PLAN: _("Today’s plan"),
        SittingMode.CRAM: _("Cramming"),
    }[mode]


def sitting_title(head: SittingHead) -> str:
    """Return what a sitting is called in a list."""
    return head.title or sitting_mode_name(head.mode)


def missed_title(head: SittingHead) -> str:
    """Return what the questions are called that were missed in a sitting."""
    if head.mode is SittingMode.PLAN and head.title:
        return head.title
    return _("Missed: {title}").format(title=head.title) if head.title else _("Missed questions")


def rating_name(rating: Rating) -> str:
    """Return how well something was remembered, as a button says it."""
    return {
        Rating.AGAIN: _("Again"),
        Rating.HARD: _("Hard"),
        Rating.GOOD: _("Good"),
        Rating.EASY: _("Easy"),
    }[rating]


def verdict_line(given: Given | None, mark: Mark | None) -> str:
    """Return what an answer is worth, in a few words."""
    if given is None:
        return _("Not known this time")
    if mark is None:
        return _("Compare it with the model answer")
    if mark.is_right:
        return _("Right")
    if not mark.is_sure:
        score = score_range(int(mark.low), int(mark.high))
        return _("{score} of 100: a verdict is not sure").format(score=score)
    if mark.low <= 0:
        return _("Not right")
    return _("Partly right: {score} of 100").format(score=number(int(mark.low)))


def place_line(state: SittingState) -> str:
    """Return which question is shown, such as "Question 3 of 12"."""
    if state.asks[state.place] is Asks.NOTHING:
        return _("To read")
    here, of = number(state.number_of(state.place)), number(state.questions)
    if state.place in state.coming_back:
        return _("Once more: question {number} of {count}").format(number=here, count=of)
    return _("Question {number} of {count}").format(number=here, count=of)


def still_to_come(count: int) -> str:
    """Return how many more questions come once more."""
    return ngettext("{count} more to repeat", "{count} more to repeat", count).format(count=number(count))


def questions_count(count: int) -> str:
    """Return how many questions there are."""
    return ngettext("{count} question", "{count} questions", count).format(count=number(count))


def due_count(count: int) -> str:
    """Return how many questions are due."""
    return ngettext("{count} due", "{count} due", count).format(count=number(count))


def unanswered_sentence(state: SittingState) -> str:
    """Name the questions without an answer, or say that there are none."""
    left = [number(state.number_of(place)) for place in state.unanswered]
    if not left:
        return _("Every question has an answer.")
    return ngettext(
        "Question {numbers} has no answer yet.", "Questions {numbers} have no answer yet.", len(left)
    ).format(numbers=_(", ").join(left))


def clock_runs_on() -> str:
    """Say what leaving an exam means."""
    return _(
        "The clock of the exam runs on, and its record will say that it was left. Until it is over, its"
        " questions cannot be practised."
    )


def exam_lines(*, questions: int, limit_s: int, pass_mark: int) -> Sequence[str]:
    """Return the rules of an exam, each in a sentence or two.

    Args:
        questions: How many there are.
        limit_s: Seconds.
        pass_mark: 0 … 100.
    """
    count = questions_count(questions)
    return (
        _("{questions} in {time}. The clock cannot be paused.").format(
            questions=count, time=minutes(limit_s)
        ),
        _("Go back and forth as you like. You submit once; until then every answer can be changed."),
        _("If you leave, the clock runs on, and the record says how often and for how long you were away."),
        _("When the time is over, what stands there is submitted."),
        _("What was right is shown at the end. You pass with {mark} of 100.").format(mark=number(pass_mark)),
    )
