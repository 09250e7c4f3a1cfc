"""Which questions fill some minutes: what is due and likeliest to be forgotten, then what is new."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, tzinfo
from typing import TYPE_CHECKING

from trainer.core.days import day_of, end_of_day
from trainer.core.memory import ItemKey, Memory, Remembered
from trainer.services.daily_plan import ClockFault, PlannedQuestion, PlannedWhy
from trainer.services.question_shelf import Found, Pace, QuestionShelf, question_key

if TYPE_CHECKING:
    from trainer.core.quiz import Question
    from trainer.data.due_queue import DueQueue
    from trainer.data.study_rows import AnsweredQuiz
    from trainer.services.scheduling import Scheduling

SECONDS_A_MINUTE = 60
CLOCK_TOLERANCE = timedelta(hours=1)
"""A clock may stand so far before the last answer before anybody is told."""

_FIRST_PAGE = 64


@dataclass(frozen=True, slots=True)
class Moment:
    """When something is planned.

    Attributes:
        now: In UTC; the last answer where the clock stands before it.
        zone: Where its day is counted.
        fault: The clock stands well before the last answer.
    """

    now: datetime
    zone: tzinfo
    fault: ClockFault | None = None

    @property
    def until(self) -> datetime:
        """When the day is over, in UTC."""
        return end_of_day(day_of(self.now, self.zone), self.zone)


def moment_of(now: datetime, last_answer_at: datetime | None, zone: tzinfo) -> Moment:
    """Return the moment that counts: now, or the last answer where the clock stands before it.

    Args:
        now: What the clock says, in UTC.
        last_answer_at: In UTC; ``None`` for none.
        zone: Where days are counted.
    """
    if last_answer_at is None or last_answer_at <= now:
        return Moment(now, zone)
    is_told = last_answer_at - now > CLOCK_TOLERANCE
    return Moment(last_answer_at, zone, ClockFault(now, last_answer_at) if is_told else None)


@dataclass(frozen=True, slots=True)
class Stock:
    """What could be asked.

    Attributes:
        due: How many questions are due and here, by pack id and quiz id; quizzes without any are left out.
        gone_count: Due, but not here.
        new: Never answered, in the order in which it would be put.
    """

    due: Mapping[tuple[str, str], int]
    gone_count: int
    new: Sequence[Found]

    @property
    def due_count(self) -> int:
        """How many questions are due and here."""
        return sum(self.due.values())


def stock_of(shelf: QuestionShelf, answered: Iterable[AnsweredQuiz], language: str) -> Stock:
    """Return what could be asked.

    Args:
        shelf: What is here.
        answered: What was answered, of each quiz.
        language: Of new questions; what is due is due in every language.
    """
    known = {(one.pack_id, one.quiz_id): one for one in answered}
    due = {key: _count_here(one.due, shelf.questions(*key)) for key, one in known.items()}
    all_due = sum(len(one.due) for one in known.values())
    new = [
        (pack, quiz, question)
        for pack, quiz in shelf.quizzes(language)
        for question in _unanswered(shelf.questions(pack.id, quiz.id), known.get((pack.id, quiz.id)))
    ]
    return Stock({key: count for key, count in due.items() if count}, all_due - sum(due.values()), new)


def _count_here(ids: frozenset[str], questions: Mapping[str, Question]) -> int:
    is_whole = questions.keys() >= ids  # as a rule; no set is made then
    return len(ids) if is_whole else len(ids.intersection(questions))


def _unanswered(questions: Mapping[str, Question], known: AnsweredQuiz | None) -> Iterable[Question]:
    if known is None:
        return questions.values()
    if _count_here(known.due, questions) + _count_here(known.later, questions) == len(questions):
        return ()  # as a rule; asking each one by one takes longer
    answered = known.due | known.later
    return [one for question_id, one in questions.items() if question_id not in answered]


class Filling:
    """Fills a span of time with questions.

    Args:
        minutes: How many; ``None`` for as many questions as there are.
        pace: How long each takes.
        without: Pack id and quiz id of such as are left out.

    Attributes:
        items: What fits.
        is_full: Nothing more fits.
    """

    def __init__(self, minutes: int | None, pace: Pace, *, without: Collection[tuple[str, str]] = ()) -> None:
        self._left_s = None if minutes is None else float(minutes * SECONDS_A_MINUTE)
        self._pace = pace
        self._without = without
        self.items: list[PlannedQuestion] = []
        self.is_full = minutes is not None and minutes <= 0

    def add(self, found: Found, why: PlannedWhy, recall: float | None) -> None:
        """Add a question if there is time for it; the first always fits, and none after one that did not."""
        if (found[0].id, found[1].id) in self._without:
            return
        seconds = self._pace.seconds(found[2])
        if self._left_s is not None:
            self.is_full = self.is_full or (bool(self.items) and seconds > self._left_s)
            self._left_s -= seconds
        if not self.is_full:
            self.items.append(PlannedQuestion(*found, why, recall, seconds))

    @property
    def answered_keys(self) -> tuple[ItemKey, ...]:
        """What the memories of those items are about that were answered before."""
        return tuple(item.key for item in self.items if item.recall is not None)

    def marked_edited(self, texts: Mapping[ItemKey, str]) -> tuple[PlannedQuestion, ...]:
        """Return the items, such as were worded otherwise when they were last answered marked.

        Args:
            texts: How they were worded.
        """
        return tuple(replace(item, is_edited=_is_reworded(item, texts.get(item.key))) for item in self.items)


def _is_reworded(item: PlannedQuestion, text: str | None) -> bool:
    """Say whether nothing but the words of a question changed; that more did is why it is put."""
    return item.why is not PlannedWhy.CHANGED and text not in (None, item.question.text)


def due_in_order(queue: DueQueue, trainee_id: str, moment: Moment, count: int) -> Iterator[Remembered]:
    """Yield what is due, the likeliest to be forgotten first, read page by page.

    Args:
        queue: Where it is kept.
        trainee_id: Whose.
        moment: When it is planned.
        count: How many there are.
    """
    offset, page = 0, _FIRST_PAGE
    while offset < count:
        found = queue.weakest(trainee_id, now=moment.now, until=moment.until, limit=page, offset=offset)
        yield from found
        if not found:
            return
        offset += len(found)
        page *= 4


def weakest_first(
    found: Iterable[Found], memories: Mapping[ItemKey, Memory], scheduling: Scheduling, moment: Moment
) -> list[tuple[float | None, Found]]:
    """Return questions with the chance that each is remembered: such as were never answered first."""
    recalls = [(_recall(memories.get(question_key(*one)), scheduling, moment), one) for one in found]
    return sorted(recalls, key=lambda pair: -1.0 if pair[0] is None else pair[0])


def _recall(memory: Memory | None, scheduling: Scheduling, moment: Moment) -> float | None:
    return None if memory is None else scheduling.recall(memory, moment.now, moment.zone)
