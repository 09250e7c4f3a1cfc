"""What stood in the composer when a drill was stopped or its time was over."""

from __future__ import annotations

from trainer.services.debriefs import Debrief
from trainer.ui.context import Context
from trainer.ui.widgets.card import Card
from trainer.ui.widgets.text import Text
from trainer.wording.catalogue import _


class UnsentCard(Card):
    """The words as they were left."""

    def __init__(self, context: Context, debrief: Debrief) -> None:
        super().__init__(context.theme, padding_px=context.theme.tokens.space.xl - 4)
        theme = context.theme
        self.body.addWidget(Text(theme, _("Not sent"), style="strong", weight="semibold"))
        self.body.addWidget(Text(theme, debrief.state.unsent))
        words = _("This was not sent any more, and counts for nothing.")
        self.body.addWidget(Text(theme, words, style="caption", role="muted"))
