"""The cards of Home."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trainer.core.records import AttemptSummary
from trainer.ui.context import Context
from trainer.ui.home.offers import Offer
from trainer.ui.home.week_bars import WeekBars
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.card import Card
from trainer.ui.widgets.chip import Chip
from trainer.ui.widgets.link import Link
from trainer.ui.widgets.text import Text
from trainer.wording.catalogue import _, ngettext
from trainer.wording.numbers import number, score_range, weekday
from trainer.wording.plans import due_reason, due_today, new_reason, new_today

_SECONDS_A_MINUTE = 60
_RECENT_SHOWN = 5
_SHORTEST_PLAN, _USUAL_PLAN, _LONGEST_PLAN = 5, 10, 20


class FirstCard(Card):
    """The one thing to do now."""

    choose_requested = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme, padding_px=context.theme.tokens.space.xl)
        theme = context.theme
        self._offer: Offer | None = None
        self._chip = Chip(theme, tone="accent")
        self._title = Text(theme, style="display", weight="bold")
        self._reason = Text(theme, role="muted")
        self._facts = Text(theme, role="muted")
        self.act = Button(theme, kind="primary", keys="↵")
        self._choose = Button(theme, kind="secondary")
        self.act.clicked.connect(self._act)
        self._choose.clicked.connect(self.choose_requested)
        for widget in (self._chip, self._title, self._reason, self._facts):
            self.body.addWidget(widget)
        row = QHBoxLayout()
        row.setSpacing(theme.tokens.space.m)
        row.addWidget(self.act)
        row.addWidget(self._choose)
        row.addStretch(1)
        self.body.addSpacing(theme.tokens.space.s)
        self.body.addLayout(row)

    def show_offer(self, offer: Offer | None, *, is_known: bool) -> None:
        """Show what is offered; nothing yet while it is not known."""
        self._offer = offer
        self._choose.setText(_("Choose another"))
        for widget in (self._chip, self._facts, self.act):
            widget.setVisible(offer is not None)
        self._choose.setVisible(is_known and offer is not None)
        if offer is None:
            self._title.set_text(_("No scenario is here yet") if is_known else " ")
            self._reason.set_text(_("Ask your trainer for a pack.") if is_known else " ")
            return
        self._chip.set_content(offer.heading, offer.tone)
        self._title.set_text(offer.title)
        self._reason.set_text(offer.reason)
        self._facts.set_text(offer.facts)
        self.act.setText(offer.button)

    def say_loading(self) -> None:
        """Say that something is coming: an empty card looks broken."""
        self._reason.set_text(_("Loading…"))

    def _act(self) -> None:
        if self._offer is not None:
            self._offer.does()


class SecondCard(Card):
    """What could be done instead; not shown when there is nothing."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme)
        theme = context.theme
        self._offer: Offer | None = None
        head = QHBoxLayout()
        self._heading = Text(theme, style="strong", weight="semibold")
        self._facts = Text(theme, style="caption", role="muted", wraps=False)
        head.addWidget(self._heading, 1)
        head.addWidget(self._facts)
        self._title = Text(theme)
        self._reason = Text(theme, role="muted")
        self.act = Button(theme, kind="secondary")
        self.act.clicked.connect(self._act)
        self.body.addLayout(head)
        self.body.addWidget(self._title)
        self.body.addWidget(self._reason)
        self.body.addSpacing(theme.tokens.space.xs)
        self.body.addWidget(self.act, 0, Qt.AlignmentFlag.AlignLeft)

    def show_offer(self, offer: Offer | None) -> None:
        """Show what is offered."""
        self._offer = offer
        self.setVisible(offer is not None)
        if offer is not None:
            self._heading.set_text(offer.heading)
            self._facts.set_text(offer.facts)
            self._title.set_text(offer.title)
            self._reason.set_text(offer.reason)
            self.act.setText(offer.button)

    def _act(self) -> None:
        if self._offer is not None:
            self._offer.does()


