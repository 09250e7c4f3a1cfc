"""The observer's side of a drill: what can be ticked now, and what ticks say of a spoken reply."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from trainer.core.drill_state import DrillState
from trainer.core.observing import Ticks, observed_card
from trainer.core.rubric import SECTIONS, AnyOf, Criterion, Need
from trainer.core.rules import Line
from trainer.core.scenario import Fact, Flag, Scenario, Turn
from trainer.core.scoring import Heard, ScoreSettings


@dataclass(frozen=True, slots=True)
class ObserverSheet:
    """What an observer can tick for the reply that comes next.

    Attributes:
        criteria: Of the turn, those that apply, in the order of the rubric.
        facts: What can be asked for and has not been told.
        flags: What the customer would remember if it were said, and has not heard yet.
    """

    criteria: tuple[Criterion, ...]
    facts: tuple[Fact, ...]
    flags: tuple[Flag, ...]


def sheet_of(state: DrillState, settings: ScoreSettings) -> ObserverSheet:
    """Return the sheet for the turn where a drill stands.

    Args:
        state: Of the drill.
        settings: For its next reply.
    """
    scenario = state.scenario
    return ObserverSheet(
        tuple(one for one in state.turn.criteria if settings.applies(one)),
        tuple(one for one in scenario.facts if one.id not in state.facts_told),
        tuple(one for one in scenario.flags if one.said is not None and one.id not in state.flags),
    )


def heard_by_observer(scenario: Scenario, turn: Turn, ticks: Ticks, settings: ScoreSettings) -> Heard:
    """Return what the customer takes from a spoken reply, as the observer ticked it.

    Args:
        scenario: What is played.
        turn: The one that was answered.
        ticks: What was heard. A criterion that asks for a fact tells that fact: one tick is enough.
        settings: For this reply.
    """
    card = observed_card(turn, ticks.criteria, settings=settings)
    asked = [one.need for one in turn.criteria if one.id in ticks.criteria and not one.is_throughout]
    facts = (fact.id for fact in scenario.facts if fact.id in ticks.facts or _is_asked_by(fact, asked))
    return Heard(card, tuple(facts), ticks.flags)


def _is_asked_by(fact: Fact, needs: Sequence[Need]) -> bool:
    """Say whether one of the needs is the one that asks for a fact, or one of several that do."""
    ways = fact.asked.needs if isinstance(fact.asked, AnyOf) else ()
    return any(need in (fact.asked, *ways) for need in needs)


def lines_to_read(state: DrillState) -> tuple[Line, ...]:
    """Return what the customer said since the last reply, for the observer to read out."""
    replies = [at for at, entry in enumerate(state.transcript) if entry.reply_id is not None]
    first = replies[-1] + 1 if replies else 0
    return tuple(entry.line for entry in state.transcript[first:])


def sections_of(criteria: Iterable[Criterion]) -> tuple[str, ...]:
    """Return the sections of criteria in the order in which they are shown everywhere, a pack's own last."""
    there = dict.fromkeys(one.section for one in criteria)
    return (*(one for one in SECTIONS if one in there), *(one for one in there if one not in SECTIONS))


def fact_words(fact: Fact) -> str:
    """Return the wording of a fact that is told whatever happened before."""
    plain = [line for line in fact.says if line.condition is None]
    return (plain or list(fact.says))[0].text
