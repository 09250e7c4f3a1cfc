"""A column of tick boxes under headings, each box standing for an id."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from PySide6.QtCore import Signal

from trainer.ui.context import Context
from trainer.ui.observer.tick_box import TickBox
from trainer.ui.widgets.scroll_panel import ScrollPanel
from trainer.ui.widgets.text import SectionHeading, Text


class BoxPanel(ScrollPanel):
    """What the customer's side and the sheet do alike; boxes are made anew for each turn."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme)
        self._context = context
        self._group_words = ""
        self.column.setSpacing(context.theme.tokens.space.xs)
        self.boxes: dict[tuple[str, str], TickBox] = {}  # by group and id

    def clear(self) -> None:
        super().clear()
        self.boxes = {}
        self.verticalScrollBar().setValue(0)

    def ticked(self, group: str) -> tuple[str, ...]:
        """Return the ids that are ticked in a group, from top to bottom."""
        return tuple(one for (kind, one), box in self.boxes.items() if kind == group and box.isChecked())

    def _add_heading(self, words: str, explanation: str = "") -> None:
        theme = self._context.theme
        self._group_words = f"{words}. {explanation}".strip()
        if self.column.count():
            self.column.addSpacing(theme.tokens.space.s)
        self.column.addWidget(SectionHeading(theme, words))
        if explanation:
            self.column.addWidget(Text(theme, explanation, style="caption", role="muted"))

    def _add_boxes(self, group: str, boxes: Iterable[tuple[str, TickBox]], ticked: Collection[str]) -> None:
        """The heading above says to a screen reader too what a tick means here."""
        for one, box in boxes:
            box.setChecked(one in ticked)
            box.setAccessibleDescription(self._group_words)
            box.toggled.connect(self.changed)
            self.boxes[group, one] = box
            self.column.addWidget(box)
