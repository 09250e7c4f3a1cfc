"""Everything that a scenario can do, found by walking all of its states.

A state is what a condition may ask about, and nothing else: the turn, the mood if anything asks for it, the
replies to the turn up to the last number that is asked for, flags, facts, and the time as the stretch between
the times that are asked for. A reply is made up while the conditions ask about it (`made_up_replies`), so the
drill's own conditions and rules decide. Which facts were told, and which flags were raised by what was
said, stays open until a condition asks: whoever wants can ask for a fact in any reply.

Whatever a drill can do is found. Two things that no drill does may be found as well: a criterion that can
fall away (``not_applicable``) is taken to do so at any time, and verdicts are combined that no text earns.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from trainer.core.codes import Mode
from trainer.core.moods import NO_MOODS, before_move, lowest
from trainer.core.rules import Line
from trainer.core.scenario import Scenario
from trainer.core.walk import RuleKey, Spot, Step, Walk

MOST_STATES = 200_000
"""More than a scenario that a person wrote has; walking so many takes some seconds."""


@dataclass(frozen=True, slots=True)
class Trap:
    """Ways into a turn after which no reply leads to an ending any more.

    Attributes:
        is_always: It is so in whatever way the turn is entered.
        mood: In which it may be so.
        around: Ids of the turns that can still be reached.
    """

    is_always: bool
    mood: int
    around: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Exploration:
    """What a scenario can do in one mode.

    Attributes:
        states: How many were walked.
        is_complete: All of them were; otherwise nothing can be said about what was not found.
        turns: Id → the fewest replies before it is entered.
        endings: Id → the fewest replies that lead there.
        rules: The fewest replies with which it is taken, that one included.
        endless: Rules that give another try for as long as the turn limit lets them.
        shadowed: Rules that are never taken, although their condition can hold: one before them always does.
        unsaid: Lines whose condition never holds, in the order of the scenario.
        traps: By turn.
        moods: Turn id → the lowest and the highest mood in which it is answered, if anything asks for it.
        most_tries: Turn id → the most replies that it gets, up to what is asked for.
        raised: Ids of the flags that can be raised.
    """

    mode: Mode
    turn_limit: int
    states: int
    is_complete: bool
    turns: Mapping[str, int]
    endings: Mapping[str, int]
    rules: Mapping[RuleKey, int]
    endless: frozenset[RuleKey]
    shadowed: frozenset[RuleKey]
    unsaid: tuple[Line, ...]
    traps: Mapping[str, Trap]
    moods: Mapping[str, tuple[int, int]]
    most_tries: Mapping[str, int]
    raised: frozenset[str]

    def enters(self, turn_id: str) -> bool:
        """Say whether a turn can be entered before the turn limit ends the drill."""
        return self.turns.get(turn_id, self.turn_limit) < self.turn_limit

    def ends_at(self, ending_id: str) -> bool:
        """Say whether an ending can be reached within the turn limit."""
        return self.endings.get(ending_id, self.turn_limit + 1) <= self.turn_limit

    def takes(self, rule: RuleKey) -> bool:
        """Say whether a rule can be taken within the turn limit."""
        return self.rules.get(rule, self.turn_limit + 1) <= self.turn_limit


def explore(
    scenario: Scenario, *, mode: Mode, is_good: bool = False, most_states: int = MOST_STATES
) -> Exploration:
    """Walk everything that a scenario can do.

    Args:
        scenario: Whole: each rule leads somewhere.
        mode: An exam takes one reply a turn and has a time limit.
        is_good: Only with replies that say nothing forbidden and make no critical error.
        most_states: Where to give up.
    """
    walk = Walk(scenario, mode, is_good=is_good)
    is_complete = walk.run(most_states)
    said = {flag.id for flag in scenario.flags if flag.said is not None}
    return Exploration(
        mode=mode,
        turn_limit=scenario.turn_limit,
        states=walk.states,
        is_complete=is_complete,
        turns=walk.turns,
        endings=walk.endings,
        rules=walk.rules,
        endless=frozenset(walk.endless),
        shadowed=frozenset(walk.shadowed()),
        unsaid=walk.unsaid,
        traps=_traps(walk) if is_complete else {},
        moods=walk.moods,
        most_tries=walk.tries,
        raised=frozenset(walk.raised | said),
    )


def _traps(walk: Walk) -> dict[str, Trap]:
    """Find the states from which no ending is reached, turn limit or not."""
    leaving = _leaving(walk)
    stuck = {spot: moods & ~leaving[spot] for spot, moods in walk.reached.items()}
    entered = [(spot, moods) for spot, moods in walk.in_time.items() if moods & stuck[spot]]
    traps: dict[str, Trap] = {}
    for spot, moods in entered:
        if spot.turn_id not in traps:
            ways_in = [one for one in walk.in_time if one.turn_id == spot.turn_id]
            is_always = not any(walk.in_time[one] & leaving[one] for one in ways_in)
            around = tuple(sorted({one.turn_id for one in _from(spot, walk, stuck)}))
            traps[spot.turn_id] = Trap(is_always, lowest(moods & stuck[spot]), around)
    return traps


def _leaving(walk: Walk) -> dict[Spot, int]:
    """Return for each spot the moods in which a reply may lead out of it, sooner or later, to an ending."""
    leaving = dict.fromkeys(walk.reached, NO_MOODS)
    before: dict[Spot, set[Spot]] = {}
    for spot, steps in walk.steps.items():
        for step in steps:
            if step.to is not None:
                before.setdefault(step.to, set()).add(spot)
    waiting = list(walk.reached)
    while waiting:
        spot = waiting.pop()
        moods = leaving[spot]
        for step in walk.steps[spot]:
            moods |= _leaving_by(step, leaving, walk.waits)
        if moods != leaving[spot]:
            leaving[spot] = moods
            waiting.extend(before.get(spot, ()))
    return leaving


def _leaving_by(step: Step, leaving: Mapping[Spot, int], waits: Sequence[int]) -> int:
    """Return the moods in which one step leads to an ending or to where one is reached."""
    moods = step.moods
    if step.to is not None:
        moods &= before_move(leaving[step.to], step.change)
    for change in reversed(waits[: step.waits]):
        moods = before_move(moods, change)
    return moods


def _from(start: Spot, walk: Walk, stuck: Mapping[Spot, int]) -> set[Spot]:
    """Return the spots that are reached from a trap, itself included; they are traps all."""
    seen = {start}
    waiting = [start]
    while waiting:
        steps = walk.steps[waiting.pop()]
        following = {step.to for step in steps if step.to is not None and stuck[step.to]} - seen
        seen |= following
        waiting.extend(following)
    return seen
