"""What a drill is worth."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.core.drills import SCENARIO, SORRY, Play, begun
from trainer.core.answers import State
from trainer.core.drill_events import Stopped, TriedAgain
from trainer.core.drill_score import Result, counted_plays, met_before, score_drill
from trainer.core.rubric import Civil, Criterion, CriterionKey, Phrase
from trainer.core.scenario import Rule
from trainer.core.scoring import Points

GOOD, WEAK, BAD = "I am sorry, order?", "I am here", "I will refund"


def worth(*replies: str) -> tuple[Points, Result]:
    score = score_drill(begun(*replies).state)
    return score.points, score.result


@pytest.mark.parametrize(
    ("replies", "points", "result"),
    [
        ((), Points(0, 0, 0), Result.NO_RESULT),
        ((GOOD,), Points(20, 20, 20), Result.NO_RESULT),
        ((GOOD, "sorry"), Points(30, 30, 30), Result.PASSED),
        (("I am sorry", "order?", "sorry"), Points(30, 30, 30), Result.PASSED),
        (("order?", GOOD, "sorry"), Points(30, 30, 30), Result.PASSED),
        (
            ("I am maybe sorry, order?", "I am maybe sorry, order?", "sorry"),
            Points(20, 30, 30),
            Result.AWAITING_REVIEW,
        ),
        ((BAD,), Points(0, 0, 20), Result.CRITICAL),
        ((GOOD + " we maybe refund", "sorry"), Points(30, 30, 30), Result.AWAITING_REVIEW),
        (("I maybe refund", WEAK, "sorry"), Points(10, 10, 30), Result.FAILED),
        ((WEAK,) * 6, Points(0, 0, 60), Result.FAILED),
    ],
)
def test_a_drill_is_worth_what_its_tries_are_together(
    replies: tuple[str, ...], points: Points, result: Result
) -> None:
    assert worth(*replies) == (points, result)


def test_what_was_met_in_earlier_turns_by_replies_that_stand_is_known_for_the_score_of_the_next() -> None:
    asked = CriterionKey("opening", "asks")
    sorry = CriterionKey("opening", "sorry")
    assert met_before(begun().state) == frozenset()
    assert met_before(begun("I am sorry").state) == frozenset()
    assert {asked, sorry} <= met_before(begun(GOOD).state)
    play = begun(GOOD)
    play.submit("sorry")
    assert {asked, sorry} <= met_before(play.state)
    play.score()
    play.happen(TriedAgain(play.now()))
    assert CriterionKey("case", "sorry") not in met_before(play.state)


def test_a_drill_that_was_stopped_has_points_but_no_result() -> None:
    play = begun(GOOD)
    play.happen(Stopped(play.now()))
    score = score_drill(play.state)
    assert (score.points, score.result) == (Points(20, 20, 20), Result.NO_RESULT)


def test_a_reply_that_waits_does_not_count_yet() -> None:
    play = begun(GOOD)
    play.submit("sorry")
    assert score_drill(play.state).points == Points(20, 20, 20)
    assert [one.text for one in counted_plays(play.state)] == [GOOD]


def test_forbidden_words_of_an_earlier_try_stay_unless_it_is_taken_back() -> None:
    rude = Criterion("rude", "Stays kind", Phrase("silly"), is_avoided=True, deduct=10)
    turn = replace(SCENARIO.turns[0], criteria=(SORRY, rude), rules=(Rule(is_again=True),))
    scenario = replace(SCENARIO, turns=(turn, *SCENARIO.turns[1:]))
    play = begun("silly", scenario=scenario)
    play.send("sorry")
    assert score_drill(play.state).points == Points(0, 0, 10)
    play.happen(TriedAgain(play.now()))
    play.happen(Stopped(play.now()))
    again = begun("silly", scenario=scenario)
    again.happen(TriedAgain(again.now()))
    again.send("sorry")
    assert score_drill(again.state).points == Points(10, 10, 10)
    assert [one.text for one in counted_plays(again.state)] == ["sorry"]


def test_an_insult_of_an_earlier_try_stays() -> None:
    civil = Criterion("civil", "No insults", Civil(), deduct=10)
    turn = replace(SCENARIO.turns[0], criteria=(SORRY, civil), rules=(Rule(is_again=True),))
    play = begun("sorry", scenario=replace(SCENARIO, turns=(turn, *SCENARIO.turns[1:])))
    play.send("sorry")
    first, second = play.state.plays
    assert first.card is not None
    kept, insult = first.card.verdicts
    card = replace(first.card, verdicts=(kept, replace(insult, state=State.NOT_MET)))
    after = replace(play.state, plays=(replace(first, card=card), second))
    assert score_drill(play.state).points == Points(10, 10, 10)
    assert score_drill(after).points == Points(0, 0, 10)


def test_a_critical_error_stays_when_its_reply_is_taken_back() -> None:
    play = begun(BAD)
    play.happen(TriedAgain(play.now()))
    play.send(GOOD)
    play.send("sorry")
    score = score_drill(play.state)
    assert (score.points, score.criticals, score.result) == (
        Points(30, 30, 30), (("opening", "promise"),), Result.CRITICAL,
    )  # fmt: skip


def test_bonus_and_sections_are_those_of_the_replies_that_count() -> None:
    bonus = replace(SORRY, id="extra", points=0, bonus=5, section="closing")
    turn = replace(SCENARIO.turns[1], criteria=(SORRY, bonus), rules=(Rule(is_again=True),))
    scenario = replace(SCENARIO, turns=(turn,), start="case")
    play: Play = begun("sorry", "sorry", scenario=scenario)
    # The cards of the fixture know nothing of the extra criterion: give it to them.
    cards = [one.card for one in play.state.plays if one.card]
    plays = tuple(
        replace(
            one,
            card=replace(
                card, bonus=5, verdicts=(*card.verdicts, replace(card.verdicts[0], criterion_id="extra"))
            ),
        )
        for one, card in zip(play.state.plays, cards, strict=True)
    )
    score = score_drill(replace(play.state, plays=plays))
    assert score.bonus == 5
    assert [(one.section, one.points) for one in score.sections] == [
        ("solution", Points(10, 10, 10)),
        ("closing", Points(0, 0, 0)),
    ]
