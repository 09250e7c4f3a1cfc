"""A card made of an observer's ticks counts as one made of a text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.core.drills import ASKS, PROMISE, SCENARIO, SORRY
from trainer.core.codes import State
from trainer.core.observing import observed_card
from trainer.core.rubric import (
    Civil,
    CriterionKey,
    KeigoCorrect,
    Need,
    Register,
    RegisterLevel,
    Settled,
    ToneCalm,
)
from trainer.core.scoring import ScoreSettings

OPENING = SCENARIO.turns[0]


def test_what_was_ticked_is_met_and_what_was_not_is_missed() -> None:
    card = observed_card(OPENING, {"sorry"}, settings=ScoreSettings("pack@1"))
    assert [(one.criterion_id, one.state) for one in card.verdicts] == [
        ("sorry", State.MET),
        ("asks", State.NOT_MET),
        ("promise", State.MET),
    ]
    assert (card.points, card.criticals, card.signature) == ((10, 10, 20), (), "observer pack@1")


def test_a_tick_at_what_must_not_be_said_breaks_it() -> None:
    card = observed_card(OPENING, {"sorry", "asks", "promise"}, settings=ScoreSettings())
    assert card.criticals == (PROMISE.id,)
    assert card.signature == "observer"


@pytest.mark.parametrize("need", [ToneCalm(), Civil(), KeigoCorrect(), Register(RegisterLevel.POLITE)])
def test_good_manner_is_kept_until_a_tick_says_that_it_was_not(need: Need) -> None:
    manner = replace(ASKS, id="manner", need=need)
    turn = replace(OPENING, criteria=(manner,))
    kept, broken = (observed_card(turn, ticked, settings=ScoreSettings()) for ticked in ((), ("manner",)))
    assert (kept.points.low_score, broken.points.low_score) == (100, 0)


def test_what_was_settled_before_is_not_judged() -> None:
    settled = replace(ASKS, not_applicable=Settled(met=(CriterionKey("opening", "asks"),)))
    turn = replace(OPENING, criteria=(SORRY, settled))
    settings = ScoreSettings(met_before=frozenset({CriterionKey("opening", "asks")}))
    card = observed_card(turn, set(), settings=settings)
    assert [one.criterion_id for one in card.verdicts] == ["sorry"]
