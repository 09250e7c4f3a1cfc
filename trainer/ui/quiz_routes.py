"""The pages of quizzes, made when they are first shown, and what leads from one to the other."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from trainer.ui.context import Context
from trainer.ui.fresh_starts import begun_fresh
from trainer.ui.page import Page
from trainer.wording.catalogue import _, language
from trainer.wording.numbers import number

if TYPE_CHECKING:
    from trainer.core.quiz_records import SittingHead, SittingMode
    from trainer.services.daily_plan import Plan
    from trainer.services.office import Office
    from trainer.services.quiz_sessions import QuizSession
    from trainer.services.quizzes import QuizEntry
    from trainer.ui.main_window import MainWindow
    from trainer.ui.quiz.results import ResultView
    from trainer.ui.quiz.view import SittingView
    from trainer.ui.routes import Routes

    BeginQuiz = Callable[[Office], QuizSession]

QUIZ, SITTING, RESULT, QUESTIONS = "quiz", "sitting", "quiz-result", "questions"


class QuizRoutes:
    """A part of the routes; ``routes`` are all of them."""

    def __init__(self, routes: Routes, window: MainWindow, context: Context) -> None:
        self._routes, self._window, self._context = routes, window, context
        self._is_opening = False

    def makers(self) -> Mapping[str, Callable[[], Page]]:
        """What makes each page."""
        return {
            QUIZ: self._make_quiz,
            SITTING: self._make_sitting,
            RESULT: self._make_result,
            QUESTIONS: self._make_questions,
        }

    # Going somewhere

    def start(self, entry: QuizEntry, mode: SittingMode) -> None:
        """Begin a quiz and show it."""
        trainee_id, pack_id, quiz_id = self._trainee_id(), entry.pack.id, entry.quiz.id

        def again(office: Office) -> QuizSession:
            return office.quizzes.start(trainee_id, office.quizzes.find(quiz_id, pack_id=pack_id), mode)

        self._open(
            lambda office: office.quizzes.start(trainee_id, entry, mode),
            again=again,
            title=entry.quiz.title,
            changed=_("The pack has changed; the quiz begins as it is now."),
        )

    def start_missed(self, plan: Plan, title: str) -> None:
        """Begin with what was missed in a sitting, under a title of its own."""
        mine, trainee_id = language(), self._trainee_id()
        self._open(lambda office: office.quizzes.start_plan(trainee_id, plan, language=mine, title=title))

    def start_plan(self, plan: Plan) -> None:
        """Continue today's plan, or begin the one that is shown."""
        self.start_todays_plan(plan.minutes, shown=plan)

    def start_todays_plan(self, minutes: int, *, shown: Plan | None = None) -> None:
        """Continue today's plan, or begin one for some minutes."""
        mine, trainee_id = language(), self._trainee_id()

        def start(office: Office, plan: Plan) -> QuizSession:
            return office.quizzes.start_todays_plan(trainee_id, plan, language=mine)

        def anew(office: Office) -> QuizSession:
            return start(office, office.remembering.plan(trainee_id, minutes=minutes, language=mine))

        self._open(
            anew if shown is None else lambda office: start(office, shown),
            again=anew,
            title=_("Today’s plan"),
            changed=_("The pack has changed; the plan was made anew."),
        )

    def resume(self, sitting_id: str) -> None:
        """Continue a sitting where it stands."""
        self._open(lambda office: office.quizzes.resume(sitting_id))

    def open_session(self, session: QuizSession) -> None:
        """Show a sitting that has begun."""
        self._open(lambda _office: session)

    def show_due(self, count: int) -> None:
        """Say in the rail how many questions are due."""
        self._window.rail.set_badge(QUIZ, number(count) if count else "")

    def _again(self, pack_id: str, quiz_id: str) -> None:
        def start(office: Office) -> QuizSession:
            entry = office.quizzes.find(quiz_id, pack_id=pack_id)
            return office.quizzes.start(self._trainee_id(), entry)

        self._open(start)

    def _take_back(self, sitting_id: str) -> None:
        """Take the last answer of a sitting back that it ended with."""

        def undo(office: Office) -> QuizSession:
            session = office.quizzes.open(sitting_id)
            session.undo()
            return session

        self._open(undo)

    def _open(
        self, work: BeginQuiz, *, again: BeginQuiz | None = None, title: str = "", changed: str = ""
    ) -> None:
        self._routes.when_open(lambda: self._open_now(work, again or work, title=title, changed=changed))

    def _open_now(self, work: BeginQuiz, again: BeginQuiz, *, title: str, changed: str) -> None:
        """A second press before the first has led anywhere must not begin a second sitting."""
        from trainer.ui.quiz.view import look  # as late as the page

        if self._is_opening:
            return
        office = self._routes.open_services().office
        self._is_opening = True

        def opened(found: tuple[QuizSession, SittingView, bool]) -> None:
            self._is_opening = False
            session, view, has_changed = found
            self._show_sitting(session, view)
            if has_changed:
                self._context.tell(changed)

        def failed(error: Exception) -> None:
            self._is_opening = False
            self._routes.not_begun(error)

        def begin() -> tuple[QuizSession, SittingView, bool]:
            session, has_changed = begun_fresh(lambda: work(office), lambda: again(office), title=title)
            return session, look(session, office.library.reader), has_changed

        self._context.jobs.run(begin, then=opened, otherwise=failed)

    def _show_sitting(self, session: QuizSession, view: SittingView) -> None:
        from trainer.ui.quiz.sitting_page import SittingPage  # made when it is first shown

        if view.state.is_over:  # an exam whose time ran out while nobody was here
            self.open_result(view.state.head.id)
            return
        page = self._routes.page(SITTING)
        assert isinstance(page, SittingPage)
        page.open(session, view)
        self._routes.show(SITTING)

    def open_result(self, sitting_id: str) -> None:
        """Show what a sitting came to."""
        self._routes.when_open(lambda: self._open_result_now(sitting_id))

    def open_past_result(self, sitting_id: str) -> None:
        """Show again what a sitting came to."""
        self._routes.when_open(lambda: self._open_result_now(sitting_id, is_past=True))

    def _open_result_now(self, sitting_id: str, *, is_past: bool = False) -> None:
        from trainer.ui.quiz.results import load_result  # asked for after a sitting

        office = self._routes.open_services().office
        self._context.jobs.run(
            lambda: load_result(office, sitting_id, is_past=is_past), then=self._show_result
        )

    def _show_result(self, view: ResultView) -> None:
        from trainer.ui.quiz.result_page import ResultPage  # made when it is first shown

        page = self._routes.page(RESULT)
        assert isinstance(page, ResultPage)
        page.open(view)
        self._routes.show(RESULT)

    def _left_for_later(self, head: SittingHead) -> None:
        """Back to where it was begun."""
        if head.seminar_id:
            self._routes.study.open_seminar(head.pack_id, head.seminar_id)
            return
        page = self._routes.page(QUIZ)
        from trainer.ui.quiz.page import QuizPage  # made when it is first shown

        assert isinstance(page, QuizPage)
        page.say_kept()
        self._routes.show(QUIZ)

    def _trainee_id(self) -> str:
        return self._context.settings.value.trainee_id

    # Making pages

    def _make_quiz(self) -> Page:
        from trainer.ui.quiz.page import QuizPage  # made when it is first shown

        page = QuizPage(self._context, self._routes.open_services().office)
        page.start_requested.connect(self.start)
        page.plan_requested.connect(self.start_plan)
        page.resume_requested.connect(self.resume)
        page.result_requested.connect(self.open_past_result)
        page.due_known.connect(self.show_due)
        page.page_requested.connect(self._routes.show)
        page.note_requested.connect(self._routes.study.open_note)
        return page

    def _make_sitting(self) -> Page:
        from trainer.ui.quiz.sitting_page import SittingPage  # made when it is first shown

        page = SittingPage(self._context, self._routes.open_services().office)
        page.finished.connect(self.open_result)
        page.left_for_later.connect(self._left_for_later)
        return page

    def _make_result(self) -> Page:
        from trainer.ui.quiz.result_page import ResultPage  # made when it is first shown

        page = ResultPage(self._context, self._routes.open_services().office.exports)
        page.missed_requested.connect(self.start_missed)
        page.again_requested.connect(self._again)
        page.undo_requested.connect(self._take_back)
        page.page_requested.connect(self._routes.show)
        page.note_requested.connect(self._routes.study.open_note)
        page.seminar_requested.connect(self._routes.study.open_seminar)
        return page

    def _make_questions(self) -> Page:
        from trainer.ui.quiz.questions_page import QuestionsPage  # made when it is first shown

        page = QuestionsPage(self._context, self._routes.open_services().office)
        page.page_requested.connect(self._routes.show)
        return page
