"""Beginning anew and stopping: what is done to a drill as a whole, by mouse and by keyboard."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.house import House
from trainer.core.codes import StopReason
from trainer.core.drill_events import Finish
from trainer.core.drill_state import Mode
from trainer.services.drills import DrillSession
from trainer.ui.drill.stop_dialog import StopDialog
from trainer.wording.names import stop_reason_name

Begin = Callable[..., DrillSession]
GREETING = "Hello Hannah, I'm so sorry your parcel hasn't arrived."


def ask_to_stop(house: House) -> StopDialog:
    house.drill().head.more.stop.trigger()
    house.settle()
    (dialog,) = house.dialogs()
    assert isinstance(dialog, StopDialog)
    return dialog


def test_a_drill_is_stopped_with_a_reason_and_words_by_keyboard_alone(house: House) -> None:
    session = house.begin()
    house.send(GREETING)
    house.type("Half a reply")
    more = house.drill().head.more
    more.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(more, Qt.Key.Key_Return)
    QTest.keyClick(more.menu_shown, Qt.Key.Key_Down)
    QTest.keyClick(more.menu_shown, Qt.Key.Key_Down)
    QTest.keyClick(more.menu_shown, Qt.Key.Key_Return)
    house.settle()
    (dialog,) = house.dialogs()
    assert isinstance(dialog, StopDialog)
    QTest.keyClick(dialog.choices[StopReason.FAULTY], Qt.Key.Key_Space)
    QTest.keyClicks(dialog.words, "  She repeats herself  ")
    QTest.keyClick(dialog.words, Qt.Key.Key_Return)
    house.settle()
    assert session.state.finish is Finish.STOPPED
    assert session.state.stop_reason is StopReason.FAULTY
    assert session.state.stop_why == "She repeats herself"
    assert session.state.unsent == "Half a reply"
    assert house.conversation()[-1] == "Half a reply"
    assert house.drill().finish_bar.isVisible()
    assert house.drill().head.more not in house.drill().header_actions()


def test_nobody_has_to_say_why(house: House) -> None:
    session = house.begin()
    ask_to_stop(house).stop.click()
    house.settle()
    assert session.state.is_over
    assert (session.state.stop_reason, session.state.stop_why) == (None, "")


def test_going_on_changes_nothing(house: House) -> None:
    session = house.begin()
    ask_to_stop(house).go_on.click()
    house.settle()
    QTest.keyClick(ask_to_stop(house), Qt.Key.Key_Escape)
    house.settle()
    assert not house.dialogs()
    assert not session.state.is_over
    assert house.drill().composer.isVisible()
    words = [choice.text() for choice in ask_to_stop(house).choices.values()]
    assert words == [stop_reason_name(one) for one in StopReason if one is not StopReason.RESTARTED]


def test_a_restart_begins_the_same_anew_and_keeps_what_there_was(house: House) -> None:
    before = house.begin("first-sale", mode=Mode.EXAM)
    house.send("Hello.")
    house.type("A draft")
    house.drill().head.more.restart.trigger()
    house.settle()
    session = house.drill().session
    assert session is not None
    assert session.head.id != before.head.id
    assert (session.entry, session.head.mode) == (before.entry, Mode.EXAM)
    assert session.state.plays == ()
    assert house.drill().composer.text() == ""
    assert before.state.stop_reason is StopReason.RESTARTED
    assert before.state.unsent == "A draft"
    assert "From the beginning" in house.notice
    assert house.voice.said[-1] == session.state.transcript[0].line.text
    trainee = house.settings.value.trainee_id
    assert {one.head.id for one in house.office.progress.history(trainee)} >= {before.head.id}


def test_a_drill_that_is_begun_later_is_no_restart(house: House) -> None:
    house.begin()
    house.drill().head.more.restart.trigger()
    house.settle()
    house.window.notice.hide()
    house.begin()
    assert house.notice == ""
