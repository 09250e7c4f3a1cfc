"""The conversation: what is drawn, hit, read aloud, copied and spoken for each message."""

import time
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QHelpEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QToolTip
from pytestqt.qtbot import QtBot

from tests.ui.hands import click, press
from trainer.ui.drill.bubble import Bubble
from trainer.ui.drill.messages import Message, TranscriptModel
from trainer.ui.drill.transcript import TranscriptView
from trainer.ui.icons import Icons
from trainer.ui.text_block import Mark
from trainer.ui.theme import Scheme, Theme

MIKA = Message(
    key="1",
    speaker="customer",
    heading="Mika",
    text="I paid over a week ago and nothing has arrived.",
    spoken="Customer Mika, 1 of 2: I paid over a week ago and nothing has arrived.",
    can_replay=True,
)
REPLY = Message(key="2", speaker="trainee", heading="You · scored 82", text="I'm so sorry 🙏, Mika.")


@pytest.fixture
def view(theme: Theme, icons: Icons, qtbot: QtBot) -> TranscriptView:
    view = TranscriptView(theme, icons)
    qtbot.addWidget(view)
    view.resize(500, 600)
    view.messages.set_messages([MIKA, REPLY])
    view.show()
    qtbot.waitUntil(lambda: view.visualRect(view.messages.index(1)).height() > 0)
    return view


def point_of(view: TranscriptView, row: int, part: str) -> QPoint:
    """A point of the viewport where a part of a message stands."""
    area = view.visualRect(view.messages.index(row)).intersected(view.viewport().rect())
    for y in range(area.top(), area.bottom(), 3):
        for x in range(area.left(), area.right(), 3):
            if view.part_at(QPointF(x, y)) == part:
                return QPoint(x, y)
    raise AssertionError(f"{part} is nowhere in row {row}")


def ink(view: TranscriptView, area: QRect) -> int:
    image = view.viewport().grab(area).toImage()
    return len({image.pixel(x, y) for x in range(image.width()) for y in range(image.height())})


def test_the_model_keeps_the_rules_of_models(qtbot: QtBot) -> None:
    model = TranscriptModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_messages([MIKA])
    model.append(REPLY)
    model.replace(REPLY)
    model.set_playing("1")
    model.toggle_expanded("2")
    model.truncate(1)
    model.truncate(5)
    assert model.messages == (MIKA,)


def test_the_customer_stands_left_and_the_trainee_right(view: TranscriptView) -> None:
    left, right = point_of(view, 0, "text").x(), point_of(view, 1, "text").x()
    assert left < 60 < 200 < right


def test_letters_take_the_full_width_whoever_wrote_them(view: TranscriptView, qtbot: QtBot) -> None:
    chat = sum(view.visualRect(view.messages.index(row)).height() for row in (0, 1))
    letters = [replace(one, text=one.text * 4, is_letter=True) for one in (MIKA, REPLY)]
    view.messages.set_messages(letters)
    qtbot.waitUntil(lambda: view.visualRect(view.messages.index(1)).height() > 0)
    right_ends = []
    for row in (0, 1):
        start = point_of(view, row, "text")
        assert start.x() < 60
        inside = range(start.x(), view.viewport().width())
        right_ends.append(max(x for x in inside if view.part_at(QPointF(x, start.y())) == "text"))
    assert right_ends[0] == right_ends[1] > view.viewport().width() - 60
    heights = sum(view.visualRect(view.messages.index(row)).height() for row in (0, 1))
    assert heights < 4 * chat
    assert point_of(view, 0, "replay").x() < view.viewport().width() / 2


@pytest.mark.parametrize("text_scale", [0.8, 2.0])
def test_a_short_letter_is_as_wide_as_a_long_one(
    view: TranscriptView, theme: Theme, text_scale: float
) -> None:
    theme.update(text_scale=text_scale)
    faces = []
    for text in ("Yes.", "שלום", REPLY.text * 9):
        message = replace(REPLY, text=text, is_letter=True)
        faces.append(Bubble(message, theme, 500.0, is_expanded=False, link="").face)
    assert len({(face.left(), face.width()) for face in faces}) == 1


def test_a_screen_reader_meets_one_message_at_a_time(view: TranscriptView) -> None:
    interface = QAccessible.queryAccessibleInterface(view)
    assert interface.role() == QAccessible.Role.List
    assert interface.text(QAccessible.Text.Name) == "Conversation"
    assert [interface.child(n).text(QAccessible.Text.Name) for n in range(2)] == [
        MIKA.spoken,
        f"{REPLY.heading}: {REPLY.text}",
    ]


