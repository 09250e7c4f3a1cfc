"""A line that says how many answers wait for a person, and leads to them."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout

from trainer.ui.context import Context
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.card import Card
from trainer.ui.widgets.text import Text
from trainer.wording.catalogue import _
from trainer.wording.quiz_reviews import waiting_answers


class WaitingBand(Card):
    """Not seen while nothing waits."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme, padding_px=context.theme.tokens.space.m)
        self.words = Text(context.theme, weight="semibold", is_centred=True)
        self.decide = Button(context.theme, kind="primary")
        row = QHBoxLayout()
        row.setSpacing(context.theme.tokens.space.m)
        row.addWidget(self.words, 1)
        row.addWidget(self.decide)
        self.body.addLayout(row)
        self.hide()

    def show_count(self, count: int) -> None:
        """Say how many wait."""
        self.words.set_text(waiting_answers(count))
        self.decide.setText(_("Decide"))
        self.setVisible(count > 0)
