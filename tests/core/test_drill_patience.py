"""What the customer remembers, what they say when nobody answers, and how the clock of an exam runs."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.core.drills import (
    ASKS,
    BAD,
    GOOD,
    HALF,
    OTHER_HALF,
    SCENARIO,
    SORRY,
    WEAK,
    at,
    begun,
    card_for,
    lines,
    refuses,
    said_in,
)
from trainer.core.cards import card_of
from trainer.core.codes import Finish, State
from trainer.core.drill import advance
from trainer.core.drill_events import (
    CustomerSaid,
    Ended,
    HintTaken,
    ModelShown,
    MoodMoved,
    Paused,
    Resumed,
    Scored,
    Stopped,
    Submitted,
    TimeRanOut,
    TriedAgain,
    Waited,
)
from trainer.core.drill_score import Result, score_drill
from trainer.core.drill_state import Mode
from trainer.core.observing import Ticks
from trainer.core.rubric import ToneCalm
from trainer.core.rules import CriteriaMissed, CriticalMade, Line, MoodIs, Rule
from trainer.core.scenario import Channel, Ending
from trainer.core.verdicts import Verdict

CALLED = "I am sorry, order? I will call"


# What was said comes back


def test_a_promise_made_earlier_comes_back_in_a_later_turn() -> None:
    play = begun(CALLED)
    assert play.state.flags == {"call", "good"}
    assert play.said[-1] == "You said you would call."


def test_what_is_denied_is_not_promised() -> None:
    assert begun("I am sorry, order? I will not call").state.flags == {"good"}


def test_without_the_promise_one_of_the_other_lines_is_said() -> None:
    play = begun(GOOD)
    assert play.state.flags == {"good"}
    assert play.said[-1] in {"And now?", "So?", "What next?"}


def test_what_was_taken_back_was_not_promised() -> None:
    play = begun(CALLED)
    play.happen(TriedAgain(play.now()))
    assert play.state.flags == frozenset()


def test_where_no_line_fits_nothing_is_said() -> None:
    furious = (Line("Grr.", condition=MoodIs(below=20)),)
    turn = replace(SCENARIO.turns[0], says=furious)
    assert begun(scenario=replace(SCENARIO, turns=(turn, SCENARIO.turns[1]))).said == []


def test_a_flag_that_the_scenario_does_not_have_is_not_raised() -> None:
    play = begun()
    play.submit(WEAK)
    play.happen(replace(card_for(play.state), flags_raised=("unheard-of",)))
    assert play.state.flags == frozenset()


def test_a_line_cannot_ask_about_a_reply() -> None:
    turn = replace(SCENARIO.turns[0], says=(Line("Oh!", condition=CriticalMade(expected=False)),))
    assert begun(scenario=replace(SCENARIO, turns=(turn, SCENARIO.turns[1]))).said == []


# Several tries


def test_what_was_asked_for_may_be_said_in_several_tries() -> None:
    play = begun(HALF)
    assert (play.state.turn_id, play.state.tries) == ("opening", 1)
    play.send(OTHER_HALF)
    assert (play.state.turn_id, play.state.plays[-1].rule) == ("case", 2)


def test_what_was_taken_back_is_not_said() -> None:
    play = begun(HALF)
    play.happen(TriedAgain(play.now()))
    play.send(OTHER_HALF)
    assert (play.state.turn_id, play.state.tries) == ("opening", 1)


def test_rudeness_is_answered_in_the_try_in_which_it_is_said() -> None:
    calm = replace(SORRY, id="calm", need=ToneCalm())
    rude = Rule(CriteriaMissed(("calm",)), is_again=True, says=lines("Mind your tone."))
    turn = replace(
        SCENARIO.turns[0], criteria=(SORRY, ASKS, calm), rules=(rude, *SCENARIO.turns[0].rules[1:])
    )
    scenario = replace(SCENARIO, turns=(turn, SCENARIO.turns[1]))
    state = begun(scenario=scenario).state
    for number, manner in enumerate((State.NOT_MET, State.MET, State.NOT_MET)):
        verdicts = (
            Verdict("sorry", State.MET if number == 0 else State.NOT_MET),
            Verdict("asks", State.NOT_MET),
            Verdict("calm", manner),
        )
        card = card_of("opening", list(zip(turn.criteria, verdicts, strict=True)), signature="by hand")
        state, _ = advance(state, Submitted(f"r{number}", WEAK, at(10 * number + 10)))
        state, _ = advance(state, Scored(card, (), at(10 * number + 11)))
        if state.turn_id != "opening":
            break
    assert [(play.rule, play.led_to) for play in state.plays] == [(1, "opening"), (4, "case")]


# Letters


def test_an_e_mail_is_answered_by_one_letter() -> None:
    turn = replace(SCENARIO.turns[1], says=(Line("And now?", reading="and now"),))
    letters = replace(SCENARIO, channel=Channel.EMAIL, turns=(SCENARIO.turns[0], turn))
    play = begun(scenario=letters)
    effects = play.send(GOOD)
    assert said_in(effects) == [play.said[-1]]
    fact, answer, following = play.said[-1].split("\n\n")
    assert (fact in {"M-1.", "It is M-1."}, answer, following) == (True, "Good.", "And now?")
    assert play.state.transcript[-1].line.reading == f"{fact}\n\nGood.\n\nand now"
    assert len(play.said) == 3
    assert play.send("sorry")[-1] == Ended(Finish.ENDING, "solved")
    assert play.state.transcript[-1].line.reading is None


def test_recorded_lines_of_a_letter_stay_apart() -> None:
    turn = replace(SCENARIO.turns[1], says=(Line("And now?", audio="media/now.ogg"),))
    letters = replace(SCENARIO, channel=Channel.EMAIL, turns=(SCENARIO.turns[0], turn))
    assert begun(GOOD, scenario=letters).said[-2:] == ["Good.", "And now?"]


# When no reply comes


def test_a_customer_who_waits_says_so_each_thing_once_and_the_mood_sinks() -> None:
    play = begun()
    assert play.happen(Waited(at(60))) == (MoodMoved(50, 45), CustomerSaid(*lines("Hello?")))
    refuses(play, Waited(at(119)))
    assert said_in(play.happen(Waited(at(120)))) == ["Anyone?"]
    refuses(play, Waited(at(999)))


def test_a_customer_does_not_speak_too_early() -> None:
    refuses(begun(), Waited(at(59)))


def test_a_pause_is_no_wait() -> None:
    play = begun()
    play.happen(Paused(at(50)))
    play.happen(Resumed(at(500)))
    refuses(play, Waited(at(509)))
    play.happen(Waited(at(510)))


def test_a_reply_starts_the_wait_anew() -> None:
    play = begun()
    play.happen(Waited(at(60)))
    play.second = 70
    play.send(WEAK)
    refuses(play, Waited(at(play.second + 59)))
    assert said_in(play.happen(Waited(at(play.second + 60)))) == ["Hello?"]


def test_a_reply_taken_back_starts_the_wait_anew() -> None:
    play = begun(WEAK)
    play.happen(TriedAgain(at(100)))
    refuses(play, Waited(at(159)))
    play.happen(Waited(at(160)))


def test_nobody_waits_while_a_reply_is_scored_or_after_the_end() -> None:
    play = begun()
    play.submit(BAD)
    refuses(play, Waited(at(500)))
    play.score()
    refuses(play, Waited(at(500)))


def test_the_time_of_a_reply_runs_from_the_last_answer_without_pauses() -> None:
    play = begun()
    play.happen(Paused(at(5)))
    play.happen(Resumed(at(95)))
    play.happen(Submitted("r", WEAK, at(105), edits=3))
    play.happen(replace(card_for(play.state), at=at(110)))
    play.happen(Submitted("s", WEAK, at(130)))
    first, second = play.state.plays
    assert (first.took, first.edits) == (timedelta(seconds=15), 3)
    assert second.took == timedelta(seconds=20)


# Where a reply led


def test_a_reply_says_which_rule_it_led_to_and_where() -> None:
    play = begun(WEAK, GOOD, "sorry")
    assert [(one.rule, one.led_to) for one in play.state.plays] == [
        (3, "opening"),
        (2, "case"),
        (1, "solved"),
    ]


def test_where_no_rule_holds_a_reply_leads_nowhere_else() -> None:
    turn = replace(SCENARIO.turns[0], rules=(Rule(MoodIs(below=0), go="case"),))
    play = begun(GOOD, scenario=replace(SCENARIO, turns=(turn, SCENARIO.turns[1])))
    assert (play.state.plays[0].rule, play.state.plays[0].led_to) == (None, "opening")


def test_at_the_turn_limit_a_reply_led_to_no_ending() -> None:
    play = begun(WEAK, scenario=replace(SCENARIO, turn_limit=1))
    assert (play.state.plays[0].rule, play.state.plays[0].led_to) == (3, None)


def test_a_reply_keeps_the_hints_that_were_seen_before_it() -> None:
    play = begun()
    play.happen(HintTaken("sorry", at(1)))
    play.send(WEAK)
    assert play.state.plays[0].hints == ("sorry",)


def test_a_reply_keeps_what_it_asked_for_and_what_is_remembered_since() -> None:
    play = begun("I am sorry, date? I will call", CALLED)
    first, second = play.state.plays
    assert (first.facts_asked, first.flags_raised) == (("date",), ("call",))
    assert (second.facts_asked, second.flags_raised) == (("order",), ("good",))


# Exams


def test_an_exam_takes_one_reply_a_turn() -> None:
    play = begun(WEAK, mode=Mode.EXAM)
    assert (play.state.turn_id, play.state.plays[0].rule) == ("case", 4)


def test_an_exam_where_every_rule_gives_another_try_stays_where_it_is() -> None:
    turn = replace(SCENARIO.turns[0], rules=(Rule(is_again=True),))
    play = begun(GOOD, mode=Mode.EXAM, scenario=replace(SCENARIO, turns=(turn, SCENARIO.turns[1])))
    assert (play.state.turn_id, play.state.plays[0].rule) == ("opening", None)


def test_an_exam_ends_when_its_time_is_over_and_keeps_what_was_not_sent() -> None:
    play = begun(mode=Mode.EXAM)
    assert play.state.time_left(at(100)) == timedelta(seconds=200)
    refuses(play, TimeRanOut(at(299), "Dear"))
    refuses(play, Submitted("late", GOOD, at(300)))
    assert play.happen(TimeRanOut(at(300), "Dear")) == (Ended(Finish.TIME_LIMIT, None),)
    assert (play.state.unsent, play.state.time_left(at(999))) == ("Dear", timedelta())
    refuses(play, TimeRanOut(at(301)))


def test_what_stood_in_the_composer_of_a_stopped_drill_is_kept() -> None:
    play = begun()
    play.happen(Stopped(at(10), "tired", unsent="Dear"))
    assert play.state.unsent == "Dear"


def test_an_exam_says_when_it_is_over() -> None:
    play = begun(mode=Mode.EXAM)
    assert play.state.ends_by == at(300)
    assert play.fresh.ends_by is None
    assert begun().state.ends_by is None


def test_who_runs_out_of_time_has_not_passed() -> None:
    play = begun(GOOD, mode=Mode.EXAM)
    assert score_drill(play.state).points.low_score == 100
    play.happen(TimeRanOut(at(300)))
    assert score_drill(play.state).result is Result.FAILED


def test_leaving_an_exam_does_not_stop_its_clock() -> None:
    play = begun(mode=Mode.EXAM)
    play.happen(Paused(at(10)))
    play.happen(Resumed(at(250)))
    assert play.state.time_left(at(260)) == timedelta(seconds=40)


@pytest.mark.parametrize("mode", [Mode.PRACTICE, Mode.OBSERVER])
def test_only_an_exam_has_a_time_limit(mode: Mode) -> None:
    play = begun(mode=mode)
    assert (play.state.time_limit, play.state.time_left(at(9_999))) == (None, None)
    refuses(play, TimeRanOut(at(9_999)))


def test_the_time_limit_is_twice_the_usual_time_unless_the_scenario_says_so() -> None:
    assert SCENARIO.exam_limit_s == 300
    assert replace(SCENARIO, exam_minutes=None, minutes=4).exam_limit_s == 480


# With an observer


def test_with_an_observer_there_are_no_hints_and_a_reply_can_be_taken_back() -> None:
    play = begun(mode=Mode.OBSERVER)
    refuses(play, HintTaken("sorry", at(1)))
    play.send(WEAK)
    refuses(play, ModelShown("opening", at(50)))
    assert not play.state.shows_feedback
    play.happen(TriedAgain(at(60)))
    assert play.state.transcript[-1].reply_id is None


def test_only_an_observer_ticks() -> None:
    refuses(begun(mode=Mode.OBSERVER), Submitted("r", WEAK, at(10)))
    refuses(begun(mode=Mode.PRACTICE), Submitted("r", WEAK, at(10), ticks=Ticks()))


def test_a_reply_keeps_what_the_observer_ticked() -> None:
    play = begun(mode=Mode.OBSERVER)
    ticks = Ticks(criteria=("sorry",), facts=("date",))
    play.happen(Submitted("r", "", at(10), ticks=ticks))
    assert play.state.plays[0].ticks == ticks


def test_an_ending_may_be_silent() -> None:
    scenario = replace(SCENARIO, endings=(Ending("solved", SCENARIO.endings[0].outcome), SCENARIO.endings[1]))
    assert begun(GOOD, "sorry", scenario=scenario).said[-1] == "sorry"
