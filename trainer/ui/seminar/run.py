"""A seminar step by step: the steps at the left, the present one beside them, back and next below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from trainer.ui.context import Context
from trainer.ui.notes.reader import NoteReader
from trainer.ui.seminar.document_step import DocumentStep
from trainer.ui.seminar.prompt_step import PromptStep
from trainer.ui.seminar.quiz_step import QuizStep
from trainer.ui.seminar.steps import Step, StepDelegate, StepKind, first_open, steps_of
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.card_list import CardList
from trainer.ui.widgets.row_model import RowModel, RowRole
from trainer.wording.catalogue import _

if TYPE_CHECKING:
    from trainer.services.notes import NoteEntry
    from trainer.services.office import Office
    from trainer.services.seminars import SeminarState

_STEPS_PX = 300
_STEPS_FROM_PX = 760  # narrower pages have "back" and "next" alone


class SeminarRun(QWidget):
    """Alt+Right and Alt+Left go from step to step; a note that is left by "next" counts as read."""

    quiz_requested = Signal(object)  # a SeminarState
    note_requested = Signal(str, str)  # ids of a pack and of a note
    renewed = Signal()  # how its steps stand

    def __init__(self, context: Context, office: Office) -> None:
        super().__init__()
        self._context, self._office = context, office
        self.state: SeminarState | None = None
        theme = context.theme
        self.model: RowModel[Step] = RowModel(
            title=lambda step: step.title, spoken=lambda step: step.spoken, parent=self
        )
        self.list = CardList()
        self.note = NoteReader(context)
        self.quiz = QuizStep(context)
        self.prompt = PromptStep(context, lambda: office.seminars)
        self.document = DocumentStep(context)
        self.back = Button(theme)
        self.next = Button(theme, kind="primary")
        self._pile = QStackedWidget()
        self._lay_out()
        self._connect()
        self.retranslate()

    def retranslate(self) -> None:
        self.list.setAccessibleName(_("Steps of the seminar"))
        self.back.setText(_("Back"))
        self.back.setToolTip("Alt+←")
        for part in (self.note, self.quiz, self.prompt, self.document):
            part.retranslate()
        if self.state is not None:
            self._renew(self.state, self.step)
            self._say_next()

    @property
    def step(self) -> Step | None:
        """The one that is shown."""
        step: Step | None = self.list.currentIndex().data(RowRole.ROW)
        return step

    def open(self, state: SeminarState) -> None:
        """Show a seminar at its first step that is not done; one that is open stays where it is."""
        is_same = self.state is not None and _key(self.state) == _key(state)
        if not is_same:
            self.leave()
            self.prompt.set_group(bool(state.people))
        kept = self.step if is_same else None
        self._renew(state, kept)
        if kept is None:
            self._go_to(first_open(self.model.rows))
        self._show_step()

    def leave(self) -> None:
        """Store what stands in the field."""
        self.prompt.writing.store()

    def look_again(self) -> None:
        """Bring everything up to date, in the background."""
        state, seminars = self.state, self._office.seminars
        if state is not None:
            key = _key(state)
            self._context.jobs.run(lambda: seminars.open(*key), then=self._found, owner=self)

    def go(self, by: int) -> None:
        """Go some steps on, or back."""
        self._go_to(self.list.currentIndex().row() + by)

    # What is shown

    def _found(self, state: SeminarState) -> None:
        if self.state is not None and _key(self.state) == _key(state):
            self._renew(state, self.step)
            self.prompt.writing.show_state(state)
            self.quiz.show_state(state)
            self.document.show_state(state)

    def _renew(self, state: SeminarState, kept: Step | None = None) -> None:
        """Show how the steps stand now, without moving from the present one."""
        self.state = state
        row = self.list.currentIndex().row() if kept is not None else -1
        selection = self.list.selectionModel()
        selection.blockSignals(True)
        self.model.set_rows(steps_of(state))
        if row >= 0:
            self.list.setCurrentIndex(self.model.index(row, 0))
        selection.blockSignals(False)
        self.list.viewport().update()
        self.renewed.emit()

    def _go_to(self, row: int) -> None:
        if 0 <= row < len(self.model.rows):
            self.list.setCurrentIndex(self.model.index(row, 0))

    def _show_step(self) -> None:
        step, state = self.step, self.state
        if step is None or state is None:
            return
        self.leave()
        row, last = self.list.currentIndex().row(), len(self.model.rows) - 1
        self.back.setEnabled(row > 0)
        self.next.setVisible(row < last)
        self._say_next()
        self._open_step(step, state)

    def _say_next(self) -> None:
        step = self.step
        is_unread = step is not None and self._is_unread(step)
        self.next.setText(_("I have read it, next") if is_unread else _("Next"))
        self.next.setToolTip("Alt+→")

    def _is_unread(self, step: Step) -> bool:
        return step.kind is StepKind.NOTE and not step.is_done

    def _open_step(self, step: Step, state: SeminarState) -> None:
        from trainer.services.notes import NoteEntry  # what a step needs alone

        match step.kind:
            case StepKind.NOTE:
                note = state.pack.note(step.item_id)
                self.note.open(None if note is None else NoteEntry(state.pack, note, state.folder))
                self._pile.setCurrentWidget(self.note)
            case StepKind.QUIZ:
                self.quiz.show_state(state)
                self._pile.setCurrentWidget(self.quiz)
            case StepKind.DOCUMENT:
                self.document.show_state(state)
                self._pile.setCurrentWidget(self.document)
            case _:
                self.prompt.open(state, step.item_id)
                self._pile.setCurrentWidget(self.prompt)
        self.focus_step()

    def focus_step(self) -> None:
        """Put the focus where the work of this step begins."""
        step = self.step
        if step is None or not self.isVisible():
            return
        targets: dict[StepKind, QWidget] = {
            StepKind.NOTE: self.note.panel,
            StepKind.QUIZ: self.quiz.begin,
            StepKind.DOCUMENT: self.document.save,
        }
        targets.get(step.kind, self.prompt.first_field()).setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_next(self) -> None:
        step, state = self.step, self.state
        if step is not None and state is not None and self._is_unread(step):
            seminars, note_id = self._office.seminars, step.item_id
            self._context.jobs.run(
                lambda: seminars.mark_read(state, note_id), then=lambda _done: self.look_again(), owner=self
            )
        self.prompt.writing.finish_entry()
        self.go(1)

    def _follow(self, entry: NoteEntry) -> None:
        """A link of a note leads to another step, or to the page of notes."""
        for row, step in enumerate(self.model.rows):
            if step.key == (StepKind.NOTE, entry.note.id):
                self._go_to(row)
                return
        self.note_requested.emit(entry.pack.id, entry.note.id)

    # Keys and places

    def _connect(self) -> None:
        self.list.selectionModel().currentChanged.connect(self._show_step)
        self.list.activated.connect(self.focus_step)
        self.back.clicked.connect(lambda: self.go(-1))
        self.next.clicked.connect(self._on_next)
        self.note.note_requested.connect(self._follow)
        self.note.left.connect(self.list.setFocus)
        self.quiz.quiz_requested.connect(lambda: self.quiz_requested.emit(self.state))
        self.prompt.writing.changed.connect(self.look_again)
        for keys, does in (("Alt+Right", self._on_next), ("Alt+Left", lambda: self.go(-1))):
            QShortcut(QKeySequence(keys), self).activated.connect(does)

    def _lay_out(self) -> None:
        theme = self._context.theme
        space = theme.tokens.space
        self.list.show_cards(self.model, StepDelegate(theme, self._context.icons, self.list))
        for part in (self.note, self.quiz, self.prompt, self.document):
            self._pile.addWidget(part)
        foot = QHBoxLayout()
        foot.setSpacing(space.s)
        foot.addStretch(1)
        foot.addWidget(self.back)
        foot.addWidget(self.next)
        right = QVBoxLayout()
        right.setSpacing(space.m)
        right.addWidget(self._pile, 1)
        right.addLayout(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space.l)
        row.addWidget(self.list)
        row.addLayout(right, 1)
        theme.changed.connect(self._fit)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        theme = self._context.theme
        self.list.setFixedWidth(theme.scaled(_STEPS_PX))
        self.list.setVisible(self.width() >= theme.scaled(_STEPS_FROM_PX))
        self.list.doItemsLayout()


def _key(state: SeminarState) -> tuple[str, str, str]:
    return state.trainee_id, state.pack.id, state.seminar.id