def test_the_button_of_a_message_asks_to_read_it_aloud(view: TranscriptView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.replay_requested) as heard:
        click(view.viewport(), point_of(view, 0, "replay"))
    assert heard.args == ["1"]


def test_the_button_of_a_message_being_read_stops_it(view: TranscriptView, qtbot: QtBot) -> None:
    view.messages.set_playing("1")
    with qtbot.waitSignal(view.stop_requested):
        click(view.viewport(), point_of(view, 0, "replay"))


def test_space_reads_the_current_message_aloud(view: TranscriptView, qtbot: QtBot) -> None:
    view.setCurrentIndex(view.messages.index(0))
    with qtbot.waitSignal(view.replay_requested) as heard:
        press(view, Qt.Key.Key_Space)
    assert heard.args == ["1"]


def test_a_reply_is_not_read_aloud(view: TranscriptView, qtbot: QtBot) -> None:
    view.setCurrentIndex(view.messages.index(1))
    with qtbot.assertNotEmitted(view.replay_requested):
        press(view, Qt.Key.Key_Space)


def test_copy_takes_the_whole_message_as_it_was_written(view: TranscriptView, qtbot: QtBot) -> None:
    view.setCurrentIndex(view.messages.index(1))
    press(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == REPLY.text


def test_highlights_appear_when_a_reply_has_been_scored(view: TranscriptView, qtbot: QtBot) -> None:
    area = view.visualRect(view.messages.index(1))
    before = view.viewport().grab(area).toImage()
    marks = (Mark(0, 12, "met"), Mark(16, 20, "bad"))
    view.messages.replace(
        Message(key="2", speaker="trainee", text=REPLY.text, heading=REPLY.heading, marks=marks)
    )
    qtbot.waitUntil(lambda: view.viewport().grab(area).toImage() != before)


def test_a_huge_message_shows_its_beginning_and_opens_on_demand(view: TranscriptView, qtbot: QtBot) -> None:
    text = "long words here " * 6_250
    began = time.perf_counter()
    view.messages.append(Message(key="3", speaker="trainee", text=text, heading="You"))
    qtbot.waitUntil(lambda: view.visualRect(view.messages.index(2)).height() > 100)
    view.viewport().grab()
    assert time.perf_counter() - began < 2
    collapsed = view.visualRect(view.messages.index(2)).height()
    assert collapsed < 600
    view.setCurrentIndex(view.messages.index(2))
    press(view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: view.visualRect(view.messages.index(2)).height() > 20 * collapsed)
    press(view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: view.visualRect(view.messages.index(2)).height() == collapsed)


def test_the_link_of_a_huge_message_opens_it(view: TranscriptView, qtbot: QtBot) -> None:
    view.messages.append(Message(key="3", speaker="customer", text="line\n" * 60, heading="Mika"))
    qtbot.waitUntil(lambda: view.indexAt(QPoint(60, 560)).row() == 2)
    before = view.visualRect(view.messages.index(2)).height()
    click(view.viewport(), point_of(view, 2, "expand"))
    qtbot.waitUntil(lambda: view.visualRect(view.messages.index(2)).height() > 2 * before)


def test_a_narrower_window_breaks_the_lines_anew(view: TranscriptView, qtbot: QtBot) -> None:
    before = view.visualRect(view.messages.index(0)).height()
    view.resize(260, 600)
    qtbot.waitUntil(lambda: view.visualRect(view.messages.index(0)).height() > before)


def test_larger_text_takes_more_room(view: TranscriptView, theme: Theme, qtbot: QtBot) -> None:
    before = view.visualRect(view.messages.index(0)).height()
    theme.update(text_scale=2.0)
    qtbot.waitUntil(lambda: view.visualRect(view.messages.index(0)).height() > before)


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "שלום, החבילה שלי עוד לא הגיעה",
        "👨‍👩‍👧🙏🏽",
        "確認いたします。" * 30,
        "\u202e\u0000\ufeff x",
        "x" * 5_000,
    ],
)
def test_any_text_is_drawn_inside_the_view(
    view: TranscriptView, theme: Theme, qtbot: QtBot, scheme: Scheme, text: str
) -> None:
    theme.update(scheme=scheme)
    view.messages.set_messages([Message(key="9", speaker="customer", heading="Mika", text=text)])
    qtbot.waitUntil(lambda: view.visualRect(view.messages.index(0)).height() > 0)
    row = view.visualRect(view.messages.index(0))
    assert row.width() <= view.viewport().width()
    assert ink(view, row.intersected(view.viewport().rect())) > 1


