"""One reply of the debrief: what it answered, its evidence, the model reply, the verdicts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from trainer.services.debriefs import ReplyReport
from trainer.ui.context import Context
from trainer.ui.drill.conversation import marks_of
from trainer.ui.theme import Theme
from trainer.ui.verdict_lines import verdict_line
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.card import Card
from trainer.ui.widgets.chip import Chip, Tone
from trainer.ui.widgets.text import SectionHeading, Text
from trainer.ui.widgets.verdict_row import VerdictRow
from trainer.wording.catalogue import _, ngettext
from trainer.wording.numbers import number, score_range
from trainer.wording.plays import words_of
from trainer.wording.reviews import scored_again


class ReplyCard(Card):
    """A reply that was tried again later is marked so, and does not count."""

    contest_requested = Signal()

    def __init__(
        self, context: Context, reply: ReplyReport, place: int, contested: int, facts: Sequence[str] = ()
    ) -> None:
        """``facts`` are told in one line under the reply."""
        super().__init__(context.theme, padding_px=context.theme.tokens.space.xl - 4)
        theme = context.theme
        self._add_heading(theme, reply, place, contested)
        self.body.addWidget(Text(theme, _("“{words}”").format(words=reply.customer_line), role="muted"))
        self._add_words(theme, reply)
        if facts:
            self.body.addWidget(Text(theme, " · ".join(facts), style="caption", role="muted"))
        if reply.model:
            self.body.addWidget(ModelReply(theme, reply.model))
        self._add_verdicts(context, reply)
        self.wrong = Button(theme, _("This is wrong"), kind="quiet")
        self.wrong.setAccessibleName(_("A verdict on reply {number} is wrong").format(number=number(place)))
        self.wrong.clicked.connect(self.contest_requested)
        self.body.addWidget(self.wrong, 0, Qt.AlignmentFlag.AlignRight)

    def _add_words(self, theme: Theme, reply: ReplyReport) -> None:
        text = Text(theme, role="ink" if reply.play.text.strip() else "muted")
        text.set_text(words_of(reply.play.text), marks_of(reply.judged))
        self.body.addWidget(text)

    def _add_heading(self, theme: Theme, reply: ReplyReport, place: int, contested: int) -> None:
        row = QHBoxLayout()
        title = f"{number(place)}. {reply.goal}" if reply.goal else number(place)
        row.addWidget(Text(theme, title, style="strong", weight="semibold"), 1)
        if reply.play.ticks is not None:
            row.addWidget(Chip(theme, _("ticked by an observer")))
        if contested:
            words = ngettext("{count} contested", "{count} contested", contested)
            row.addWidget(Chip(theme, words.format(count=number(contested)), tone="unsure"))
        if reply.rescored_at is not None:
            row.addWidget(Chip(theme, scored_again(reply.rescored_at)))
        if not reply.counts:
            row.addWidget(Chip(theme, _("tried again")))
        points = reply.card.points
        if points.possible:
            row.addWidget(Chip(theme, score_range(points.low_score, points.high_score), tone=_tone(reply)))
        self.body.addLayout(row)

    def _add_verdicts(self, context: Context, reply: ReplyReport) -> None:
        shown = [one for one in reply.judged if one.is_worth_showing]
        for place, one in enumerate(shown, start=1):
            line = verdict_line(reply.play.text, one)
            self.body.addWidget(VerdictRow(context.theme, context.icons, line, is_last=place == len(shown)))


def _tone(reply: ReplyReport) -> Tone:
    if reply.card.criticals:
        return "critical"
    if reply.card.unsure_count:
        return "unsure"
    return "met" if reply.card.points.low == reply.card.points.possible else "plain"


class ModelReply(QFrame):
    """The pack's own answer, with a bar at its side."""

    def __init__(self, theme: Theme, model: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        space = theme.tokens.space
        column = QVBoxLayout(self)
        column.setContentsMargins(space.l, space.xs, 0, space.xs)
        column.setSpacing(space.xs)
        column.addWidget(SectionHeading(theme, _("Model reply")))
        column.addWidget(Text(theme, model))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.fillRect(0, 0, self._theme.tokens.space.xs - 1, self.height(), self._theme.colour("line"))
        painter.end()
