"""When a question or a skill comes back: FSRS, with days counted as the trainee lives them.

The formulas are those of the library ``fsrs``. What is added here are days: FSRS reckons in whole days that
have passed since the last answer, and these are counted in the trainee's zone from four in the morning
(`trainer.core.days`), whatever clocks and zones did in between. Nothing is left to chance: the same answers
give the same days, so that what was undone can be done again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import TYPE_CHECKING, Any

from trainer.core.days import day_of, days_between, end_of_day, noon_of_day
from trainer.core.memory import Memory, Phase, Rating

if TYPE_CHECKING:
    from fsrs import Card, Scheduler

KEPT_SHARE = 0.9
"""A question comes back when the chance to remember it has fallen to this."""

ONE_RUN = timedelta(hours=6)
"""Steps of minutes that follow each other so closely are of one day, whatever hour it is."""

_STATES = {Phase.LEARNING: 1, Phase.REVIEW: 2, Phase.RELEARNING: 3}
_PHASES = {number: phase for phase, number in _STATES.items()}


def is_due(memory: Memory, at: datetime, zone: tzinfo) -> bool:
    """Say whether something is due: in review from the beginning of its day, while it is learned at once."""
    if memory.phase is Phase.REVIEW:
        return memory.due_at < end_of_day(day_of(at, zone), zone)
    return memory.due_at <= at


class Scheduling:
    """Moves memories by answers.

    Args:
        parameters: The 21 of FSRS-6, fitted to a trainee; ``None`` for the standard ones.
        has_steps: What is new or was forgotten comes back after minutes first. Not so for skills: a drill is
            not played again to see whether it was remembered.

    Raises:
        ValueError: If parameters are not 21 or out of their bounds.
    """

    def __init__(self, parameters: Sequence[float] | None = None, *, has_steps: bool = True) -> None:
        from fsrs import Scheduler  # with nothing remembered yet, Home is shown without it

        own: dict[str, Any] = {} if parameters is None else {"parameters": tuple(parameters)}
        if not has_steps:
            own |= {"learning_steps": (), "relearning_steps": ()}
        self._scheduler: Scheduler = Scheduler(desired_retention=KEPT_SHARE, enable_fuzzing=False, **own)

    def after(self, memory: Memory | None, rating: Rating, at: datetime, zone: tzinfo) -> Memory:
        """Return what is remembered after an answer.

        Args:
            memory: Before it; ``None`` for the first one.
            rating: How well it was remembered.
            at: In UTC; if it lies before the last answer, that moment counts.
            zone: Where days are counted.
        """
        from fsrs import Rating as FsrsRating  # see above

        moment = at if memory is None else max(at, memory.reviewed_at)
        today = day_of(moment, zone)
        now = _virtual(today)
        card, _log = self._scheduler.review_card(_card(memory, moment, zone), FsrsRating(rating.value), now)
        assert card.stability is not None
        assert card.difficulty is not None
        phase, wait = _PHASES[card.state.value], card.due - now
        return Memory(
            phase=phase,
            step=card.step,
            stability=card.stability,
            difficulty=card.difficulty,
            due_at=noon_of_day(today + wait, zone) if phase is Phase.REVIEW else moment + wait,
            reviewed_at=moment,
            reviews=1 if memory is None else memory.reviews + 1,
            lapses=_lapses(memory, rating),
        )

    def recall(self, memory: Memory, at: datetime, zone: tzinfo) -> float:
        """Return the chance that it is remembered, 0 … 1; 1 on the day of the last answer."""
        moment = max(at, memory.reviewed_at)
        card = _card(memory, moment, zone)
        return float(self._scheduler.get_card_retrievability(card, _virtual(day_of(moment, zone))))

    def intervals(self, memory: Memory | None, at: datetime, zone: tzinfo) -> Mapping[Rating, timedelta]:
        """Return what each rating would give: minutes while it is learned, else whole days."""
        return {rating: self._wait(self.after(memory, rating, at, zone), zone) for rating in Rating}

    @staticmethod
    def _wait(after: Memory, zone: tzinfo) -> timedelta:
        if after.phase is not Phase.REVIEW:
            return after.due_at - after.reviewed_at
        return timedelta(days=days_between(after.reviewed_at, after.due_at, zone))


def moved_back(memory: Memory, now: datetime, zone: tzinfo) -> Memory:
    """Return a memory of an answer that a wrong clock put into the future, as if it had been given now.

    It keeps what is remembered, and how long it is until it is due.
    """
    if memory.phase is Phase.REVIEW:
        days = timedelta(days=days_between(memory.reviewed_at, memory.due_at, zone))
        due_at = noon_of_day(day_of(now, zone) + days, zone)
    else:
        due_at = now + (memory.due_at - memory.reviewed_at)
    return replace(memory, reviewed_at=now, due_at=due_at)


def _lapses(memory: Memory | None, rating: Rating) -> int:
    if memory is None:
        return 0
    return memory.lapses + (memory.phase is Phase.REVIEW and rating is Rating.AGAIN)


def _card(memory: Memory | None, moment: datetime, zone: tzinfo) -> Card:
    """Return what the library knows of a memory, its last answer so many whole days ago."""
    from fsrs import Card, State  # see above

    today = day_of(moment, zone)
    if memory is None:
        return Card(card_id=0, due=_virtual(today))  # an id of its own would cost a millisecond
    return Card(
        card_id=0,
        state=State(_STATES[memory.phase]),
        step=memory.step,
        stability=memory.stability,
        difficulty=memory.difficulty,
        due=_virtual(today),
        last_review=_virtual(today if _is_one_run(memory, moment) else day_of(memory.reviewed_at, zone)),
    )


def _is_one_run(memory: Memory, moment: datetime) -> bool:
    """Say whether something is still learned in one run: the day that begins between makes it no older."""
    return memory.phase is not Phase.REVIEW and moment - memory.reviewed_at < ONE_RUN


def _virtual(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
