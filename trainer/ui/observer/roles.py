"""Before the start: who does what of the two people at one laptop, and the case that both should know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainer.ui.context import Context
from trainer.ui.drill.composer import send_keys
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.card import Card
from trainer.ui.widgets.markdown import MarkdownText
from trainer.ui.widgets.scroll_keys import ScrollKeys
from trainer.ui.widgets.scroll_panel import ScrollPanel
from trainer.ui.widgets.text import SectionHeading, Text
from trainer.wording.catalogue import _

if TYPE_CHECKING:
    from trainer.services.library import ScenarioEntry

_CARD_PX = 620


class RolesSheet(QWidget):
    """One card with the roles, the keys and the situation; nothing is stored before Begin."""

    begun = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._entry: ScenarioEntry | None = None
        self._name = ""
        self.begin = Button(context.theme, kind="primary", keys="↵")
        self.begin.clicked.connect(self.begun)
        self._panel = ScrollPanel(context.theme, is_centred=True)
        ScrollKeys(self._panel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._panel)
        self._lay_out()
        context.theme.changed.connect(self._fit)
        self.retranslate()

    def show_case(self, entry: ScenarioEntry) -> None:
        """Explain the roles for this case."""
        self._entry, self._name = entry, ""
        self.retranslate()

    def show_name(self, name: str) -> None:
        """Say under whose name the drill will be kept."""
        self._name = name
        self.retranslate()

    def retranslate(self) -> None:
        self._title.set_text(_("Two people, one laptop"))
        roles = (
            _(
                "The observer holds the laptop and plays the customer: reads the customer’s words aloud, "
                "and tells a fact only when it is asked for."
            ),
            _("The other one does not see the screen, and answers aloud as in a real conversation."),
            _(
                "After each answer the observer ticks what was heard and goes on with {keys}. "
                "Numbers and letters on the keyboard tick the boxes that carry them."
            ).format(keys=send_keys()),
        )
        for text, words in zip(self._roles, roles, strict=True):
            text.set_text(words)
        self._kept.set_text(
            _("The result is kept for {name}, who answers.").format(name=self._name) if self._name else ""
        )
        self._kept.setVisible(bool(self._name))
        self._situation_heading.set_text(_("Situation, for both of you"))
        briefing = self._entry.scenario.briefing if self._entry else ""
        self._situation.set_markdown(briefing)
        for part in (self._situation_heading, self._situation):
            part.setVisible(bool(briefing))
        self.begin.setText(_("Begin"))

    def _lay_out(self) -> None:
        theme = self._context.theme
        space = theme.tokens.space
        self._card = Card(theme, padding_px=space.xxl)
        self._title = Text(theme, style="title", weight="bold")
        self._roles = [Text(theme) for _role in range(3)]
        self._kept = Text(theme, role="muted")
        self._situation_heading = SectionHeading(theme)
        self._situation = MarkdownText(theme)
        body = self._card.body
        body.addWidget(self._title)
        for text in (*self._roles, self._kept):
            body.addWidget(text)
        body.addSpacing(space.m)
        body.addWidget(self._situation_heading)
        body.addWidget(self._situation)
        body.addSpacing(space.m)
        body.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignRight)
        self._panel.add_centred(self._card)
        self._fit()

    def _fit(self) -> None:
        self._card.setMaximumWidth(self._context.theme.scaled(_CARD_PX))
