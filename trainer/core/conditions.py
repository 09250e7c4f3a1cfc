"""Whether the condition of a rule holds after a reply."""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from trainer.core.answers import State
from trainer.core.scenario import (
    AllHold,
    AnyHolds,
    Condition,
    CriteriaMet,
    CriteriaMissed,
    CriticalMade,
    ElapsedIs,
    FactsTold,
    MoodIs,
    NotHolds,
    ScoreIs,
    TriesAre,
)
from trainer.core.scoring import ScoreCard


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What a rule may ask about, once a reply is scored.

    Attributes:
        mood: 0 … 100, before the rule moves it.
        facts_told: Ids, those told in answer to this reply included.
        tries: Replies to this turn, this one included.
        elapsed_s: Seconds practised.
    """

    card: ScoreCard
    mood: int
    facts_told: frozenset[str]
    tries: int
    elapsed_s: float


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
        case CriticalMade(expected):
            return bool(now.card.criticals) is expected
        case FactsTold(ids):
            return now.facts_told.issuperset(ids)
        case CriteriaMet(ids):
            return all(_state(now.card, one) is State.MET for one in ids)
        case CriteriaMissed(ids):
            return all(_state(now.card, one) is State.NOT_MET for one in ids)
        case ScoreIs() | MoodIs() | TriesAre() | ElapsedIs():
            return _lies_in(condition, now)
        case _ as never:
            assert_never(never)


def _state(card: ScoreCard, criterion_id: str) -> State | None:
    verdict = card.verdict(criterion_id)
    return verdict.state if verdict else None


def _lies_in(condition: ScoreIs | MoodIs | TriesAre | ElapsedIs, now: Circumstances) -> bool:
    value = _value(condition, now)
    above = condition.at_least is None or value >= condition.at_least
    return above and (condition.below is None or value < condition.below)


def _value(condition: ScoreIs | MoodIs | TriesAre | ElapsedIs, now: Circumstances) -> float:
    match condition:
        case ScoreIs():
            return now.card.points.low_score
        case MoodIs():
            return now.mood
        case TriesAre():
            return now.tries
        case ElapsedIs():
            return now.elapsed_s
        case _ as never:
            assert_never(never)
