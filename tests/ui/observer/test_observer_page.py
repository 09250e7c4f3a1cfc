"""The observer's screen: roles, lines to read out, ticks by hand and by keyboard, and nothing lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QInputMethodEvent
from PySide6.QtTest import QTest

from tests.services.waiting_room import write_waiting_room
from tests.ui.hands import click
from tests.ui.house import CONTROL, House
from trainer.core.codes import StopReason
from trainer.core.drill_score import Result
from trainer.core.drill_state import Mode
from trainer.core.errors import DatabaseError, DatabaseFault
from trainer.core.observing import Ticks
from trainer.services.drills import DrillSession
from trainer.services.sheet_drafts import SheetDraft
from trainer.ui.debrief.page import DebriefPage
from trainer.ui.drill.stop_dialog import StopDialog
from trainer.ui.observer.page import ObserverPage
from trainer.ui.observer.tick_box import TickBox
from trainer.ui.routes import DEBRIEF, HOME, OBSERVER, PROGRESS
from trainer.ui.widgets.chip import Chip
from trainer.ui.widgets.text import Text

OpenHouse = Callable[..., House]
KEY = Qt.Key
FULL = DatabaseError(DatabaseFault.DISK_FULL, path="/x.db")


def page_of(house: House) -> ObserverPage:
    page = house.application.routes.page(OBSERVER)
    assert isinstance(page, ObserverPage)
    return page


def observe(house: House) -> DrillSession:
    return house.begin("no-call", mode=Mode.OBSERVER)


def box(house: House, one: str) -> TickBox:
    page = page_of(house)
    boxes = page.sheet.boxes | page.customer.boxes
    (found,) = (box for (_group, name), box in boxes.items() if name == one)
    return found


def tick(house: House, *names: str) -> None:
    for name in names:
        click(box(house, name))
    house.settle()


def go_on(house: House) -> None:
    house.press(KEY.Key_Return, CONTROL)


def shown(house: House) -> list[str]:
    return [one.text() for one in house.page.findChildren(Text) if one.isVisible()]


def test_the_roles_are_explained_before_anything_is_stored(here: House) -> None:
    entry = here.office.library.find("no-call")
    here.application.routes.start_drill(entry, Mode.OBSERVER)
    here.settle()
    assert here.window.current == OBSERVER
    assert "The result is kept for Aiko, who answers." in shown(here)
    trainee = here.settings.value.trainee_id
    assert here.office.progress.history(trainee) == ()
    here.press(KEY.Key_Return)
    (one,) = here.office.progress.history(trainee)
    assert one.head.mode is Mode.OBSERVER
    assert "Where is my parcel?" in shown(here)


def test_the_sheet_shows_what_to_read_out_how_and_what_to_tick(here: House) -> None:
    observe(here)
    words = shown(here)
    assert "Where is my parcel?" in words
    assert "Uneasy: hesitant, a little strained" in words
    page = page_of(here)
    assert [name for _group, name in page.sheet.boxes] == ["apology", "ask-order", "promise", "call"]
    assert box(here, "order").accessibleName() == "It's M-20391."
    assert "Promised a call" in box(here, "call").accessibleName()
    assert "Fails the drill" in box(here, "promise").accessibleName()


def test_what_is_ticked_decides_what_the_customer_says_next(here: House) -> None:
    session = observe(here)
    tick(here, "apology", "ask-order", "order", "call")
    page_of(here).foot.note.insertPlainText("warmly")
    click(page_of(here).foot.next)
    here.settle()
    (play,) = session.state.plays
    assert play.ticks is not None
    assert set(play.ticks.criteria) == {"apology", "ask-order"}
    assert (play.ticks.facts, play.ticks.flags, play.text) == (("order",), ("call",), "warmly")
    assert {"It's M-20391.", "And now?"} <= set(shown(here))
    assert page_of(here).draft().is_empty
    assert [name for _group, name in page_of(here).sheet.boxes] == ["when"]


def test_a_whole_drill_is_played_by_keyboard_alone(here: House) -> None:
    session = observe(here)
    for key in (KEY.Key_1, KEY.Key_2, KEY.Key_A):
        here.press(key)
    go_on(here)
    assert session.state.turn_id == "second"
    here.press(KEY.Key_Space)
    go_on(here)
    assert session.state.is_over
    assert session.score().result is Result.PASSED
    here.press(KEY.Key_Return)
    assert here.window.current == DEBRIEF


def test_arrows_go_from_box_to_box_and_numbers_tick_and_tick_off(here: House) -> None:
    observe(here)
    boxes = page_of(here)._boxes()
    here.press(KEY.Key_Up)
    assert here.focused() is boxes[0]
    here.press(KEY.Key_Down, times=len(boxes))
    assert here.focused() is boxes[-1]
    here.press(KEY.Key_1)
    assert here.focused() is boxes[0]
    assert boxes[0].isChecked()
    here.press(KEY.Key_1)
    assert not boxes[0].isChecked()


def test_what_is_written_into_the_note_ticks_and_sends_nothing(here: House) -> None:
    session = observe(here)
    note = page_of(here).foot.note
    note.setFocus()
    here.type("1 a 2")
    assert page_of(here).draft() == SheetDraft(note="1 a 2")
    note.inputMethodEvent(QInputMethodEvent("もうし", []))
    go_on(here)  # in the middle of a word
    assert session.state.plays == ()


def test_a_sheet_is_sent_once_however_quick_the_fingers(here: House) -> None:
    session = observe(here)
    for _press in range(3):
        QTest.keyClick(here.focused(), KEY.Key_Return, CONTROL)
    here.settle()
    assert len(session.state.plays) == 1


def test_taking_back_brings_the_ticks_and_the_note_again(here: House) -> None:
    session = observe(here)
    tick(here, "apology", "order")
    page_of(here).foot.note.insertPlainText("hm")
    go_on(here)
    assert page_of(here).back in page_of(here).header_actions()
    click(page_of(here).back)
    here.settle()
    assert page_of(here).draft().ticks == Ticks(("apology",), ("order",))
    assert page_of(here).foot.note.text() == "hm"
    assert session.state.replies_standing == 0
    assert page_of(here).back not in page_of(here).header_actions()


def test_the_end_can_be_taken_back_too(here: House) -> None:
    session = observe(here)
    tick(here, "promise")
    go_on(here)
    assert session.state.is_over
    assert here.focused() is page_of(here).finish_bar.button
    click(page_of(here).back)
    here.settle()
    assert session.state.finish is None
    assert box(here, "promise").isChecked()
    assert page_of(here).foot.isVisible()


def test_ticks_that_were_not_sent_are_there_after_a_crash(open_house: OpenHouse) -> None:
    house = open_house()
    write_waiting_room(house.paths.packs)
    house.settled_in()
    observe(house)
    tick(house, "ask-order", "order", "call")
    page_of(house).foot.note.insertPlainText("Which number?")
    page_of(house).foot.note.flush_draft()  # what its timer does 0.4 s after the last key
    house.settle()
    again = open_house().start()  # the first one never closed
    again.press(KEY.Key_Return)
    assert again.window.current == OBSERVER
    assert page_of(again).draft().ticks == Ticks(("ask-order",), ("order",), ("call",))
    assert page_of(again).foot.note.text() == "Which number?"


def test_pause_leads_home_and_back_to_the_same_ticks(here: House) -> None:
    session = observe(here)
    tick(here, "apology")
    click(page_of(here).head.pause)
    here.settle()
    assert here.window.current == HOME
    assert session.state.paused_at is not None
    here.press(KEY.Key_Return)
    assert here.window.current == OBSERVER
    assert page_of(here).draft().ticks == Ticks(("apology",))
    resumed = page_of(here).session
    assert resumed is not None
    assert resumed.state.paused_at is None


def test_what_was_not_sent_of_a_drill_that_is_stopped_are_the_words_of_the_note(here: House) -> None:
    session = observe(here)
    tick(here, "apology")
    page_of(here).foot.note.insertPlainText("We were called away.")
    page_of(here).head.more.stop.trigger()
    (dialog,) = (one for one in here.dialogs() if isinstance(one, StopDialog))
    dialog.choices[StopReason.NO_TIME].setChecked(True)
    dialog.stop.click()
    here.settle()
    assert (session.state.stop_reason, session.state.unsent) == (StopReason.NO_TIME, "We were called away.")
    here.dismiss()
    assert here.focused() is page_of(here).finish_bar.button
    assert page_of(here).back not in page_of(here).header_actions()


def test_restart_begins_the_same_with_an_observer_anew(here: House) -> None:
    session = observe(here)
    tick(here, "apology")
    page_of(here).head.more.restart.trigger()
    here.settle()
    fresh = page_of(here).session
    assert fresh is not None
    assert fresh.head.id != session.head.id
    assert fresh.head.mode is Mode.OBSERVER
    assert (session.state.stop_reason, session.state.unsent) == (StopReason.RESTARTED, "")
    assert page_of(here).draft().is_empty
    assert "kept" in here.notice


def test_a_full_disk_loses_no_tick_and_the_next_try_sends_once(
    here: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = observe(here)
    tick(here, "apology")

    def refuse() -> None:
        raise FULL

    with monkeypatch.context() as full:
        full.setattr(session, "score_waiting", refuse)
        go_on(here)
        assert here.errors()
    here.dismiss()
    assert page_of(here).draft().ticks == Ticks(("apology",))
    tick(here, "ask-order")
    click(page_of(here).foot.next)
    here.settle()
    assert [set(play.ticks.criteria) for play in session.state.plays if play.ticks] == [
        {"apology"},
        {"apology", "ask-order"},
    ]
    assert session.state.replies_standing == 1
    assert session.state.turn_id == "second"


def test_drafts_that_cannot_be_kept_are_told_once(here: House, monkeypatch: pytest.MonkeyPatch) -> None:
    session = observe(here)

    def refuse(_text: str) -> None:
        raise FULL

    monkeypatch.setattr(session, "save_draft", refuse)
    told = 0
    for name in ("apology", "ask-order"):
        tick(here, name)
        told += len(here.errors())
        here.dismiss()
    assert told == 1


def test_a_box_is_a_check_box_to_assistive_technology_in_either_language(here: House) -> None:
    observe(here)
    for one in page_of(here)._boxes():
        interface = QAccessible.queryAccessibleInterface(one)
        assert interface.role() is QAccessible.Role.CheckBox
        assert interface.state().checked == one.isChecked()
    assert box(here, "promise").accessibleDescription() == "To be kept throughout. Tick what was not kept."
    tick(here, "apology")
    here.settings.change(language="ja")
    here.settle()
    assert page_of(here).draft().ticks == Ticks(("apology",))
    assert "終始守ること" in box(here, "promise").accessibleDescription()


def test_an_observed_drill_has_a_debrief_and_stands_in_the_history(here: House) -> None:
    observe(here)
    tick(here, "apology", "ask-order", "call")
    page_of(here).foot.note.insertPlainText("warmly")
    go_on(here)
    tick(here, "when")
    go_on(here)
    here.press(KEY.Key_Return)
    assert isinstance(here.page, DebriefPage)
    words = shown(here)
    assert "warmly" in words
    assert "(spoken; nothing was noted)" in words
    assert any("the customer remembers: Promised a call" in one for one in words)
    assert any("led to the ending: Resolved" in one for one in words)
    assert here.page.result is not None
    assert "With an observer" in [chip.text() for chip in here.page.result.findChildren(Chip)]
    here.application.routes.show(PROGRESS)
    here.settle()
    (one,) = here.office.progress.history(here.settings.value.trainee_id)
    assert one.head.mode is Mode.OBSERVER