def test_a_new_message_comes_into_view(view: TranscriptView, qtbot: QtBot) -> None:
    for number in range(10):
        view.messages.append(
            Message(key=f"n{number}", speaker="customer", heading="Mika", text="Hello? " * 20)
        )
    last = view.messages.index(11)
    qtbot.waitUntil(lambda: view.viewport().rect().contains(view.visualRect(last)))


def test_an_unknown_key_is_a_fault_of_the_caller(view: TranscriptView) -> None:
    with pytest.raises(KeyError):
        view.messages.replace(Message(key="none", speaker="customer", text=""))


def test_the_pointer_shows_what_can_be_pressed(view: TranscriptView, qtbot: QtBot) -> None:
    """Over the button a hand and another ground; outside neither."""
    button, words = point_of(view, 0, "replay"), point_of(view, 0, "text")
    area = QRect(button, QSize(20, 20))
    QTest.mouseMove(view.viewport(), words)
    qtbot.waitUntil(lambda: view.viewport().cursor().shape() == Qt.CursorShape.ArrowCursor)
    plain = view.viewport().grab(area).toImage()
    QTest.mouseMove(view.viewport(), button)
    qtbot.waitUntil(lambda: view.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor)
    assert view.viewport().grab(area).toImage() != plain
    QCoreApplication.sendEvent(view, QEvent(QEvent.Type.Leave))
    assert view.viewport().cursor().shape() == Qt.CursorShape.ArrowCursor


@pytest.mark.parametrize(("playing", "words"), [("", "Read aloud"), ("1", "Stop reading")])
def test_the_button_says_what_it_does(view: TranscriptView, qtbot: QtBot, playing: str, words: str) -> None:
    view.messages.set_playing(playing)
    where = point_of(view, 0, "replay")
    event = QHelpEvent(QEvent.Type.ToolTip, where, view.viewport().mapToGlobal(where))
    QCoreApplication.sendEvent(view.viewport(), event)
    qtbot.waitUntil(lambda: QToolTip.text() == words)


def test_another_language_reaches_the_links(view: TranscriptView, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("trainer.ui.drill.transcript._", lambda message: f"«{message}»")
    view.retranslate()
    assert view.accessibleName() == "«Conversation»"


def test_a_line_of_the_system_stands_between_the_speakers(view: TranscriptView, qtbot: QtBot) -> None:
    view.messages.append(Message(key="s", speaker="system", text="Mika has left the chat."))
    row = view.messages.index(2)
    qtbot.waitUntil(lambda: view.visualRect(row).height() > 0)
    line = view.visualRect(row)
    image = view.viewport().grab(line).toImage()
    ground = image.pixel(0, 0)
    columns = [
        x for x in range(image.width()) if any(image.pixel(x, y) != ground for y in range(image.height()))
    ]
    middle = (columns[0] + columns[-1]) / 2
    assert middle == pytest.approx(view.row_width() / 2, abs=6)


def test_what_is_only_spoken_otherwise_is_not_laid_out_again(view: TranscriptView) -> None:
    """Each new line changes "1 of 2" to "1 of 3" for every message before it."""
    bubble = view._delegate.bubble(view.messages.index(0))
    said = replace(MIKA, spoken=MIKA.spoken.replace("1 of 2", "1 of 3"))
    view.messages.update_messages([said, REPLY, replace(MIKA, key="3")])
    assert view._delegate.bubble(view.messages.index(0)) is bubble
    assert "1 of 3" in view.messages.index(0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_several_new_messages_come_in_one_step(view: TranscriptView, qtbot: QtBot) -> None:
    new = [replace(MIKA, key=key) for key in ("3", "4")]
    with qtbot.waitSignal(view.messages.rowsInserted, timeout=1000) as inserted:
        view.messages.update_messages([MIKA, REPLY, *new])
    assert inserted.args[1:] == [2, 3]


def test_the_end_is_shown_without_the_event_loop(view: TranscriptView) -> None:
    view.messages.update_messages([MIKA, REPLY, *(replace(MIKA, key=str(key)) for key in range(3, 30))])
    view.show_end_now()
    last = view.visualRect(view.messages.index(view.messages.rowCount() - 1))
    assert view.viewport().rect().contains(last)
