"""A column of options: one is chosen, or several; by mouse, by number, or by arrows and Space."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from trainer.ui.icons import Icons
from trainer.ui.quiz.answers.option_row import OptionRow, RowResult
from trainer.ui.theme import Theme

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1}
MOST_KEYS = 9


class OptionList(QWidget):
    """``first_key`` is the number of the first row; -1 for no numbers. Rows beyond 9 have none."""

    changed = Signal()

    def __init__(
        self, theme: Theme, icons: Icons, texts: Sequence[str], *, are_several: bool, first_key: int = 1
    ) -> None:
        super().__init__()
        self._are_several, self._first_key = are_several, first_key
        self._group = QButtonGroup(self)
        self._group.setExclusive(not are_several)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.tokens.space.xs - 1)
        self.rows: list[OptionRow] = []
        for place, text in enumerate(texts):
            number = first_key + place
            key = str(number) if 0 < number <= MOST_KEYS else ""
            row = OptionRow(theme, icons, text, look="check" if are_several else "radio", key=key)
            row.toggled.connect(lambda _is_on: self.changed.emit())
            self._group.addButton(row)
            self.rows.append(row)
            column.addWidget(row)
        if self.rows:
            self.setFocusProxy(self.rows[0])

    @property
    def chosen(self) -> tuple[int, ...]:
        """Places of the rows that are chosen."""
        return tuple(place for place, row in enumerate(self.rows) if row.isChecked())

    def choose(self, places: Sequence[int]) -> None:
        """Choose these and no others; nobody is told."""
        self.blockSignals(True)
        self._group.setExclusive(False)
        for place, row in enumerate(self.rows):
            row.setChecked(place in places)
        self._group.setExclusive(not self._are_several)
        self.blockSignals(False)

    def show_results(self, results: Sequence[RowResult | None]) -> None:
        """Say what became of each row."""
        for row, result in zip(self.rows, results, strict=True):
            row.set_result(result)

    def take_number(self, number: int) -> bool:
        """Choose (or, of several, let go) the row with this number."""
        place = number - self._first_key
        if not number or self._first_key < 0 or not 0 <= place < len(self.rows):
            return False
        row = self.rows[place]
        row.setFocus(Qt.FocusReason.ShortcutFocusReason)
        row.setChecked(not row.isChecked() if self._are_several else True)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()), 0)
        at = next((place for place, row in enumerate(self.rows) if row.hasFocus()), None)
        if not step or at is None or not 0 <= at + step < len(self.rows):
            event.ignore()
            return
        row = self.rows[at + step]
        row.setFocus(Qt.FocusReason.TabFocusReason)
        if not self._are_several and row.result is None:
            row.nextCheckState()
