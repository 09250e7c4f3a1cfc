"""Who says the next thing in a group: a name to type, or one of those who spoke before."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from trainer.ui.theme import Theme
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.emptying import empty
from trainer.ui.widgets.flow_layout import FlowLayout
from trainer.wording.catalogue import _

_KEYS = 9


class SpeakerField(QWidget):
    """Alt and a digit take one of the names that are offered, as a click does."""

    chosen = Signal()  # a name that was offered was taken

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._people: tuple[str, ...] = ()
        self.name = QLineEdit()
        self._offers = QWidget()
        self._flow = FlowLayout(self._offers, spacing_px=theme.tokens.space.xs)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.tokens.space.xs)
        column.addWidget(self.name)
        column.addWidget(self._offers)
        for place in range(_KEYS):
            keys = QShortcut(QKeySequence(f"Alt+{place + 1}"), self)
            keys.setContext(Qt.ShortcutContext.WindowShortcut)
            keys.activated.connect(lambda at=place: self._take(at))

    @property
    def offers(self) -> list[Button]:
        """The names that are offered, as buttons."""
        return [one for one in self._offers.findChildren(Button) if not one.isHidden()]

    def retranslate(self) -> None:
        self.name.setPlaceholderText(_("Who says it?"))
        self.name.setAccessibleName(_("Who says it?"))

    def set_people(self, people: Sequence[str]) -> None:
        """Offer those who spoke before."""
        if self._people == tuple(people):
            return
        self._people = tuple(people)
        empty(self._flow)
        for place, name in enumerate(self._people):
            keys = f"Alt+{place + 1}" if place < _KEYS else ""
            button = Button(self._theme, name, kind="secondary", keys=keys)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _checked=False, at=place: self._take(at))
            self._flow.addWidget(button)
        self._offers.setVisible(bool(self._people))

    def _take(self, place: int) -> None:
        if self.isVisible() and place < len(self._people):
            self.name.setText(self._people[place])
            self.chosen.emit()
