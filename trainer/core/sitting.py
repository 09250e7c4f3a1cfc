"""One run of a quiz as pure rules: what is asked next, what comes back, what counts, and when it is over.

Time, chance and ids come in from outside; every function gives a new state.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from math import floor

from trainer.core.codes import Result
from trainer.core.given import Given
from trainer.core.memory import Rating
from trainer.core.quiz import Answer, Open, Reading
from trainer.core.quiz_records import QuizAnswer, SittingFinish, SittingItem, SittingMode, StoredSitting
from trainer.core.sitting_state import Asks as Asks  # parts of a state
from trainer.core.sitting_state import SittingRuleBroken as SittingRuleBroken
from trainer.core.sitting_state import SittingState as SittingState
from trainer.core.sitting_state import Stage as Stage
from trainer.core.sitting_state import demand

_FLOAT_DUST = 1e-9
_WITH_A_RESULT = frozenset({SittingMode.PRACTICE, SittingMode.EXAM})


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


def opened(stored: StoredSitting) -> SittingState:
    """Return where a stored sitting stands."""
    state = SittingState(stored.head, stored.standing, stored.answers, stored.draft)
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


def noticed_set_back(state: SittingState) -> SittingState:
    """Keep that the clock of the computer was set back."""
    return state if state.is_over else _standing(state, was_clock_set_back=True)


def been_away(state: SittingState, away_s: float) -> SittingState:
    """Keep that nobody was there for so many seconds while an exam went on."""
    standing = state.standing
    return _standing(state, times_left=standing.times_left + 1, away_s=standing.away_s + away_s)


def drafted(state: SittingState, given: Given | None) -> SittingState:
    """Keep what is typed or chosen at the present question.

    Raises:
        SittingRuleBroken: If nothing is asked now.
    """
    demand(state.stage is Stage.ASKING, "nothing is asked")
    demand(state.asks[state.place] is not Asks.NOTHING, "a text has no answer")
    return replace(state, draft=None if given is None else (state.place, given))


def answered(state: SittingState, answer: QuizAnswer) -> SittingState:
    """Take an answer to the question that is shown.

    In an exam the next question is shown, and nothing is told.

    Raises:
        SittingRuleBroken: If that question is not asked now.
    """
    demand(state.stage is Stage.ASKING, "nothing is asked")
    demand(answer.position == state.place, "another question is shown")
    demand(state.asks[state.place] is not Asks.NOTHING, "a text has no answer")
    demand(not state.is_time_over, "the time is over")
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
    demand(state.stage is Stage.ASKING, "nothing is shown")
    demand(state.asks[state.place] is Asks.NOTHING, "a question is answered, or skipped")
    if state.mode is SittingMode.EXAM:
        return gone_to(state, min(state.place + 1, len(state.asks) - 1))
    return _moved_on(state, at)


def gone_to(state: SittingState, place: int) -> SittingState:
    """Show another question of an exam.

    Raises:
        SittingRuleBroken: If it is no exam that goes on, or has no such place.
    """
    demand(state.mode is SittingMode.EXAM and not state.is_over, "only an exam goes back and forth")
    demand(0 <= place < len(state.asks), "there is no such place")
    return replace(_standing(state, place=place), draft=None)


def taken_back(state: SittingState) -> SittingState:
    """Take the last answer back: its question is asked again, with the answer as its draft.

    Raises:
        SittingRuleBroken: If it cannot be.
    """
    demand(state.can_undo, "there is nothing to take back")
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
    demand(not state.is_over, "it is over already")
    answers = tuple(
        replace(one, low=marks[one.id][0], high=marks[one.id][1]) if one.id in marks else one
        for one in state.answers
    )
    state = replace(state, answers=answers, draft=None, is_told=False)
    state = _standing(state, finish=finish, ended_at=max(at, state.head.started_at))
    state = _summed_up(state)
    return _standing(state, result=_result(state))


def reviewed(state: SittingState, answer_id: str, credit: float) -> SittingState:
    """Take what a person decided that an answer is worth, and recount.

    Args:
        state: That is over.
        answer_id: Of an answer that counts.
        credit: 0 … 100.

    Raises:
        SittingRuleBroken: If it goes on, or no such answer counts.
    """
    demand(state.is_over, "it goes on")
    found = [one for one in state.counted.values() if one.id == answer_id]
    demand(bool(found), "no such answer counts")
    state = _summed_up(_with_answer(state, replace(found[0], low=credit, high=credit)))
    return _standing(state, result=_result(state))


def stop_of(state: SittingState) -> SittingFinish:
    """Return as what it ends if the trainee ends it now; outside exams it is whole once all was asked."""
    is_exam = state.mode is SittingMode.EXAM
    return SittingFinish.STOPPED if is_exam or state.unanswered else SittingFinish.SUBMITTED


# What it comes to


def score_of(state: SittingState) -> tuple[int, int] | None:
    """Return low and high score, 0 … 100, rounded down; ``None`` while there is nothing to score.

    In an exam that is over, every question counts that can be marked; else those that were answered. An open
    question counts as soon as a person has decided it.
    """
    is_exam = state.mode is SittingMode.EXAM
    if is_exam and not state.is_over:
        return None
    marked = [one for one in state.counted.values() if one.low is not None and one.high is not None]
    scored = len(state.scored_places) if is_exam else len(marked)
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
