"""A line to write in that leaves Enter and every other key to an input method while it composes."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from trainer.ui.widgets.focus import is_enter


class ComposingLine(QLineEdit):
    """``confirmed`` is Enter outside a composition; a Return that Qt delivers within one does nothing."""

    confirmed = Signal()

    def __init__(self, most_characters: int) -> None:
        super().__init__()
        self._is_composing = False
        self.setMaxLength(most_characters)
        self.setAcceptDrops(False)

    @property
    def is_composing(self) -> bool:
        """An input method shows what is not written yet."""
        return self._is_composing

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._is_composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._is_composing = False
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not is_enter(event):
            super().keyPressEvent(event)
            return
        event.accept()
        if not self._is_composing:
            self.confirmed.emit()
