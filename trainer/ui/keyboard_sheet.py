"""The keyboard sheet: every shortcut there is, where it works."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QWidget

from trainer.core.codes import Mode
from trainer.ui.drill.composer import send_keys
from trainer.ui.theme import Theme
from trainer.ui.widgets.reading_dialog import ReadingDialog
from trainer.ui.widgets.text import SectionHeading, Text
from trainer.wording.catalogue import _
from trainer.wording.names import mode_name

_SIZE_PX = (520, 560)
Row = tuple[str, str]


class KeyboardSheet(ReadingDialog):
    """Closes by Enter or Escape. ``pages`` are the entries of the rail, in its order."""

    def __init__(self, theme: Theme, pages: Sequence[str], parent: QWidget) -> None:
        super().__init__(theme, _("Keyboard"), size_px=_SIZE_PX, parent=parent)
        self.close_button.setDefault(True)
        for heading, rows in _groups(pages):
            self.panel.column.addWidget(SectionHeading(theme, heading))
            self.panel.column.addWidget(_table(theme, rows))
            self.panel.column.addSpacing(theme.tokens.space.m)


def _groups(pages: Sequence[str]) -> tuple[tuple[str, Sequence[Row]], ...]:
    everywhere = [
        *((_keys(f"Ctrl+{place}"), page) for place, page in enumerate(pages, start=1)),
        (_keys("Ctrl+,"), _("Settings")),
        (_keys("Ctrl+E"), _("Export scores…")),
        (_keys("F1"), _("Keyboard")),
        (_keys(QKeySequence.StandardKey.Quit) or _keys("Ctrl+Q"), _("Quit")),
        ("Tab", _("Go to the next field or button")),
        ("↑ ↓ · PgUp PgDn · Home End", _("Scroll")),
        ("Esc", _("Close a dialog")),
    ]
    drill = [
        (send_keys(), _("Send the reply")),
        ("Shift ↵", _("Begin a new line")),
        (_("Space"), _("In the conversation: read the message aloud, or show the text of a spoken one")),
        ("↵", _("In the conversation: unfold a long message, or show the text of a spoken one")),
        (_keys(QKeySequence.StandardKey.Copy), _("In the conversation: copy the message")),
        (f"{_keys('Alt+PgUp')} · {_keys('Alt+PgDown')}", _("Scroll the case")),
    ]
    lists = [
        (_keys(QKeySequence.StandardKey.Find), _("Search")),
        ("↑ ↓", _("Choose")),
        ("↵", _("Open what is chosen")),
    ]
    return (
        (_("Everywhere"), everywhere),
        (_("Drill"), drill),
        (mode_name(Mode.OBSERVER), _observer_rows()),
        (_("Replay"), _replay_rows()),
        (_("Quiz"), _quiz_rows()),
        (_("Lists"), lists),
        (_("Packs"), _pack_rows()),
        (_("Feedback"), _feedback_rows()),
    )


def _observer_rows() -> Sequence[Row]:
    return (
        (_("1 … 9 · A … Z"), _("Tick the box that carries it")),
        ("↑ ↓", _("Go from box to box")),
        (send_keys(), _("On to the next answer")),
    )


def _quiz_rows() -> Sequence[Row]:
    return (
        ("1 … 9 · T F", _("Choose, or put the step into that place")),
        ("↵", _("Answer, take the proposed rating, go on")),
        ("A · H · G · E", _("Rate: Again, Hard, Good, Easy")),
        ("0", _("Say that you don’t know")),
        (f"U · {_keys(QKeySequence.StandardKey.Undo)}", _("Take the last answer back")),
        (f"{_keys('Ctrl+Up')} · {_keys('Ctrl+Down')}", _("In steps: move the step")),
        (f"← → · {_('Space')} · Shift ← →", _("In a message: go from word to word, mark it, mark on")),
        (_keys("Ctrl+M"), _("In an exam: flag the question")),
    )


def _feedback_rows() -> Sequence[Row]:
    return (
        ("1 … 5", _("Rate the item, or take the rating back")),
        ("↵", _("Write a comment")),
        (send_keys(), _("On to the next item")),
        ("Esc", _("Back to the list")),
    )


def _replay_rows() -> Sequence[Row]:
    return (
        ("← →", _("One step back or on")),
        ("Home · End", _("To the first or the last step")),
    )


def _pack_rows() -> Sequence[Row]:
    return (
        (_keys(QKeySequence.StandardKey.Open), _("Choose a pack and look at it")),
        (_keys(QKeySequence.StandardKey.Delete), _("Remove the chosen pack")),
        ("↵", _("In the list of problems: show the line in its file")),
    )


def _table(theme: Theme, rows: Sequence[Row]) -> QWidget:
    """Return keys at the left, what they do at the right; a screen reader hears both as one."""
    table = QWidget()
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(theme.tokens.space.l)
    grid.setColumnStretch(0, 2)
    grid.setColumnStretch(1, 3)
    for place, (keys, meaning) in enumerate(rows):
        grid.addWidget(Text(theme, keys, weight="semibold"), place, 0)
        words = Text(theme, meaning)
        words.setAccessibleName(f"{keys}: {meaning}")
        grid.addWidget(words, place, 1)
    return table


def _keys(keys: str | QKeySequence.StandardKey) -> str:
    """Return the keys as the platform writes them."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
