"""The drill page: sending, hints, another try, the voice, and what happens when something goes wrong."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtTest import QTest

from tests.ui.house import CONTROL, House
from trainer.core.drill_state import Mode, mood_band
from trainer.services.drills import DrillSession
from trainer.ui.drill.messages import MessageRole
from trainer.ui.drill.note_dialog import NoteDialog
from trainer.ui.drill.transcript import TranscriptView
from trainer.ui.routes import HOME, PRACTISE
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.link import Link
from trainer.ui.widgets.text import SectionHeading, Text
from trainer.ui.widgets.verdict_row import VerdictRow
from trainer.wording.names import mood_name

GREETING = "Hello Hannah, I'm so sorry your parcel hasn't arrived."
ENDLESS_MS = 600_000


def texts(house: House) -> list[str]:
    return [one.text() for one in house.window.findChildren(Text) if one.isVisible()]


def sent(session: DrillSession) -> list[str]:
    return [play.text for play in session.state.plays]


class Painted(QObject):
    """How many rows of the conversation stood in sight of the last painting."""

    def __init__(self, view: TranscriptView) -> None:
        super().__init__(view)
        self._view, self.rows = view, 0
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            last = self._view.messages.rowCount() - 1
            place = self._view.visualRect(self._view.messages.index(last))
            if self._view.viewport().rect().contains(place):
                self.rows = last + 1
        return False


def feedback_button(house: House, words: str) -> Button:
    (found,) = (one for one in house.drill().feedback.findChildren(Button) if one.text() == words)
    return found


def test_a_reply_earns_verdicts_with_the_words_that_earned_them(house: House) -> None:
    house.begin()
    house.send(GREETING)
    rows = house.drill().feedback.findChildren(VerdictRow)
    assert any("“sorry”" in row.accessibleName() for row in rows)
    (mine,) = (one for one in house.drill().transcript.messages.messages if one.speaker == "trainee")
    assert {mine.text[mark.start : mark.end] for mark in mine.marks} >= {"Hello", "sorry"}
    assert "Turn 2" in texts(house)


def test_the_answer_is_painted_before_what_stands_round_it(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody waits for verdicts to read what the customer says."""
    session = house.begin()
    page = house.drill()
    painted = Painted(page.transcript)
    seen: list[tuple[int, int]] = []
    follow = page._afterwards.run

    def wait(work: Callable[[], None]) -> None:
        seen.append((painted.rows, len(page.feedback.findChildren(VerdictRow))))
        follow(work)

    monkeypatch.setattr(page._afterwards, "run", wait)
    house.send(GREETING)
    assert seen == [(len(session.state.transcript), 0)]
    assert page.feedback.findChildren(VerdictRow)
    page.transcript.viewport().removeEventFilter(painted)


def test_who_leaves_right_after_the_answer_finds_everything_in_its_place(house: House) -> None:
    session = house.begin()
    page = house.drill()
    page._afterwards._timer.setInterval(ENDLESS_MS)
    house.send(GREETING)
    assert page.composer.text() == GREETING
    house.application.routes.show(HOME)
    house.settle()
    assert page.composer.text() == ""
    assert session.draft == ""
    assert page.feedback.findChildren(VerdictRow)


def test_another_drill_begun_right_after_the_answer_is_not_touched_by_it(house: House) -> None:
    house.begin()
    page = house.drill()
    page._afterwards._timer.setInterval(ENDLESS_MS)
    house.send(GREETING)
    house.begin("bug-report")
    page._afterwards.finish()
    house.settle()
    assert not page.feedback.findChildren(VerdictRow)
    assert page.composer.send_button.isEnabled() is False
    assert page.composer.text() == ""


def test_an_exam_shows_no_feedback_no_hint_and_no_notes(house: House) -> None:
    house.begin(mode=Mode.EXAM)
    house.send(GREETING)
    page = house.drill()
    assert not page.feedback.isVisible()
    assert not page.composer.hint_button.isVisible()
    assert not [one for one in page.case.findChildren(Link) if one.isVisible()]
    (mine,) = (one for one in page.transcript.messages.messages if one.speaker == "trainee")
    assert mine.marks == ()


def test_a_hint_stays_until_the_turn_is_over_and_is_recorded(house: House) -> None:
    session = house.begin()
    house.drill().composer.hint_button.click()
    house.settle()
    hint = session.state.turn.criteria[0].hint
    assert hint
    assert hint in texts(house)
    assert len(session.state.hints) == 1
    house.send(session.state.turn.model)
    assert not house.drill().hints.isVisible()


def test_no_further_hint_is_said_quietly(house: House) -> None:
    session = house.begin()
    for _criterion in session.state.turn.criteria:
        house.drill().composer.hint_button.click()
        house.settle()
    house.drill().composer.hint_button.click()
    house.settle()
    assert "no further hint" in house.notice


def test_another_try_takes_the_reply_back_into_the_field(house: House) -> None:
    house.begin()
    before = house.conversation()
    house.send(GREETING)
    feedback_button(house, "Try again").click()
    house.settle()
    assert house.conversation() == before
    assert house.drill().composer.text() == GREETING
    assert house.focused() is house.drill().composer.edit


def test_the_model_reply_is_shown_on_demand_and_recorded(house: House) -> None:
    session = house.begin()
    house.send(GREETING)
    feedback_button(house, "Model reply").click()
    house.settle()
    assert session.state.scenario.turn(session.state.plays[-1].turn_id).model in texts(house)
    assert session.state.models_seen


