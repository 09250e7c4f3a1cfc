"""The language of the screens changes while the program runs, and nothing is left in the other one."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QAbstractItemModel, QCoreApplication, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QTextEdit,
    QWidget,
)

from tests.ui.house import House, widgets_of
from trainer.core.drill_state import Mode
from trainer.ui.entries import SETTINGS
from trainer.ui.routes import DEBRIEF, DRILL, FIRST, HOME, OBSERVER, PACKS, PRACTISE, PROGRESS, REPLAY

pytestmark = pytest.mark.no_cover  # goes through what each page's own tests have counted

JAPANESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
ENGLISH = re.compile(r"[A-Za-z]{3,}")
# What is the same in every language: keys, names of people, of languages and of files.
NEUTRAL = re.compile(
    r"Ctrl|Shift|Enter|English|日本語|Aiko|PDF|CSV|Excel|Moodle|GIFT|Aiken|/\S+|Tsugite|Hannah|Priya"
    r"|YAML|\.dojopack|Reply Dojo|[\w-]+\.db"
)


def ui_texts(house: House) -> Iterator[tuple[QWidget, str]]:
    """Every text that the program says by itself; what a pack says keeps the language of the pack."""
    for widget in widgets_of(house.window):
        for text in _texts_of(widget):
            if text.strip():
                yield widget, text
    for action in house.window.findChildren(QAction):
        yield house.window, action.text()


def _texts_of(widget: QWidget) -> Iterator[str]:
    yield widget.accessibleName()
    yield widget.toolTip()
    match widget:
        case QComboBox():
            yield from (widget.itemText(at) for at in range(widget.count()))
        case QLabel() | QAbstractButton():
            yield widget.text()
        case QLineEdit() | QPlainTextEdit() | QTextEdit():
            yield widget.placeholderText()
        case QTableView():
            yield from _headings(widget.model())


def _headings(model: QAbstractItemModel | None) -> Iterator[str]:
    if model is not None:
        for column in range(model.columnCount()):
            yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")


def content_of(house: House) -> str:
    """All words of the packs and of the person."""
    words = ["Aiko"]
    for entry in house.office.library.shelf().entries:
        scenario = entry.scenario
        words += [entry.pack.title, scenario.title, scenario.briefing, scenario.customer.name]
        words += [note.title for note in entry.pack.notes]
        for turn in scenario.turns:
            words += [turn.goal, turn.model, *(line.text for line in turn.says)]
            words += [text for one in turn.criteria for text in (one.label, one.hint)]
            words += [line.text for rule in turn.rules for line in rule.says]
        words += [line.text for fact in scenario.facts for line in fact.says]
        words += [flag.label for flag in scenario.flags]
        words += [line.text for ending in scenario.endings for line in ending.says]
    return "\n".join(words)


def visit(house: House, name: str) -> None:
    if name == DRILL:
        house.begin(language=house.settings.value.language)
        house.send("Hello Hannah, sorry. 中村さま、申し訳ございません。")
    elif name == OBSERVER:
        house.begin(language=house.settings.value.language, mode=Mode.OBSERVER)
    elif name in {DEBRIEF, REPLAY}:
        session = house.begin("first-sale", language=house.settings.value.language)
        house.play_to_the_end()
        house.drill().finish_bar.button.click()
        if name == REPLAY:
            house.settle()
            house.application.routes.open_replay(session.head.id)
            house.settle()
            house.press(Qt.Key.Key_Right)
    else:
        house.application.routes.show(name)
    house.settle()


QUOTED = re.compile(r"“[^”]*”|「.*」")
PAGES = (HOME, PRACTISE, DRILL, OBSERVER, DEBRIEF, REPLAY, PROGRESS, PACKS, SETTINGS, FIRST)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("target", ["ja", "en"])
def test_no_text_stays_in_the_language_before(house: House, page: str, target: str) -> None:
    # The page is made in the other language, and speaks the new one without being entered again.
    house.settings.change(language="en" if target == "ja" else "ja")
    house.settle()
    visit(house, page)
    assert house.window.current == page
    house.window.notice.hide()
    content = content_of(house)
    house.settings.change(language=target)
    house.settle()
    stale, wrong = [], ENGLISH if target == "ja" else JAPANESE
    seen = 0
    for widget, text in ui_texts(house):
        seen += 1
        words = NEUTRAL.sub("", _without_content(text, content))
        if wrong.search(words):
            stale.append(f"{type(widget).__name__}: {text}")
    assert seen > 10
    assert not stale, "\n".join(stale)


def _without_content(text: str, content: str) -> str:
    """Take out what a pack says or a person wrote; a line of it may stand inside a sentence of ours."""
    for line in sorted({line for line in content.splitlines() if line.strip()}, key=len, reverse=True):
        text = text.replace(line, "")
    text = QUOTED.sub("", text)
    return "" if text.strip() in content or text.strip("“”「」…! ") in content else text


def test_a_drill_goes_on_where_it_was(house: House) -> None:
    house.begin()
    house.type("Hello Han")
    house.settings.change(language="ja")
    house.settle()
    assert house.window.current == DRILL
    assert house.drill().composer.text() == "Hello Han"
    assert house.drill().composer.send_button.text() == "送信"


def test_qt_speaks_the_language_too(house: House) -> None:
    assert QCoreApplication.translate("QLineEdit", "&Undo") == "&Undo"
    house.settings.change(language="ja")
    house.settle()
    assert JAPANESE.search(QCoreApplication.translate("QLineEdit", "&Undo"))
    house.settings.change(language="en")
    house.settle()
    assert QCoreApplication.translate("QLineEdit", "&Undo") == "&Undo"
