"""When the condition of a rule holds."""

from __future__ import annotations

import pytest

from tests.core.drills import card_of
from trainer.core.conditions import Circumstances, holds
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

# One of two points, "sorry" met, "asks" missed, no critical error.
HALF = Circumstances(card_of("I am sorry"), mood=40, facts_told=frozenset({"order"}), tries=2, elapsed_s=59.5)
UNSURE = Circumstances(card_of("I am maybe sorry"), mood=0, facts_told=frozenset(), tries=1, elapsed_s=0)
CRITICAL = Circumstances(card_of("I refund"), mood=100, facts_told=frozenset(), tries=1, elapsed_s=0)


@pytest.mark.parametrize(
    ("condition", "now", "expected"),
    [
        (None, HALF, True),
        (ScoreIs(at_least=50), HALF, True),
        (ScoreIs(at_least=51), HALF, False),
        (ScoreIs(below=50), HALF, False),
        (ScoreIs(below=51), HALF, True),
        (ScoreIs(at_least=40, below=60), HALF, True),
        (ScoreIs(), HALF, True),
        (ScoreIs(at_least=1), UNSURE, False),
        (CriteriaMet(("sorry",)), HALF, True),
        (CriteriaMet(("sorry", "asks")), HALF, False),
        (CriteriaMet(("sorry", "promise")), HALF, True),
        (CriteriaMet(("sorry",)), UNSURE, False),
        (CriteriaMet(("unheard-of",)), HALF, False),
        (CriteriaMissed(("asks",)), HALF, True),
        (CriteriaMissed(("asks", "sorry")), HALF, False),
        (CriteriaMissed(("sorry",)), UNSURE, False),
        (CriteriaMissed(("unheard-of",)), HALF, False),
        (CriticalMade(), HALF, False),
        (CriticalMade(), CRITICAL, True),
        (CriticalMade(expected=False), HALF, True),
        (CriticalMade(expected=False), CRITICAL, False),
        (MoodIs(at_least=40), HALF, True),
        (MoodIs(below=40), HALF, False),
        (FactsTold(("order",)), HALF, True),
        (FactsTold(("order", "date")), HALF, False),
        (TriesAre(at_least=2), HALF, True),
        (TriesAre(below=2), HALF, False),
        (ElapsedIs(below=60), HALF, True),
        (ElapsedIs(at_least=60), HALF, False),
        (AllHold((MoodIs(at_least=40), TriesAre(below=3))), HALF, True),
        (AllHold((MoodIs(at_least=40), TriesAre(below=2))), HALF, False),
        (AllHold(()), HALF, True),
        (AnyHolds((MoodIs(at_least=41), TriesAre(below=3))), HALF, True),
        (AnyHolds((MoodIs(at_least=41), TriesAre(below=2))), HALF, False),
        (NotHolds(CriticalMade()), HALF, True),
        (NotHolds(CriticalMade()), CRITICAL, False),
    ],
)
def test_a_condition_holds_or_not(condition: Condition | None, now: Circumstances, expected: bool) -> None:
    assert holds(condition, now) is expected
