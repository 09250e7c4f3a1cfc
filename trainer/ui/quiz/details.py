"""The chosen quiz: what it is about, how it stands, and how to begin."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trainer.core.quiz_records import SittingMode
from trainer.ui.context import Context
from trainer.ui.quiz.models import QuizItem
from trainer.ui.quiz.past_results import PastResults
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.card import Card
from trainer.ui.widgets.chip import Chip
from trainer.ui.widgets.emptying import empty
from trainer.ui.widgets.flow_layout import FlowLayout
from trainer.ui.widgets.link import Link
from trainer.ui.widgets.markdown import MarkdownText
from trainer.ui.widgets.scroll_panel import ScrollPanel
from trainer.ui.widgets.text import SectionHeading, Text
from trainer.wording.catalogue import _
from trainer.wording.names import skill_name
from trainer.wording.numbers import number
from trainer.wording.quizzing import sitting_mode_name


class QuizDetails(Card):
    """Nothing is shown while nothing is chosen."""

    start_requested = Signal(object, object)  # a QuizEntry and a SittingMode
    resume_requested = Signal(str)  # id of a sitting
    note_requested = Signal(str, str)  # ids of a pack and of its note
    result_requested = Signal(str)  # id of a sitting

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme, padding_px=context.theme.tokens.space.xl)
        self._context = context
        self._item: QuizItem | None = None
        theme = context.theme
        self._title = Text(theme, style="title", weight="bold")
        self._facts = Text(theme, style="caption", role="muted")
        self.practise = Button(theme, kind="primary", keys="↵")
        self.anew = Button(theme, kind="secondary")
        self.exam = Button(theme, kind="secondary")
        self.cram = Button(theme, kind="secondary")
        self._rule = Text(theme, style="caption", role="muted")
        self.past = PastResults(context)
        self.past.opened.connect(self.result_requested)
        self._about_heading, self._about = SectionHeading(theme), MarkdownText(theme)
        self._notes_heading, self._notes = SectionHeading(theme), QWidget()
        self._note_flow = FlowLayout(self._notes, spacing_px=theme.tokens.space.l)
        self._skills_heading, self._skills = SectionHeading(theme), QWidget()
        self._skill_flow = FlowLayout(self._skills)
        self.practise.clicked.connect(self.begin)
        self.anew.clicked.connect(lambda: self._start(SittingMode.PRACTICE))
        self.exam.clicked.connect(self._ask_for_exam)
        self.cram.clicked.connect(lambda: self._start(SittingMode.CRAM))
        self._lay_out()

    def show_item(self, item: QuizItem | None) -> None:
        """Show a quiz."""
        self._item = item
        self._inside.setVisible(item is not None)
        if item is None:
            return
        quiz, is_unfinished = item.shelved.entry.quiz, item.shelved.unfinished is not None
        self._title.set_text(quiz.title)
        self._facts.set_text(item.facts)
        practice = sitting_mode_name(SittingMode.PRACTICE)
        self.practise.setText(_("Continue") if is_unfinished else practice)
        self.anew.setText(_("Start anew"))
        self.anew.setVisible(is_unfinished)
        self.exam.setText(sitting_mode_name(SittingMode.EXAM))
        self.cram.setText(_("Cram"))
        self._rule.set_text(_ways(quiz.pass_mark))
        self.past.show_sittings(item)
        self._about_heading.set_text(_("About"))
        self._about.set_markdown(quiz.introduction)
        for part in (self._about_heading, self._about):
            part.setVisible(bool(quiz.introduction.strip()))
        self._show_notes(item)
        self._show_skills(quiz.skills)

    def begin(self) -> None:
        """Continue the sitting that was left, or practise."""
        if self._item is not None and self._item.shelved.unfinished is not None:
            self.resume_requested.emit(self._item.shelved.unfinished.head.id)
        else:
            self._start(SittingMode.PRACTICE)

    def _start(self, mode: SittingMode) -> None:
        if self._item is not None:
            self.start_requested.emit(self._item.shelved.entry, mode)

    def _ask_for_exam(self) -> None:
        """Its rules first: its clock cannot be paused, and it is submitted once."""
        from trainer.ui.quiz.exam_sheet import QuizExamSheet  # asked for now and then

        if self._item is not None:
            entry = self._item.shelved.entry
            sheet = QuizExamSheet(self._context, entry, self.window())
            sheet.accepted.connect(lambda: self.start_requested.emit(entry, SittingMode.EXAM))
            sheet.open()

    def _show_notes(self, item: QuizItem) -> None:
        empty(self._note_flow)
        pack = item.shelved.entry.pack
        notes = [note for note in map(pack.note, item.shelved.entry.quiz.notes) if note is not None]
        for note in notes:
            link = Link(self._context.theme, note.title)
            link.clicked.connect(lambda _on=False, wanted=note.id: self.note_requested.emit(pack.id, wanted))
            self._note_flow.addWidget(link)
        self._notes_heading.set_text(_("Read before"))
        for part in (self._notes_heading, self._notes):
            part.setVisible(bool(notes))

    def _show_skills(self, skills: tuple[str, ...]) -> None:
        empty(self._skill_flow)
        for skill in skills:
            self._skill_flow.addWidget(Chip(self._context.theme, skill_name(skill)))
        self._skills_heading.set_text(_("Trains"))
        for part in (self._skills_heading, self._skills):
            part.setVisible(bool(skills))

    def _lay_out(self) -> None:
        """Everything scrolls, the buttons too: large text would leave no room for the rest."""
        space = self._context.theme.tokens.space
        self.body.setContentsMargins(0, 0, 0, 0)
        self._inside = ScrollPanel(self._context.theme)
        buttons = QWidget()
        flow = FlowLayout(buttons)
        for button in (self.practise, self.anew, self.exam, self.cram):
            flow.addWidget(button)
        column = self._inside.column
        for widget in (self._title, self._facts, buttons, self._rule):
            column.addWidget(widget)
            column.addSpacing(space.xs)
        column.addWidget(self.past)
        for heading, widget in (
            (self._about_heading, self._about),
            (self._notes_heading, self._notes),
            (self._skills_heading, self._skills),
        ):
            column.addSpacing(space.s)
            column.addWidget(heading)
            column.addWidget(widget)
        self.body.addWidget(self._inside)


def _ways(pass_mark: int) -> str:
    """Return what the ways to begin are, in a sentence each."""
    return "\n".join(
        (
            _("Practice tells after each answer, and what you know comes back later and later."),
            _("An exam tells at the end and has a time limit."),
            _("Cramming asks the weakest first and leaves your plan alone."),
            _("Pass mark: {mark}").format(mark=number(pass_mark)),
        )
    )
