"""What is typed on the drill page is kept, whatever goes wrong: odd input, a full disk, another window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from tests.ui.house import CONTROL, House
from trainer.core.errors import DatabaseError, DatabaseFault
from trainer.services.drills import DrillSession

GREETING = "Hello Hannah, I'm so sorry your parcel hasn't arrived."
FULL = DatabaseError(DatabaseFault.DISK_FULL, path="/x.db")


def sent(session: DrillSession) -> list[str]:
    return [play.text for play in session.state.plays]


def is_waiting(session: DrillSession) -> bool:
    return session.state.waiting is not None


def test_nothing_is_not_sent(house: House) -> None:
    session = house.begin()
    for text in ("", "   ", "\n\n"):
        house.send(text)
    assert sent(session) == []


@pytest.mark.parametrize(
    "text",
    [
        "Sorry 😀👩‍👩‍👧‍👦 I will trace it",
        "مرحبا Hannah, I am sorry, שלום",
        "zero\u200bwidth ﷽ and \ud800 alone",
        "中村さま、申し訳ございません。",
    ],
)
def test_any_script_comes_through(house: House, text: str) -> None:
    session = house.begin()
    house.send(text)
    assert len(session.state.plays) == 1
    house.window.grab()
    house.close()


def test_a_hundred_thousand_pasted_characters_are_refused_with_the_text_still_there(house: House) -> None:
    session = house.begin()
    QGuiApplication.clipboard().setText("sorry " * 16_667)
    house.press(Qt.Key.Key_V, CONTROL)
    assert len(house.drill().composer.text()) == 100_002
    house.press(Qt.Key.Key_Return, CONTROL)
    assert "100,002" in house.notice
    assert len(house.drill().composer.text()) == 100_002
    assert sent(session) == []
    assert house.drill().composer.send_button.isEnabled()


def test_what_is_typed_while_a_reply_is_scored_stays(house: House) -> None:
    house.begin()
    house.type(GREETING)
    QTest.keyClick(house.focused(), Qt.Key.Key_Return, CONTROL)
    QTest.keyClicks(house.focused(), " More")
    house.settle()
    assert GREETING in house.conversation()
    assert house.drill().composer.text() == " More"
    attempt = house.settings.value.trainee_id
    (stored,) = house.office.drills.unfinished(attempt)
    assert house.office.drills.open(stored.head.id).draft == " More"


def test_a_full_disk_keeps_the_text_and_says_what_to_do(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = house.begin()
    _fill_disk(house, monkeypatch)
    house.send(GREETING)
    (error,) = house.errors()
    assert "full" in error.accessibleDescription()
    assert house.drill().composer.text() == GREETING
    house.dismiss()
    monkeypatch.undo()
    house.press(Qt.Key.Key_Return, CONTROL)
    assert sent(session) == [GREETING]


def _fill_disk(house: House, monkeypatch: pytest.MonkeyPatch, *, after: int = 0) -> None:
    """Every write fails from now on, or after some that succeed."""
    store = house.office.drills._store
    append, left = store.append, [after]

    def refuse(*arguments: object, **more: object) -> None:
        if left[0]:
            left[0] -= 1
            append(*arguments, **more)  # type: ignore[arg-type]
            return
        raise FULL

    monkeypatch.setattr(store, "append", refuse)


def test_a_reply_that_was_stored_but_not_scored_is_scored_and_not_sent_twice(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = house.begin()
    _fill_disk(house, monkeypatch, after=1)
    house.send(GREETING)
    assert is_waiting(session)
    house.dismiss()
    monkeypatch.undo()
    house.press(Qt.Key.Key_Return, CONTROL)
    assert sent(session) == [GREETING]
    assert not is_waiting(session)
    assert house.drill().composer.text() == ""


def test_a_draft_that_cannot_be_kept_is_told_once(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    house.begin()

    def refuse(*_arguments: object) -> None:
        raise FULL

    monkeypatch.setattr(house.office.drills._store, "save_draft", refuse)
    told = 0
    for word in ("one", " two", " three"):
        house.type(word)
        house.drill().composer.flush_draft()
        house.settle()
        told += len(house.errors())
        house.dismiss()
        assert house.drill().composer.text().endswith(word)
    assert told == 1


def test_a_drill_that_went_on_elsewhere_is_refused_with_the_text_still_there(house: House) -> None:
    session = house.begin()
    elsewhere = house.office.drills.resume(session.head.id)
    elsewhere.send("From the terminal.")
    house.send(GREETING)
    (error,) = house.errors()
    assert "another window" in error.accessibleDescription()
    assert house.drill().composer.text() == GREETING
