"""The simulated customer as a pure machine: (state, event) → (state, effects).

Time, chance and ids come in with the events and the seed, so that any drill replays exactly.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

from trainer.core.conditions import Circumstances, holds
from trainer.core.drill_events import (
    Begun,
    CustomerSaid,
    Effect,
    Ended,
    Event,
    Feedback,
    Finish,
    HintTaken,
    ModelShown,
    MoodMoved,
    Paused,
    Resumed,
    Scored,
    Stopped,
    Submitted,
    TriedAgain,
)
from trainer.core.drill_state import HIGHEST_MOOD, LOWEST_MOOD, DrillState, Entry, Mode, Play, Speaker
from trainer.core.scenario import Fact, Line, Rule, Scenario


class DrillRuleBroken(Exception):
    """An event does not fit the state. Ours: a screen offered what it must not."""


Step = tuple[DrillState, tuple[Effect, ...]]


def new_drill(scenario: Scenario, *, mode: Mode, seed: int) -> DrillState:
    """Return a drill that has not begun.

    Args:
        scenario: What is practised.
        mode: Practice or exam.
        seed: Chooses among the customer's wordings.
    """
    return DrillState(scenario, mode, seed, turn_id=scenario.start, mood=scenario.customer.mood)


def advance(state: DrillState, event: Event) -> Step:
    """Apply one event.

    Raises:
        DrillRuleBroken: If the event does not fit (a reply to a drill that is over, say).
    """
    match event:
        case Begun(at):
            return _begin(state, at)
        case Submitted():
            return _submit(state, event), ()
        case Scored():
            return _scored(state, event)
        case TriedAgain():
            return _try_again(state), ()
        case HintTaken(criterion_id):
            return _take_hint(state, criterion_id), ()
        case ModelShown(turn_id):
            return replace(state, models_seen=state.models_seen | {turn_id}), ()
        case Paused() | Resumed():
            return _turn_clock(state, event), ()
        case Stopped(at, why):
            return _stop(state, at, why)


def replay(state: DrillState, events: Iterable[Event]) -> DrillState:
    """Apply stored events one after the other and return where the drill stands then."""
    for event in events:
        state, _ = advance(state, event)
    return state


def _demand(claim: bool, message: str) -> None:
    if not claim:
        raise DrillRuleBroken(message)


def _begin(state: DrillState, at: datetime) -> Step:
    _demand(state.begun_at is None, "the drill has begun already")
    return _say(replace(state, begun_at=at), state.turn.says)


def _submit(state: DrillState, event: Submitted) -> DrillState:
    _demand(state.begun_at is not None and not state.is_over, "a reply needs a drill that goes on")
    _demand(state.waiting is None, "the reply before is not scored yet")
    tries = state.tries + 1
    play = Play(event.reply_id, state.turn_id, state.visit, tries, event.text, event.at, state.mood)
    entry = Entry(Speaker.TRAINEE, Line(event.text), event.reply_id)
    return replace(
        state,
        tries=tries,
        plays=(*state.plays, play),
        transcript=(*state.transcript, entry),
        before_last=replace(state, before_last=None),
    )


def _scored(state: DrillState, event: Scored) -> Step:
    waiting = state.waiting
    if waiting is None:
        raise DrillRuleBroken("no reply waits for a score")
    state = replace(state, plays=(*state.plays[:-1], replace(waiting, card=event.card)))
    effects: list[Effect] = [Feedback(event.card)] if state.mode is Mode.PRACTICE else []
    mood_before = state.mood
    state, told = _tell_facts(state, event.facts_asked)
    state, followed = _follow(state, event)
    if state.mood != mood_before:
        effects.append(MoodMoved(mood_before, state.mood))
    plays = (*state.plays[:-1], replace(state.plays[-1], mood_after=state.mood))
    return replace(state, plays=plays), (*effects, *told, *followed)


def _tell_facts(state: DrillState, asked: tuple[str, ...]) -> Step:
    effects: list[Effect] = []
    for fact in _untold(state, asked):
        state, said = _say(replace(state, facts_told=state.facts_told | {fact.id}), fact.says)
        effects.extend(said)
    return state, tuple(effects)


def _untold(state: DrillState, asked: tuple[str, ...]) -> list[Fact]:
    return [fact for fact in state.scenario.facts if fact.id in asked and fact.id not in state.facts_told]


def _follow(state: DrillState, event: Scored) -> Step:
    """Take the first rule that holds, unless the turn limit has come."""
    now = Circumstances(
        card=event.card,
        mood=state.mood,
        facts_told=state.facts_told,
        tries=state.tries,
        elapsed_s=state.elapsed(event.at).total_seconds(),
    )
    rule = next((rule for rule in state.turn.rules if holds(rule.condition, now)), Rule(is_again=True))
    mood = max(LOWEST_MOOD, min(HIGHEST_MOOD, state.mood + rule.mood))
    state, said = _say(replace(state, mood=mood), rule.says)
    ending = state.scenario.ending(rule.go) if rule.go else None
    if ending is not None:
        state, last = _say(state, ending.says)
        state, ended = _end(state, event.at, Finish.ENDING, ending.id)
        return state, (*said, *last, *ended)
    if len(state.plays) >= state.scenario.turn_limit:
        state, ended = _end(state, event.at, Finish.TURN_LIMIT, None)
        return state, (*said, *ended)
    if rule.go is None:
        return state, said
    state = replace(state, turn_id=rule.go, visit=state.visit + 1, tries=0)
    state, asked = _say(state, state.turn.says)
    return state, (*said, *asked)


def _end(state: DrillState, at: datetime, finish: Finish, ending_id: str | None) -> Step:
    return replace(state, ended_at=at, finish=finish, ending_id=ending_id), (Ended(finish, ending_id),)


def _say(state: DrillState, lines: tuple[Line, ...]) -> Step:
    if not lines:
        return state, ()
    chance = Random(f"{state.seed}/{state.visit}/{len(state.transcript)}")
    line = chance.choice(lines)
    entry = Entry(Speaker.CUSTOMER, line)
    return replace(state, transcript=(*state.transcript, entry)), (CustomerSaid(line),)


def _try_again(state: DrillState) -> DrillState:
    _demand(state.can_try_again and state.waiting is None, "there is no reply to take back")
    before = state.before_last
    assert before is not None  # can_try_again has said so
    return replace(
        before,
        tries=state.plays[-1].try_number,
        plays=state.plays,
        hints=state.hints,
        models_seen=state.models_seen,
        paused_for=state.paused_for,
    )


def _take_hint(state: DrillState, criterion_id: str) -> DrillState:
    _demand(state.mode is Mode.PRACTICE, "an exam has no hints")
    if criterion_id in state.hints_taken:
        return state
    return replace(state, hints=(*state.hints, (state.visit, criterion_id)))


def _turn_clock(state: DrillState, event: Paused | Resumed) -> DrillState:
    if isinstance(event, Paused):
        return state if state.paused_at is not None else replace(state, paused_at=event.at)
    if state.paused_at is None:
        return state
    stood = max(timedelta(), event.at - state.paused_at)
    return replace(state, paused_at=None, paused_for=state.paused_for + stood)


def _stop(state: DrillState, at: datetime, why: str) -> Step:
    _demand(not state.is_over, "the drill is over already")
    return _end(replace(state, stop_reason=why), at, Finish.STOPPED, None)
