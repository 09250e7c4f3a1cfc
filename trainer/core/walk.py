"""The walk through all states of a scenario, one reply after the other, breadth first."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from trainer.core.asked import Asked, asked_by_all, asked_by_lines, asked_by_rules, lines_of
from trainer.core.codes import Mode
from trainer.core.conditions import Circumstances, holds
from trainer.core.following import STAY, first_rule, is_open, moved_mood
from trainer.core.made_up_replies import Choices, Judgeable, MadeUpCard, MadeUpNames, every_way, region
from trainer.core.rules import Condition, ElapsedIs, Line, MoodIs, Rule, ScoreIs, TriesAre
from trainer.core.scenario import Scenario, Turn

RuleKey = tuple[str, int]
"""A turn's id and the number of its rule, from 1."""

_NOBODY: frozenset[str] = frozenset()


class State(NamedTuple):
    """Where a drill may stand.

    Attributes:
        tries: Replies to this turn so far.
        facts: Those that a condition asked for and that were told.
        flags: Those that are surely raised.
        time: Number of the stretch that the time practised lies in.
    """

    turn_id: str
    mood: int
    tries: int = 0
    facts: frozenset[str] = _NOBODY
    flags: frozenset[str] = _NOBODY
    time: int = 0


class _Answer(NamedTuple):
    """What a reply may lead to: the rule, and what the customer knows by then."""

    number: int | None
    facts: frozenset[str]
    flags: frozenset[str]


class _TurnPlan:
    """What has to be known of a turn to answer replies to it."""

    def __init__(self, turn: Turn, lines: Asked, *, is_good: bool) -> None:
        asked = asked_by_rules(turn.rules)
        self.turn = turn
        self.facts, self.flags = asked.facts, asked.flags
        self.moods = asked.bounds(MoodIs)
        self.most_tries = max((1, *asked.bounds(TriesAre), *lines.bounds(TriesAre)))
        self.rubric = Judgeable(turn.criteria, asked.bounds(ScoreIs), is_good=is_good)
        self.answers: dict[State, tuple[State, frozenset[_Answer]]] = {}

    def key(self, now: State) -> State:
        """Return the state without what the rules of the turn cannot tell apart."""
        mood = region(now.mood, self.moods)
        return now._replace(mood=mood, facts=now.facts & self.facts, flags=now.flags & self.flags)


