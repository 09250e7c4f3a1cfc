"""The customer's side: what to read out and how, and what may be told when it is asked for."""

from __future__ import annotations

import string
from collections.abc import Sequence

from trainer.core.drill_state import DrillState, mood_band
from trainer.core.scenario import Fact, Line
from trainer.services.observing import fact_words, lines_to_read
from trainer.services.sheet_drafts import SheetDraft
from trainer.ui.observer.boxes import BoxPanel
from trainer.ui.observer.tick_box import TickBox
from trainer.ui.tokens import TextStyle
from trainer.ui.widgets.mood_face import MoodFace
from trainer.ui.widgets.text import Text
from trainer.wording.catalogue import _
from trainer.wording.observing import how_to_say

FACTS = "facts"
_LARGE_ENOUGH = 1.25  # a text scale from which a smaller style is as large


class CustomerPanel(BoxPanel):
    """Lines in large type; below them the facts, with a letter of the alphabet as their key."""

    def show_turn(self, state: DrillState, facts: Sequence[Fact], draft: SheetDraft) -> None:
        """Show where a drill stands, and the facts that have not been told."""
        self.clear()
        context, theme = self._context, self._context.theme
        face = MoodFace(theme, context.icons)
        face.set_content(
            state.mood, word=how_to_say(mood_band(state.mood)), name=state.scenario.customer.name
        )
        self.column.addWidget(face)
        self.column.addSpacing(theme.tokens.space.s)
        self._add_heading(_("Read aloud"))
        self._add_lines(lines_to_read(state))
        if facts and not state.is_over:
            self._add_facts(facts, draft)

    def _add_lines(self, lines: Sequence[Line]) -> None:
        theme = self._context.theme
        style: TextStyle = "display" if theme.text_scale < _LARGE_ENOUGH else "title"
        for line in lines:
            self.column.addWidget(Text(theme, line.text, style=style, weight="medium"))
            self.column.addSpacing(theme.tokens.space.s)
        if not lines:
            silence = _("The customer says nothing, and waits for another answer.")
            self.column.addWidget(Text(theme, silence, role="muted"))

    def _add_facts(self, facts: Sequence[Fact], draft: SheetDraft) -> None:
        self.column.addSpacing(self._context.theme.tokens.space.m)
        self._add_heading(
            _("Tell only if asked"), _("Tick what was asked for: it is among the lines to read out next.")
        )
        letters = [*string.ascii_uppercase, *[""] * len(facts)]
        boxes = [
            (fact.id, TickBox(self._context, fact_words(fact), keys=letter))
            for fact, letter in zip(facts, letters, strict=False)
        ]
        self._add_boxes(FACTS, boxes, draft.ticks.facts)
