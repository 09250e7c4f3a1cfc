"""The small widgets: they fit their words, speak to assistive technology, and follow the theme."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QFontMetricsF
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.hands import click
from trainer.ui.icons import Icons
from trainer.ui.text_block import Mark
from trainer.ui.theme import Scheme, Theme
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.card import Card
from trainer.ui.widgets.chip import Chip
from trainer.ui.widgets.empty_state import EmptyState
from trainer.ui.widgets.flow_layout import FlowLayout
from trainer.ui.widgets.mood_face import MoodFace, mood_look
from trainer.ui.widgets.section_bar import SectionBar
from trainer.ui.widgets.text import SectionHeading, Text
from trainer.ui.widgets.verdict_row import VerdictLine, VerdictRow

Maker = Callable[[Theme, Icons], QWidget]
LINE = VerdictLine("unsure", "Says when she will hear back", "+8?", "“by tonight”: your trainer will confirm")


def mood_face(theme: Theme, icons: Icons) -> QWidget:
    face = MoodFace(theme, icons)
    face.set_content(50, word="Uneasy", name="Mika")
    return face


def empty_state(theme: Theme, icons: Icons) -> QWidget:
    state = EmptyState(theme, icons, "quiz")
    state.set_content(title="No cards are due", body="They come back here.", action="Start a drill")
    return state


def card(theme: Theme, icons: Icons) -> QWidget:
    holder = Card(theme)
    holder.body.addWidget(empty_state(theme, icons))
    return holder


MAKERS: dict[str, Maker] = {
    "text": lambda theme, _: Text(theme, "Parcels count as late from day 7. 荷物が届きません。"),
    "chip": lambda theme, _: Chip(theme, "1 to confirm", tone="unsure"),
    "button": lambda theme, icons: Button(theme, "Send", kind="primary", icons=icons, icon="send", keys="↵"),
    "bar": lambda theme, _: SectionBar(theme, "Empathy", "88", 0.88, role="met"),
    "bar in a row": lambda theme, _: SectionBar(theme, "Empathy", "88", 0.88, label_width_px=120),
    "verdict": lambda theme, icons: VerdictRow(theme, icons, LINE),
    "mood": mood_face,
    "empty": empty_state,
    "card": card,
}


@pytest.fixture(params=list(MAKERS.values()), ids=list(MAKERS))
def widget(request: pytest.FixtureRequest, theme: Theme, icons: Icons, qtbot: QtBot) -> QWidget:
    make: Maker = request.param
    made = make(theme, icons)
    qtbot.addWidget(made)
    made.resize(260, 200)
    made.show()
    return made


def test_every_widget_looks_different_in_the_dark(widget: QWidget, theme: Theme) -> None:
    light = widget.grab().toImage()
    theme.update(scheme=Scheme.DARK)
    assert widget.grab().toImage() != light


def test_every_widget_asks_for_more_room_when_text_grows(widget: QWidget, theme: Theme) -> None:
    before = widget.sizeHint()
    theme.update(text_scale=2.0)
    after = widget.sizeHint()
    assert after.height() > before.height()


def spoken(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("text", "Parcels count as late from day 7. 荷物が届きません。"),
        ("chip", "1 to confirm"),
        ("button", "Send"),
        ("bar", "Empathy 88"),
        ("verdict", "Says when she will hear back +8?. “by tonight”: your trainer will confirm"),
        ("mood", "Mika Uneasy"),
    ],
)
def test_every_widget_says_its_content(
    theme: Theme, icons: Icons, qtbot: QtBot, name: str, words: str
) -> None:
    made = MAKERS[name](theme, icons)
    qtbot.addWidget(made)
    assert spoken(made) == words


@pytest.mark.parametrize(
    ("mood", "face"),
    [
        (0, "mood-furious"),
        (19, "mood-furious"),
        (20, "mood-upset"),
        (50, "mood-uneasy"),
        (79, "mood-calm"),
        (80, "mood-delighted"),
        (100, "mood-delighted"),
    ],
)
def test_a_mood_has_one_of_five_faces(mood: int, face: str) -> None:
    assert mood_look(mood)[0] == face


def test_narrow_text_takes_more_lines(theme: Theme, qtbot: QtBot) -> None:
    text = Text(theme, "word " * 40)
    qtbot.addWidget(text)
    assert text.heightForWidth(120) > 2 * text.heightForWidth(400)


def test_text_can_mark_its_words(theme: Theme, qtbot: QtBot) -> None:
    text = Text(theme, "I am so sorry")
    qtbot.addWidget(text)
    text.resize(300, 40)
    before = text.grab().toImage()
    text.set_text("I am so sorry", [Mark(5, 13, "met")])
    assert text.grab().toImage() != before


def test_a_heading_keeps_scripts_without_capitals(theme: Theme, qtbot: QtBot) -> None:
    heading = SectionHeading(theme, "Situation 状況")
    qtbot.addWidget(heading)
    assert heading.text() == "SITUATION 状況"


@pytest.mark.parametrize("detail", ["", LINE.detail, "\n".join(["“CALM DOWN”: shouting."] * 4)])
@pytest.mark.parametrize("width", [140, 200, 320])
def test_a_verdict_has_room_for_all_it_says(
    theme: Theme, icons: Icons, qtbot: QtBot, width: int, detail: str
) -> None:
    row = VerdictRow(theme, icons, replace(LINE, detail=detail))
    qtbot.addWidget(row)
    row.resize(width, row.heightForWidth(width) + 60)
    image = row.grab(QRect(QPoint(0, row.heightForWidth(width)), row.size())).toImage()
    ground = image.pixel(0, 30)
    assert all(image.pixel(x, y) == ground for x in range(image.width()) for y in range(2, 50))


def test_a_verdict_without_points_keeps_no_room_for_them(theme: Theme, icons: Icons, qtbot: QtBot) -> None:
    bare = VerdictRow(theme, icons, replace(LINE, points="", detail=""))
    wide = VerdictRow(theme, icons, replace(LINE, detail=""))
    for row in (bare, wide):
        qtbot.addWidget(row)

    def narrowest(row: VerdictRow) -> int:
        return next(
            width for width in range(100, 900) if row.heightForWidth(width) == row.heightForWidth(900)
        )

    points = QFontMetricsF(theme.font("body")).horizontalAdvance(LINE.points)
    assert narrowest(wide) - narrowest(bare) >= points + theme.tokens.space.xs, "nor for the gap before them"


def test_a_bar_holds_any_share(theme: Theme, qtbot: QtBot) -> None:
    for share in (-1.0, 0.0, 0.5, 1.0, 7.0):
        bar = SectionBar(theme, "Policy", "", share)
        qtbot.addWidget(bar)
        bar.resize(200, 40)
        assert not bar.grab().isNull()


def test_a_flow_starts_a_new_row_when_one_is_full(theme: Theme, qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder, spacing_px=8)
    for _number in range(6):
        flow.addWidget(Chip(theme, "a chip of words"))
    assert flow.heightForWidth(2_000) < flow.heightForWidth(150)
    holder.resize(150, 400)
    holder.show()
    tops = {flow.itemAt(n).geometry().top() for n in range(flow.count())}  # type: ignore[union-attr]
    assert len(tops) == 6
    assert flow.takeAt(0) is not None
    assert flow.takeAt(99) is None
    assert flow.count() == 5


def test_a_flow_keeps_no_room_for_what_is_hidden(theme: Theme, qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder, spacing_px=8)
    first, hidden, last = (Chip(theme, words) for words in ("one", "two", "three"))
    for chip in (first, hidden, last):
        flow.addWidget(chip)
    hidden.hide()
    holder.resize(600, 100)
    holder.show()
    assert last.x() == first.x() + first.width() + 8


def test_the_button_of_an_empty_page_acts(theme: Theme, icons: Icons, qtbot: QtBot) -> None:
    state = EmptyState(theme, icons, "quiz")
    qtbot.addWidget(state)
    state.set_content(title="Nothing yet", body="Play a drill.", action="Start a drill")
    state.show()
    (button,) = state.findChildren(Button)
    with qtbot.waitSignal(state.acted):
        click(button)
    state.set_content(title="Nothing yet", body="Play a drill.")
    assert not button.isVisible()


def test_the_focus_ring_is_for_the_keyboard(theme: Theme, qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    field, button = QLineEdit(), Button(theme, "Send")
    column.addWidget(field)
    column.addWidget(button)
    holder.show()
    holder.activateWindow()
    plain = button.grab().toImage()
    button.setFocus(Qt.FocusReason.MouseFocusReason)
    qtbot.waitUntil(button.hasFocus)
    assert button.grab().toImage() == plain
    field.setFocus()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert button.grab().toImage() != plain


def test_a_button_has_room_for_its_keys(theme: Theme, qtbot: QtBot) -> None:
    button = Button(theme, "Send")
    qtbot.addWidget(button)
    before = button.sizeHint().width()
    button.set_keys("Ctrl ↵")
    assert button.sizeHint().width() > before + 20
