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

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from trainer.core.codes import Mode
from trainer.core.rules import Line
from trainer.core.scenario import Scenario
from trainer.core.walk import RuleKey, State, Walk

MOST_STATES = 20_000
"""Far more than a scenario that a person wrote has; walking so many takes some seconds."""


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
        states=len(walk.depths),
        is_complete=is_complete,
        turns=walk.turns,
        endings=walk.endings,
        rules=walk.rules,
        shadowed=frozenset(walk.shadowed()),
        unsaid=walk.unsaid,
        traps=_traps(walk, scenario.turn_limit) if is_complete else {},
        moods=walk.moods,
        most_tries=walk.tries,
        raised=frozenset(walk.raised | said),
    )


def _traps(walk: Walk, turn_limit: int) -> dict[str, Trap]:
    """Find the states from which no ending is reached, turn limit or not."""
    back: dict[State, list[State]] = {}
    for state, followers in walk.after.items():
        for one in followers:
            back.setdefault(one, []).append(state)
    leaving = _spread(walk.at_endings, back)
    entered = [one for one, depth in walk.depths.items() if depth < turn_limit]
    traps: dict[str, Trap] = {}
    for state in entered:
        if state not in leaving and state.turn_id not in traps:
            is_always = not any(one in leaving for one in entered if one.turn_id == state.turn_id)
            around = {one.turn_id for one in _spread({state}, walk.after)}
            traps[state.turn_id] = Trap(is_always, state.mood, tuple(sorted(around)))
    return traps


def _spread(starts: Iterable[State], steps: Mapping[State, Iterable[State]]) -> set[State]:
    seen = set(starts)
    waiting = list(seen)
    while waiting:
        following = [one for one in steps.get(waiting.pop(), ()) if one not in seen]
        seen.update(following)
        waiting.extend(following)
    return seen
