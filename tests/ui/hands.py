"""What a person does: click, press, type."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

NO_MODIFIER = Qt.KeyboardModifier.NoModifier


def click(widget: QWidget, position: QPoint | None = None) -> None:
    """A left click, in the middle unless told where."""
    where = position if position is not None else widget.rect().center()
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, NO_MODIFIER, where)


def press(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = NO_MODIFIER) -> None:
    QTest.keyClick(widget, key, modifiers)


def type_in(widget: QWidget, text: str) -> None:
    QTest.keyClicks(widget, text)
