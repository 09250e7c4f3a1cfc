"""What is painted first: in the scheme's colours, where the frame will stand, and with little loaded."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from trainer.app import open_settings
from trainer.resources import resource_folder
from trainer.services.paths import AppPaths
from trainer.ui.entries import ENTRIES
from trainer.ui.icons import Icons
from trainer.ui.main_window import MainWindow
from trainer.ui.theme import Scheme, Theme, looks_dark
from trainer.wording.catalogue import set_language

NOT_FOR_A_PAINT = {
    "babel",
    "sqlalchemy",
    "sqlite3",
    "trainer.core.scenario",
    "trainer.packs",
    "trainer.services.library",
    "trainer.ui.application",
    "trainer.ui.header",
    "trainer.ui.navigation",
    "trainer.ui.home.page",
}

START = """
import json, sys
import PySide6.QtCore
import trainer.__main__
import trainer.ui.run as run

def painted(window, *_others):
    print(json.dumps([window.isVisible(), "Qt" in vars(PySide6.QtCore), sorted(sys.modules)]), flush=True)
    raise SystemExit

run.start_application = painted
trainer.__main__.main()
"""


@pytest.fixture
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    yield set_language(request.param)
    set_language("en")


def picture(window: MainWindow) -> QImage:
    return window.grab().toImage()


def colour_at(image: QImage, x: int, y: int) -> str:
    ratio = image.devicePixelRatio()
    return image.pixelColor(int(x * ratio), int(y * ratio)).name().upper()


def area_of(widget: QWidget, window: MainWindow) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("width_px", [1024, 1680])
@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
@pytest.mark.parametrize("language", ["en", "ja"], indirect=True)
def test_the_frame_stands_where_the_shell_showed_it(
    theme: Theme, qtbot: QtBot, language: str, scheme: Scheme, width_px: int, scale: float
) -> None:
    """Sign and name to the pixel; grounds and hairlines in the colours of the tokens, before and after."""
    theme.update(scheme=scheme, text_scale=scale, language=language)
    window = MainWindow(theme, Icons(theme))
    qtbot.addWidget(window)
    window.resize(width_px, 1050)
    window.show()
    before = picture(window)
    window.furnish(ENTRIES)
    qtbot.waitUntil(window.rail.isVisible)
    window.set_full_frame(True)
    after = picture(window)
    rail, header = area_of(window.rail, window), area_of(window.header, window)
    top = QRect(0, 0, rail.width(), area_of(window.rail._buttons["home"], window).top())
    top.setTop(rail.top())
    assert before.copy(top) == after.copy(top)
    colours = theme.tokens.dark if scheme is Scheme.DARK else theme.tokens.light
    for image in (before, after):
        assert colour_at(image, 3, rail.bottom() - 3) == colours["raised"]
        assert colour_at(image, rail.right(), rail.bottom() - 3) == colours["line"]
        assert colour_at(image, width_px - 5, 5) == colours["raised"]
        assert colour_at(image, width_px - 5, rail.top() - 1) == colours["line"]
        assert colour_at(image, width_px - 5, header.top() + 1) == colours["bg"]
        assert colour_at(image, width_px - 5, header.bottom()) == colours["line"]
        assert colour_at(image, width_px - 5, header.bottom() + 1) == colours["bg"]


def test_the_first_start_begins_with_the_ground_alone(theme: Theme, qtbot: QtBot) -> None:
    window = MainWindow(theme, Icons(theme))
    qtbot.addWidget(window)
    window.set_full_frame(False)
    window.show()
    image = picture(window)
    spots = [(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)]
    assert {colour_at(image, x, y) for x, y in spots} == {theme.tokens.light["bg"]}


def test_the_first_paint_is_told_once(theme: Theme, qtbot: QtBot) -> None:
    window = MainWindow(theme, Icons(theme))
    qtbot.addWidget(window)
    heard: list[bool] = []
    window.shell.painted.connect(lambda: heard.append(True))
    with qtbot.waitSignal(window.shell.painted):
        window.show()
    window.shell.repaint()
    qtbot.wait(0)
    assert heard == [True]


@pytest.mark.parametrize("guess", [True, False])
def test_a_wrong_guess_of_the_systems_scheme_is_put_right(qapp: Any, guess: bool) -> None:
    theme = Theme(resource_folder("assets"), is_system_dark=guess, parent=qapp)
    assert theme.is_dark is guess
    heard: list[bool] = []
    theme.changed.connect(lambda: heard.append(theme.is_dark))
    theme.ask_system()
    truth = Theme(resource_folder("assets"), parent=qapp).is_dark
    assert theme.is_dark is truth
    assert heard == ([] if guess is truth else [truth])


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_a_palette_tells_whether_it_is_dark(theme: Theme, scheme: Scheme) -> None:
    theme.update(scheme=scheme)
    assert looks_dark() is (scheme is Scheme.DARK)


def test_little_is_loaded_before_the_first_paint(tmp_path: Path) -> None:
    """Nor is Qt's namespace looked at: to make its enumerations takes longer than the shell and its paint."""
    open_settings(AppPaths.under(tmp_path)).change(language="en", trainee_id="somebody")
    started = subprocess.run(
        [sys.executable, "-c", START, "--data-folder", str(tmp_path)],
        # What measures the coverage loads modules of its own.
        env={name: value for name, value in os.environ.items() if name != "COVERAGE_PROCESS_CONFIG"},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    is_visible, is_namespace_made, modules = json.loads(started.stdout)
    assert is_visible
    assert not is_namespace_made
    assert "trainer.ui.shell" in modules
    assert set(modules) & NOT_FOR_A_PAINT == set()
