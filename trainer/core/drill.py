"""The simulated customer as a pure machine: (state, event) → (state, effects).

Time, chance and ids come in with the events and the seed, so that any drill replays exactly.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import assert_never

from trainer.core.cards import ScoreCard
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
    TimeRanOut,
    TriedAgain,
    Waited,
)
from trainer.core.drill_score import card_of_visit
from trainer.core.drill_state import DrillState, Entry, Mode, Play, Speaker
from trainer.core.following import first_rule, moved_mood
from trainer.core.rules import Line, Rule
from trainer.core.scenario import Channel, Fact, Scenario


class DrillRuleBroken(Exception):
    """An event does not fit the state. Ours: a screen offered what it must not."""


Step = tuple[DrillState, tuple[Effect, ...]]


def new_drill(scenario: Scenario, *, mode: Mode, seed: int) -> DrillState:
    """Return a drill that has not begun.

    Args:
        scenario: What is practised.
        mode: Practice, exam, or with an observer.
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
        case Waited(at):
            return _interject(state, at)
        case TriedAgain(at):
            return _try_again(state, at), ()
        case HintTaken() | ModelShown():
            return _look(state, event), ()
        case Paused() | Resumed():
            return _set_clock(state, event), ()
        case Stopped():
            return _stop(state, event)
        case TimeRanOut(at, unsent):
            return _run_out(state, at, unsent)
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
    return _say(replace(state, begun_at=at), state.turn.says, at)


