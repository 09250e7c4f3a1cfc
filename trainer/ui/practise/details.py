"""The chosen scenario: what it is about, what it trains, and how to begin."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trainer.core.drill_state import Mode
from trainer.ui.context import Context
from trainer.ui.practise.models import ScenarioItem
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.card import Card
from trainer.ui.widgets.chip import Chip
from trainer.ui.widgets.emptying import empty
from trainer.ui.widgets.flow_layout import FlowLayout
from trainer.ui.widgets.markdown import MarkdownText
from trainer.ui.widgets.scroll_panel import ScrollPanel
from trainer.ui.widgets.text import SectionHeading, Text
from trainer.wording.catalogue import _
from trainer.wording.names import mode_name, skill_name
from trainer.wording.numbers import number


class ScenarioDetails(Card):
    """Nothing is shown while nothing is chosen."""

    drill_requested = Signal(object, object)  # a ScenarioEntry and a Mode
    resume_requested = Signal(str)  # id of an attempt

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme, padding_px=context.theme.tokens.space.xl)
        self._context = context
        self._item: ScenarioItem | None = None
        theme = context.theme
        self._title = Text(theme, style="title", weight="bold")
        self._facts = Text(theme, style="caption", role="muted")
        self._situation_heading = SectionHeading(theme)
        self._situation = MarkdownText(theme)
        self._skills_heading = SectionHeading(theme)
        self._skills = QWidget()
        self._flow = FlowLayout(self._skills)
        self._rule = Text(theme, role="muted", style="caption")
        self.practise = Button(theme, kind="primary", keys="↵")
        self.anew = Button(theme, kind="secondary")
        self.exam = Button(theme, kind="secondary")
        self.observer = Button(theme, kind="secondary")
        self.practise.clicked.connect(self.begin)
        self.anew.clicked.connect(lambda: self._start(Mode.PRACTICE))
        self.exam.clicked.connect(self._ask_for_exam)
        self.observer.clicked.connect(lambda: self._start(Mode.OBSERVER))
        self._lay_out()

    def show_item(self, item: ScenarioItem | None) -> None:
        """Show a scenario."""
        self._item = item
        self._inside.setVisible(item is not None)
        if item is None:
            return
        scenario = item.entry.scenario
        self._title.set_text(scenario.title)
        self._facts.set_text(item.facts)
        self._situation_heading.set_text(_("Situation"))
        self._situation.set_markdown(scenario.briefing)
        for part in (self._situation_heading, self._situation):
            part.setVisible(bool(scenario.briefing.strip()))
        self._skills_heading.set_text(_("Trains"))
        self._show_skills(scenario.skills)
        self.practise.setText(_("Continue") if item.unfinished_id else mode_name(Mode.PRACTICE))
        self.anew.setText(_("Start anew"))
        self.anew.setVisible(bool(item.unfinished_id))
        self.exam.setText(mode_name(Mode.EXAM))
        self.observer.setText(mode_name(Mode.OBSERVER))
        self._rule.set_text(_ways(scenario.pass_mark))

    def begin(self) -> None:
        """Continue the drill that was left, or begin one."""
        if self._item is not None and self._item.unfinished_id:
            self.resume_requested.emit(self._item.unfinished_id)
        else:
            self._start(Mode.PRACTICE)

    def _show_skills(self, skills: tuple[str, ...]) -> None:
        empty(self._flow)
        for skill in skills:
            self._flow.addWidget(Chip(self._context.theme, skill_name(skill)))
        for part in (self._skills_heading, self._skills):
            part.setVisible(bool(skills))

    def _start(self, mode: Mode) -> None:
        if self._item is not None:
            self.drill_requested.emit(self._item.entry, mode)

    def _ask_for_exam(self) -> None:
        """Its rules first: what is begun cannot be paused."""
        from trainer.ui.practise.exam_sheet import ExamSheet  # asked for now and then

        if self._item is not None:
            entry = self._item.entry
            sheet = ExamSheet(self._context, entry.scenario, self.window())
            sheet.accepted.connect(lambda: self.drill_requested.emit(entry, Mode.EXAM))
            sheet.open()

    def _lay_out(self) -> None:
        """Everything scrolls, the buttons too: large text would leave no room for the case."""
        space = self._context.theme.tokens.space
        self.body.setContentsMargins(0, 0, 0, 0)
        self._inside = ScrollPanel(self._context.theme)
        buttons = QWidget()
        flow = FlowLayout(buttons)
        for button in (self.practise, self.anew, self.exam, self.observer):
            flow.addWidget(button)
        column = self._inside.column
        for widget in (self._title, self._facts, buttons, self._rule):
            column.addWidget(widget)
            column.addSpacing(space.xs)
        for heading, widget in (
            (self._situation_heading, self._situation),
            (self._skills_heading, self._skills),
        ):
            column.addSpacing(space.m)
            column.addWidget(heading)
            column.addWidget(widget)
        self.body.addWidget(self._inside)


def _ways(pass_mark: int) -> str:
    """Return what the ways to begin are, in a sentence each."""
    return "\n".join(
        (
            _("Practice gives feedback after each reply, an exam at the end."),
            _("With an observer you speak, and a colleague ticks what was said."),
            _("Pass mark: {mark}").format(mark=number(pass_mark)),
        )
    )
