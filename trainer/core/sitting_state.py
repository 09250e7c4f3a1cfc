"""Where one run of a quiz stands: a value that every step replaces."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from trainer.core.given import Given
from trainer.core.memory import Rating
from trainer.core.quiz_records import Asks as Asks  # part of a state
from trainer.core.quiz_records import (
    QuizAnswer,
    SittingFinish,
    SittingHead,
    SittingItem,
    SittingMode,
    SittingStanding,
)

_FORGOTTEN_BELOW = 50.0
_MEMORY_MODES = frozenset({SittingMode.PRACTICE, SittingMode.PLAN})


class SittingRuleBroken(Exception):
    """A step does not fit the state. Ours: a screen offered what it must not."""


class Stage(StrEnum):
    """What is to be done now."""

    ASKING = "asking"
    TOLD = "told"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class SittingState:
    """Where a sitting stands. A value: every step gives a new one.

    Attributes:
        answers: In the order in which they were given, those taken back too.
        draft: What was typed or chosen and not answered yet, with its place.
        is_told: The last answer is told and waits to be rated, or for the trainee to go on.
    """

    head: SittingHead
    standing: SittingStanding
    answers: tuple[QuizAnswer, ...] = ()
    draft: tuple[int, Given] | None = None
    is_told: bool = False

    @property
    def asks(self) -> tuple[Asks, ...]:
        """What each item of the head asks for."""
        return self.head.asks

    @property
    def mode(self) -> SittingMode:
        """How questions are put."""
        return self.head.mode

    @property
    def stage(self) -> Stage:
        """What is to be done now."""
        if self.is_over:
            return Stage.OVER
        return Stage.TOLD if self.is_told else Stage.ASKING

    @property
    def is_over(self) -> bool:
        """Nothing more can be answered."""
        return self.standing.finish is not None

    @property
    def place(self) -> int:
        """Which item is shown."""
        return self.standing.place

    @property
    def item(self) -> SittingItem:
        """The item that is shown."""
        return self.head.items[self.place]

    @property
    def moves_memory(self) -> bool:
        """Answers are rated and move what is remembered."""
        return self.mode in _MEMORY_MODES

    @property
    def shows_feedback(self) -> bool:
        """What is right may be seen: after each answer, in an exam at the end."""
        return self.mode is not SittingMode.EXAM or self.is_over

    @property
    def questions(self) -> int:
        """How many items ask something."""
        return sum(asks is not Asks.NOTHING for asks in self.asks)

    def number_of(self, place: int) -> int:
        """Return which question stands at a place, counted from 1; texts are not counted."""
        return sum(asks is not Asks.NOTHING for asks in self.asks[: place + 1])

    @property
    def given_answers(self) -> tuple[QuizAnswer, ...]:
        """The answers that were not taken back."""
        return tuple(one for one in self.answers if not one.is_taken_back)

    @property
    def counted(self) -> Mapping[int, QuizAnswer]:
        """Place → the answer that counts: in an exam the last, else the first, when nothing was told yet.

        A first answer that was taken back counts as soon as there is another, which was told what is right.
        """
        if self.mode is SittingMode.EXAM:
            return {one.position: one for one in self.given_answers}
        answered = {one.position for one in self.given_answers}
        return {one.position: one for one in reversed(self.answers) if one.position in answered}

    @property
    def scored_places(self) -> tuple[int, ...]:
        """Places of the questions that can be marked, and of open ones that a person has decided."""
        counted = self.counted
        decided = {place for place, one in counted.items() if one.low is not None}
        return tuple(
            place
            for place, asks in enumerate(self.asks)
            if asks is Asks.MARKED or (asks is Asks.OPEN and place in decided)
        )

    @property
    def unanswered(self) -> tuple[int, ...]:
        """Places of questions without an answer; "I do not know" is none in an exam."""
        has_answer = {place for place, one in self.counted.items() if not self._is_blank(one)}
        asked = (place for place, asks in enumerate(self.asks) if asks is not Asks.NOTHING)
        return tuple(place for place in asked if place not in has_answer)

    def _is_blank(self, answer: QuizAnswer) -> bool:
        return self.mode is SittingMode.EXAM and answer.given is None

    @property
    def coming_back(self) -> tuple[int, ...]:
        """Places of questions that were forgotten and are asked again, in the order of asking."""
        latest = {one.position: one for one in self.given_answers}
        waiting = sorted(latest.values(), key=self.given_answers.index)
        return tuple(one.position for one in waiting if is_forgotten(one, self.mode))

    @property
    def can_undo(self) -> bool:
        """The last answer can be taken back, even if it ended the sitting; not in an exam."""
        is_stopped = self.standing.finish is SittingFinish.STOPPED
        return bool(self.given_answers) and self.mode is not SittingMode.EXAM and not is_stopped

    @property
    def time_limit(self) -> timedelta | None:
        """How long it may take; ``None`` outside exams."""
        return None if self.head.time_limit_s is None else timedelta(seconds=self.head.time_limit_s)

    @property
    def time_left(self) -> timedelta | None:
        """What is left of the time limit, never below zero; ``None`` without one."""
        limit = self.time_limit
        if limit is None:
            return None
        return max(timedelta(), limit - timedelta(seconds=self.standing.elapsed_s))

    @property
    def is_time_over(self) -> bool:
        """The limit has to end it."""
        return not self.is_over and self.time_left == timedelta()

    @property
    def last_rateable(self) -> QuizAnswer:
        """The answer that is told and waits.

        Raises:
            SittingRuleBroken: If none is.
        """
        demand(self.stage is Stage.TOLD, "no answer is told")
        return self.given_answers[-1]


def is_forgotten(answer: QuizAnswer, mode: SittingMode) -> bool:
    """Say whether a question comes back in the same sitting; in cramming the mark decides."""
    if mode is not SittingMode.CRAM:
        return answer.rating is Rating.AGAIN
    return answer.given is None or (answer.low is not None and answer.low < _FORGOTTEN_BELOW)


def demand(claim: bool, message: str) -> None:
    """Refuse a step that does not fit.

    Raises:
        SittingRuleBroken: If the claim does not hold.
    """
    if not claim:
        raise SittingRuleBroken(message)