def _submit(state: DrillState, event: Submitted) -> DrillState:
    """Take a reply. It ends a pause: whoever writes is there."""
    _demand(not state.is_over, "a reply needs a drill that goes on")
    _demand(state.waiting is None, "the reply before is not scored yet")
    _demand(state.time_left(event.at) != timedelta(), "the time of the exam is over")
    is_ticked = event.ticks is not None
    _demand(is_ticked == (state.mode is Mode.OBSERVER), "an observer ticks, and nobody else")
    state = _resume(state, event.at)
    play = Play(
        reply_id=event.reply_id,
        turn_id=state.turn_id,
        visit=state.visit,
        try_number=1 + sum(play.visit == state.visit for play in state.plays),
        text=event.text,
        submitted_at=event.at,
        mood_after=state.mood,
        took=state.waited(event.at),
        edits=event.edits,
        hints=state.hints_taken,
        ticks=event.ticks,
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
    scored = _with_last(state, replace(waiting, card=event.card, facts_asked=event.facts_asked))
    if state.is_over:
        return scored, feedback
    raised = frozenset(event.flags_raised) & {flag.id for flag in scored.scenario.flags}
    after, told = _tell_facts(replace(scored, flags=scored.flags | raised), event)
    after, followed = _follow(after, event)
    moved = _moved(state, after)
    new = tuple(flag for flag in after.flags_in_order if flag not in state.flags)
    after = _with_last(after, replace(after.plays[-1], mood_after=after.mood, flags_raised=new))
    after = replace(after, interjections_made=0, answered_after=after.elapsed(event.at))
    after, answered = _in_one_letter(after, (*told, *followed))
    return after, (*feedback, *moved, *answered)


def _in_one_letter(state: DrillState, answered: tuple[Effect, ...]) -> Step:
    """Put all that the customer answers into one message, where letters are written.

    Lines that were recorded stay apart: their recordings cannot be put together.
    """
    lines = [effect.line for effect in answered if isinstance(effect, CustomerSaid)]
    is_letter = state.scenario.channel is Channel.EMAIL
    if not is_letter or len(lines) < 2 or any(line.audio for line in lines):
        return state, answered
    letter = _letter_of(lines)
    others = tuple(effect for effect in answered if not isinstance(effect, CustomerSaid))
    earlier = state.transcript[: -len(lines)]
    told = replace(state, transcript=(*earlier, Entry(Speaker.CUSTOMER, letter)))
    return told, (CustomerSaid(letter), *others)


def _letter_of(lines: Sequence[Line]) -> Line:
    has_reading = any(line.reading for line in lines)
    reading = "\n\n".join(line.reading or line.text for line in lines) if has_reading else None
    return Line("\n\n".join(line.text for line in lines), reading)


def _moved(before: DrillState, after: DrillState) -> tuple[Effect, ...]:
    return (MoodMoved(before.mood, after.mood),) if after.mood != before.mood else ()


def _interject(state: DrillState, at: datetime) -> Step:
    """Let the customer say what comes next when nobody answers."""
    next_one = state.next_interjection
    if next_one is None or state.waited(at) < timedelta(seconds=next_one.after_s):
        raise DrillRuleBroken("the customer has nothing to say yet")
    after = _with_mood(replace(state, interjections_made=state.interjections_made + 1), next_one.mood)
    moved = _moved(state, after)
    after, said = _say(after, next_one.says, at)
    return after, (*moved, *said)


def _with_mood(state: DrillState, change: int) -> DrillState:
    return replace(state, mood=moved_mood(state.mood, change))


def _with_last(state: DrillState, play: Play) -> DrillState:
    return replace(state, plays=(*state.plays[:-1], play))


def _tell_facts(state: DrillState, event: Scored) -> Step:
    effects: list[Effect] = []
    for fact in _untold(state, event.facts_asked):
        state, said = _say(replace(state, facts_told=state.facts_told | {fact.id}), fact.says, event.at)
        effects.extend(said)
    return state, tuple(effects)


def _untold(state: DrillState, asked: tuple[str, ...]) -> list[Fact]:
    return [fact for fact in state.scenario.facts if fact.id in asked and fact.id not in state.facts_told]


def _follow(state: DrillState, event: Scored) -> Step:
    """Take the first rule that holds; without one, the same turn waits for another try."""
    now = _circumstances(state, event.at, card_of_visit(state, event.card))
    taken, rule = first_rule(state.turn.rules, now, mode=state.mode)
    state = _with_mood(replace(state, flags=state.flags.union(rule.raises)), rule.mood)
    state, said = _say(state, rule.says, event.at)
    state, led = _go(state, rule, event.at)
    where = state.ending_id if state.is_over else state.turn_id
    return _with_last(state, replace(state.plays[-1], rule=taken, led_to=where)), (*said, *led)


def _circumstances(state: DrillState, at: datetime, card: ScoreCard | None = None) -> Circumstances:
    return Circumstances(
        card=card,
        mood=state.mood,
        facts_told=state.facts_told,
        tries=state.tries,
        elapsed_s=state.elapsed(at).total_seconds(),
        flags=state.flags,
    )


def _go(state: DrillState, rule: Rule, at: datetime) -> Step:
    """Reach an ending, or the turn limit, or the next turn, or stay."""
    ending = state.scenario.ending(rule.go) if rule.go else None
    if ending is not None:
        state, last = _say(state, ending.says, at)
        state, ended = _end(state, at, Finish.ENDING, ending.id)
        return state, (*last, *ended)
    if state.replies_standing >= state.scenario.turn_limit:
        return _end(state, at, Finish.TURN_LIMIT, None)
    if rule.go is None:
        return state, ()
    visit = state.visits_made + 1
    state = replace(state, turn_id=rule.go, visit=visit, visits_made=visit, tries=0)
    return _say(state, state.turn.says, at)


def _end(state: DrillState, at: datetime, finish: Finish, ending_id: str | None) -> Step:
    return replace(state, ended_at=at, finish=finish, ending_id=ending_id), (Ended(finish, ending_id),)


def _say(state: DrillState, lines: tuple[Line, ...], at: datetime) -> Step:
    """Say one of the lines, chosen by the seed and by how far the conversation has come."""
    lines = _fitting(lines, _circumstances(state, at))
    if not lines:
        return state, ()
    chance = f"{state.seed}/{state.visit}/{len(state.transcript)}"
    # A hash, because `random` promises the same choice for one version of Python only.
    number = int.from_bytes(hashlib.sha256(chance.encode()).digest()[:8], "big")
    line = lines[number % len(lines)]
    entry = Entry(Speaker.CUSTOMER, line)
    return replace(state, transcript=(*state.transcript, entry)), (CustomerSaid(line),)


def _fitting(lines: tuple[Line, ...], now: Circumstances) -> tuple[Line, ...]:
    """Return the lines whose condition holds, or else those without one."""
    if all(line.condition is None for line in lines):
        return lines
    special = tuple(line for line in lines if line.condition is not None and holds(line.condition, now))
    return special or tuple(line for line in lines if line.condition is None)


def _try_again(state: DrillState, at: datetime) -> DrillState:
    """Go back to before the last reply, keeping what was written, what was looked at, and the clock."""
    before = state.before_last
    if before is None or not state.can_try_again:
        raise DrillRuleBroken("there is no reply to take back")
    again = replace(
        before,
        plays=state.plays,
        visits_made=state.visits_made,
        hints=state.hints,
        models_seen=state.models_seen,
        paused_for=_resume(state, at).paused_for,
    )
    return replace(again, answered_after=again.elapsed(at))


def _look(state: DrillState, event: HintTaken | ModelShown) -> DrillState:
    if isinstance(event, HintTaken):
        return _take_hint(state, event.criterion_id)
    return _show_model(state, event.turn_id)


def _take_hint(state: DrillState, criterion_id: str) -> DrillState:
    _demand(state.mode is Mode.PRACTICE, "only practice has hints")
    _demand(any(one.id == criterion_id for one in state.turn.criteria), "the turn has no such criterion")
    if criterion_id in state.hints_taken:
        return state
    return replace(state, hints=(*state.hints, (state.visit, criterion_id)))


def _show_model(state: DrillState, turn_id: str) -> DrillState:
    _demand(state.shows_feedback, "a model reply is shown before the end in practice alone")
    _demand(any(play.turn_id == turn_id for play in state.plays), "the turn has had no reply yet")
    return replace(state, models_seen=state.models_seen | {turn_id})


def _set_clock(state: DrillState, event: Paused | Resumed) -> DrillState:
    if isinstance(event, Paused):
        return _pause(state, event.at)
    return state if state.is_over else _resume(state, event.at)


def _pause(state: DrillState, at: datetime) -> DrillState:
    """Stop the clock. Where it stands already nothing changes, nor in an exam, whose clock goes on."""
    is_moot = state.clock_stands_since is not None or state.mode is Mode.EXAM
    return state if is_moot else replace(state, paused_at=at)


def _resume(state: DrillState, at: datetime) -> DrillState:
    """Let the clock go on and leave out the time since it stopped."""
    since = state.clock_stands_since
    if since is None:
        return state
    return replace(state, paused_at=None, paused_for=state.paused_for + max(timedelta(), at - since))


def _stop(state: DrillState, event: Stopped) -> Step:
    _demand(not state.is_over, "the drill is over already")
    stopped = replace(state, stop_reason=event.reason, stop_why=event.why, unsent=event.unsent)
    return _end(stopped, event.at, Finish.STOPPED, None)


def _run_out(state: DrillState, at: datetime, unsent: str) -> Step:
    _demand(not state.is_over, "the drill is over already")
    _demand(state.time_left(at) == timedelta(), "there is time left")
    return _end(replace(state, unsent=unsent), at, Finish.TIME_LIMIT, None)
