"""What the customer does about each event, and which events are refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.core.drills import (
    BAD,
    GOOD,
    SCENARIO,
    SORRY,
    WEAK,
    Play,
    at,
    begun,
    card_for,
    lines,
    refuses,
    said_in,
)
from trainer.core.drill import new_drill, replay
from trainer.core.drill_events import (
    Begun,
    CustomerSaid,
    Ended,
    Event,
    Feedback,
    Finish,
    HintTaken,
    ModelShown,
    MoodMoved,
    Paused,
    Resumed,
    Stopped,
    StopReason,
    Submitted,
    TriedAgain,
)
from trainer.core.drill_state import Mode, MoodBand, Speaker, mood_band
from trainer.core.scenario import Line, MoodIs, Outcome, Rule, Scenario, Turn

# Beginning and saying


def test_the_customer_speaks_first() -> None:
    play = Play()
    assert said_in(play.begin()) == play.said
    assert play.said[0] in {"Where is it?", "Hello?"}
    assert [entry.speaker for entry in play.state.transcript] == [Speaker.CUSTOMER]


def test_the_seed_chooses_the_words_and_each_of_them_comes_up() -> None:
    openings = {begun(seed=seed).said[0] for seed in range(20)}
    assert openings == {"Where is it?", "Hello?"}
    assert begun(WEAK, seed=5).said == begun(WEAK, seed=5).said


def test_the_words_of_a_seed_stay_the_same_for_ever() -> None:
    """An old drill is replayed from its events: the customer must not say something else then."""
    assert begun(WEAK, GOOD, seed=7).said == [
        "Hello?", WEAK, "Pardon?", GOOD, "M-1.", "Good.", "What next?",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "event",
    [
        Submitted("r", "x", at(1)),
        HintTaken("sorry", at(1)),
        ModelShown("opening", at(1)),
        TriedAgain(at(1)),
        Paused(at(1)),
        Resumed(at(1)),
        Stopped(at(1)),
    ],
)
def test_nothing_happens_before_the_beginning(event: Event) -> None:
    refuses(Play(), event)


def test_a_drill_begins_once() -> None:
    refuses(begun(), Begun(at(1)))


# Replies


def test_a_reply_stands_in_the_conversation_before_it_is_scored() -> None:
    play = begun()
    play.submit(GOOD)
    assert play.said[-1] == GOOD
    waiting = play.state.waiting
    assert waiting is not None
    assert (waiting.text, waiting.turn_id, waiting.visit, waiting.try_number) == (GOOD, "opening", 1, 1)
    assert play.state.transcript[-1].reply_id == waiting.reply_id


def test_a_second_reply_waits_for_the_score_of_the_first() -> None:
    play = begun()
    play.submit(GOOD)
    refuses(play, Submitted("r2", "more", at(20)))


def test_a_score_needs_a_reply() -> None:
    play = begun()
    play.submit(GOOD)
    score = card_for(play.state)
    play.happen(score)
    refuses(play, score)


def test_a_good_reply_is_answered_and_leads_on() -> None:
    play = begun()
    effects = play.send(GOOD)
    kinds = [type(effect) for effect in effects]
    assert kinds == [Feedback, MoodMoved, CustomerSaid, CustomerSaid, CustomerSaid]
    assert effects[1] == MoodMoved(50, 100)
    assert said_in(effects)[1:2] == ["Good."]
    assert (play.state.turn_id, play.state.visit, play.state.tries, play.state.waiting) == (
        "case",
        2,
        0,
        None,
    )
    assert play.state.plays[0].card is not None
    assert play.state.plays[0].mood_after == 100


def test_a_weak_reply_gets_another_try_at_the_same_visit() -> None:
    play = begun(WEAK)
    assert (play.state.turn_id, play.state.visit, play.state.tries, play.state.mood) == ("opening", 1, 1, 40)
    assert play.said[-1] in {"What?", "Pardon?"}
    play.send(WEAK)
    assert (play.state.turn_id, play.state.visit, play.state.mood) == ("case", 2, 20)
    assert [(one.visit, one.try_number) for one in play.state.plays] == [(1, 1), (1, 2)]


def test_a_turn_that_is_entered_again_is_another_visit() -> None:
    play = begun(GOOD, WEAK)
    assert (play.state.turn_id, play.state.visit) == ("opening", 3)


def test_where_no_rule_holds_the_same_turn_waits() -> None:
    turn = replace(SCENARIO.turns[0], rules=(Rule(MoodIs(below=0), go="case"),))
    play = begun(GOOD, scenario=replace(SCENARIO, turns=(turn, SCENARIO.turns[1])))
    assert (play.state.turn_id, play.state.tries, play.state.is_over) == ("opening", 1, False)


@pytest.mark.parametrize(("reply", "mood"), [(GOOD, 100), (BAD, 0)])
def test_the_mood_stays_between_0_and_100(reply: str, mood: int) -> None:
    assert begun(reply).state.mood == mood


def test_a_mood_that_cannot_move_is_not_announced() -> None:
    scenario = replace(SCENARIO, customer=replace(SCENARIO.customer, mood=100))
    play = begun(scenario=scenario)
    assert not [effect for effect in play.send(GOOD) if isinstance(effect, MoodMoved)]


@pytest.mark.parametrize(
    ("mood", "band"),
    [
        (0, MoodBand.FURIOUS),
        (19, MoodBand.FURIOUS),
        (20, MoodBand.UPSET),
        (39, MoodBand.UPSET),
        (40, MoodBand.UNEASY),
        (59, MoodBand.UNEASY),
        (60, MoodBand.CALM),
        (79, MoodBand.CALM),
        (80, MoodBand.PLEASED),
        (100, MoodBand.PLEASED),
    ],
)
def test_a_mood_has_a_band(mood: int, band: MoodBand) -> None:
    assert mood_band(mood) is band


# Facts


def test_facts_are_told_when_asked_for_several_in_one_reply_and_only_once() -> None:
    play = begun()
    effects = play.send("date and order?")
    assert {"M-1.", "It is M-1."} & set(said_in(effects))
    assert "Monday." in said_in(effects)
    assert play.state.facts_told == {"order", "date"}
    assert "Monday." not in said_in(play.send("date?"))


def test_a_fact_that_is_only_mentioned_is_not_told() -> None:
    assert begun("the order.").state.facts_told == frozenset()


# Endings


def test_an_ending_closes_the_conversation_with_its_outcome() -> None:
    play = begun(GOOD)
    effects = play.send("sorry")
    assert effects[-2:] == (CustomerSaid(Line("Thanks.")), Ended(Finish.ENDING, "solved"))
    assert (play.state.is_over, play.state.finish, play.state.ending_id) == (True, Finish.ENDING, "solved")
    assert play.state.outcome is Outcome.RESOLVED
    assert play.state.ended_at == play.events[-1].at
    refuses(play, Submitted("r9", "more", at(99)))
    refuses(play, Stopped(at(99)))


def test_an_ending_without_words_ends_silently() -> None:
    play = begun()
    assert said_in(play.send(BAD)) == []
    assert play.state.outcome is Outcome.LOST


def test_the_turn_limit_ends_a_conversation_that_goes_round_in_circles() -> None:
    play = begun(*[WEAK] * 5)
    effects = play.send(WEAK)
    assert effects[-1] == Ended(Finish.TURN_LIMIT, None)
    assert (play.state.finish, play.state.outcome) == (Finish.TURN_LIMIT, None)


def test_an_ending_reached_with_the_last_reply_is_the_ending() -> None:
    scenario = replace(SCENARIO, turn_limit=2)
    assert begun(GOOD, "sorry", scenario=scenario).state.finish is Finish.ENDING


def test_stopping_ends_without_an_outcome_and_says_why() -> None:
    play = begun(GOOD)
    assert play.happen(Stopped(play.now(), "a call", StopReason.NO_TIME)) == (Ended(Finish.STOPPED, None),)
    assert (play.state.is_stopped, play.state.outcome, play.state.stop_why) == (True, None, "a call")
    assert play.state.stop_reason is StopReason.NO_TIME
    refuses(play, Stopped(at(99)))
    refuses(play, TriedAgain(at(99)))


def test_a_score_that_comes_after_the_stop_moves_nothing_on() -> None:
    play = begun()
    play.submit(GOOD)
    play.happen(Stopped(play.now()))
    before = play.state
    effects = play.score()
    assert [type(effect) for effect in effects] == [Feedback]
    assert play.state.plays[-1].card is not None
    assert play.state == replace(before, plays=play.state.plays)


# Replay


def test_stored_events_lead_to_the_same_state_as_the_live_drill() -> None:
    play = begun(WEAK)
    play.happen(HintTaken("sorry", play.now()))
    play.happen(Paused(play.now()))
    play.happen(Resumed(play.now()))
    play.happen(TriedAgain(play.now()))
    play.send(GOOD)
    play.send("sorry")
    assert replay(play.fresh, play.events) == play.state
    assert replay(new_drill(SCENARIO, mode=Mode.PRACTICE, seed=1), play.events) == play.state


def test_a_line_without_variants_needs_no_chance_and_none_is_silence() -> None:
    turn = Turn("t", lines("One."), (SORRY,), (Rule(is_again=True),))
    scenario = Scenario("s", "S", "fake", SCENARIO.customer, "t", (turn,), ())
    play = Play(scenario=scenario)
    assert said_in(play.begin()) == ["One."]


def test_a_turn_that_does_not_exist_is_our_mistake() -> None:
    with pytest.raises(KeyError):
        SCENARIO.turn("nowhere")
    assert SCENARIO.ending("nowhere") is None
