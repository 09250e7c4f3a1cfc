"""The theme: schemes, text sizes, fonts, and one signal for any change."""

from typing import Any

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QFontInfo, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.glyphs import missing_glyphs
from trainer.resources import resource_folder
from trainer.ui.theme import MAX_TEXT_SCALE, MIN_TEXT_SCALE, Scheme, Theme


def test_a_scheme_dresses_the_whole_application(theme: Theme) -> None:
    light = QApplication.palette().color(QPalette.ColorRole.Window)
    theme.update(scheme=Scheme.DARK)
    dark = QApplication.palette().color(QPalette.ColorRole.Window)
    assert light == theme.tokens.light["bg"]
    assert dark == theme.tokens.dark["bg"]
    assert theme.tokens.dark["surface"] in QApplication.instance().styleSheet()  # type: ignore[union-attr]


def test_the_system_scheme_is_followed(qapp: Any) -> None:
    theme = Theme(resource_folder("assets"), parent=qapp)
    assert theme.scheme is Scheme.SYSTEM
    assert theme.is_dark == (QApplication.styleHints().colorScheme().name == "Dark")


def test_a_change_is_told_once_and_only_if_it_is_one(theme: Theme, qtbot: QtBot) -> None:
    heard: list[bool] = []
    theme.changed.connect(lambda: heard.append(True))
    theme.update(scheme=Scheme.LIGHT, text_scale=1.0, language="en")
    assert heard == []
    theme.update(scheme=Scheme.DARK, text_scale=1.5, language="ja")
    assert heard == [True]


@pytest.mark.parametrize(("wish", "granted"), [(0.1, MIN_TEXT_SCALE), (1.3, 1.3), (9.0, MAX_TEXT_SCALE)])
def test_text_grows_within_bounds(theme: Theme, wish: float, granted: float) -> None:
    theme.update(text_scale=wish)
    assert theme.text_scale == granted
    assert theme.font("body").pixelSize() == round(14 * granted)
    assert QApplication.font().pixelSize() == round(14 * granted)


def test_japanese_gets_roomier_lines_than_latin(theme: Theme) -> None:
    assert theme.line_height("確認します") > theme.line_height("I will check")


def test_han_characters_are_japanese_in_japanese(theme: Theme) -> None:
    theme.update(language="ja")
    assert QLocale().language() == QLocale.Language.Japanese


def test_the_bundled_font_is_in_force(theme: Theme) -> None:
    assert QFontInfo(theme.font("body")).family() == "Inter"


@pytest.mark.parametrize(
    "text", ["応対道場 ふりかえり 直近の成績", "Ctrl ↵ · 78–90 “quoted” ›", "〜 82点「保障」→「補償」"]
)
def test_no_character_of_the_screens_is_tofu(theme: Theme, text: str) -> None:
    assert missing_glyphs(text, theme.font("body")) == 0


def test_a_caller_may_change_the_font_it_got(theme: Theme) -> None:
    theme.font("body").setPixelSize(99)
    assert theme.font("body").pixelSize() == 14
