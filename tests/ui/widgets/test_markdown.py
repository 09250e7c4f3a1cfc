"""Briefings and notes: the structure of the Markdown stays, its type becomes that of the theme."""

from PySide6.QtGui import QTextBlock
from pytestqt.qtbot import QtBot

from trainer.ui.theme import Theme
from trainer.ui.widgets.markdown import MarkdownText

NOTE = "# Late parcels\n\nDay 1 is the day after.\n\n## A trace\n\n- the **number**\n- the date\n\nAll."


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
    text = shown(theme, qtbot)
    in_list = [block.text() for block in blocks(text) if block.textList() is not None]
    assert in_list == ["the number", "the date"]


def test_headings_keep_their_level_and_have_room_for_their_size(theme: Theme, qtbot: QtBot) -> None:
    text = shown(theme, qtbot)
    levels = {}
    for block in blocks(text):
        form = block.blockFormat()
        if form.headingLevel():
            levels[block.text()] = form.headingLevel()
            assert form.lineHeight() >= theme.text_px("title" if form.headingLevel() == 1 else "strong")
    assert levels == {"Late parcels": 1, "A trace": 2}


def test_all_of_it_is_seen_without_a_bar_of_its_own(theme: Theme, qtbot: QtBot) -> None:
    text = shown(theme, qtbot)
    for width in (200, 300, 500):
        text.resize(width, text.height())
        assert text.height() >= text.document().size().height()
