"""The simulated customer as a pure machine: (state, event) → (state, effects).

Time, chance and ids come in with the events and the seed, so that any drill replays exactly.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import assert_never

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
    _demand(state.begun_at is not None or isinstance(event, Begun), "the drill has not begun")
    match event:
        case Begun(at):
            return _begin(state, at)
        case Submitted():
            return _submit(state, event), ()
        case Scored():
            return _scored(state, event)
        case TriedAgain(at):
            return _try_again(state, at), ()
        case HintTaken(criterion_id):
            return _take_hint(state, criterion_id), ()
        case ModelShown(turn_id):
            return _show_model(state, turn_id), ()
        case Paused(at):
            return _pause(state, at), ()
        case Resumed(at):
            return state if state.is_over else _resume(state, at), ()
        case Stopped(at, why):
            return _stop(state, at, why)
        case _ as never:
            assert_never(never)


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
    """Take a reply. It ends a pause: whoever writes is there."""
    _demand(not state.is_over, "a reply needs a drill that goes on")
    _demand(state.waiting is None, "the reply before is not scored yet")
    state = _resume(state, event.at)
    play = Play(
        reply_id=event.reply_id,
        turn_id=state.turn_id,
        visit=state.visit,
        try_number=1 + sum(play.visit == state.visit for play in state.plays),
        text=event.text,
        submitted_at=event.at,
        mood_after=state.mood,
    )
    entry = Entry(Speaker.TRAINEE, Line(event.text), event.reply_id)
    return replace(
        state,
        tries=state.tries + 1,
        plays=(*state.plays, play),
        transcript=(*state.transcript, entry),
        before_last=replace(state, before_last=None),
    )


def _scored(state: DrillState, event: Scored) -> Step:
    """Let the customer answer a scored reply; one that was cut off by a stop only gets its card."""
    waiting = state.waiting
    if waiting is None:
        raise DrillRuleBroken("no reply waits for a score")
    feedback: tuple[Effect, ...] = (Feedback(event.card),) if state.mode is Mode.PRACTICE else ()
    scored = _with_last(state, replace(waiting, card=event.card))
    if state.is_over:
        return scored, feedback
    after, told = _tell_facts(scored, event.facts_asked)
    after, followed = _follow(after, event)
    moved = (MoodMoved(state.mood, after.mood),) if after.mood != state.mood else ()
    after = _with_last(after, replace(after.plays[-1], mood_after=after.mood))
    return after, (*feedback, *moved, *told, *followed)


def _with_last(state: DrillState, play: Play) -> DrillState:
    return replace(state, plays=(*state.plays[:-1], play))


def _tell_facts(state: DrillState, asked: tuple[str, ...]) -> Step:
    effects: list[Effect] = []
    for fact in _untold(state, asked):
        state, said = _say(replace(state, facts_told=state.facts_told | {fact.id}), fact.says)
        effects.extend(said)
    return state, tuple(effects)


def _untold(state: DrillState, asked: tuple[str, ...]) -> list[Fact]:
    return [fact for fact in state.scenario.facts if fact.id in asked and fact.id not in state.facts_told]


def _follow(state: DrillState, event: Scored) -> Step:
    """Take the first rule that holds; without one, the same turn waits for another try."""
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
    state, led = _go(state, rule, event.at)
    return state, (*said, *led)


def _go(state: DrillState, rule: Rule, at: datetime) -> Step:
    """Reach an ending, or the turn limit, or the next turn, or stay."""
    ending = state.scenario.ending(rule.go) if rule.go else None
    if ending is not None:
        state, last = _say(state, ending.says)
        state, ended = _end(state, at, Finish.ENDING, ending.id)
        return state, (*last, *ended)
    if state.replies_standing >= state.scenario.turn_limit:
        return _end(state, at, Finish.TURN_LIMIT, None)
    if rule.go is None:
        return state, ()
    visit = state.visits_made + 1
    state = replace(state, turn_id=rule.go, visit=visit, visits_made=visit, tries=0)
    return _say(state, state.turn.says)


def _end(state: DrillState, at: datetime, finish: Finish, ending_id: str | None) -> Step:
    return replace(state, ended_at=at, finish=finish, ending_id=ending_id), (Ended(finish, ending_id),)


def _say(state: DrillState, lines: tuple[Line, ...]) -> Step:
    """Say one of the lines, chosen by the seed and by how far the conversation has come."""
    if not lines:
        return state, ()
    chance = f"{state.seed}/{state.visit}/{len(state.transcript)}"
    # A hash, because `random` promises the same choice for one version of Python only.
    number = int.from_bytes(hashlib.sha256(chance.encode()).digest()[:8], "big")
    line = lines[number % len(lines)]
    entry = Entry(Speaker.CUSTOMER, line)
    return replace(state, transcript=(*state.transcript, entry)), (CustomerSaid(line),)


def _try_again(state: DrillState, at: datetime) -> DrillState:
    """Go back to before the last reply, keeping what was written, what was looked at, and the clock."""
    before = state.before_last
    if before is None or not state.can_try_again:
        raise DrillRuleBroken("there is no reply to take back")
    return replace(
        before,
        plays=state.plays,
        visits_made=state.visits_made,
        hints=state.hints,
        models_seen=state.models_seen,
        paused_for=_resume(state, at).paused_for,
    )


def _take_hint(state: DrillState, criterion_id: str) -> DrillState:
    _demand(state.mode is Mode.PRACTICE, "an exam has no hints")
    _demand(any(one.id == criterion_id for one in state.turn.criteria), "the turn has no such criterion")
    if criterion_id in state.hints_taken:
        return state
    return replace(state, hints=(*state.hints, (state.visit, criterion_id)))


def _show_model(state: DrillState, turn_id: str) -> DrillState:
    _demand(state.mode is Mode.PRACTICE or state.is_over, "an exam shows no model reply before its end")
    _demand(any(play.turn_id == turn_id for play in state.plays), "the turn has had no reply yet")
    return replace(state, models_seen=state.models_seen | {turn_id})


def _pause(state: DrillState, at: datetime) -> DrillState:
    """Stop the clock; where it stands already, nothing changes."""
    return state if state.clock_stands_since is not None else replace(state, paused_at=at)


def _resume(state: DrillState, at: datetime) -> DrillState:
    """Let the clock go on and leave out the time since it stopped."""
    since = state.clock_stands_since
    if since is None:
        return state
    return replace(state, paused_at=None, paused_for=state.paused_for + max(timedelta(), at - since))


def _stop(state: DrillState, at: datetime, why: str) -> Step:
    _demand(not state.is_over, "the drill is over already")
    return _end(replace(state, stop_reason=why), at, Finish.STOPPED, None)
