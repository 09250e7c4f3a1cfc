"""Seminars: the list, and the one that is gone through."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from trainer.ui.context import Context
from trainer.ui.page import HeaderChip, Page
from trainer.ui.seminar.run import SeminarRun
from trainer.ui.seminar.save_document import ask_and_save
from trainer.ui.seminar.shelf import SeminarShelf
from trainer.ui.seminar.start_over_dialog import ask_to_start_over
from trainer.ui.widgets.button import Button
from trainer.wording.catalogue import _, language
from trainer.wording.seminars import progress_words

if TYPE_CHECKING:
    from trainer.services.office import Office
    from trainer.services.quizzes import QuizSession
    from trainer.services.seminars import SeminarState


class SeminarPage(Page):
    """Whoever comes back finds the step that was left, and every word."""

    page_requested = Signal(str)
    note_requested = Signal(str, str)  # ids of a pack and of a note
    session_requested = Signal(object)  # a QuizSession that was begun or continued

    def __init__(self, context: Context, office: Office) -> None:
        super().__init__()
        self._context, self._office = context, office
        self.shelf = SeminarShelf(context)
        self.run = SeminarRun(context, office)
        self.all = Button(context.theme)
        self.notes = Button(context.theme)
        self.quizzes = Button(context.theme)
        self._pile = QStackedWidget()
        self._pile.addWidget(self.shelf)
        self._pile.addWidget(self.run)
        space = context.theme.tokens.space
        frame = QVBoxLayout(self)
        frame.setContentsMargins(space.xl + space.xs, space.xl, space.xl + space.xs, space.l)
        frame.addWidget(self._pile)
        self._connect()
        self.retranslate()

    @property
    def is_running(self) -> bool:
        """A seminar is gone through, the list is not shown."""
        return self._pile.currentWidget() is self.run

    def title(self) -> str:
        state = self.run.state
        return state.seminar.title if self.is_running and state is not None else _("Seminars")

    def header_chips(self) -> Sequence[HeaderChip]:
        state = self.run.state
        return (HeaderChip(progress_words(state)),) if self.is_running and state is not None else ()

    def header_actions(self) -> Sequence[QWidget]:
        return (self.all,) if self.is_running else (self.notes, self.quizzes)

    def retranslate(self) -> None:
        self.all.setText(_("All seminars"))
        self.notes.setText(_("Notes"))
        self.quizzes.setText(_("Quizzes"))
        self.shelf.retranslate()
        self.run.retranslate()

    def entered(self) -> None:
        if self.is_running and self._is_mine():
            self.run.look_again()
            self.run.focus_step()
        else:
            self.show_shelf()

    def left(self) -> None:
        self.run.leave()

    def open(self, pack_id: str, seminar_id: str) -> None:
        """Show one seminar where it was left."""
        trainee_id, seminars = self._context.settings.value.trainee_id, self._office.seminars
        self._context.jobs.run(
            lambda: seminars.open(trainee_id, pack_id, seminar_id), then=self._begin, owner=self
        )

    def show_shelf(self) -> None:
        """Show all seminars."""
        self.run.leave()
        self._show(self.shelf)
        self._look()
        self.shelf.list.setFocus()

    def _look(self) -> None:
        trainee_id, seminars, mine = (
            self._context.settings.value.trainee_id, self._office.seminars, language()
        )  # fmt: skip
        self._context.jobs.run(
            lambda: seminars.shelf(trainee_id, mine), then=self.shelf.show_states, owner=self
        )

    def _is_mine(self) -> bool:
        """Somebody else may practise by now."""
        state = self.run.state
        return state is not None and state.trainee_id == self._context.settings.value.trainee_id

    def _begin(self, state: SeminarState) -> None:
        self._show(self.run)
        self.run.open(state)
        self.header_changed.emit()

    def _show(self, part: QWidget) -> None:
        self._pile.setCurrentWidget(part)
        self.header_changed.emit()

    def _play(self, state: SeminarState) -> None:
        """Begin the quiz of the seminar, or go on with it."""
        quizzes = self._office.quizzes

        def work() -> QuizSession:
            if state.sitting is not None and state.sitting.standing.finish is None:
                return quizzes.resume(state.sitting.head.id)
            entry = quizzes.find(state.seminar.quiz, pack_id=state.pack.id)
            return quizzes.start(state.trainee_id, entry, seminar_id=state.seminar.id)

        self._context.jobs.run(work, then=self.session_requested.emit, owner=self)

    def _save(self, has_texts: bool) -> None:
        if self.run.state is not None:
            ask_and_save(self._context, self._office, self.run.state, self.window(), has_texts=has_texts)

    def _ask_to_start_over(self) -> None:
        state, seminars = self.run.state, self._office.seminars
        if state is None:
            return

        def start_over() -> None:
            self.run.state = None  # opened anew at its first step
            self._context.jobs.run(
                lambda: seminars.start_over(state),
                then=lambda _done: self.open(state.pack.id, state.seminar.id),
                owner=self,
            )

        ask_to_start_over(self._context.theme, self.window(), then=start_over)

    def _connect(self) -> None:
        self.shelf.chosen.connect(lambda state: self.open(state.pack.id, state.seminar.id))
        self.run.quiz_requested.connect(self._play)
        self.run.note_requested.connect(self.note_requested)
        self.run.document.save_requested.connect(self._save)
        self.run.document.start_over_requested.connect(self._ask_to_start_over)
        self.run.renewed.connect(self.header_changed)
        self.all.clicked.connect(self.show_shelf)
        self.notes.clicked.connect(lambda: self.page_requested.emit("notes"))
        self.quizzes.clicked.connect(lambda: self.page_requested.emit("quiz"))
