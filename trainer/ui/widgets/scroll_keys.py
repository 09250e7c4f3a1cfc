"""Scrolling a page by keyboard, wherever the focus is in its window."""

from collections.abc import Collection

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTextEdit,
    QWidget,
)

_Action = QAbstractSlider.SliderAction
_ARROWS = {Qt.Key.Key_Up: _Action.SliderSingleStepSub, Qt.Key.Key_Down: _Action.SliderSingleStepAdd}
_ENDS = {Qt.Key.Key_Home: _Action.SliderToMinimum, Qt.Key.Key_End: _Action.SliderToMaximum}
_PAGES = {Qt.Key.Key_PageUp: _Action.SliderPageStepSub, Qt.Key.Key_PageDown: _Action.SliderPageStepAdd}
_KEEPS_ALL = (QLineEdit, QTextEdit, QPlainTextEdit, QAbstractItemView, QAbstractSlider)


class ScrollKeys(QObject):
    """Arrows, Page Up, Page Down, Home and End scroll a panel, unless the focused widget needs them."""

    def __init__(self, panel: QScrollArea) -> None:
        bar = panel.verticalScrollBar()
        super().__init__(bar)  # a panel that is taken apart loses its bar first, then the shortcuts
        self._can_scroll = bar.maximum() > 0
        self._shortcuts = {
            key: self._shortcut(panel, key, action) for key, action in (_ARROWS | _ENDS | _PAGES).items()
        }
        bar.rangeChanged.connect(self._range_changed)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._fit)
        self._fit()

    def _shortcut(self, panel: QScrollArea, key: Qt.Key, action: QAbstractSlider.SliderAction) -> QShortcut:
        shortcut = QShortcut(QKeySequence(key), panel)
        shortcut.activated.connect(lambda: panel.verticalScrollBar().triggerAction(action))
        return shortcut

    def _range_changed(self, _lowest: int, highest: int) -> None:
        self._can_scroll = highest > 0
        self._fit()

    def _fit(self) -> None:
        kept = _keys_of(QApplication.focusWidget())
        for key, shortcut in self._shortcuts.items():
            shortcut.setEnabled(self._can_scroll and key not in kept)


def _keys_of(focused: QWidget | None) -> Collection[Qt.Key]:
    """Return the keys that mean something to a widget itself: the next choice, the line above."""
    if isinstance(focused, _KEEPS_ALL):
        return {*_ARROWS, *_ENDS, *_PAGES}
    if isinstance(focused, QComboBox):
        return {*_ARROWS, *_ENDS}
    is_one_of_many = isinstance(focused, QAbstractButton) and focused.isCheckable()
    return _ARROWS if is_one_of_many else ()