class Walk:
    """One walk; see `trainer.core.exploration.explore`.

    Attributes:
        turns: Id → the fewest replies before it is entered.
        endings: Id → the fewest replies that lead there.
        rules: The fewest replies with which it is taken, that one included.
        moods: Turn id → the lowest and the highest mood in which it is answered.
        tries: Turn id → the most replies that it gets, up to what is asked for.
        raised: Ids of the flags that rules raise.
        depths: Each state that was walked, and the fewest replies before it.
        after: The states that one more reply leads to, by state.
        at_endings: The states from which one more reply may end the drill.
    """

    def __init__(self, scenario: Scenario, mode: Mode, *, is_good: bool) -> None:
        asked, lines = asked_by_all(scenario), asked_by_lines(scenario)
        self._scenario, self._mode = scenario, mode
        self._plans = {turn.id: _TurnPlan(turn, lines, is_good=is_good) for turn in scenario.turns}
        self._endings = {ending.id: ending for ending in scenario.endings}
        self._has_mood = bool(asked.bounds(MoodIs))
        limit_s = scenario.exam_limit_s if mode is Mode.EXAM else None
        times = (one for one in asked.bounds(ElapsedIs) if one and (limit_s is None or one < limit_s))
        self._times = (0, *times)
        self._facts = asked.facts & {fact.id for fact in scenario.facts}
        self._said_flags = asked.flags & {flag.id for flag in scenario.flags if flag.said is not None}
        self._flags = asked.flags & {flag.id for flag in scenario.flags}
        self._unsaid = {id(line): line for line in lines_of(scenario) if line.condition is not None}
        self._waits = [one for one in scenario.interjections if limit_s is None or one.after_s < limit_s]
        self.turns: dict[str, int] = {}
        self.endings: dict[str, int] = {}
        self.rules: dict[RuleKey, int] = {}
        self.moods: dict[str, tuple[int, int]] = {}
        self.tries: dict[str, int] = {}
        self.raised: set[str] = set()
        self.depths: dict[State, int] = {}
        self.after: dict[State, set[State]] = {}
        self.at_endings: set[State] = set()

    @property
    def unsaid(self) -> tuple[Line, ...]:
        """The lines whose condition never held."""
        return tuple(self._unsaid.values())

    def run(self, most_states: int) -> bool:
        """Walk until everything was seen; say whether it was, before there were too many states."""
        start = State(self._scenario.start, self._scenario.customer.mood)
        self._enter(start, 0)
        waiting = deque([start])
        while waiting and len(self.depths) <= most_states:
            state = waiting.popleft()
            for after in self._expand(state, self.depths[state] + 1):
                if after not in self.depths:
                    self._enter(after, self.depths[state] + 1)
                    waiting.append(after)
        return not waiting

    def _enter(self, state: State, replies: int) -> None:
        self.depths[state] = replies
        self.turns.setdefault(state.turn_id, replies)
        if not state.tries:
            self._say(self._plans[state.turn_id].turn.says, state, replies)

    # A reply

    def _expand(self, state: State, replies: int) -> set[State]:
        """Return the states that one more reply leads to, and note all that happens on the way."""
        after: set[State] = set()
        for now in self._moments(state, replies):
            self._note(now)
            self._tell_facts(now, replies)
            for answer in self._answers(now):
                following = self._follow(now, answer, replies)
                if following is None:
                    self.at_endings.add(state)
                else:
                    after.add(following)
        self.after[state] = after
        return after

    def _moments(self, state: State, replies: int) -> Iterator[State]:
        """Yield the moments in which a reply may come: later and later, and after each interjection."""
        for time in range(state.time, len(self._times)):
            now = state._replace(time=time)
            yield now
            for one in self._waits:
                now = self._moved(now, one.mood)
                self._say(one.says, now, replies - 1)
                if now.mood != state.mood:
                    yield now

    def _note(self, now: State) -> None:
        low, high = self.moods.get(now.turn_id, (now.mood, now.mood))
        self.moods[now.turn_id] = min(low, now.mood), max(high, now.mood)
        self.tries[now.turn_id] = max(self.tries.get(now.turn_id, 0), self._counted(now).tries)

    def _tell_facts(self, now: State, replies: int) -> None:
        if self._unsaid:
            answered = self._counted(now)
            for fact in self._scenario.facts:
                self._say(fact.says, answered, replies)

    def _counted(self, now: State) -> State:
        """Return the state with one more reply, as far as anything asks how many there are."""
        return now._replace(tries=min(now.tries + 1, self._plans[now.turn_id].most_tries))

    def _answers(self, now: State) -> frozenset[_Answer]:
        plan = self._plans[now.turn_id]
        key = plan.key(now)
        if key not in plan.answers:
            answers = every_way(lambda choices: self._answer(plan, now, choices))
            plan.answers[key] = now, frozenset(answers)
        return plan.answers[key][1]

    def _answer(self, plan: _TurnPlan, now: State, choices: Choices) -> _Answer:
        circumstances, facts, flags = self._made_up(plan, now, choices)
        number, _ = first_rule(plan.turn.rules, circumstances, mode=self._mode)
        return _Answer(number, facts.decided & plan.facts, flags.decided & plan.flags)

    def _made_up(
        self, plan: _TurnPlan, now: State, choices: Choices
    ) -> tuple[Circumstances, MadeUpNames, MadeUpNames]:
        facts = MadeUpNames(choices, now.facts, self._facts)
        flags = MadeUpNames(choices, now.flags, self._said_flags)
        tries = self._counted(now).tries
        card = MadeUpCard(plan.rubric, choices)
        return Circumstances(card, now.mood, facts, tries, self._times[now.time], flags), facts, flags

    def _follow(self, now: State, answer: _Answer, replies: int) -> State | None:
        """Return where an answer leads; ``None`` is an ending."""
        rules = self._plans[now.turn_id].turn.rules
        rule = STAY if answer.number is None else rules[answer.number - 1]
        if answer.number is not None:
            self.rules.setdefault((now.turn_id, answer.number), replies)
        self.raised.update(rule.raises)
        flags = now.flags | answer.flags | self._flags.intersection(rule.raises)
        facts = now.facts | answer.facts
        after = self._moved(self._counted(now), rule.mood)._replace(facts=facts, flags=flags)
        self._say(rule.says, after, replies)
        if rule.go is None:
            return after
        ending = self._endings.get(rule.go)
        if ending is None:
            return after._replace(turn_id=rule.go, tries=0)
        self.endings.setdefault(ending.id, replies)
        self._say(ending.says, after, replies)
        return None

    def _moved(self, state: State, change: int) -> State:
        return state._replace(mood=moved_mood(state.mood, change)) if self._has_mood else state

    # What the customer says

    def _say(self, lines: Iterable[Line], now: State, replies: int) -> None:
        """Note which of the lines may be said now; behind the turn limit nothing is."""
        if replies > self._scenario.turn_limit:
            return
        for line in lines:
            if id(line) in self._unsaid and self._may_hold(line.condition, now, replies):
                del self._unsaid[id(line)]

    def _may_hold(self, condition: Condition | None, now: State, replies: int) -> bool:
        """Before the first reply nobody has asked for anything."""
        facts, flags = (self._facts, self._said_flags) if replies else (_NOBODY, _NOBODY)

        def run(choices: Choices) -> bool:
            told, raised = MadeUpNames(choices, now.facts, facts), MadeUpNames(choices, now.flags, flags)
            time_s = self._times[now.time]
            return holds(condition, Circumstances(None, now.mood, told, now.tries, time_s, raised))

        return any(every_way(run))

    def shadowed(self) -> Iterator[RuleKey]:
        """Yield the rules that were never taken and whose condition can hold all the same."""
        for plan in self._plans.values():
            for number, rule in enumerate(plan.turn.rules, start=1):
                key = (plan.turn.id, number)
                if key not in self.rules and is_open(rule, self._mode) and self._holds(plan, rule):
                    yield key

    def _holds(self, plan: _TurnPlan, rule: Rule) -> bool:
        return any(self._may_answer(plan, rule, now) for now, _ in plan.answers.values())

    def _may_answer(self, plan: _TurnPlan, rule: Rule, now: State) -> bool:
        def run(choices: Choices) -> bool:
            circumstances, _facts, _flags = self._made_up(plan, now, choices)
            return holds(rule.condition, circumstances)

        return any(every_way(run))
