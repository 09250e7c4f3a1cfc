"""Today's plan: how much is due, how many minutes there are, and the way to begin."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from trainer.core.quiz_records import SittingMode, SittingSummary
from trainer.ui.context import Context
from trainer.ui.quiz.unfinished_row import UnfinishedRow
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.card import Card
from trainer.ui.widgets.choice import Choice
from trainer.ui.widgets.emptying import empty
from trainer.ui.widgets.link import Link
from trainer.ui.widgets.text import Text
from trainer.wording.catalogue import _, language, ngettext
from trainer.wording.numbers import number
from trainer.wording.quizzing import clock_runs_on
from trainer.wording.todays_plan import plan_details, plan_heading

if TYPE_CHECKING:
    from trainer.services.daily_plan import Plan

MINUTES = (5, 10, 20)
_USUAL_MINUTES = 10
_MOST_UNFINISHED = 3
_STACKED_BELOW_PX = 620


class PlanCard(Card):
    """Nothing is offered while nothing is known."""

    minutes_changed = Signal()
    start_requested = Signal(object)  # a Plan
    resume_requested = Signal(str)  # id of a sitting
    put_away = Signal(str)  # id of a sitting
    clock_accepted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme)
        self._context = context
        self._plan: Plan | None = None
        self._unfinished: tuple[SittingSummary, ...] = ()
        theme = context.theme
        self.title = Text(theme, style="title", weight="bold")
        self.words = Text(theme, role="muted")
        self.start = Button(theme, kind="primary", icons=context.icons, icon="play")
        self.clock_is_right = Link(theme)
        self.choices = {count: Choice(theme) for count in MINUTES}
        self._group = QButtonGroup(self)
        for choice in self.choices.values():
            choice.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            self._group.addButton(choice)
        self.choices[_USUAL_MINUTES].setChecked(True)
        self.kept = Text(theme, role="met")
        self.kept.hide()
        self.rows: tuple[UnfinishedRow, ...] = ()
        self._shown: tuple[object, ...] = ()
        self._unfinished_part = QWidget()
        self._unfinished_column = QVBoxLayout(self._unfinished_part)
        self._unfinished_column.setContentsMargins(0, 0, 0, theme.tokens.space.s)
        self._unfinished_column.setSpacing(theme.tokens.space.xs)
        self._group.buttonClicked.connect(lambda _button: self.minutes_changed.emit())
        self.start.clicked.connect(self._start)
        self.clock_is_right.clicked.connect(self.clock_accepted)
        self._lay_out()
        self.retranslate()

    @property
    def minutes(self) -> int:
        """How many there are today."""
        return next(count for count, choice in self.choices.items() if choice.isChecked())

    def show_plan(self, plan: Plan, unfinished: Sequence[SittingSummary]) -> None:
        """Show what a plan asks for, and what can be continued."""
        self._plan, self._unfinished = plan, tuple(unfinished)
        self.retranslate()

    def retranslate(self) -> None:
        """The language of the screens is another one."""
        for count, choice in self.choices.items():
            choice.setText(_("{count} min").format(count=number(count)))
            spoken = ngettext("{count} minute today", "{count} minutes today", count)
            choice.setAccessibleName(spoken.format(count=number(count)))
            choice.updateGeometry()
        self.start.setText(_("Start"))
        self.clock_is_right.set_text(_("The clock is right"))
        self._fill_unfinished()
        self.start.set_kind("secondary" if self.rows else "primary")
        is_examined = any(one.head.mode is SittingMode.EXAM for one in self._unfinished)
        self.kept.set_text(
            clock_runs_on() if is_examined else _("Everything is kept. Continue whenever you like.")
        )
        plan = self._plan
        self.start.setEnabled(plan is not None and bool(plan.items))
        self.clock_is_right.setVisible(plan is not None and plan.clock_fault is not None)
        if plan is None:
            self.title.set_text(_("Today’s plan"))
            self.words.set_text(" ")
            return
        self.title.set_text(plan_heading(plan))
        self.words.set_text(plan_details(plan))

    def _start(self) -> None:
        if self._plan is not None and self._plan.items:
            self.start_requested.emit(self._plan)

    def primary(self) -> Button | None:
        """Return what one most likely came for: to go on, or to begin."""
        if self.rows:
            return self.rows[0].go_on
        return self.start if self.start.isEnabled() else None

    def _fill_unfinished(self) -> None:
        """An exam comes first: its clock is running."""
        shown = language(), self._unfinished
        if shown == self._shown:
            return
        self._shown = shown
        empty(self._unfinished_column)
        first = sorted(self._unfinished, key=lambda one: one.head.mode is not SittingMode.EXAM)
        self.rows = tuple(
            UnfinishedRow(self._context, one, is_first=not place)
            for place, one in enumerate(first[:_MOST_UNFINISHED])
        )
        for row in self.rows:
            row.resumed.connect(self.resume_requested)
            row.put_away.connect(self.put_away)
            self._unfinished_column.addWidget(row)
            row.show()  # a layout does it later, and what is not seen takes no focus
        self._unfinished_part.setVisible(bool(self.rows))

    def _lay_out(self) -> None:
        space = self._context.theme.tokens.space
        words = QVBoxLayout()
        words.setSpacing(space.xs)
        for widget in (self.title, self.words, self.clock_is_right):
            words.addWidget(widget)
        actions = QWidget()
        flow = QHBoxLayout(actions)
        flow.setContentsMargins(0, 0, 0, 0)
        flow.setSpacing(space.xs)
        for choice in self.choices.values():
            flow.addWidget(choice)
        flow.addSpacing(space.s)
        flow.addWidget(self.start)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(space.m)
        self._row.addLayout(words, 1)
        self._row.addWidget(actions, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.body.addWidget(self.kept)
        self.body.addWidget(self._unfinished_part)
        self.body.addLayout(self._row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room for the text, what is done stands below what is said."""
        super().resizeEvent(event)
        is_stacked = self.width() < self._context.theme.scaled(_STACKED_BELOW_PX)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._row.setDirection(down if is_stacked else across)
