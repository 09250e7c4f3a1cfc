"""The reply field: an input method is never interrupted, nothing is sent by accident, nothing is lost."""

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, Qt
from PySide6.QtGui import QFocusEvent, QInputMethodEvent
from pytestqt.qtbot import QtBot

from tests.ui.hands import press
from trainer.ui.drill.reply_edit import ReplyEdit
from trainer.ui.theme import Theme

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
KEYPAD = Qt.KeyboardModifier.KeypadModifier
NONE = Qt.KeyboardModifier.NoModifier


class Hand:
    """Types, composes and counts what was sent."""

    def __init__(self, edit: ReplyEdit) -> None:
        self.edit = edit
        self.sends = 0
        self.drafts: list[str] = []
        edit.send_requested.connect(self._sent)
        edit.draft_changed.connect(self.drafts.append)

    def _sent(self) -> None:
        self.sends += 1

    def compose(self, preedit: str, commit: str = "") -> None:
        event = QInputMethodEvent(preedit, [])
        event.setCommitString(commit)
        QCoreApplication.sendEvent(self.edit, event)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        press(self.edit, key, modifiers)

    def paste(self, text: str) -> None:
        data = QMimeData()
        data.setText(text)
        self.edit.insertFromMimeData(data)


@pytest.fixture
def hand(theme: Theme, qtbot: QtBot) -> Hand:
    edit = ReplyEdit(theme, max_characters=200)
    qtbot.addWidget(edit)
    edit.show()
    return Hand(edit)


@pytest.mark.parametrize("modifiers", [NONE, CTRL, SHIFT, CTRL | KEYPAD, KEYPAD])
@pytest.mark.parametrize("does_enter_send", [True, False])
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_no_return_does_anything_while_composing(
    hand: Hand, key: Qt.Key, modifiers: Qt.KeyboardModifier, does_enter_send: bool
) -> None:
    hand.edit.does_enter_send = does_enter_send
    hand.compose("もうしわけ")
    hand.press(key, modifiers)
    assert (hand.sends, hand.edit.text()) == (0, "")


def test_the_return_that_confirms_a_conversion_does_not_send(hand: Hand) -> None:
    """Preedit, conversion, Return by the input method (commit), and a stray Return from Qt in between."""
    hand.edit.does_enter_send = True
    hand.compose("もうしわけ")
    hand.compose("申し訳")
    hand.press(Qt.Key.Key_Return)
    hand.compose("", commit="申し訳")
    assert (hand.sends, hand.edit.text()) == (0, "申し訳")
    hand.press(Qt.Key.Key_Return)
    assert hand.sends == 1


def test_ctrl_return_sends_once_the_composition_has_ended(hand: Hand) -> None:
    hand.compose("か")
    hand.press(Qt.Key.Key_Return, CTRL)
    hand.compose("", commit="確認")
    hand.press(Qt.Key.Key_Return, CTRL)
    assert (hand.sends, hand.edit.text()) == (1, "確認")


def test_a_composition_that_is_left_does_not_block_sending(hand: Hand) -> None:
    hand.compose("か")
    QCoreApplication.sendEvent(hand.edit, QFocusEvent(QFocusEvent.Type.FocusOut))
    assert not hand.edit.is_composing


@pytest.mark.parametrize(
    ("modifiers", "does_enter_send", "sends", "text"),
    [
        (NONE, False, 0, "a\n"),
        (NONE, True, 1, "a"),
        (SHIFT, False, 0, "a\n"),
        (SHIFT, True, 0, "a\n"),
        (CTRL, False, 1, "a"),
        (CTRL, True, 1, "a"),
        (CTRL | KEYPAD, False, 1, "a"),
        (KEYPAD, True, 1, "a"),
        (KEYPAD, False, 0, "a\n"),
    ],
)
def test_which_return_sends_and_which_begins_a_line(
    hand: Hand, modifiers: Qt.KeyboardModifier, does_enter_send: bool, sends: int, text: str
) -> None:
    hand.edit.does_enter_send = does_enter_send
    hand.press(Qt.Key.Key_A)
    hand.press(Qt.Key.Key_Enter, modifiers)
    assert (hand.sends, hand.edit.text()) == (sends, text)


