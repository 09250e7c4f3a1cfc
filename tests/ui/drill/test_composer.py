"""The composer: what can be sent, the counter, the hint, and its words in either language."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.hands import click, press, type_in
from trainer.ui.drill.composer import Composer
from trainer.ui.icons import Icons
from trainer.ui.theme import Theme
from trainer.ui.widgets.text import Text


def counted(text: str) -> str:
    return f"{len(text.split())} words"


@pytest.fixture
def composer(theme: Theme, icons: Icons, qtbot: QtBot) -> Composer:
    composer = Composer(theme, icons, count=counted)
    qtbot.addWidget(composer)
    composer.resize(500, 180)
    composer.show()
    return composer


def counter(composer: Composer) -> str:
    return " ".join(label.text() for label in composer.findChildren(Text))


def test_send_carries_the_text_as_typed(composer: Composer, qtbot: QtBot) -> None:
    composer.set_text("  Thank you, Mika. \n")
    with qtbot.waitSignal(composer.sent) as heard:
        click(composer.send_button)
    assert heard.args == ["  Thank you, Mika. \n"]


@pytest.mark.parametrize("text", ["", "   ", "\n\n", "　"])
def test_nothing_is_not_sent(composer: Composer, qtbot: QtBot, text: str) -> None:
    composer.set_text(text)
    with qtbot.assertNotEmitted(composer.sent):
        press(composer.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not composer.send_button.isEnabled()


def test_nothing_is_sent_twice_while_a_reply_is_being_scored(composer: Composer, qtbot: QtBot) -> None:
    composer.set_text("Thank you")
    composer.set_can_send(False)
    with qtbot.assertNotEmitted(composer.sent):
        press(composer.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    composer.set_can_send(True)
    assert composer.send_button.isEnabled()


def test_the_draft_is_told_before_the_reply_is_sent(composer: Composer, qtbot: QtBot) -> None:
    told: list[str] = []
    composer.draft_changed.connect(lambda text: told.append(f"draft {text}"))
    composer.sent.connect(lambda text: told.append(f"sent {text}"))
    type_in(composer.edit, "ok")
    press(composer.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert told == ["draft ok", "sent ok"]


def test_the_counter_follows_every_key(composer: Composer, qtbot: QtBot) -> None:
    type_in(composer.edit, "thank you ")
    assert "2 words" in counter(composer)
    composer.set_count(lambda text: f"{len(text)}文字")
    assert "10文字" in counter(composer)


def test_the_hint_button_asks_for_a_hint(composer: Composer, qtbot: QtBot) -> None:
    with qtbot.waitSignal(composer.hint_requested):
        click(composer.hint_button)


def test_the_focus_goes_to_the_field(composer: Composer) -> None:
    assert composer.focusProxy() is composer.edit


def test_controls_have_names_for_a_screen_reader(composer: Composer) -> None:
    assert composer.edit.accessibleName()
    assert composer.send_button.text()
    assert composer.hint_button.text()


def test_tab_leaves_the_field(composer: Composer, qtbot: QtBot) -> None:
    composer.activateWindow()
    composer.edit.setFocus()
    qtbot.waitUntil(composer.edit.hasFocus)
    press(composer.edit, Qt.Key.Key_Tab)
    assert composer.text() == ""
    assert not composer.edit.hasFocus()


def test_enter_sends_if_the_trainee_wants_it(composer: Composer, qtbot: QtBot) -> None:
    wide = composer.send_button.sizeHint().width()
    composer.set_enter_sends(True)
    composer.set_text("Thank you")
    with qtbot.waitSignal(composer.sent):
        press(composer.edit, Qt.Key.Key_Return)
    assert composer.send_button.sizeHint().width() < wide


def test_an_empty_field_after_a_reply_is_no_draft(composer: Composer, qtbot: QtBot) -> None:
    composer.set_text("Thank you")
    composer.clear()
    with qtbot.assertNotEmitted(composer.draft_changed):
        composer.flush_draft()
    assert composer.text() == ""


def test_larger_text_makes_the_field_taller(composer: Composer, theme: Theme) -> None:
    before = composer.edit.height()
    theme.update(text_scale=2.0)
    assert composer.edit.height() > 1.7 * before
