"""Whether the condition of a rule, or of something the customer may say, holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, assert_never

from trainer.core.cards import Points
from trainer.core.codes import State
from trainer.core.rules import (
    AboutReply,
    AllHold,
    AnyHolds,
    Condition,
    CriteriaMet,
    CriteriaMissed,
    CriticalMade,
    ElapsedIs,
    FactsTold,
    FlagsRaised,
    MoodIs,
    NotHolds,
    ScoreIs,
    TriesAre,
)


class Judgement(Protocol):
    """What conditions ask of a card."""

    @property
    def points(self) -> Points:
        """Of the whole reply."""

    @property
    def criticals(self) -> Sequence[str]:
        """Ids of the critical criteria that were surely broken."""

    def has(self, criterion_id: str, state: State) -> bool:
        """Say whether there is a verdict on this criterion, and it is this one."""


class Names(Protocol):
    """What conditions ask of a set of ids."""

    def issuperset(self, names: Iterable[str], /) -> bool:
        """Say whether all of these are in it."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What a condition may ask about.

    Attributes:
        card: Of the reply that was just scored; ``None`` where no reply is meant, as for a line: conditions
            about a reply do not hold then.
        mood: 0 … 100, before the rule moves it.
        facts_told: Ids, those told in answer to this reply included.
        tries: Replies to this turn, this one included.
        elapsed_s: Seconds practised.
        flags: Ids of what the customer remembers.
    """

    card: Judgement | None
    mood: int
    facts_told: Names
    tries: int
    elapsed_s: float
    flags: Names = frozenset()


def holds(condition: Condition | None, now: Circumstances) -> bool:
    """Say whether a condition holds; ``None`` always does."""
    match condition:
        case None:
            return True
        case AllHold(inner):
            return all(holds(one, now) for one in inner)
        case AnyHolds(inner):
            return any(holds(one, now) for one in inner)
        case NotHolds(one):
            return not holds(one, now)
        case FactsTold(ids):
            return now.facts_told.issuperset(ids)
        case FlagsRaised(ids):
            return now.flags.issuperset(ids)
        case MoodIs() | TriesAre() | ElapsedIs():
            return _lies_in(condition, _value(condition, now))
        case ScoreIs() | CriteriaMet() | CriteriaMissed() | CriticalMade():
            return now.card is not None and _holds_for(condition, now.card)
        case _ as never:
            assert_never(never)


def parts_of(condition: Condition | None) -> Iterator[Condition]:
    """Yield a condition and every condition inside it."""
    if condition is None:
        return
    yield condition
    if isinstance(condition, AllHold | AnyHolds):
        for one in condition.conditions:
            yield from parts_of(one)
    elif isinstance(condition, NotHolds):
        yield from parts_of(condition.condition)


def _holds_for(condition: AboutReply, card: Judgement) -> bool:
    match condition:
        case ScoreIs():
            return _lies_in(condition, card.points.low_score)
        case CriteriaMet(ids):
            return all(card.has(one, State.MET) for one in ids)
        case CriteriaMissed(ids):
            return all(card.has(one, State.NOT_MET) for one in ids)
        case CriticalMade(expected):
            return bool(card.criticals) is expected
        case _ as never:
            assert_never(never)


def _lies_in(condition: ScoreIs | MoodIs | TriesAre | ElapsedIs, value: float) -> bool:
    above = condition.at_least is None or value >= condition.at_least
    return above and (condition.below is None or value < condition.below)


def _value(condition: MoodIs | TriesAre | ElapsedIs, now: Circumstances) -> float:
    match condition:
        case MoodIs():
            return now.mood
        case TriesAre():
            return now.tries
        case ElapsedIs():
            return now.elapsed_s
        case _ as never:
            assert_never(never)
