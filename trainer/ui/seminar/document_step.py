"""The end of a seminar: what came together, and the way to have it as one document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox

from trainer.ui.context import Context
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.card import Card
from trainer.ui.widgets.fact_table import FactTable
from trainer.ui.widgets.scroll_panel import ScrollPanel
from trainer.ui.widgets.text import Text
from trainer.wording.catalogue import _
from trainer.wording.seminars import summary_rows

if TYPE_CHECKING:
    from trainer.services.seminars import SeminarState


class DocumentStep(Card):
    """The check box takes the notes in full into the document."""

    save_requested = Signal(bool)  # with the notes in full
    start_over_requested = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme, padding_px=context.theme.tokens.space.xs)
        theme = context.theme
        self._state: SeminarState | None = None
        self._title = Text(theme, style="title", weight="semibold")
        self._words = Text(theme, role="muted")
        self.facts = FactTable(theme)
        self.has_texts = QCheckBox()
        self.save = Button(theme, kind="primary", icons=context.icons, icon="export")
        self.start_over = Button(theme, kind="quiet")
        self.save.clicked.connect(lambda: self.save_requested.emit(self.has_texts.isChecked()))
        self.start_over.clicked.connect(self.start_over_requested)
        panel = ScrollPanel(theme)
        for widget in (self._title, self._words, self.facts, self.has_texts, self.save):
            panel.column.addWidget(widget)
            panel.column.addSpacing(theme.tokens.space.xs)
        panel.column.addSpacing(theme.tokens.space.l)
        panel.column.addWidget(self.start_over)
        self.body.addWidget(panel)

    def retranslate(self) -> None:
        self._title.set_text(_("The document"))
        self._words.set_text(
            _("Everything together, to print or to send: for yourself, your group, and those who decide.")
        )
        self.has_texts.setText(_("With the notes in full"))
        self.save.setText(_("Save the document…"))
        self.start_over.setText(_("Start over with another group"))
        if self._state is not None:
            self.show_state(self._state)

    def show_state(self, state: SeminarState) -> None:
        """Say what came together."""
        self._state = state
        self.facts.set_rows(summary_rows(state))
        self.start_over.setVisible(state.is_begun)
