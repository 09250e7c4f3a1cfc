"""What the pages ask of a widget for an answer, whatever the question is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainer.core.given import Given
from trainer.core.quiz import Question
from trainer.ui.icons import Icons
from trainer.ui.theme import Theme

if TYPE_CHECKING:
    from trainer.core.marks import Mark

_PLAIN = Qt.KeyboardModifier.NoModifier


def digit_of(event: QKeyEvent) -> int:
    """Return 1 … 9 for such a key without others held down, on the keypad too; else 0."""
    is_plain = (event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier) == _PLAIN
    first, last = Qt.Key.Key_1.value, Qt.Key.Key_9.value
    return event.key() - first + 1 if is_plain and first <= event.key() <= last else 0


class AnswerWidget(QWidget):
    """One question's answer. ``body`` is its column.

    Keys that a part of it has no use for come here (`take_key`), and from here to the page.
    """

    changed = Signal()
    confirmed = Signal()  # Enter, where a field would otherwise keep it

    def __init__(self, theme: Theme, icons: Icons, question: Question) -> None:
        super().__init__()
        self._theme, self._icons, self.question = theme, icons, question
        self._is_over = False
        self._result: tuple[Mark | None, Given | None] = (None, None)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(theme.tokens.space.s)

    @property
    def is_over(self) -> bool:
        """What it is worth is shown; nothing can be changed any more."""
        return self._is_over

    @property
    def compared(self) -> QWidget | None:
        """What is looked at again beside what is told, once it is told."""
        return None

    def given(self) -> Given | None:
        """Return the answer as it stands; ``None`` while nothing was chosen or written."""
        raise NotImplementedError

    def final_given(self) -> Given | None:
        """Return what is meant when it is confirmed untouched, where that says something."""
        return self.given()

    def begin(self) -> None:
        """Take the focus to where one answers."""
        self.setFocus()

    def show_result(self, mark: Mark | None, right: Given | None = None) -> None:
        """Show what is right and what was wrong; nothing can be changed any more.

        Args:
            mark: What the answer was worth; ``None`` where a person judges, and where nothing was answered.
            right: An answer that earns everything.
        """
        self._is_over = True
        self._result = mark, right
        self.tell_result(mark, right)

    def tell_result(self, mark: Mark | None, right: Given | None) -> None:
        """For what derives from it: sign, word and colour of each part."""

    def tell_again(self) -> None:
        """Say the result anew, in another language."""
        if self._is_over:
            self.tell_result(*self._result)

    def retranslate(self) -> None:
        """The language of the screens is another one."""

    def take_key(self, event: QKeyEvent) -> bool:
        """Do what a key means, wherever on the page the focus is; False if it means nothing here."""
        del event
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._is_over or not self.take_key(event):
            event.ignore()
