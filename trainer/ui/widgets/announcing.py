"""Says a sentence through a screen reader, where the eye sees it without moving."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, words: str) -> None:
    """Say words after what is being said now; nothing happens where no assistive technology listens."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))
