"""An old drill, step by step: each step stands where the drill stood, with the verdicts of now."""

from __future__ import annotations

import pytest

from tests.services.stage import Stage
from trainer.core.answers import State
from trainer.core.drill_events import Begun, Scored, Stopped, TriedAgain, Waited
from trainer.core.errors import UserFacingError
from trainer.services.drills import DrillSession

GOOD = "I am so sorry. What is the order number?"


def played(waiting_room: Stage) -> DrillSession:
    """A drill in which everything happens that can be seen, and some that cannot."""
    session = waiting_room.begin("no-call")
    session.take_hint("apology")
    waiting_room.clock.turn(seconds=70)
    session.let_time_pass()
    session.send("Hm.")
    session.try_again()
    session.send(GOOD)
    session.pause()
    session.stop("tired")
    return session


def test_a_step_stands_for_everything_that_could_be_seen(waiting_room: Stage) -> None:
    session = played(waiting_room)
    replay = waiting_room.drills.replay(session.head.id)
    assert [type(step.event) for step in replay.steps] == [
        Begun, Waited, Scored, TriedAgain, Scored, Stopped,
    ]  # fmt: skip
    assert [len(step.state.transcript) for step in replay.steps] == [1, 2, 4, 2, 5, 5]
    assert replay.steps[2].state.plays[-1].text == "Hm."
    assert replay.steps[-1].state == session.state
    assert (replay.head, replay.entry.scenario) == (session.head, session.state.scenario)


def test_what_a_trainer_decided_since_shows_in_every_step(waiting_room: Stage) -> None:
    session = played(waiting_room)
    reply_id = session.state.plays[0].reply_id
    waiting_room.reviews.decide(reply_id=reply_id, criterion_id="apology", state=State.MET, reviewer="Aki")
    step = waiting_room.drills.replay(session.head.id).steps[2]
    card = step.state.plays[0].card
    assert card is not None
    assert [one.state for one in card.verdicts if one.criterion_id == "apology"] == [State.MET]


def test_a_drill_cut_off_before_its_first_line_has_no_steps(
    waiting_room: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trainer.services.drills.DrillSession.begin", lambda self: ())
    assert waiting_room.drills.replay(waiting_room.begin("no-call").head.id).steps == ()


def test_a_drill_that_is_gone_cannot_be_read(waiting_room: Stage) -> None:
    with pytest.raises(UserFacingError, match="attempt-gone"):
        waiting_room.drills.replay("nowhere")
