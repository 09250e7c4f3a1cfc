"""Shows the focus ring to people who move with the keyboard, and spares those who click."""

from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent

_BY_KEYBOARD = {
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
}
_UNCHANGED = {Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason}


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
