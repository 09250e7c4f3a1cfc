"""The walk through all states of a scenario, one reply after the other, breadth first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from trainer.core.asked import Asked, asked_by_all, asked_by_lines, asked_by_rules, lines_of
from trainer.core.codes import Mode
from trainer.core.conditions import Circumstances, holds
from trainer.core.drill_state import HIGHEST_MOOD, LOWEST_MOOD
from trainer.core.following import STAY, first_rule, is_open
from trainer.core.made_up_replies import Choices, Judgeable, MadeUpCard, MadeUpNames, every_way
from trainer.core.moods import NO_MOODS, highest, lowest, moods_of, moved, stretches
from trainer.core.rules import Condition, ElapsedIs, Line, MoodIs, Rule, TriesAre
from trainer.core.scenario import Scenario, Turn

RuleKey = tuple[str, int]
"""A turn's id and the number of its rule, from 1."""

_NOBODY: frozenset[str] = frozenset()


class Spot(NamedTuple):
    """Where a drill may stand, in whatever mood.

    Attributes:
        tries: Replies to this turn so far.
        facts: Those that a condition asked for and that were told.
        flags: Those that are surely raised.
        time: Number of the stretch that the time practised lies in.
    """

    turn_id: str
    tries: int = 0
    facts: frozenset[str] = _NOBODY
    flags: frozenset[str] = _NOBODY
    time: int = 0


class Step(NamedTuple):
    """A reply that may be given.

    Attributes:
        waits: How many interjections came before it.
        moods: The moods in which it leads there.
        change: How the mood moves.
        to: Where it leads; ``None`` is an ending.
    """

    waits: int
    moods: int
    change: int
    to: Spot | None


class _Answer(NamedTuple):
    """What a reply may lead to.

    Attributes:
        number: Of the rule; ``None`` where none holds.
        facts: Those that must have been told by then.
        flags: Those that must be raised by then.
        untold: Facts that must not have been told.
        unraised: Flags that must not be raised.
    """

    number: int | None
    facts: frozenset[str]
    flags: frozenset[str]
    untold: frozenset[str]
    unraised: frozenset[str]


class _TurnPlan:
    """What has to be known of a turn to answer replies to it."""

    def __init__(self, turn: Turn, lines: Asked, *, is_good: bool) -> None:
        asked = asked_by_rules(turn.rules)
        self.turn = turn
        self.facts, self.flags = asked.facts, asked.flags
        self.stretches = tuple(stretches(asked.bounds(MoodIs)))
        self.most_tries = max((1, *asked.bounds(TriesAre), *lines.bounds(TriesAre)))
        self.rubric = Judgeable(turn.criteria, asked, is_good=is_good)
        self.thinkable: dict[tuple[int, int, int], frozenset[_Answer]] = {}
        self.answers: dict[tuple[Spot, int], tuple[_Answer, ...]] = {}

    def key(self, now: Spot) -> Spot:
        """Return the spot without what the rules of the turn do not ask for."""
        return now._replace(facts=now.facts & self.facts, flags=now.flags & self.flags)