class DueCard(Card):
    """Today's plan: what is due of the quizzes, or what is new; not shown when there is neither."""

    start_requested = Signal(int)  # minutes
    page_requested = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme)
        theme = context.theme
        self._minutes = 0
        self._heading = Text(theme, style="strong", weight="semibold")
        self._title = Text(theme)
        self._reason = Text(theme, role="muted")
        self.act = Button(theme, kind="secondary", icons=context.icons, icon="quiz")
        self.more = Button(theme, kind="quiet")
        self.act.clicked.connect(lambda: self.start_requested.emit(self._minutes))
        self.more.clicked.connect(lambda: self.page_requested.emit("quiz"))
        row = QHBoxLayout()
        row.setSpacing(theme.tokens.space.s)
        row.addWidget(self.act)
        row.addWidget(self.more)
        row.addStretch(1)
        for widget in (self._heading, self._title, self._reason):
            self.body.addWidget(widget)
        self.body.addSpacing(theme.tokens.space.xs)
        self.body.addLayout(row)

    def show_due(self, count: int, minutes_needed: int) -> None:
        """Show how many questions are due, and how long they take."""
        self._minutes = min(max(minutes_needed, _SHORTEST_PLAN), _LONGEST_PLAN)
        self._show(bool(count), due_today(count), due_reason(minutes_needed, self._minutes))

    def show_new(self, count: int) -> None:
        """Show that nothing is due, and how many questions were never answered."""
        self._minutes = _USUAL_PLAN
        self._show(bool(count), new_today(count), new_reason(self._minutes))

    def _show(self, is_offered: bool, title: str, reason: str) -> None:
        self.setVisible(is_offered)
        self._heading.set_text(_("Today’s plan"))
        self._title.set_text(title)
        self._reason.set_text(reason)
        self.act.setText(_("Start"))
        self.more.setText(_("All quizzes"))


class WeekCard(Card):
    """Minutes practised on each of the last seven days."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme)
        theme = context.theme
        self._heading = Text(theme, style="strong", weight="semibold")
        self._number = Text(theme, style="number", weight="bold", wraps=False)
        self._unit = Text(theme, role="muted", wraps=False)
        self._bars = WeekBars(theme)
        row = QHBoxLayout()
        row.setSpacing(theme.tokens.space.s)
        row.addWidget(self._number)
        row.addWidget(self._unit, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        self.body.addWidget(self._heading)
        self.body.addLayout(row)
        self.body.addWidget(self._bars)

    def show_week(self, seconds: tuple[float, ...]) -> None:
        """Show seven days, today last; an empty tuple while they are not known."""
        total = round(sum(seconds) / _SECONDS_A_MINUTE)
        self._heading.set_text(_("The last seven days"))
        self._number.set_text(number(total))
        self._unit.set_text(ngettext("minute", "minutes", total))
        today = datetime.now().astimezone()
        days = [
            (weekday(today - timedelta(days=len(seconds) - 1 - place)), spent / _SECONDS_A_MINUTE)
            for place, spent in enumerate(seconds)
        ]
        self._bars.show_days(days)


class ScoresCard(Card):
    """The latest scores, each a way to its debrief."""

    opened = Signal(str)  # id of the attempt

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme)
        self._context = context
        self._heading = Text(context.theme, style="strong", weight="semibold")
        self._rows = QWidget()
        self._column = QVBoxLayout(self._rows)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(context.theme.tokens.space.xs)
        self.body.addWidget(self._heading)
        self.body.addWidget(self._rows)

    def show_recent(self, recent: tuple[AttemptSummary, ...]) -> None:
        """Show the latest drills, the newest first."""
        self._heading.set_text(_("Latest scores"))
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if not recent:
            empty = _("Your first score will appear here.")
            self._column.addWidget(Text(self._context.theme, empty, role="muted"))
        # The list comes in the order of a curve, the oldest first.
        for one in tuple(reversed(recent))[:_RECENT_SHOWN]:
            self._column.addWidget(self._row(one))

    def _row(self, one: AttemptSummary) -> QWidget:
        theme = self._context.theme
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        link = Link(theme, one.head.scenario_title)
        link.clicked.connect(lambda: self.opened.emit(one.head.id))
        line.addWidget(link)
        line.addStretch(1)
        score = score_range(one.standing.low_score, one.standing.high_score)
        line.addWidget(Text(theme, score, weight="semibold", wraps=False))
        return row
