"""The debrief of a drill that a trainer has reviewed."""

from __future__ import annotations

from tests.ui.house import House
from trainer.core.codes import State
from trainer.ui.debrief.page import DebriefPage
from trainer.ui.widgets.chip import Chip
from trainer.ui.widgets.verdict_row import VerdictRow


def lines(house: House) -> list[str]:
    return [row.accessibleName() for row in house.page.findChildren(VerdictRow)]


def test_a_reviewed_verdict_says_who_when_and_why_beside_what_the_program_said(house: House) -> None:
    session = house.begin("late-parcel")
    session.send("One moment.")
    session.show_model("opening")
    session.try_again()
    session.send(session.entry.scenario.turn("opening").model)
    session.stop()
    reply_id = session.state.plays[-1].reply_id
    for criterion_id, state, comment in (
        ("apology", State.MET, "Said as you would say it.\nWell done."),
        ("feeling", State.NOT_MET, ""),
    ):
        house.office.reviews.decide(
            reply_id=reply_id, criterion_id=criterion_id, state=state, reviewer="森 あき", comment=comment
        )
    house.application.routes.open_debrief(session.head.id)
    house.settle()
    assert isinstance(house.page, DebriefPage)
    (apology,) = [line for line in lines(house) if "Said as you would" in line]
    assert "Decided by 森 あき on" in apology
    assert "Said as you would say it. Well done. The program had said: unsure." in apology
    (feeling,) = [line for line in lines(house) if "Decided by 森 あき" in line and line != apology]
    assert ": not met." in feeling
    assert not [chip for chip in house.page.findChildren(Chip) if "contested" in chip.text()]
