"""Where a reply leads in a simple scenario: one more try, on, or out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from trainer.core.rubric import Criterion
from trainer.core.rules import (
    AllHold,
    CriteriaMet,
    CriteriaMissed,
    CriticalMade,
    Line,
    NotHolds,
    Rule,
    TriesAre,
)
from trainer.core.scenario import Outcome
from trainer.packs.importers.wording_cells import MUST_POINTS

TRIES = 2
_CRITICAL_MOOD, _AGAIN_MOOD, _COLD_MOOD, _SLIP_MOOD, _GOOD_MOOD = -30, -10, -20, -10, 10


@dataclass(frozen=True, slots=True)
class Way:
    """Ids of turns or endings.

    Attributes:
        good: Where a reply leads that says all it must.
        missing: Where one leads that does not, at the second try.
    """

    good: str
    missing: str


def rules_of(
    criteria: Sequence[Criterion], way: Way, *, again: str, words: Mapping[str, str]
) -> tuple[Rule, ...]:
    """Return the rules of a turn.

    A critical error ends the drill. What must be said is asked for once more, then the customer goes on
    colder. A reply that says what should not be said leads on too, but spoils the mood.

    Args:
        criteria: Of the turn.
        way: Where it leads.
        again: What the customer says when something is missing; empty for the usual words.
        words: The usual words, in the scenario's language.
    """
    musts = tuple(one.id for one in criteria if _is_must(one))
    slips = tuple(one.id for one in criteria if one.is_avoided and not one.is_critical)
    rules = []
    if any(one.is_critical for one in criteria):
        rules.append(Rule(CriticalMade(), go=Outcome.LOST.value, mood=_CRITICAL_MOOD))
    if musts:
        missing = NotHolds(CriteriaMet(musts))
        once_more = (Line(again or words["again"]),)
        tried = AllHold((missing, TriesAre(below=TRIES)))
        rules.append(Rule(tried, says=once_more, mood=_AGAIN_MOOD, is_again=True))
        is_over = way.missing in {outcome.value for outcome in Outcome}
        cold = () if is_over else (Line(words["cold"]),)
        rules.append(Rule(missing, go=way.missing, says=cold, mood=_COLD_MOOD))
    if slips:
        condition = CriteriaMissed(slips) if len(slips) == 1 else NotHolds(CriteriaMet(slips))
        rules.append(Rule(condition, go=way.good, mood=_SLIP_MOOD))
    return (*rules, Rule(go=way.good, mood=_GOOD_MOOD))


def _is_must(criterion: Criterion) -> bool:
    return not criterion.is_avoided and criterion.points == MUST_POINTS
