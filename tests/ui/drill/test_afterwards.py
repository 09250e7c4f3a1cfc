"""Work that waits for the next round of the event loop: done once, in its order, or at once when asked."""

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from trainer.ui.drill.afterwards import Afterwards


def test_it_waits_for_the_next_round_and_is_done_once(qtbot: QtBot) -> None:
    parent, done = QObject(), list[str]()
    afterwards = Afterwards(parent)
    afterwards.run(lambda: done.append("verdicts"))
    assert done == []
    qtbot.waitUntil(lambda: bool(done))
    afterwards.finish()
    assert done == ["verdicts"]


def test_what_still_waits_is_done_before_the_next(qtbot: QtBot) -> None:
    parent, done = QObject(), list[str]()
    afterwards = Afterwards(parent)
    afterwards.run(lambda: done.append("first"))
    afterwards.run(lambda: done.append("second"))
    assert done == ["first"]
    afterwards.finish()
    assert done == ["first", "second"]
