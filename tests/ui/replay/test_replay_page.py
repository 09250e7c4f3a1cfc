"""Replay: an old drill step by step, by keyboard, with what each step brought."""

from __future__ import annotations

from PySide6.QtCore import Qt

from tests.ui.hands import click
from tests.ui.house import House
from trainer.core.codes import StopReason
from trainer.core.drill_state import Mode
from trainer.core.observing import Ticks
from trainer.services.drills import DrillSession
from trainer.ui.debrief.page import DebriefPage
from trainer.ui.progress.page import ProgressPage
from trainer.ui.replay.page import ReplayPage
from trainer.ui.routes import DEBRIEF, PROGRESS, REPLAY
from trainer.ui.widgets.text import Text
from trainer.ui.widgets.verdict_row import VerdictRow

KEY = Qt.Key
WEAK = "Hello, I am sorry."


def page_of(house: House) -> ReplayPage:
    page = house.application.routes.page(REPLAY)
    assert isinstance(page, ReplayPage)
    return page


def begun(house: House, mode: Mode = Mode.PRACTICE) -> DrillSession:
    entry = house.office.library.find("no-call")
    return house.office.drills.start(house.settings.value.trainee_id, entry, mode=mode, seed=1)


def played(house: House, mode: Mode = Mode.PRACTICE) -> DrillSession:
    """Two replies to the first turn, the first of them taken back in practice, then the way to the end."""
    session = begun(house, mode)
    if mode is Mode.PRACTICE:
        session.take_hint("apology")
        session.send(WEAK)
        session.try_again()
    while not session.state.is_over:
        session.send(session.state.turn.model)
    return session


def read(house: House, session: DrillSession) -> ReplayPage:
    house.application.routes.open_replay(session.head.id)
    house.settle()
    assert house.window.current == REPLAY
    return page_of(house)


def texts(page: ReplayPage) -> list[str]:
    return [one.text() for one in page.step.findChildren(Text) if one.isVisible()]


def conversation(page: ReplayPage) -> list[str]:
    return [message.text for message in page.transcript.messages.messages]


def test_keys_go_from_step_to_step_and_no_further(here: House) -> None:
    page = read(here, played(here))
    count = page.bar.slider.maximum() + 1
    assert count == 5  # begun, a reply, taken back, two replies
    here.press(KEY.Key_Left)
    assert page.bar.slider.value() == 0
    assert conversation(page) == ["Where is my parcel?"]
    here.press(KEY.Key_Right)
    assert conversation(page) == ["Where is my parcel?", WEAK, "So?"]
    here.press(KEY.Key_End)
    assert page.bar.slider.value() == count - 1
    assert conversation(page)[-1] == "Thank you."
    here.press(KEY.Key_Right)
    assert page.bar.slider.value() == count - 1
    here.press(KEY.Key_Home)
    assert page.bar.slider.value() == 0


def test_each_step_says_what_happened(here: House) -> None:
    page = read(here, played(here))
    seen = []
    for at in range(5):
        page.go(at)
        seen.append(page.bar.slider.accessibleName())
        if at == 2:  # the conversation of a reply that was taken back goes too
            assert conversation(page) == ["Where is my parcel?"]
            here.settle()
            assert f"“{WEAK}”" in texts(page)
    assert seen == [
        "Step 1 of 5: The conversation begins",
        "Step 2 of 5: Reply 1",
        "Step 3 of 5: The reply is taken back",
        "Step 4 of 5: Reply 2 (try 2)",
        "Step 5 of 5: Reply 3",
    ]


def test_a_reply_has_its_verdicts_its_hints_and_where_it_led(here: House) -> None:
    page = read(here, played(here))
    page.go(1)
    here.settle()
    assert [row for row in page.step.findChildren(VerdictRow) if row.isVisible()]
    words = texts(page)
    assert "hints taken: Apologises" in words
    assert "led to another try" in words
    assert "the customer remembers: Had to be asked again" in words
    assert "Rule 3 of 4 was the first that held." in words
    page.go(4)
    here.settle()
    assert "led to the ending: Resolved" in texts(page)
    here.settings.change(language="ja")
    here.settle()
    assert page.bar.slider.accessibleName() == "ステップ 5／5：返信3"


def test_an_exam_that_is_over_shows_its_verdicts_at_every_step(here: House) -> None:
    page = read(here, played(here, Mode.EXAM))
    page.go(1)
    here.settle()
    assert [row for row in page.step.findChildren(VerdictRow) if row.isVisible()]
    mine = [one for one in page.transcript.messages.messages if one.speaker == "trainee"]
    assert mine[0].marks


def test_an_exam_that_goes_on_gives_nothing_away(here: House) -> None:
    session = begun(here, Mode.EXAM)
    session.send(WEAK)
    page = read(here, session)
    page.go(1)
    here.settle()
    assert not [row for row in page.step.findChildren(VerdictRow) if row.isVisible()]
    mine = [one for one in page.transcript.messages.messages if one.speaker == "trainee"]
    assert mine[0].marks == ()


def test_an_observed_reply_without_a_note_is_not_an_empty_bubble(here: House) -> None:
    session = begun(here, Mode.OBSERVER)
    session.observe(Ticks(("apology",)))
    session.stop()
    page = read(here, session)
    page.go(1)
    assert "(spoken; nothing was noted)" in conversation(page)


def test_why_a_drill_was_stopped_stands_at_its_last_step(here: House) -> None:
    read(here, played(here)).go(4)
    session = begun(here)
    session.stop("The bell rang.", StopReason.NO_TIME)
    page = read(here, session)
    assert (page.bar.slider.value(), page.bar.slider.maximum()) == (0, 1)  # another one begins at its first
    assert conversation(page) == ["Where is my parcel?"]
    here.press(KEY.Key_End)
    assert "Stopped: No time left – The bell rang." in texts(page)


def test_the_buttons_step_and_end_where_the_drill_ends(here: House) -> None:
    page = read(here, played(here))
    assert not page.bar.back.isEnabled()
    for _step in range(4):
        click(page.bar.on)
    assert page.bar.slider.value() == 4
    assert not page.bar.on.isEnabled()
    click(page.bar.back)
    assert page.bar.slider.value() == 3


def test_debrief_and_replay_lead_to_each_other(here: House) -> None:
    session = played(here)
    here.application.routes.open_debrief(session.head.id)
    here.settle()
    assert isinstance(here.page, DebriefPage)
    assert here.page.result is not None
    click(here.page.result.replay)
    here.settle()
    assert here.window.current == REPLAY
    click(page_of(here).debrief)
    here.settle()
    assert here.window.current == DEBRIEF


def test_the_history_leads_to_a_replay_of_what_is_over(here: House) -> None:
    played(here)
    begun(here)
    here.application.routes.show(PROGRESS)
    here.settle()
    page = here.page
    assert isinstance(page, ProgressPage)
    page.table.selectRow(0)  # the newest, which goes on
    assert not page.replay.isEnabled()
    page.table.selectRow(1)
    click(page.replay)
    here.settle()
    assert here.window.current == REPLAY
