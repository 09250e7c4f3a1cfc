"""Whether the system packages that dev.py names are enough for a window on a real screen."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot


@pytest.mark.window
def test_a_window_is_shown_on_a_real_screen(qtbot: QtBot) -> None:
    label = QLabel("応対道場")
    qtbot.addWidget(label)
    with qtbot.waitExposed(label):
        label.show()
    if sys.platform == "linux":
        assert QGuiApplication.platformName() in {"xcb", "wayland"}


@pytest.mark.window
def test_the_system_has_a_font_for_japanese(qtbot: QtBot) -> None:
    families = QFontDatabase.families(QFontDatabase.WritingSystem.Japanese)
    assert [name for name in families if not name.startswith("IPAex")], "only the font of the tests is there"
