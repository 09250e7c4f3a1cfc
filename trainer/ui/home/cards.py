"""The cards of Home."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trainer.core.records import AttemptSummary
from trainer.ui.context import Context
from trainer.ui.home.week_bars import WeekBars
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.card import Card
from trainer.ui.widgets.chip import Chip
from trainer.ui.widgets.link import Link
from trainer.ui.widgets.text import Text
from trainer.wording.catalogue import _, ngettext
from trainer.wording.names import level_name
from trainer.wording.numbers import day_and_time, minutes, number, score_range, weekday
from trainer.wording.proposals import proposal_reason

if TYPE_CHECKING:
    from trainer.services.library import ScenarioEntry
    from trainer.services.progress import Proposal

_SECONDS_A_MINUTE = 60
_RECENT_SHOWN = 5


class NextCard(Card):
    """The one thing to do now."""

    drill_requested = Signal(object)  # a ScenarioEntry
    choose_requested = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme, padding_px=context.theme.tokens.space.xl)
        theme = context.theme
        self._entry: ScenarioEntry | None = None
        self._chip = Chip(theme, tone="accent")
        self._title = Text(theme, style="display", weight="bold")
        self._reason = Text(theme, role="muted")
        self.start = Button(theme, kind="primary", keys="↵")
        self.start.setAutoDefault(True)
        self._choose = Button(theme, kind="secondary")
        self.start.clicked.connect(lambda: self.drill_requested.emit(self._entry))
        self._choose.clicked.connect(self.choose_requested)
        for widget in (self._chip, self._title, self._reason):
            self.body.addWidget(widget)
        row = QHBoxLayout()
        row.setSpacing(theme.tokens.space.m)
        row.addWidget(self.start)
        row.addWidget(self._choose)
        row.addStretch(1)
        self.body.addSpacing(theme.tokens.space.s)
        self.body.addLayout(row)

    def show_proposal(self, proposal: Proposal | None, *, is_known: bool) -> None:
        """Show what is proposed; nothing yet while it is not known."""
        self._entry = proposal.entry if proposal else None
        self._chip.set_content(_("Next for you"), "accent")
        self._choose.setText(_("Choose another"))
        self.start.setText(_("Start drill"))
        self.start.setVisible(proposal is not None)
        self._choose.setVisible(is_known)
        if proposal is None:
            self._title.set_text(_("No scenario is here yet") if is_known else " ")
            self._reason.set_text(_("Ask your trainer for a pack.") if is_known else " ")
            return
        scenario = proposal.entry.scenario
        self._title.set_text(scenario.title)
        facts = f"{level_name(scenario.level)} · {minutes(scenario.minutes * _SECONDS_A_MINUTE)}"
        self._reason.set_text(f"{proposal_reason(proposal.why, proposal.best_score)}\n{facts}")


class UnfinishedCard(Card):
    """The newest drill that can be continued; not shown when there is none."""

    resume_requested = Signal(str)  # id of the attempt

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme)
        theme = context.theme
        self._attempt_id = ""
        head = QHBoxLayout()
        self._heading = Text(theme, style="strong", weight="semibold")
        self._when = Text(theme, style="caption", role="muted", wraps=False)
        head.addWidget(self._heading, 1)
        head.addWidget(self._when)
        self._what = Text(theme)
        self._kept = Text(theme, role="muted")
        self.resume = Button(theme, kind="secondary")
        self.resume.clicked.connect(lambda: self.resume_requested.emit(self._attempt_id))
        self.body.addLayout(head)
        self.body.addWidget(self._what)
        self.body.addWidget(self._kept)
        self.body.addWidget(self.resume, 0, Qt.AlignmentFlag.AlignLeft)

    def show_attempts(self, attempts: tuple[AttemptSummary, ...]) -> None:
        """Show the newest of the unfinished drills."""
        self.setVisible(bool(attempts))
        if not attempts:
            return
        newest = attempts[0]
        self._attempt_id = newest.head.id
        self._heading.set_text(_("Unfinished"))
        self._when.set_text(day_and_time(newest.head.started_at))
        count = newest.standing.replies
        sent = ngettext("{count} reply sent", "{count} replies sent", count).format(count=number(count))
        self._what.set_text(f"{newest.head.scenario_title} · {sent}")
        self._kept.set_text(_("Your draft is kept."))
        self.resume.setText(_("Continue"))


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


class ScoreCardWidget(Card):
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
                widget.deleteLater()
        if not recent:
            empty = _("Your first score will stand here.")
            self._column.addWidget(Text(self._context.theme, empty, role="muted"))
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