class Walk:
    """One walk; see `trainer.core.exploration.explore`.

    Attributes:
        turns: Id → the fewest replies before it is entered.
        endings: Id → the fewest replies that lead there.
        rules: The fewest replies with which it is taken, that one included.
        moods: Turn id → the lowest and the highest mood in which it is answered.
        tries: Turn id → the most replies that it gets, up to what is asked for.
        raised: Ids of the flags that rules raise.
        endless: Rules whose further try leads to the very state that it was given in.
        reached: Spot → the moods that it was reached in.
        in_time: The same, as far as the turn limit allows one more reply.
        steps: Spot → the replies that may be given there.
    """

    def __init__(self, scenario: Scenario, mode: Mode, *, is_good: bool) -> None:
        asked, self._lines_ask = asked_by_all(scenario), asked_by_lines(scenario)
        self._scenario, self._mode = scenario, mode
        self._plans = {one.id: _TurnPlan(one, self._lines_ask, is_good=is_good) for one in scenario.turns}
        self._endings = {ending.id: ending for ending in scenario.endings}
        self._has_mood = bool(asked.bounds(MoodIs))
        limit_s = scenario.exam_limit_s if mode is Mode.EXAM else None
        times = (one for one in asked.bounds(ElapsedIs) if one and (limit_s is None or one < limit_s))
        self._times = (0, *times)
        self._facts = asked.facts & {fact.id for fact in scenario.facts}
        self._said_flags = asked.flags & {flag.id for flag in scenario.flags if flag.said is not None}
        self._flags = asked.flags & {flag.id for flag in scenario.flags}
        self._unsaid = {id(line): line for line in lines_of(scenario) if line.condition is not None}
        self._not_said: set[tuple[object, ...]] = set()
        self._waits = [one for one in scenario.interjections if limit_s is None or one.after_s < limit_s]
        self._line_stretches = tuple(stretches(self._lines_ask.bounds(MoodIs)))
        self.turns: dict[str, int] = {}
        self.endings: dict[str, int] = {}
        self.rules: dict[RuleKey, int] = {}
        self.moods: dict[str, tuple[int, int]] = {}
        self.tries: dict[str, int] = {}
        self.raised: set[str] = set()
        self.endless: set[RuleKey] = set()
        self.reached: dict[Spot, int] = {}
        self.in_time: dict[Spot, int] = {}
        self.steps: dict[Spot, set[Step]] = {}

    @property
    def unsaid(self) -> tuple[Line, ...]:
        """The lines whose condition never held."""
        return tuple(self._unsaid.values())

    @property
    def states(self) -> int:
        """How many states were walked: each spot in each mood."""
        return sum(moods.bit_count() for moods in self.reached.values())

    @property
    def waits(self) -> tuple[int, ...]:
        """How each interjection moves the mood."""
        return tuple(one.mood if self._has_mood else 0 for one in self._waits)

    def run(self, most_states: int) -> bool:
        """Walk until everything was seen; say whether it was, before there were too many states."""
        start = Spot(self._scenario.start)
        waiting = {start: moods_of(self._scenario.customer.mood)}
        replies = 0
        while waiting and self.states <= most_states:
            for spot, moods in waiting.items():
                self._enter(spot, moods, replies)
            replies += 1
            following: dict[Spot, int] = {}
            for spot, moods in waiting.items():
                for after, new in self._expand(spot, moods, replies):
                    following[after] = following.get(after, NO_MOODS) | new
            fresh = {spot: moods & ~self.reached.get(spot, NO_MOODS) for spot, moods in following.items()}
            waiting = {spot: moods for spot, moods in fresh.items() if moods}
        return not waiting

    def _enter(self, spot: Spot, moods: int, replies: int) -> None:
        self.reached[spot] = self.reached.get(spot, NO_MOODS) | moods
        if replies < self._scenario.turn_limit:
            self.in_time[spot] = self.reached[spot]
        self.turns.setdefault(spot.turn_id, replies)
        if not spot.tries:
            self._say(self._plans[spot.turn_id].turn.says, spot, moods, replies)

    # A reply

    def _expand(self, spot: Spot, moods: int, replies: int) -> Iterator[tuple[Spot, int]]:
        """Yield the spots that one more reply leads to, and note all that happens on the way."""
        plan = self._plans[spot.turn_id]
        steps = self.steps.setdefault(spot, set())
        for waits, now, moods_now in self._moments(spot, moods, replies):
            self._note(now, moods_now)
            self._tell_facts(now, moods_now, replies)
            for number, stretch in enumerate(plan.stretches):
                here = moods_now & stretch
                for answer in self._answers(plan, now, number) if here else ():
                    after, change = self._follow(now, answer, here, replies)
                    steps.add(Step(waits, stretch, change, after))
                    if after is not None:
                        yield after, moved(here, change)

    def _moments(self, spot: Spot, moods: int, replies: int) -> Iterator[tuple[int, Spot, int]]:
        """Yield the moments in which a reply may come: later and later, and after each interjection."""
        for time in range(spot.time, len(self._times)):
            now, moods_now = spot._replace(time=time), moods
            yield 0, now, moods_now
            for waits, change in enumerate(self.waits, start=1):
                moods_now = moved(moods_now, change)
                self._say(self._waits[waits - 1].says, now, moods_now, replies - 1)
                if moods_now != moods:
                    yield waits, now, moods_now

    def _note(self, now: Spot, moods: int) -> None:
        low, high = self.moods.get(now.turn_id, (lowest(moods), highest(moods)))
        self.moods[now.turn_id] = min(low, lowest(moods)), max(high, highest(moods))
        self.tries[now.turn_id] = max(self.tries.get(now.turn_id, 0), self._counted(now).tries)

    def _tell_facts(self, now: Spot, moods: int, replies: int) -> None:
        for fact in self._scenario.facts:
            self._say(fact.says, self._counted(now), moods, replies)

    def _counted(self, now: Spot) -> Spot:
        """Return the spot with one more reply, as far as anything asks how many there are."""
        return now._replace(tries=min(now.tries + 1, self._plans[now.turn_id].most_tries))

    def _answers(self, plan: _TurnPlan, now: Spot, stretch: int) -> tuple[_Answer, ...]:
        """Return what a reply may lead to, given what the customer was asked and remembers so far."""
        key = (plan.key(now), stretch)
        if key not in plan.answers:
            told, raised = now.facts | self._facts, now.flags | self._said_flags
            plan.answers[key] = tuple(
                one
                for one in self._thinkable(plan, now, stretch)
                if not (one.untold & now.facts or one.unraised & now.flags)
                and one.facts <= told
                and one.flags <= raised
            )
        return plan.answers[key]

    def _thinkable(self, plan: _TurnPlan, now: Spot, stretch: int) -> frozenset[_Answer]:
        """Return what a reply may lead to, whatever the customer was asked and remembers."""
        key = (self._counted(now).tries, now.time, stretch)
        if key not in plan.thinkable:
            anything = now._replace(facts=_NOBODY, flags=_NOBODY)
            answers = every_way(lambda choices: self._answer(plan, anything, stretch, choices))
            plan.thinkable[key] = frozenset(answers)
        return plan.thinkable[key]

    def _answer(self, plan: _TurnPlan, now: Spot, stretch: int, choices: Choices) -> _Answer:
        facts = MadeUpNames(choices, _NOBODY, plan.facts)
        flags = MadeUpNames(choices, _NOBODY, plan.flags)
        circumstances = self._made_up(plan, now, stretch, choices, facts, flags)
        number, _ = first_rule(plan.turn.rules, circumstances, mode=self._mode)
        return _Answer(
            number,
            facts=facts.decided(is_in=True),
            flags=flags.decided(is_in=True),
            untold=facts.decided(is_in=False),
            unraised=flags.decided(is_in=False),
        )

    def _made_up(
        self,
        plan: _TurnPlan,
        now: Spot,
        stretch: int,
        choices: Choices,
        facts: MadeUpNames,
        flags: MadeUpNames,
    ) -> Circumstances:
        card, mood = MadeUpCard(plan.rubric, choices), lowest(plan.stretches[stretch])
        return Circumstances(card, mood, facts, self._counted(now).tries, self._times[now.time], flags)

    def _follow(self, now: Spot, answer: _Answer, moods: int, replies: int) -> tuple[Spot | None, int]:
        """Return where an answer leads, and how it moves the mood; ``None`` is an ending."""
        rules = self._plans[now.turn_id].turn.rules
        rule = STAY if answer.number is None else rules[answer.number - 1]
        if answer.number is not None:
            self.rules.setdefault((now.turn_id, answer.number), replies)
        self.raised.update(rule.raises)
        flags = now.flags | answer.flags | self._flags.intersection(rule.raises)
        after = self._counted(now)._replace(facts=now.facts | answer.facts, flags=flags)
        change = rule.mood if self._has_mood else 0
        self._say(rule.says, after, moved(moods, change), replies)
        if rule.go is None:
            if answer.number is not None and after == now and self._may_last(now, moods, change):
                self.endless.add((now.turn_id, answer.number))
            return after, change
        ending = self._endings.get(rule.go)
        if ending is None:
            return after._replace(turn_id=rule.go, tries=0), change
        self.endings.setdefault(ending.id, replies)
        self._say(ending.says, after, moved(moods, change), replies)
        return None, change

    def _may_last(self, now: Spot, moods: int, change: int) -> bool:
        """Say whether nothing that a condition asks for changes: the mood cannot move on, nor the time."""
        lasting = moods_of(LOWEST_MOOD if change < 0 else HIGHEST_MOOD) if change else moods
        return bool(moods & lasting) and now.time == len(self._times) - 1

    # What the customer says

    def _say(self, lines: Iterable[Line], now: Spot, moods: int, replies: int) -> None:
        """Note which of the lines may be said now; behind the turn limit nothing is."""
        if not self._unsaid or replies > self._scenario.turn_limit:
            return
        for line in lines:
            if id(line) in self._unsaid and self._may_be_said(line, now, moods, replies):
                del self._unsaid[id(line)]

    def _may_be_said(self, line: Line, now: Spot, moods: int, replies: int) -> bool:
        asked = self._lines_ask
        same = (now.tries, now.facts & asked.facts, now.flags & asked.flags, now.time, bool(replies))
        for stretch in self._line_stretches:
            key = (id(line), stretch, *same)
            if not moods & stretch or key in self._not_said:
                continue
            if self._may_hold(line.condition, now, lowest(moods & stretch), replies):
                return True
            self._not_said.add(key)
        return False

    def _may_hold(self, condition: Condition | None, now: Spot, mood: int, replies: int) -> bool:
        """Before the first reply nobody has asked for anything."""
        facts, flags = (self._facts, self._said_flags) if replies else (_NOBODY, _NOBODY)

        def run(choices: Choices) -> bool:
            told, raised = MadeUpNames(choices, now.facts, facts), MadeUpNames(choices, now.flags, flags)
            return holds(condition, Circumstances(None, mood, told, now.tries, self._times[now.time], raised))

        return any(every_way(run))

    # What never happened

    def shadowed(self) -> Iterator[RuleKey]:
        """Yield the rules that were never taken and whose condition can hold all the same."""
        for plan in self._plans.values():
            for number, rule in enumerate(plan.turn.rules, start=1):
                key = (plan.turn.id, number)
                if key not in self.rules and is_open(rule, self._mode) and self._may_answer(plan, rule):
                    yield key

    def _may_answer(self, plan: _TurnPlan, rule: Rule) -> bool:
        return any(self._may_answer_at(plan, rule, now, stretch) for now, stretch in plan.answers)

    def _may_answer_at(self, plan: _TurnPlan, rule: Rule, now: Spot, stretch: int) -> bool:
        def run(choices: Choices) -> bool:
            facts = MadeUpNames(choices, now.facts, self._facts)
            flags = MadeUpNames(choices, now.flags, self._said_flags)
            return holds(rule.condition, self._made_up(plan, now, stretch, choices, facts, flags))

        return any(every_way(run))
