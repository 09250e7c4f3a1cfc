"""Briefings and notes: the structure of the Markdown stays, its type becomes that of the theme."""

from PySide6.QtGui import QTextBlock
from pytestqt.qtbot import QtBot

from trainer.ui.theme import Theme
from trainer.ui.widgets.markdown import MarkdownText

NOTE = (
    "# Late parcels\n\nDay 1 is the day after.\n\n## A trace\n\n- the **number**\n- the date\n\nThat is all."
)


def blocks(text: MarkdownText) -> list[QTextBlock]:
    found, block = [], text.document().begin()
    while block.isValid():
        found.append(block)
        block = block.next()
    return found


def shown(theme: Theme, qtbot: QtBot) -> MarkdownText:
    text = MarkdownText(theme)
    qtbot.addWidget(text)
    text.resize(300, 100)
    text.set_markdown(NOTE)
    text.show()
    return text


def test_only_what_stands_in_a_list_is_in_a_list(theme: Theme, qtbot: QtBot) -> None:
    in_list = [block.text() for block in blocks(shown(theme, qtbot)) if block.textList() is not None]
    assert in_list == ["the number", "the date"]


def test_headings_keep_their_level_and_have_room_for_their_size(theme: Theme, qtbot: QtBot) -> None:
    headings = {
        block.text(): block for block in blocks(shown(theme, qtbot)) if block.blockFormat().headingLevel()
    }
    assert set(headings) == {"Late parcels", "A trace"}
    for block in headings.values():
        size = block.begin().fragment().charFormat().font().pixelSize() if block.length() > 1 else 0
        assert block.blockFormat().lineHeight() >= size


def test_all_of_it_is_seen_without_a_bar_of_its_own(theme: Theme, qtbot: QtBot) -> None:
    text = shown(theme, qtbot)
    for width in (200, 300, 500):
        text.resize(width, text.height())
        assert text.height() >= text.document().size().height()
