"""One run of a quiz as pure rules: what is asked next, what comes back, what counts, and when it is over.

Time, chance and ids come in from outside; every function gives a new state.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from math import floor

from trainer.core.codes import Result
from trainer.core.given import Given
from trainer.core.memory import Rating
from trainer.core.quiz import Answer, Open, Reading
from trainer.core.quiz_records import (
    QuizAnswer,
    SittingFinish,
    SittingHead,
    SittingItem,
    SittingMode,
    SittingStanding,
    StoredSitting,
)

EXAM_TIME = 2
"""An exam may take this many times as long as its quiz usually does."""
SECONDS_A_MINUTE = 60
_FORGOTTEN_BELOW = 50.0
_FLOAT_DUST = 1e-9

_MEMORY_MODES = frozenset({SittingMode.PRACTICE, SittingMode.PLAN})
_WITH_A_RESULT = frozenset({SittingMode.PRACTICE, SittingMode.EXAM})


class SittingRuleBroken(Exception):
    """A step does not fit the state. Ours: a screen offered what it must not."""


class Asks(StrEnum):
    """What an item of a sitting asks for: nothing, what only the trainee judges, or what is marked."""

    NOTHING = "nothing"
    OPEN = "open"
    MARKED = "marked"


class Stage(StrEnum):
    """What is to be done now."""

    ASKING = "asking"
    TOLD = "told"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class SittingState:
    """Where a sitting stands. A value: every step gives a new one.

    Attributes:
        asks: Of each item of the head.
        answers: In the order in which they were given, those taken back too.
        draft: What was typed or chosen and not answered yet, with its place.
        is_told: The last answer is told and waits to be rated, or for the trainee to go on.
    """

    head: SittingHead
    asks: tuple[Asks, ...]
    standing: SittingStanding
    answers: tuple[QuizAnswer, ...] = ()
    draft: tuple[int, Given] | None = None
    is_told: bool = False

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
        """Place → the answer that counts: in an exam the last, else the first, when nothing was told yet."""
        answers = self.given_answers
        in_order = answers if self.mode is SittingMode.EXAM else reversed(answers)
        return {one.position: one for one in in_order}

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
        _demand(self.stage is Stage.TOLD, "no answer is told")
        return self.given_answers[-1]


# Putting together


def asks_of(answer: Answer) -> Asks:
    """Return what a kind of answer asks for."""
    if isinstance(answer, Reading):
        return Asks.NOTHING
    return Asks.OPEN if isinstance(answer, Open) else Asks.MARKED


def shuffled_items(
    items: Sequence[SittingItem], asks: Sequence[Asks], seed: int
) -> tuple[tuple[SittingItem, ...], tuple[Asks, ...]]:
    """Return items in an order that the seed alone decides; texts stay before what they stand before.

    Args:
        items: As the quiz has them.
        asks: Of each.
        seed: Of the sitting.
    """
    groups: list[list[tuple[SittingItem, Asks]]] = [[]]
    for pair in zip(items, asks, strict=True):
        groups[-1].append(pair)
        if pair[1] is not Asks.NOTHING:
            groups.append([])
    last = groups.pop()  # texts behind the last question
    groups.sort(key=lambda group: _chance(f"{seed} {group[-1][0].quiz_id} {group[-1][0].question_id}"))
    pairs = [pair for group in (*groups, last) for pair in group]
    return tuple(item for item, _asks in pairs), tuple(asks for _item, asks in pairs)


def _chance(text: str) -> bytes:
    """Return what to sort by. A hash, because `random` promises its choice for one version of Python only."""
    return hashlib.sha256(text.encode()).digest()


def opened(stored: StoredSitting, asks: Sequence[Asks]) -> SittingState:
    """Return where a stored sitting stands.

    Args:
        stored: As it was stored.
        asks: Of each of its items.
    """
    state = SittingState(stored.head, tuple(asks), stored.standing, stored.answers, stored.draft)
    answers = state.given_answers
    if state.is_over or not answers or answers[-1].position != state.place:
        return state
    # What was told and not rated yet is told again. Without a rating nobody knows, and it goes on.
    return replace(state, is_told=state.moves_memory and answers[-1].rating is None)


def settled(state: SittingState, at: datetime) -> SittingState:
    """Go on from an answer that was rated just before the program ended; else nothing changes."""
    answers = state.given_answers
    is_waiting = state.stage is not Stage.ASKING or state.mode is SittingMode.EXAM
    if is_waiting or not answers or answers[-1].position != state.place:
        return state
    return _moved_on(state, at)


# Steps


def ticked(state: SittingState, elapsed_s: float) -> SittingState:
    """Let the clock show a time; it never goes back."""
    if state.is_over:
        return state
    return _standing(state, elapsed_s=max(state.standing.elapsed_s, elapsed_s))


def drafted(state: SittingState, given: Given | None) -> SittingState:
    """Keep what is typed or chosen at the present question.

    Raises:
        SittingRuleBroken: If nothing is asked now.
    """
    _demand(state.stage is Stage.ASKING, "nothing is asked")
    _demand(state.asks[state.place] is not Asks.NOTHING, "a text has no answer")
    return replace(state, draft=None if given is None else (state.place, given))


def answered(state: SittingState, answer: QuizAnswer) -> SittingState:
    """Take an answer to the question that is shown.

    In an exam the next question is shown, and nothing is told.

    Raises:
        SittingRuleBroken: If that question is not asked now.
    """
    _demand(state.stage is Stage.ASKING, "nothing is asked")
    _demand(answer.position == state.place, "another question is shown")
    _demand(state.asks[state.place] is not Asks.NOTHING, "a text has no answer")
    _demand(not state.is_time_over, "the time is over")
    is_exam = state.mode is SittingMode.EXAM
    state = replace(state, answers=(*state.answers, answer), draft=None, is_told=not is_exam)
    state = _summed_up(state)
    return _standing(state, place=min(state.place + 1, len(state.asks) - 1)) if is_exam else state


def rated(state: SittingState, rating: Rating, at: datetime) -> SittingState:
    """Rate the answer that is told, and go on.

    Args:
        state: In which an answer is told.
        rating: Where the memory is left alone it only says that the trainee goes on.
        at: The present moment, in UTC.

    Raises:
        SittingRuleBroken: If no answer is told.
    """
    told = state.last_rateable
    if state.moves_memory:
        state = _with_answer(state, replace(told, rating=rating))
    return _moved_on(state, at)


def passed(state: SittingState, at: datetime) -> SittingState:
    """Go on from a text to read.

    Raises:
        SittingRuleBroken: If it is a question.
    """
    _demand(state.stage is Stage.ASKING, "nothing is shown")
    _demand(state.asks[state.place] is Asks.NOTHING, "a question is answered, or skipped")
    if state.mode is SittingMode.EXAM:
        return gone_to(state, min(state.place + 1, len(state.asks) - 1))
    return _moved_on(state, at)


def gone_to(state: SittingState, place: int) -> SittingState:
    """Show another question of an exam.

    Raises:
        SittingRuleBroken: If it is no exam that goes on, or has no such place.
    """
    _demand(state.mode is SittingMode.EXAM and not state.is_over, "only an exam goes back and forth")
    _demand(0 <= place < len(state.asks), "there is no such place")
    return replace(_standing(state, place=place), draft=None)


def taken_back(state: SittingState) -> SittingState:
    """Take the last answer back: its question is asked again, with the answer as its draft.

    Raises:
        SittingRuleBroken: If it cannot be.
    """
    _demand(state.can_undo, "there is nothing to take back")
    last = state.given_answers[-1]
    state = _with_answer(state, replace(last, is_taken_back=True))
    draft = None if last.given is None else (last.position, last.given)
    state = replace(_summed_up(state), draft=draft, is_told=False)
    return _standing(state, place=last.position, finish=None, ended_at=None, result=Result.NO_RESULT)


def ended(
    state: SittingState, finish: SittingFinish, at: datetime, marks: Mapping[str, tuple[float, float]]
) -> SittingState:
    """End a sitting.

    Args:
        state: That goes on.
        finish: Why it ends.
        at: When, in UTC.
        marks: Id of the answer → low and high, of those that were not marked before.

    Raises:
        SittingRuleBroken: If it is over already.
    """
    _demand(not state.is_over, "it is over already")
    answers = tuple(
        replace(one, low=marks[one.id][0], high=marks[one.id][1]) if one.id in marks else one
        for one in state.answers
    )
    state = replace(state, answers=answers, draft=None, is_told=False)
    state = _standing(state, finish=finish, ended_at=max(at, state.head.started_at))
    state = _summed_up(state)
    return _standing(state, result=_result(state))


def stop_of(state: SittingState) -> SittingFinish:
    """Return as what it ends if the trainee ends it now; outside exams it is whole once all was asked."""
    is_exam = state.mode is SittingMode.EXAM
    return SittingFinish.STOPPED if is_exam or state.unanswered else SittingFinish.SUBMITTED


# What it comes to


def is_forgotten(answer: QuizAnswer, mode: SittingMode) -> bool:
    """Say whether a question comes back in the same sitting; in cramming the mark decides."""
    if mode is not SittingMode.CRAM:
        return answer.rating is Rating.AGAIN
    return answer.given is None or (answer.low is not None and answer.low < _FORGOTTEN_BELOW)


def score_of(state: SittingState) -> tuple[int, int] | None:
    """Return low and high score, 0 … 100, rounded down; ``None`` while there is nothing to score.

    In an exam that is over, every question counts that can be marked; else those that were answered.
    """
    is_exam = state.mode is SittingMode.EXAM
    if is_exam and not state.is_over:
        return None
    marked = [one for one in state.counted.values() if one.low is not None and one.high is not None]
    scored = state.asks.count(Asks.MARKED) if is_exam else len(marked)
    if not scored:
        return None
    low, high = sum(one.low or 0.0 for one in marked), sum(one.high or 0.0 for one in marked)
    return floor(low / scored + _FLOAT_DUST), floor(high / scored + _FLOAT_DUST)


def _result(state: SittingState) -> Result:
    """Return what a whole quiz is worth; what was stopped, planned or crammed comes to no result."""
    score = score_of(state)
    is_whole = state.standing.finish is not SittingFinish.STOPPED
    if score is None or not is_whole or state.mode not in _WITH_A_RESULT:
        return Result.NO_RESULT
    low, high = score
    if low >= state.head.pass_mark:
        return Result.PASSED
    return Result.FAILED if high < state.head.pass_mark else Result.AWAITING_REVIEW


# Below


def _moved_on(state: SittingState, at: datetime) -> SittingState:
    """Show what comes next, or end the sitting where nothing does."""
    place = _next_place(state)
    state = replace(state, is_told=False)
    return ended(state, SittingFinish.SUBMITTED, at, {}) if place is None else _standing(state, place=place)


def _next_place(state: SittingState) -> int | None:
    """Return what comes next: the questions in their order, those that were forgotten, texts at the end."""
    seen = [one.position for one in state.given_answers]
    if state.asks[state.place] is Asks.NOTHING:
        seen.append(state.place)
    following = max(seen, default=-1) + 1
    if any(asks is not Asks.NOTHING for asks in state.asks[following:]):
        return following
    if back := state.coming_back:
        return back[0]
    return following if following < len(state.asks) else None


def _summed_up(state: SittingState) -> SittingState:
    """Write into the standing what the answers come to."""
    score = score_of(state)
    low, high = score or (None, None)
    answered = state.questions - len(state.unanswered)
    return _standing(state, answered=answered, low_score=low, high_score=high)


def _with_answer(state: SittingState, changed: QuizAnswer) -> SittingState:
    answers: Iterable[QuizAnswer] = (changed if one.id == changed.id else one for one in state.answers)
    return replace(state, answers=tuple(answers))


def _standing(state: SittingState, **changes: object) -> SittingState:
    return replace(state, standing=replace(state.standing, **changes))  # type: ignore[arg-type]


def _demand(claim: bool, message: str) -> None:
    if not claim:
        raise SittingRuleBroken(message)
