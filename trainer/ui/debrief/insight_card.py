"""What the trainee takes from a drill, and what the service should improve; kept while one writes."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QPlainTextEdit

from trainer.core.records import Insight
from trainer.ui.context import Context
from trainer.ui.widgets.card import Card
from trainer.ui.widgets.text import Text
from trainer.wording.catalogue import _

_SAVE_DELAY_MS = 600
_LINES = 3


class InsightCard(Card):
    """``changed`` carries the insight a moment after the last key; ``flush`` tells of it now."""

    changed = Signal(object)  # an Insight

    def __init__(self, context: Context, insight: Insight) -> None:
        super().__init__(context.theme)
        self._context, self._kept = context, insight
        theme = context.theme
        self.learned, self.suggestion = QPlainTextEdit(insight.learned), QPlainTextEdit(insight.suggestion)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SAVE_DELAY_MS)
        self._timer.timeout.connect(self.flush)
        self.body.addWidget(Text(theme, _("Insight"), style="strong", weight="semibold"))
        for words, field in (
            (_("What I take from it"), self.learned),
            (_("What our service should improve"), self.suggestion),
        ):
            label = Text(theme, words, style="caption", role="muted")
            label.setBuddy(field)
            field.setAccessibleName(words)
            field.setTabChangesFocus(True)
            field.textChanged.connect(self._timer.start)
            self.body.addWidget(label)
            self.body.addWidget(field)
        theme.changed.connect(self._fit)
        self._fit()

    @property
    def insight(self) -> Insight:
        """What stands there now."""
        return Insight(self.learned.toPlainText(), self.suggestion.toPlainText())

    def flush(self) -> None:
        """Tell of what is new."""
        self._timer.stop()
        if self.insight != self._kept:
            self._kept = self.insight
            self.changed.emit(self._kept)

    def _fit(self) -> None:
        theme = self._context.theme
        line_px = round(theme.text_px("body") * theme.tokens.line_height_japanese)
        for field in (self.learned, self.suggestion):
            field.setFixedHeight(_LINES * line_px + 2 * theme.tokens.space.s)