def test_the_model_reply_comes_into_sight_and_writing_goes_on(house: House) -> None:
    house.begin()
    house.window.resize(1024, 700)
    house.settings.change(text_scale=1.5)
    house.send("Ok.")
    button = feedback_button(house, "Model reply")
    button.setFocus()
    house.press(Qt.Key.Key_Return)
    panel = house.drill().feedback
    headings = panel.findChildren(SectionHeading)
    (heading,) = (one for one in headings if one.text().casefold() == "model reply")
    top = heading.mapTo(panel.viewport(), QPoint()).y()
    assert 0 <= top < panel.viewport().height()
    assert panel.verticalScrollBar().value() > 0
    assert house.focused() is house.drill().composer.edit


def test_the_mood_is_compared_with_the_last_reply_that_stands(house: House) -> None:
    session = house.begin()
    house.send("Ok.")
    first = mood_name(mood_band(session.state.mood))
    house.send("That is your problem, not ours.")
    house.drill().feedback.again_requested.emit()
    house.settle()
    assert mood_name(mood_band(session.state.mood)) == first
    house.send(session.state.turn.model)
    assert session.state.plays[-1].try_number > 1
    now = mood_name(mood_band(session.state.mood))
    words = house.drill().case.face.accessibleName()
    assert words.endswith(now if now == first else f"{now} · was {first.lower()}")


def test_even_a_finished_drill_can_be_tried_again(house: House) -> None:
    session = house.begin("first-sale")
    house.play_to_the_end()
    assert house.focused() is house.drill().finish_bar.button
    feedback_button(house, "Try again").click()
    house.settle()
    assert not session.state.is_over
    assert house.drill().composer.isVisible()
    assert not house.drill().finish_bar.isVisible()


def test_a_note_opens_beside_the_drill_and_is_closed_with_escape(house: House) -> None:
    house.begin()
    link = next(one for one in house.drill().case.findChildren(Link) if one.isVisible())
    link.setFocus()
    house.press(Qt.Key.Key_Return)
    (dialog,) = house.dialogs()
    assert isinstance(dialog, NoteDialog)
    assert not dialog.isModal()
    link.click()
    assert house.dialogs() == [dialog]  # the same note does not open twice
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not house.dialogs()


def test_no_note_stays_open_when_the_drill_is_left(house: House) -> None:
    house.begin()
    next(one for one in house.drill().case.findChildren(Link) if one.isVisible()).click()
    assert house.dialogs()
    house.application.routes.show(HOME)
    house.settle()
    assert not house.dialogs()


def test_the_customer_is_read_aloud_and_marked(house: House) -> None:
    session = house.begin()
    house.drill().announce()
    assert house.voice.said == [session.state.transcript[0].line.text]
    house.settle()
    model = house.drill().transcript.messages
    assert model.index(0).data(MessageRole.IS_PLAYING)
    house.voice.stop()
    house.settle()
    assert not model.index(0).data(MessageRole.IS_PLAYING)


def test_space_replays_a_line_and_stops_it(house: House) -> None:
    session = house.begin()
    house.drill().transcript.setFocus()
    house.drill().transcript.setCurrentIndex(house.drill().transcript.messages.index(0))
    house.press(Qt.Key.Key_Space)
    assert house.voice.said == [session.state.transcript[0].line.text]
    house.press(Qt.Key.Key_Space)
    assert house.voice.is_silent


@pytest.mark.parametrize("leave", [lambda house: house.press(Qt.Key.Key_1, CONTROL), House.close])
def test_leaving_makes_silence(house: House, leave: Callable[[House], None]) -> None:
    house.begin()
    house.drill().announce()
    assert not house.voice.is_silent
    leave(house)
    assert house.voice.is_silent


def test_an_answer_that_comes_after_the_page_was_left_is_not_read(house: House) -> None:
    house.begin()
    house.drill().announce()
    said = len(house.voice.said)
    house.type(GREETING)
    QTest.keyClick(house.focused(), Qt.Key.Key_Return, CONTROL)
    house.application.routes.show(HOME)
    house.settle()
    assert len(house.voice.said) == said


def test_no_voice_is_heard_where_reading_aloud_is_off(house: House) -> None:
    house.settings.change(speaks=False)
    house.begin()
    house.drill().announce()
    assert house.voices == []


def test_an_answer_to_another_drill_does_not_touch_this_one(house: House) -> None:
    house.begin()
    house.type(GREETING)
    QTest.keyClick(house.focused(), Qt.Key.Key_Return, CONTROL)
    other = house.office.library.find("first-sale", language="en")
    session = house.office.drills.start(house.settings.value.trainee_id, other)
    house.application.routes.open_session(session)
    house.drill().composer.set_text(GREETING)
    house.settle()
    assert house.drill().composer.text() == GREETING
    assert house.drill().title() == other.scenario.title


def test_enter_sends_where_that_is_wished_for(house: House) -> None:
    house.settings.change(enter_sends=True)
    session = house.begin()
    house.type("Hello")
    house.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert sent(session) == []
    house.type("Hannah")
    house.press(Qt.Key.Key_Return)
    assert sent(session) == ["Hello\nHannah"]


def test_the_side_that_is_too_narrow_for_large_text_goes_under_the_other(house: House) -> None:
    house.begin()
    page = house.drill()
    house.window.resize(1280, 800)
    house.settle()
    assert page.case.geometry().left() < page.transcript.mapTo(page, page.transcript.rect().topLeft()).x()
    house.settings.change(text_scale=2.0)
    house.settle()
    assert page.case.geometry().left() == page.feedback.geometry().left()
    house.settings.change(text_scale=1.0)
    house.settle()
    assert page.case.geometry().left() < page.feedback.geometry().left()


def test_the_page_of_the_rail_is_practise(house: House) -> None:
    house.begin()
    (checked,) = (
        one for one in house.window.rail.findChildren(type(house.window.rail._settings)) if one.isChecked()
    )
    assert checked is house.window.rail._buttons[PRACTISE]
