"""A sitting: one question a page, the verdict, and what is done about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from trainer.core.errors import UserFacingError
from trainer.core.given import Given
from trainer.core.memory import Rating
from trainer.core.quiz_records import SittingMode
from trainer.core.scenario import Note
from trainer.core.sitting import Asks
from trainer.ui.context import Context
from trainer.ui.drill.clock import DrillClock
from trainer.ui.drill.note_dialog import show_note
from trainer.ui.page import HeaderChip, Page
from trainer.ui.quiz import steps
from trainer.ui.quiz.centred import Centred
from trainer.ui.quiz.exam_strip import ExamStrip, unanswered
from trainer.ui.quiz.foot import SittingFoot
from trainer.ui.quiz.place_bar import PlaceBar
from trainer.ui.quiz.question_panel import QuestionPanel
from trainer.ui.quiz.submit_sheet import SubmitSheet
from trainer.ui.quiz.view import SittingView, look
from trainer.ui.widgets.announcing import announce
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.focus import is_enter
from trainer.wording.catalogue import _
from trainer.wording.errors import explain
from trainer.wording.quizzing import sitting_mode_name, sitting_title

if TYPE_CHECKING:
    from trainer.services.office import Office
    from trainer.services.quiz_sessions import QuizSession

_DRAFT_MS, _TICK_MS = 400, 1000
_ASKED_AGAIN = frozenset({"quiz-answer-refused", "quiz-answer-too-long"})
_RATING_KEYS = {
    Qt.Key.Key_A: Rating.AGAIN,
    Qt.Key.Key_H: Rating.HARD,
    Qt.Key.Key_G: Rating.GOOD,
    Qt.Key.Key_E: Rating.EASY,
}


class SittingPage(Page):
    """Plays one session at a time. Everything that is stored goes through the background lane.

    Enter answers, goes on, and takes the proposed rating; A, H, G and E rate; U takes the last answer back.
    """

    starts_without_notices = True
    finished = Signal(str)  # id of the sitting
    left_for_later = Signal(object)  # its SittingHead

    def __init__(self, context: Context, office: Office) -> None:
        super().__init__()
        self._context, self._office = context, office
        self._session: QuizSession | None = None
        self._view: SittingView | None = None
        self._is_busy = self._is_here = self._is_passing = self._is_told = self._is_leaving = False
        self._flags: set[int] = set()
        theme = context.theme
        self.bar = PlaceBar(theme)
        self.strip = ExamStrip(context)
        self.panel = QuestionPanel(context)
        self.foot = SittingFoot(context)
        self.clock = DrillClock(context)
        self.undo = Button(theme, kind="quiet", icons=context.icons, icon="retry", keys="U")
        self.leave = Button(theme, kind="secondary", icons=context.icons, icon="pause")
        self._drafts = QTimer(self, singleShot=True, interval=_DRAFT_MS)
        self._ticks = QTimer(self, interval=_TICK_MS)
        self._since = QElapsedTimer()
        self._lay_out()
        self._connect()
        self.retranslate()

    # The page

    def title(self) -> str:
        return sitting_title(self._view.state.head) if self._view else _("Quiz")

    def header_chips(self) -> Sequence[HeaderChip]:
        if self._view is None or not self._view.state.head.title:
            return ()
        mode = self._view.state.mode
        is_exam = mode is SittingMode.EXAM
        name = sitting_mode_name(mode, self._view.state.head.title)
        return (HeaderChip(name, "unsure" if is_exam else "plain", "clock" if is_exam else None),)

    def header_actions(self) -> Sequence[QWidget]:
        if self._view is None:
            return ()
        if self._view.state.mode is SittingMode.EXAM:
            return self.clock, self.leave
        return (self.undo, self.leave) if self._view.state.can_undo else (self.leave,)

    def retranslate(self) -> None:
        self.undo.setText(_("Undo"))
        self.undo.setToolTip(_("Take the last answer back"))
        self.leave.setText(_("Later"))
        self.leave.setToolTip(_("Everything is kept. Continue whenever you like."))
        for part in (self.strip, self.panel, self.foot):
            part.retranslate()
        if self._view is not None and self._view.time_left is not None:
            self._show_time(self._view.time_left)

    def entered(self) -> None:
        self._is_here = True
        self._ticks.start()
        if self._view is not None:
            self._focus()

    def _leave(self) -> None:
        """The page that one comes to says that it is kept, and that the clock of an exam runs."""
        if self._view is not None:
            self._is_leaving = True
            self.left_for_later.emit(self._view.state.head)
            self._is_leaving = False

    def left(self) -> None:
        self._is_here = False
        self._ticks.stop()
        self._drafts.stop()
        for dialog in self.findChildren(QDialog):
            dialog.close()
        session, view = self._session, self._view
        if session is not None and view is not None and not view.state.is_over:
            place, given = view.state.place, self.panel.given()
            self._context.jobs.run(lambda: steps.leave(session, place, given))
            if view.state.mode is SittingMode.EXAM and not self._is_leaving:
                self._context.tell(_("The clock of the exam goes on."), tone="unsure")

    # What the window asks

    def open(self, session: QuizSession, view: SittingView) -> None:
        """Play a session, as it stands."""
        if self._session is None or self._session.head.id != session.head.id:
            self._flags = set()
        self._session = session
        self._is_busy = self._is_passing = self._is_told = False
        self.clock.begin()
        self._show(view)

    @property
    def session(self) -> QuizSession | None:
        """What is being played."""
        return self._session

    @property
    def view(self) -> SittingView | None:
        """What is shown."""
        return self._view

    # What is done

    def _answer(self) -> None:
        """A question with nothing chosen is not answered by mistake."""
        if self._view is None or not self._view.is_asking:
            return
        given = self.panel.given()
        if given is None:
            self._ask_again(_("Nothing is answered yet. If you cannot, choose “I don’t know”."))
            return
        self._give(given)

    def _give(self, given: Given | None) -> None:
        if self._view is not None:
            place = self._view.state.place
            self._do(lambda session: steps.answer(session, place, given))

    def _go(self, step: int) -> None:
        if self._view is not None:
            self._go_to(self._view.state.place + step)

    def _go_to(self, to: int) -> None:
        view = self._view
        if view is not None and 0 <= to < len(view.state.asks):
            place, given = view.state.place, self.panel.given()
            self._do(lambda session: steps.go_to(session, place, given, to))

    def _flag(self) -> None:
        """Flags are for the eye alone, as long as the window is open."""
        if self._view is not None and self._view.state.asks[self._view.state.place] is not Asks.NOTHING:
            self._flags ^= {self._view.state.place}
            self._show_foot(self._view)

    def _ask_to_submit(self) -> None:
        view = self._view
        if view is None:
            return
        place, given = view.state.place, self.panel.given()
        self._do(lambda session: steps.settle(session, place, given), self._open_sheet)

    def _open_sheet(self) -> None:
        if self._view is None or self._view.state.is_over:
            return
        place, given = self._view.state.place, self.panel.given()
        sheet = SubmitSheet(self._context, self._view, self._flags, self)
        sheet.accepted.connect(lambda: self._do(lambda session: steps.submit(session, place, given)))
        sheet.gave_up.connect(lambda: self._do(steps.give_up))
        sheet.open()

    def _take_back(self) -> None:
        if self._view is not None and self._view.state.can_undo:
            self._do(steps.undo)

    def _save_draft(self) -> None:
        session, view = self._session, self._view
        if session is None or view is None or self._is_busy:
            return
        place, given = view.state.place, self.panel.given()
        self._context.jobs.run(
            lambda: steps.keep(session, place, given), otherwise=self._failed_behind, owner=self
        )

    def _failed_behind(self, error: Exception) -> None:
        """What is done again and again, and fails, is told once."""
        self._is_passing = False
        if not self._is_told:
            self._is_told = True
            self._context.report(error)

    def _open_note(self, note: Note) -> None:
        """Beside the question, as in a drill: nobody has to come back."""
        if self._view is not None:
            show_note(self._context, note, self, pack=self._view.pack)

    def _do(self, work: Callable[[QuizSession], object], then: Callable[[], None] | None = None) -> None:
        """Do a step in the lane, and show what has become of it; one at a time."""
        session = self._session
        if session is None or self._is_busy:
            return
        self._is_busy = True
        self._drafts.stop()
        reader = self._office.library.reader

        def step() -> SittingView:
            work(session)
            return look(session, reader)

        def done(view: SittingView) -> None:
            if self._session is session:
                self._is_busy = False
                self._show(view)
                if then is not None:
                    then()

        self._context.jobs.run(step, then=done, otherwise=self._failed, owner=self)

    def _failed(self, error: Exception) -> None:
        """Nothing was lost: what was chosen or typed still stands there."""
        self._is_busy = False
        if isinstance(error, UserFacingError) and error.code in _ASKED_AGAIN:
            self._ask_again(explain(error).text)
            return
        self._context.report(error)
        if self._view is not None and self._view.is_asking:
            self.panel.focus_answer()

    def _ask_again(self, why: str) -> None:
        """Say it where one looks: a notice would lie over the question."""
        self.panel.show_hint(why)
        self.panel.focus_answer()

    # Time

    def _tick(self) -> None:
        session, view = self._session, self._view
        if session is None or view is None or view.time_left is None or view.state.is_over:
            return
        self._show_time(view.time_left)
        if not self._is_busy and not self._is_passing:
            self._is_passing = True
            self._context.jobs.run(
                session.let_time_pass, then=self._time_passed, otherwise=self._failed_behind, owner=self
            )

    def _show_time(self, left: timedelta) -> None:
        passed = timedelta(milliseconds=self._since.elapsed())
        self.clock.show_left(max(timedelta(), left - passed))

    def _time_passed(self, is_over: bool) -> None:
        self._is_passing = self._is_told = False
        if is_over:
            self._do(lambda _session: None)

    # Showing

    def _show(self, view: SittingView) -> None:
        before, self._view = self._view, view
        self._since.start()
        if view.state.is_over:
            self.finished.emit(view.state.head.id)
            return
        self.panel.show_view(view)
        self._show_foot(view)
        state = view.state
        is_exam = state.mode is SittingMode.EXAM
        done = state.questions - len(unanswered(state)) if is_exam else len(state.counted)
        self.bar.show_share(done, state.questions)
        self._tick()
        self.header_changed.emit()
        if self._is_here:
            self._focus()
            self._say(before, view)

    def _show_foot(self, view: SittingView) -> None:
        is_exam = view.state.mode is SittingMode.EXAM
        self.strip.setVisible(is_exam)
        if is_exam:
            self.strip.show_state(view.state, self._flags)
        self.foot.show_view(view, is_flagged=view.state.place in self._flags)

    def _focus(self) -> None:
        """Where work goes on: the answer, or what Enter means."""
        primary = self.foot.primary()
        if self._view is not None and self._view.is_asking and self.panel.answer is not None:
            self.panel.focus_answer()
        elif primary is not None:
            primary.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, before: SittingView | None, view: SittingView) -> None:
        if view.feedback is not None and self.panel.verdict is not None:
            announce(self, self.panel.verdict.words)
        elif before is None or before.state.place != view.state.place:
            announce(self, view.question.text)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._take_key(event):
            super().keyPressEvent(event)

    def _take_key(self, event: QKeyEvent) -> bool:
        """What no part of the page had a use for."""
        if self._view is None:
            return False
        if is_enter(event):
            self.foot.act()
            return True
        if event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier):
            return False
        key = Qt.Key(event.key())
        if key is Qt.Key.Key_U:
            self._take_back()
            return True
        if not self._view.is_asking:
            return key in _RATING_KEYS and self.foot.rate(_RATING_KEYS[key])
        if key is Qt.Key.Key_0 and not self.foot.skip.isHidden():
            self._give(None)
            return True
        answer = self.panel.answer
        return answer is not None and not answer.is_over and answer.take_key(event)

    def _connect(self) -> None:
        self.panel.changed.connect(self._drafts.start)
        self.panel.confirmed.connect(self.foot.act)
        self.panel.note_requested.connect(self._open_note)
        self.foot.answered.connect(self._answer)
        self.foot.skipped.connect(lambda: self._give(None))
        self.foot.went_on.connect(lambda: self._do(steps.go_on))
        self.foot.rated.connect(lambda rating: self._do(lambda session: steps.rate(session, rating)))
        self.foot.went_back.connect(lambda: self._go(-1))
        self.foot.went_forth.connect(lambda: self._go(1))
        self.foot.flagged.connect(self._flag)
        self.foot.submitted.connect(self._ask_to_submit)
        self.strip.asked_for.connect(self._go_to)
        self.undo.clicked.connect(self._take_back)
        self.leave.clicked.connect(self._leave)
        self._drafts.timeout.connect(self._save_draft)
        self._ticks.timeout.connect(self._tick)
        QShortcut(QKeySequence("Ctrl+M"), self).activated.connect(self._flag_by_key)
        QShortcut(QKeySequence.StandardKey.Undo, self).activated.connect(self._take_back)

    def _flag_by_key(self) -> None:
        if not self.foot.flag.isHidden():
            self._flag()

    def _lay_out(self) -> None:
        holder = Centred(self._context.theme, self.strip)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(holder)
        column.addWidget(self.panel, 1)
        column.addWidget(self.foot)
