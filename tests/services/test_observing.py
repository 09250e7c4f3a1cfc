"""A drill with an observer: spoken replies are ticked, stored and counted like written ones."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.services.stage import Stage
from trainer.core.drill import DrillRuleBroken
from trainer.core.drill_events import CustomerSaid, Feedback
from trainer.core.drill_score import Result
from trainer.core.drill_state import Mode
from trainer.core.errors import UserFacingError
from trainer.core.observing import Ticks
from trainer.core.rubric import AnyOf, Ask, Criterion, Phrase
from trainer.core.scenario import Customer, Fact, Scenario, Turn
from trainer.core.scoring import ScoreSettings
from trainer.services.drills import LONGEST_REPLY, DrillSession
from trainer.services.observing import ObserverSheet, heard_by_observer

GOOD = Ticks(criteria=("apology", "ask-order"), facts=("order",))


@pytest.fixture
def session(waiting_room: Stage) -> DrillSession:
    return waiting_room.begin("no-call", mode=Mode.OBSERVER)


def ids(sheet: ObserverSheet) -> list[list[str]]:
    return [[one.id for one in group] for group in (sheet.criteria, sheet.facts, sheet.flags)]


def test_what_was_ticked_is_met_told_and_remembered(session: DrillSession) -> None:
    effects = session.observe(Ticks(GOOD.criteria, GOOD.facts, ("call",)))
    assert [one.line.text for one in effects if isinstance(one, CustomerSaid)] == [
        "It's M-20391.",
        "And now?",
    ]
    assert not [one for one in effects if isinstance(one, Feedback)]
    assert session.state.facts_told == {"order"}
    assert session.state.flags == {"call"}


def test_a_ticked_criterion_that_asks_for_a_fact_has_it_told() -> None:
    order, size = (Criterion(one, one, Ask(Phrase(one)), points=1) for one in ("order", "size"))
    facts = (
        Fact("order", order.need, ()),
        Fact("either", AnyOf((Phrase("else"), size.need)), ()),
        Fact("date", Ask(Phrase("date")), ()),
    )
    turn = Turn("t", (), (order, size), ())
    scenario = Scenario("s", "S", "en", Customer("Mika"), "t", (turn,), (), facts=facts)
    heard = [
        heard_by_observer(scenario, turn, ticks, ScoreSettings()).facts_asked
        for ticks in (Ticks(), Ticks(("order",)), Ticks(("size",), ("date",)))
    ]
    assert heard == [(), ("order",), ("either", "date")]


def test_a_drill_with_an_observer_is_passed_like_any_other_and_reads_the_same_from_disk(
    waiting_room: Stage, session: DrillSession
) -> None:
    waiting_room.clock.turn(seconds=20)
    session.observe(GOOD, "a warm voice")
    session.observe(Ticks(("when",)))
    assert session.score().result is Result.PASSED
    waiting_room.reopen()
    again = waiting_room.drills.open(session.head.id)
    assert again.state == session.state
    first, second = again.state.plays
    assert (first.text, first.ticks, first.took) == ("a warm voice", GOOD, timedelta(seconds=20))
    assert (second.text, second.ticks) == ("", Ticks(("when",)))


def test_ticks_stored_before_a_crash_are_scored_when_the_drill_is_continued(
    waiting_room: Stage, session: DrillSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "score_waiting", lambda: ())
    session.observe(GOOD, "a warm voice")
    waiting_room.reopen()
    resumed = waiting_room.drills.resume(session.head.id)
    assert resumed.state.turn_id == "second"
    assert resumed.state.plays[0].card is not None
    assert resumed.state.plays[0].card.signature.startswith("observer waiting-room@1.0.0")


def test_the_sheet_holds_what_can_still_be_ticked(session: DrillSession) -> None:
    assert ids(session.sheet()) == [["apology", "ask-order", "promise"], ["order"], ["call"]]
    session.observe(Ticks(GOOD.criteria, GOOD.facts, ("call",)))
    assert ids(session.sheet()) == [["when"], [], []]


def test_a_note_may_be_long_but_no_book(session: DrillSession) -> None:
    with pytest.raises(UserFacingError, match="reply-too-long"):
        session.observe(GOOD, "a" * (LONGEST_REPLY + 1))
    assert session.state.plays == ()


def test_nothing_is_typed_with_an_observer_and_nothing_ticked_without(
    waiting_room: Stage, session: DrillSession
) -> None:
    with pytest.raises(DrillRuleBroken):
        session.send("I am sorry.")
    with pytest.raises(DrillRuleBroken):
        waiting_room.begin("no-call").observe(GOOD)


def test_an_observed_reply_can_be_taken_back(session: DrillSession) -> None:
    session.observe(Ticks(("apology",)), "hm")
    assert session.try_again() == "hm"
    session.observe(GOOD)
    assert [one.try_number for one in session.state.plays] == [1, 2]


def test_what_stands_there_after_a_reply_is_taken_back_may_be_chosen(
    waiting_room: Stage, session: DrillSession
) -> None:
    session.observe(GOOD, "hm")
    session.try_again("the whole sheet")
    assert waiting_room.drills.open(session.head.id).draft == "the whole sheet"


def test_what_a_person_ticked_is_not_scored_again(waiting_room: Stage, session: DrillSession) -> None:
    session.observe(GOOD, "I am so sorry. What is the order number?")
    session.stop()
    written = waiting_room.begin("no-call")
    written.send("Hm.")
    written.stop()
    plan = waiting_room.rescoring.plan()
    assert (plan.drills, plan.replies) == (1, 1)
    (step,) = waiting_room.rescoring.run(plan, applies=True, helpers=0)
    assert (step.tally.drills, step.tally.replies) == (1, 1)
    loaded = [waiting_room.store.load(one.head.id).rescores for one in (session, written)]
    assert loaded == [(), ()]
    assert waiting_room.drills.open(session.head.id).state == session.state