def test_a_draft_is_told_after_a_pause_and_once(hand: Hand, qtbot: QtBot) -> None:
    with qtbot.waitSignal(hand.edit.draft_changed):
        for key in (Qt.Key.Key_A, Qt.Key.Key_B, Qt.Key.Key_C):
            hand.press(key)
    assert hand.drafts == ["abc"]


def test_a_preedit_alone_is_no_draft(hand: Hand) -> None:
    hand.compose("か")
    hand.compose("かく")
    hand.edit.flush_draft()
    assert hand.drafts == []


def test_a_draft_can_be_had_at_once_and_is_not_told_twice(hand: Hand) -> None:
    hand.press(Qt.Key.Key_A)
    hand.edit.flush_draft()
    hand.edit.flush_draft()
    assert hand.drafts == ["a"]


def test_a_stored_draft_put_back_is_no_new_draft(hand: Hand) -> None:
    hand.edit.set_text("Thank you, Mika.\nI ")
    hand.edit.flush_draft()
    assert (hand.drafts, hand.edit.text()) == ([], "Thank you, Mika.\nI ")
    assert hand.edit.textCursor().atEnd()


def test_pasted_text_is_plain(hand: Hand) -> None:
    data = QMimeData()
    data.setHtml("<b style='color:red'>sorry</b>")
    data.setText("sorry")
    hand.edit.insertFromMimeData(data)
    assert hand.edit.text() == "sorry"
    assert "color" not in hand.edit.toHtml().split("<body")[1].replace("background-color", "")


def test_what_does_not_fit_is_left_out_and_said(hand: Hand, qtbot: QtBot) -> None:
    with qtbot.waitSignal(hand.edit.too_long) as heard:
        hand.paste("x" * 250)
    assert (len(hand.edit.text()), heard.args) == (200, [50])


def test_typing_past_the_limit_keeps_what_was_there(hand: Hand, qtbot: QtBot) -> None:
    hand.edit.set_text("x" * 200)
    with qtbot.waitSignal(hand.edit.too_long) as heard:
        hand.press(Qt.Key.Key_Y)
    assert (hand.edit.text(), heard.args) == ("x" * 200, [1])


def test_a_long_conversion_past_the_limit_is_cut_and_said(hand: Hand, qtbot: QtBot) -> None:
    hand.edit.set_text("x" * 199)
    with qtbot.waitSignal(hand.edit.too_long) as heard:
        hand.compose("", commit="確認")
    assert (hand.edit.text(), heard.args) == ("x" * 199 + "確", [1])


def test_a_paste_over_a_selection_counts_what_it_replaces(hand: Hand, qtbot: QtBot) -> None:
    hand.edit.set_text("x" * 200)
    hand.edit.selectAll()
    with qtbot.assertNotEmitted(hand.edit.too_long):
        hand.paste("y" * 200)
    assert hand.edit.text() == "y" * 200


@pytest.mark.parametrize("text", ["🙏🏽👨‍👩‍👧", "שלום", "a\nb\n\nc", "　全角　"])
def test_any_text_comes_back_as_it_was_put_in(hand: Hand, text: str) -> None:
    hand.edit.set_text(text)
    assert hand.edit.text() == text
    hand.edit.selectAll()
    hand.paste(text)
    assert hand.edit.text() == text


def test_undo_brings_back_words_and_not_layout(hand: Hand) -> None:
    hand.edit.set_text("kept")
    hand.press(Qt.Key.Key_A)
    hand.edit.undo()
    hand.edit.undo()
    assert hand.edit.text() == "kept"


def test_the_placeholder_grows_with_the_text(hand: Hand, theme: Theme) -> None:
    before = hand.edit.viewport().font().pixelSize()
    theme.update(text_scale=1.5)
    assert hand.edit.viewport().font().pixelSize() == round(before * 1.5)
