"""Shows the focus ring to people who move with the keyboard, and spares those who click."""

from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent

_BY_KEYBOARD = {
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
}
_ENTER_KEYS = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_UNCHANGED = {Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason}


def is_enter(event: QKeyEvent) -> bool:
    """Say whether a key presses what has the focus, as Space does; not while it is held down."""
    return event.key() in _ENTER_KEYS and not event.isAutoRepeat()


class _Focusable(Protocol):
    def hasFocus(self) -> bool: ...


class FocusRing:
    """Remembers how the focus came to a widget; feed it every focus-in event."""

    def __init__(self, widget: _Focusable) -> None:
        self._widget = widget
        self._came_by_keyboard = False

    @property
    def is_shown(self) -> bool:
        return self._came_by_keyboard and self._widget.hasFocus()

    def focused(self, event: QFocusEvent) -> None:
        if event.reason() not in _UNCHANGED:
            self._came_by_keyboard = event.reason() in _BY_KEYBOARD
