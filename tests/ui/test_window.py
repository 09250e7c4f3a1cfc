"""The real window on a real window system: once, from the first start to the next."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.house import CONTROL, House
from trainer.ui.routes import DEBRIEF, DRILL, HOME

KEY = Qt.Key


@pytest.mark.window
def test_the_window_is_used_from_first_start_to_debrief(
    open_house: Callable[..., House], qtbot: QtBot
) -> None:
    house = open_house()
    house.application.start()
    qtbot.waitExposed(house.window)
    house.window.activateWindow()
    house.settle()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    house.type("Aiko")
    house.press(KEY.Key_Return)
    assert house.window.current == HOME
    house.press(KEY.Key_Return)
    assert house.window.current == DRILL
    house.type("Half a rep")
    house.close()
    again = open_house()
    again.application.start()
    qtbot.waitExposed(again.window)
    again.window.activateWindow()
    again.settle()
    again.press(KEY.Key_Return)
    assert again.drill().composer.text() == "Half a rep"
    again.drill().composer.set_text("")
    again.play_to_the_end()
    again.press(KEY.Key_Return)
    assert again.window.current == DEBRIEF
    again.press(KEY.Key_1, CONTROL)
    picture = again.window.grab().toImage()
    assert picture.width() >= again.window.minimumWidth()
    assert len({picture.pixelColor(x, y).name() for x in range(0, 900, 9) for y in range(0, 600, 9)}) > 5
