"""Time on the drill page: a customer who is kept waiting, and an exam whose time runs out."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.drill.conftest import IMPATIENT, INTERJECTIONS, DrillTime
from tests.ui.house import CONTROL, House
from trainer.core.drill_events import Finish
from trainer.core.drill_state import Mode
from trainer.core.errors import DatabaseError, DatabaseFault
from trainer.services.drills import DrillSession
from trainer.ui.drill.stop_dialog import StopDialog
from trainer.ui.routes import DRILL, HOME
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.link import Link

Begin = Callable[..., DrillSession]
GREETING = "Hello Hannah, I'm so sorry your parcel hasn't arrived."


def test_a_customer_who_waits_too_long_says_so(
    house: House, clock: DrillTime, begin: Begin, announced: list[str]
) -> None:
    session = begin(interjections=INTERJECTIONS)
    clock.pass_by(seconds=89)
    assert IMPATIENT not in house.conversation()
    before = session.state.mood
    clock.pass_by(seconds=1)
    assert house.conversation()[-1] == IMPATIENT
    assert session.state.mood < before
    assert house.drill().case.face.shown_mood == session.state.mood
    assert "was" in house.drill().case.face.accessibleName()
    assert house.voice.said[-1] == IMPATIENT
    assert any("Furious" in words for words in announced)


def test_without_a_voice_the_interjection_is_announced(
    house: House, clock: DrillTime, begin: Begin, announced: list[str]
) -> None:
    house.settings.change(speaks=False)
    begin(interjections=INTERJECTIONS)
    clock.pass_by(seconds=90)
    assert any(IMPATIENT in words for words in announced)


def test_what_is_being_written_stays_when_the_customer_gets_impatient(
    house: House, clock: DrillTime, begin: Begin
) -> None:
    begin(interjections=INTERJECTIONS)
    house.type("I am just")
    clock.pass_by(seconds=90)
    house.type(" looking")
    assert house.drill().composer.text() == "I am just looking"


def test_nobody_is_impatient_while_a_reply_is_scored(house: House, clock: DrillTime, begin: Begin) -> None:
    session = begin(interjections=INTERJECTIONS)
    house.type(GREETING)
    QTest.keyClick(house.focused(), Qt.Key.Key_Return, CONTROL)
    clock.pass_by(seconds=90)
    assert IMPATIENT not in house.conversation()
    assert len(session.state.plays) == 1


def test_a_page_that_was_left_does_not_tick(house: House, clock: DrillTime, begin: Begin) -> None:
    session = begin(interjections=INTERJECTIONS)
    house.application.routes.show(HOME)
    house.settle()
    clock.pass_by(minutes=10)
    assert len(session.state.transcript) == 1
    house.application.routes.show(DRILL)
    house.settle()
    assert len(session.state.transcript) == 1, "the time away is off the clock"


def test_time_in_a_dialog_counts(house: House, clock: DrillTime, begin: Begin) -> None:
    begin(interjections=INTERJECTIONS)
    next(one for one in house.drill().case.findChildren(Link) if one.isVisible()).click()
    assert house.dialogs()
    clock.pass_by(seconds=90)
    assert house.conversation()[-1] == IMPATIENT
    assert house.dialogs(), "what is being read stays open"


def test_a_full_disk_is_told_once_and_the_tick_goes_on(
    house: House, clock: DrillTime, begin: Begin, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(interjections=INTERJECTIONS)

    def refuse(*_arguments: object, **_more: object) -> None:
        raise DatabaseError(DatabaseFault.DISK_FULL, path="/x.db")

    with monkeypatch.context() as patch:
        patch.setattr(house.office.drills._store, "append", refuse)
        clock.pass_by(seconds=90)
        assert len(house.errors()) == 1
        house.dismiss()
        clock.pass_by(seconds=1)
        assert not house.errors()
    clock.pass_by(seconds=1)
    assert house.conversation()[-1] == IMPATIENT


def test_an_exam_counts_down_and_warns_in_shape_and_words(
    house: House, clock: DrillTime, begin: Begin, announced: list[str]
) -> None:
    begin(mode=Mode.EXAM, exam_minutes=10)
    shown = house.drill().head.clock
    clock.pass_by(minutes=4, seconds=59)
    assert shown.text() == "05:01 left"
    assert announced == []
    clock.pass_by(seconds=2)
    assert announced == ["5 minutes are left."]
    warned = [shown.is_warning]
    clock.pass_by(minutes=3)
    assert [*warned, shown.is_warning] == [False, True]
    assert shown.accessibleName() == "01:59 left"
    clock.pass_by(minutes=1)
    assert announced == ["5 minutes are left.", "1 minute is left."]


def test_only_the_nearest_mark_is_told_after_an_absence(
    house: House, clock: DrillTime, begin: Begin, announced: list[str]
) -> None:
    begin(mode=Mode.EXAM, exam_minutes=10)
    clock.pass_by(minutes=9, seconds=30)
    assert announced == ["1 minute is left."]


def test_what_was_not_sent_in_time_is_kept_and_shown(house: House, clock: DrillTime, begin: Begin) -> None:
    session = begin(mode=Mode.EXAM, exam_minutes=5)
    house.send(GREETING)
    house.type("And I will")
    clock.pass_by(minutes=5)
    page = house.drill()
    assert session.state.finish is Finish.TIME_LIMIT
    assert session.state.unsent == "And I will"
    last = page.transcript.messages.messages[-1]
    assert last.is_unsent
    assert (last.text, last.heading) == ("And I will", "You · not sent")
    assert "not sent" in last.spoken
    assert page.finish_bar.isVisible()
    assert not page.composer.isVisible()
    assert page.composer.text() == ""
    assert house.focused() is page.finish_bar.button
    assert not page.ticker.is_running


def test_a_reply_that_is_sent_too_late_is_not_lost(house: House, clock: DrillTime, begin: Begin) -> None:
    session = begin(mode=Mode.EXAM, exam_minutes=5)
    house.drill().ticker.stop()
    clock.pass_by(minutes=5)
    house.send(GREETING)
    assert session.state.finish is Finish.TIME_LIMIT
    assert session.state.unsent == GREETING
    assert session.state.plays == ()
    assert house.conversation()[-1] == GREETING
    assert not house.errors()


def test_a_reply_behind_the_end_of_time_in_the_lane_is_not_an_error(
    house: House, clock: DrillTime, begin: Begin
) -> None:
    session = begin(mode=Mode.EXAM, exam_minutes=5)
    house.type(GREETING)
    page = house.drill()
    clock.skip(minutes=5)
    page.ticker.tick()
    QTest.keyClick(house.focused(), Qt.Key.Key_Return, CONTROL)
    house.settle()
    assert session.state.unsent == GREETING
    assert not house.errors()


def test_the_end_of_the_time_closes_what_asks_whether_to_stop(
    house: House, clock: DrillTime, begin: Begin
) -> None:
    begin(mode=Mode.EXAM, exam_minutes=5)
    house.drill().head.more.stop.trigger()
    assert [type(one) for one in house.dialogs()] == [StopDialog]
    clock.pass_by(minutes=5)
    assert not house.dialogs()
    assert house.drill().finish_bar.isVisible()


def test_an_exam_has_no_pause_and_its_notes_say_that_they_are_closed(
    house: House, clock: DrillTime, begin: Begin
) -> None:
    begin(mode=Mode.EXAM, exam_minutes=5)
    page = house.drill()
    assert page.head.pause not in page.header_actions()
    assert page.case.closed.isVisible()
    clock.pass_by(minutes=5)
    assert not page.case.closed.isVisible()
    assert [one for one in page.case.findChildren(Link) if one.isVisible()]


def test_that_the_clock_of_an_exam_goes_on_is_said_once(house: House, clock: DrillTime, begin: Begin) -> None:
    session = begin(mode=Mode.EXAM, exam_minutes=20)
    house.application.routes.show(HOME)
    house.settle()
    assert "goes on" in house.notice
    house.window.notice.hide()
    clock.pass_by(minutes=3)
    house.application.routes.show(DRILL)
    house.settle()
    assert house.drill().head.clock.text() == "17:00 left"
    house.application.routes.show(HOME)
    assert house.notice == ""
    assert session.state.paused_at is None


def test_an_exam_whose_time_ended_while_away_is_over_on_return(
    house: House, clock: DrillTime, begin: Begin
) -> None:
    session = begin(mode=Mode.EXAM, exam_minutes=5)
    house.type("Half a")
    house.application.routes.show(HOME)
    house.settle()
    clock.pass_by(minutes=6)
    assert not session.state.is_over
    house.application.routes.show(DRILL)
    house.settle()
    assert session.state.finish is Finish.TIME_LIMIT
    assert session.state.unsent == "Half a"


def test_in_practice_the_clock_has_no_sign(house: House, clock: DrillTime, begin: Begin) -> None:
    begin()
    clock.pass_by(minutes=3, seconds=12)
    assert house.drill().head.clock.text() == "03:12"
    assert not house.drill().head.clock.is_warning


def test_an_interjection_takes_no_button_from_under_the_hand(
    house: House, clock: DrillTime, begin: Begin
) -> None:
    begin(interjections=INTERJECTIONS)
    house.send(GREETING)
    again = next(one for one in house.drill().feedback.findChildren(Button) if one.text() == "Try again")
    again.setFocus()
    clock.pass_by(seconds=90)
    assert house.conversation()[-1] == IMPATIENT
    assert house.focused() is again
