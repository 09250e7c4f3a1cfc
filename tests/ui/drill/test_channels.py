"""What a channel changes: a spoken line is heard before it is read, an e-mail is a letter."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from tests.ui.drill.conftest import IMPATIENT, INTERJECTIONS, DrillTime
from tests.ui.house import House
from trainer.core.errors import SpeechFault
from trainer.core.scenario import Channel
from trainer.services.drills import DrillSession
from trainer.ui.drill.conversation import known_facts
from trainer.ui.drill.messages import Message, MessageRole
from trainer.ui.routes import DRILL, HOME

Begin = Callable[..., DrillSession]
GREETING = "Hello Hannah, I'm so sorry your parcel hasn't arrived. What is the order number?"


def messages(house: House) -> tuple[Message, ...]:
    return house.drill().transcript.messages.messages


def covered(house: House) -> list[bool]:
    return [one.cover is not None for one in messages(house) if one.speaker == "customer"]


def test_a_spoken_line_is_heard_first_and_its_text_complete_for_a_screen_reader(
    house: House, begin: Begin
) -> None:
    session = begin(channel=Channel.IN_PERSON, speaks=True)
    line = session.state.transcript[0].line.text
    assert house.voice.said == [line]
    assert covered(house) == [True]
    view = house.drill().transcript
    assert view.messages.index(0).data(MessageRole.IS_PLAYING)
    assert line in QAccessible.queryAccessibleInterface(view).child(0).text(QAccessible.Text.Name)
    house.window.grab()
    house.voice.stop()
    house.settle()
    assert covered(house) == [True]


def test_space_and_enter_show_the_text_and_it_stays(house: House, begin: Begin) -> None:
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        begin(channel=Channel.PHONE, speaks=True)
        assert covered(house) == [True]
        view = house.drill().transcript
        view.setFocus()
        view.setCurrentIndex(view.messages.index(0))
        house.press(key)
        assert covered(house) == [False]
    house.voice.stop()
    house.settle()
    assert covered(house) == [False]
    said = len(house.voice.said)
    house.press(Qt.Key.Key_Space)
    assert len(house.voice.said) == said + 1, "space reads it again now"


def test_a_click_anywhere_on_the_bubble_shows_the_text(house: House, begin: Begin) -> None:
    begin(channel=Channel.PHONE, speaks=True)
    view = house.drill().transcript
    rect = view.visualRect(view.messages.index(0))
    place = next(
        point
        for x in range(rect.left(), rect.right(), 4)
        if view.part_at(QPointF(point := QPoint(x, rect.bottom() - 14))) == "expand"
    )
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert covered(house) == [False]


def test_the_answer_to_a_line_shows_it_and_the_next_one_is_heard_first(house: House, begin: Begin) -> None:
    session = begin(channel=Channel.PHONE, speaks=True)
    house.send(GREETING)
    new = [one.reply_id is None for one in session.state.transcript[2:]]
    assert all(new)
    assert covered(house) == [False, *new]
    assert house.voice.said[-1].splitlines() == [one.line.text for one in session.state.transcript[2:]]


def test_what_was_told_is_noted_once_its_text_is_shown(house: House, begin: Begin) -> None:
    session = begin(channel=Channel.PHONE, speaks=True)
    house.send(GREETING)
    told = known_facts(session.state)
    assert told
    assert house.drill().case.known.items == ()
    house.drill().transcript.text_requested.emit("line-3")
    assert house.drill().case.known.items == told
    assert house.drill().case.known.isVisible()


def test_an_interjection_is_heard_first_too(house: House, clock: DrillTime, begin: Begin) -> None:
    begin(channel=Channel.PHONE, speaks=True, interjections=INTERJECTIONS)
    clock.pass_by(seconds=90)
    assert messages(house)[-1].text == IMPATIENT
    assert covered(house) == [True, True]


def test_a_voice_that_fails_shows_the_text(house: House, begin: Begin) -> None:
    begin(channel=Channel.PHONE, speaks=True)
    house.voice.fail(SpeechFault.NO_ENGINE)
    house.settle()
    assert covered(house) == [False]
    house.send(GREETING)
    assert not any(covered(house))


def test_a_screen_reader_gets_the_text_at_once(
    house: House, begin: Begin, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    begin(channel=Channel.PHONE, speaks=True)
    assert covered(house) == [False]


def test_reading_aloud_that_is_switched_off_meanwhile_leaves_no_line_covered(
    house: House, begin: Begin
) -> None:
    begin(channel=Channel.PHONE, speaks=True)
    house.application.routes.show(HOME)
    house.settings.change(speaks=False)
    house.application.routes.show(DRILL)
    house.settle()
    assert covered(house) == [False]


def test_a_reply_that_was_taken_back_leaves_the_line_before_it_readable(house: House, begin: Begin) -> None:
    begin(channel=Channel.PHONE, speaks=True)
    house.send(GREETING)
    house.drill().feedback.again_requested.emit()
    house.settle()
    assert covered(house) == [False]
    house.send("Yes?")
    assert covered(house)[-1]


def test_the_text_is_there_at_once_after_a_break_in_chat_and_with_reading_aloud_off(
    house: House, begin: Begin
) -> None:
    begin(channel=Channel.PHONE, speaks=False)
    assert covered(house) == [False]
    begin(channel=Channel.CHAT, speaks=True)
    assert covered(house) == [False]
    house.settings.change(speaks=False)
    begin(channel=Channel.PHONE, speaks=True)
    assert covered(house) == [False]


def test_the_field_invites_to_what_fits_the_channel(house: House, begin: Begin) -> None:
    invitations = {
        Channel.CHAT: "your reply",
        Channel.EMAIL: "e-mail",
        Channel.PHONE: "on the phone",
        Channel.IN_PERSON: "face to face",
    }
    for channel, words in invitations.items():
        begin(channel=channel)
        assert words in house.drill().composer.edit.placeholderText()
        (chip, _level) = house.drill().header_chips()
        assert chip.icon is not None
        assert house.drill().composer.letter_head.isVisible() is (channel is Channel.EMAIL)


def test_letters_have_a_subject_and_answers_name_it(house: House, begin: Begin) -> None:
    begin(channel=Channel.EMAIL, subject="Nothing has come")
    chat_px = house.drill().composer.edit.height()
    house.send(GREETING)
    first, mine, *answers = messages(house)
    assert first.subject == "Nothing has come"
    assert {one.subject for one in (mine, *answers)} == {"Re: Nothing has come"}
    begin(channel=Channel.CHAT)
    assert house.drill().composer.edit.height() < chat_px
    assert {one.subject for one in messages(house)} == {""}


def test_a_letter_without_a_subject_of_its_own_has_the_title(house: House, begin: Begin) -> None:
    session = begin(channel=Channel.EMAIL, subject="")
    assert messages(house)[0].subject == session.entry.scenario.title
