"""What a drill says of each skill: the first reply at each visit counts, help and critical errors weigh."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.core.drills import ASKS, GOOD, HALF, PROMISE, SCENARIO, SORRY, begun
from trainer.core.cards import card_of
from trainer.core.codes import State
from trainer.core.drill_events import HintTaken
from trainer.core.drill_state import DrillState, Mode
from trainer.core.memory import Rating
from trainer.core.skills import SkillOutcome, skills_of
from trainer.core.verdicts import Verdict

TRAINED = replace(
    SCENARIO,
    turns=(
        replace(
            SCENARIO.turns[0],
            criteria=(
                replace(SORRY, skill="empathy"),
                replace(ASKS, skill="probing", section="opening"),
                replace(PROMISE, skill="compliance"),
            ),
        ),
        replace(SCENARIO.turns[1], criteria=(replace(SORRY, section="closing"),)),
    ),
)


def ratings(state: DrillState) -> dict[str, Rating]:
    return {one.skill: one.rating for one in skills_of(state)}


def test_each_criterion_speaks_for_its_skill_and_without_one_for_its_section() -> None:
    state = begun(GOOD, "sorry", scenario=TRAINED).state
    assert ratings(state) == {"closing": Rating.GOOD, "empathy": Rating.GOOD, "probing": Rating.GOOD}


def test_what_was_missed_at_first_is_not_made_good_by_another_try() -> None:
    state = begun(HALF, GOOD, scenario=TRAINED).state
    assert ratings(state)["probing"] is Rating.AGAIN
    assert ratings(state)["empathy"] is Rating.GOOD


def test_a_critical_error_forgets_its_skill_and_leaving_it_unsaid_proves_nothing() -> None:
    assert "compliance" not in ratings(begun(GOOD, scenario=TRAINED).state)
    assert ratings(begun("sorry, order? refund", scenario=TRAINED).state)["compliance"] is Rating.AGAIN


def test_a_hint_makes_it_hard() -> None:
    play = begun(scenario=TRAINED)
    play.happen(HintTaken("sorry", play.now()))
    play.send(GOOD)
    assert ratings(play.state) == {"empathy": Rating.HARD, "probing": Rating.GOOD}


def test_an_exam_counts_like_practice() -> None:
    state = begun(GOOD, "sorry", scenario=TRAINED, mode=Mode.EXAM).state
    assert set(ratings(state)) == {"closing", "empathy", "probing"}


def test_a_reply_without_a_score_and_an_unsure_verdict_say_nothing() -> None:
    play = begun(scenario=TRAINED)
    play.submit(GOOD)
    assert skills_of(play.state) == ()
    play.score()
    judged = [
        (one, Verdict(one.id, State.UNSURE if one.id == "sorry" else State.MET))
        for one in TRAINED.turns[0].criteria
    ]
    card = card_of("opening", judged, signature="")
    plays = (replace(play.state.plays[0], card=card),)
    assert set(ratings(replace(play.state, plays=plays))) == {"probing"}


def outcome(*, met: int, possible: int, criteria: int = 1, hints: int = 0) -> SkillOutcome:
    return SkillOutcome("s", met, possible, criteria, hints, is_critical=False)


@pytest.mark.parametrize(
    ("seen", "rating"),
    [
        (outcome(met=4, possible=10), Rating.AGAIN),
        (outcome(met=5, possible=10), Rating.HARD),
        (outcome(met=7, possible=10), Rating.HARD),
        (outcome(met=8, possible=10), Rating.GOOD),
        (outcome(met=10, possible=10, criteria=2), Rating.GOOD),
        (outcome(met=10, possible=10, criteria=3), Rating.EASY),
        (outcome(met=10, possible=10, criteria=3, hints=1), Rating.HARD),
        (outcome(met=9, possible=10, criteria=3), Rating.GOOD),
    ],
)
def test_the_bounds_are_those_that_the_docs_tell(seen: SkillOutcome, rating: Rating) -> None:
    assert seen.rating is rating


def test_a_criterion_that_earns_and_costs_nothing_weighs_one() -> None:
    light = replace(SORRY, points=0, skill="manner")
    scenario = replace(TRAINED, turns=(replace(TRAINED.turns[0], criteria=(light,)), *TRAINED.turns[1:]))
    (only,) = skills_of(begun("sorry", scenario=scenario).state)
    assert (only.skill, only.possible, only.share) == ("manner", 1, 1.0)
