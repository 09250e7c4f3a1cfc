"""Reviews and newer cards: what counts then, and that the card of the machine is never touched."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.drills import BAD, GOOD, PROMISE, READER, SCENARIO, SORRY, WEAK, begun
from tests.core.drills import card_of as machine_card
from trainer.core.amendments import Amendments, amended, is_answered, reviewed_card, with_rubric_of
from trainer.core.analysis import EvidenceKind, Span
from trainer.core.answers import Reason, State
from trainer.core.codes import Result
from trainer.core.drill import advance
from trainer.core.drill_events import TriedAgain
from trainer.core.drill_score import score_drill
from trainer.core.records import Contest, Rescore, Review
from trainer.core.rubric import Criterion, Phrase
from trainer.core.scoring import (
    Evidence,
    Points,
    ScoreCard,
    ScoreSettings,
    Verdict,
    card_of,
    compile_turn,
    score_reply,
)

NOON = datetime(2026, 4, 1, 12, tzinfo=UTC)
WORDS = (Evidence(Span(0, 5), EvidenceKind.EXACT, "sorry"),)
APOLOGY = Criterion("apology", "Apologises", Phrase("sorry"), points=20, section="empathy")
NO_PROMISE = Criterion("promise", "Promises nothing", Phrase("refund"), is_avoided=True, is_critical=True)
BONUS = Criterion("name", "Says the name", Phrase("Mika"), bonus=5)
CRITERIA = (APOLOGY, NO_PROMISE, BONUS)


def review(criterion_id: str, state: State, *, reply_id: str = "r1", number: int = 0) -> Review:
    return Review(
        f"id{number}", reply_id, criterion_id, state, State.UNSURE, "Aki", "", NOON + timedelta(hours=number)
    )


def card(*states: State) -> ScoreCard:
    """A card whose verdicts stand on the same words, whatever they are."""
    judged = [
        (
            criterion,
            Verdict(
                criterion.id,
                state,
                () if state is State.NOT_MET and not criterion.is_avoided else WORDS,
                WORDS if state is State.NOT_MET and not criterion.is_avoided else (),
                Reason.TYPO if state is State.UNSURE else None,
            ),
        )
        for criterion, state in zip(CRITERIA, states, strict=True)
    ]
    return card_of("opening", judged, signature="engine-1")


def test_a_review_takes_the_place_of_the_verdict_and_everything_follows() -> None:
    machine = card(State.UNSURE, State.UNSURE, State.NOT_MET)
    assert machine.points == Points(0, 20, 20)
    decided = reviewed_card(
        machine,
        CRITERIA,
        {
            "apology": review("apology", State.MET),
            "promise": review("promise", State.NOT_MET),
            "name": review("name", State.MET),
        },
    )
    assert decided.points == Points(20, 20, 20)
    assert [total.points for total in decided.sections] == [Points(20, 20, 20), Points(0, 0, 0)]
    assert decided.criticals == ("promise",)
    assert decided.bonus == 5
    assert decided.unsure_count == 0
    assert decided.signature == machine.signature


@pytest.mark.parametrize("said", list(State))
@pytest.mark.parametrize("found", [State.MET, State.NOT_MET])
def test_words_are_shown_where_they_can_have_decided(said: State, found: State) -> None:
    machine = card(said, said, State.MET)
    reviews = {one: review(one, found) for one in ("apology", "promise")}
    apology, promise, _ = reviewed_card(machine, CRITERIA, reviews).verdicts
    assert (apology.state, promise.state) == (found, found)
    assert bool(apology.evidence) is (found is State.MET)
    assert bool(apology.nearest) is (found is State.NOT_MET)
    assert promise.reason is apology.reason is None
    if said is not found:
        assert bool(promise.evidence) is (found is State.NOT_MET)


def test_a_review_that_agrees_leaves_the_verdict_with_its_words() -> None:
    machine = card(State.MET, State.MET, State.NOT_MET)
    assert reviewed_card(machine, CRITERIA, {"apology": review("apology", State.MET)}) is machine


def test_a_review_of_a_criterion_that_is_gone_changes_nothing() -> None:
    machine = card(State.MET, State.MET, State.MET)
    assert reviewed_card(machine, CRITERIA, {"older": review("older", State.NOT_MET)}) is machine


def test_a_verdict_on_a_criterion_that_the_rubric_has_no_more_is_left_out() -> None:
    machine = card(State.MET, State.NOT_MET, State.MET)
    left = reviewed_card(machine, CRITERIA[1:], {})
    assert [one.criterion_id for one in left.verdicts] == ["promise", "name"]
    assert left.points == Points(0, 0, 0)


@given(
    st.lists(st.sampled_from(State), min_size=3, max_size=3),
    st.dictionaries(
        st.sampled_from([one.id for one in CRITERIA]), st.sampled_from([State.MET, State.NOT_MET])
    ),
)
def test_the_card_is_that_of_a_machine_which_had_said_so(said: list[State], found: dict[str, State]) -> None:
    decided = reviewed_card(card(*said), CRITERIA, {one: review(one, state) for one, state in found.items()})
    states = [found.get(one.id, state) for one, state in zip(CRITERIA, said, strict=True)]
    wanted = card(*states)
    assert (decided.points, decided.sections) == (wanted.points, wanted.sections)
    assert (decided.bonus, decided.criticals) == (wanted.bonus, wanted.criticals)


def test_the_last_review_of_a_verdict_counts() -> None:
    made = (
        review("apology", State.MET),
        review("apology", State.NOT_MET, number=1),
        review("apology", State.MET, reply_id="r2", number=2),
    )
    assert Amendments(made).reviews_of("r1") == {"apology": made[1]}
    assert Amendments(made).reviews_of("r3") == {}


def test_a_contest_is_answered_by_a_later_review_of_the_same_verdict() -> None:
    contest = Contest("r1", "apology", "but I did", NOON + timedelta(hours=1))
    assert not is_answered(contest, [review("apology", State.MET)])
    assert is_answered(contest, [review("apology", State.MET, number=1)])
    assert not is_answered(contest, [review("promise", State.MET, number=2)])
    assert not is_answered(contest, [review("apology", State.MET, reply_id="r2", number=2)])


def test_a_drill_is_worth_what_the_reviewed_cards_say() -> None:
    played = begun(WEAK, GOOD, "sorry").state
    assert score_drill(played).result is Result.PASSED
    critical = Amendments((review("promise", State.NOT_MET, reply_id="r0"),))
    now = amended(played, critical, SCENARIO)
    score = score_drill(now)
    assert (score.result, score.criticals) == (Result.CRITICAL, (("opening", "promise"),))
    assert now.transcript == played.transcript, "the conversation stays as it was"
    assert amended(played, Amendments(), SCENARIO) == played


def test_a_review_can_take_a_critical_error_away() -> None:
    played = begun(BAD).state
    assert score_drill(played).result is Result.CRITICAL
    forgiven = amended(played, Amendments((review("promise", State.MET, reply_id="r0"),)), SCENARIO)
    assert score_drill(forgiven).result is Result.FAILED


def test_a_newer_card_counts_with_its_own_criteria_and_reviews_stay_above_it() -> None:
    thanks = Criterion("thanks", "Says thanks", Phrase("thanks"), points=30)
    newer = replace(
        SCENARIO, pass_mark=90, turns=(replace(SCENARIO.turns[0], criteria=(SORRY, PROMISE, thanks)),)
    )
    rubric = with_rubric_of(SCENARIO, newer)
    assert (rubric.pass_mark, rubric.turns[1]) == (90, SCENARIO.turns[1])
    assert rubric.turns[0].rules == SCENARIO.turns[0].rules
    played = begun(GOOD, "sorry").state
    assert played.plays[0].card is not None
    turn = compile_turn(rubric.turns[0], READER)
    card = score_reply(READER.read(GOOD), turn, READER, settings=ScoreSettings())
    rescore = Rescore("n1", "r0", "hash", card, NOON)
    alone = amended(played, Amendments((), (rescore,)), rubric)
    assert score_drill(alone).points == Points(20, 20, 50)
    assert score_drill(alone).result is Result.FAILED
    both = Amendments((review("thanks", State.MET, reply_id="r0"),), (rescore,))
    assert score_drill(amended(played, both, rubric)).points == Points(50, 50, 50)
    assert both.rescore("r0") is rescore
    assert both.rescore("r1") is None


def test_a_drill_that_was_amended_can_be_taken_back_and_a_waiting_reply_has_no_card() -> None:
    play = begun(GOOD, "sorry")
    state = amended(play.state, Amendments((review("sorry", State.NOT_MET, reply_id="r0"),)), SCENARIO)
    taken_back, _ = advance(state, TriedAgain(play.now()))
    assert taken_back.plays == state.plays
    waiting = begun(GOOD)
    waiting.submit("well")
    assert amended(waiting.state, Amendments(), SCENARIO).plays[-1].card is None


def test_the_cards_of_then_are_remembered() -> None:
    card = machine_card(GOOD)
    assert Amendments(played={"r0": card}).played_card("r0") is card
    assert Amendments().played_card("r0") is None
