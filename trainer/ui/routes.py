"""The pages, made when they are first shown, and what leads from one to the other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from trainer.core.errors import UserFacingError
from trainer.ui.context import Context
from trainer.ui.entries import SETTINGS
from trainer.ui.fresh_starts import begun_fresh
from trainer.ui.main_window import MainWindow
from trainer.ui.pack_routes import FEEDBACK as FEEDBACK  # with the other names of pages
from trainer.ui.pack_routes import PACKS as PACKS
from trainer.ui.pack_routes import READINGS as READINGS
from trainer.ui.pack_routes import PackRoutes
from trainer.ui.page import Page
from trainer.ui.quiz_routes import QUESTIONS, RESULT, SITTING, QuizRoutes
from trainer.ui.quiz_routes import QUIZ as QUIZ
from trainer.ui.study_routes import NOTES as NOTES
from trainer.ui.study_routes import SEMINAR as SEMINAR
from trainer.ui.study_routes import StudyRoutes
from trainer.wording.catalogue import _

if TYPE_CHECKING:
    from trainer.core.codes import Mode
    from trainer.services.drills import DrillService, DrillSession, Replay
    from trainer.services.library import ScenarioEntry
    from trainer.services.narration import Narrator, SpeechState
    from trainer.services.office import Office
    from trainer.ui.debrief.loading import DebriefView
    from trainer.ui.drill.page import DrillPage
    from trainer.ui.observer.page import ObserverPage

    BeginDrill = Callable[[DrillService], DrillSession]

HOME, PRACTISE, DRILL, DEBRIEF, PROGRESS = "home", "practise", "drill", "debrief", "progress"
OBSERVER, REPLAY = "observer", "replay"
FIRST, TROUBLE = "first", "trouble"
# Where in the rail a page belongs that has no entry.
_PLACES = {DRILL: PRACTISE, OBSERVER: PRACTISE, DEBRIEF: PROGRESS, REPLAY: PROGRESS}
_PLACES |= {FEEDBACK: PACKS, READINGS: PACKS, NOTES: QUIZ, SEMINAR: QUIZ, SITTING: QUIZ, RESULT: QUIZ}
_PLACES |= {QUESTIONS: QUIZ}
# Pages that show what there is in packs.
_SHOW_PACKS = frozenset({HOME, PRACTISE, PACKS, QUIZ, NOTES, SEMINAR})


@dataclass(frozen=True)
class Services:
    """What pages work with, once the database is open."""

    office: Office
    narrator: Narrator


class Routes(QObject):
    """Goes from page to page. Before ``services`` is set there are the first pages; all else waits."""

    named = Signal(str)  # the first start knows a name
    voice_tried = Signal()
    retry_requested = Signal()

    def __init__(self, window: MainWindow, context: Context) -> None:
        super().__init__()
        self._window, self._context = window, context
        self.services: Services | None = None
        self._waiting: Callable[[], object] | None = None
        self._is_opening_drill = False
        self._pages: dict[str, Page] = {}
        self.packs = PackRoutes(self, context)
        self.study = StudyRoutes(self, context)
        self.quiz = QuizRoutes(self, window, context)
        self._makers: dict[str, Callable[[], Page]] = {
            HOME: self._make_home,
            PRACTISE: self._make_practise,
            DRILL: self._make_drill,
            OBSERVER: self._make_observer,
            DEBRIEF: self._make_debrief,
            REPLAY: self._make_replay,
            PROGRESS: self._make_progress,
            **self.packs.makers(),
            **self.study.makers(),
            **self.quiz.makers(),
            SETTINGS: self._make_settings,
            FIRST: self._make_first_start,
            TROUBLE: self._make_trouble,
        }

    # Going somewhere

    def show(self, name: str) -> None:
        """Go to a page, now or once the services are open."""
        self.when_open(lambda: self.show_now(name))

    def when_open(self, does: Callable[[], object]) -> None:
        """Do it now, or once the services are open: of what is asked for before, the last counts."""
        if self.services is not None:
            does()
        else:
            self._waiting = does

    def go_on(self) -> bool:
        """Do what was asked for before the services were open; False if nothing was."""
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            waiting()
        return waiting is not None

    def forget_waiting(self) -> None:
        """The services could not be opened: what was asked for is not done behind somebody's back later."""
        self._waiting = None

    def show_now(self, name: str) -> None:
        """Go to a page that needs no services, or when they are known to be open."""
        self.page(name)
        if self.services is not None and name in _SHOW_PACKS:  # before the page looks, in the same lane
            self._context.jobs.run(self.services.office.library.refresh_if_changed)
        self._window.show_page(name, entry=_PLACES.get(name, ""))

    def page(self, name: str) -> Page:
        """Return a page; it is made if it was never shown."""
        if name not in self._pages:
            self._pages[name] = self._makers[name]()
            self._window.add_page(name, self._pages[name])
        return self._pages[name]

    def start_drill(self, entry: ScenarioEntry, mode: Mode) -> None:
        """Begin a drill and show it; with an observer, explain the roles first."""
        from trainer.core.codes import Mode  # as late as the page

        if mode is Mode.OBSERVER:
            self.when_open(lambda: self._propose_observed(entry))
        else:
            self._begin_drill(entry, mode)

    def _propose_observed(self, entry: ScenarioEntry) -> None:
        self._observer_page().propose(entry)
        self.show(OBSERVER)

    def _begin_drill(self, entry: ScenarioEntry, mode: Mode) -> None:
        trainee_id = self._context.settings.value.trainee_id
        self._open_drill(
            lambda drills: drills.start(trainee_id, entry, mode=mode),
            again=lambda drills: drills.start(trainee_id, self._as_it_is_now(entry), mode=mode),
            title=entry.scenario.title,
            speaks=True,
        )

    def _as_it_is_now(self, entry: ScenarioEntry) -> ScenarioEntry:
        library = self.open_services().office.library
        return library.find(entry.scenario.id, pack_id=entry.pack.id)

    def resume_drill(self, attempt_id: str) -> None:
        """Continue a drill at the same word."""
        self._open_drill(lambda drills: drills.resume(attempt_id), speaks=False)

    def _restart(self, session: DrillSession | None) -> None:
        """Begin the same drill anew; what was played so far is kept as stopped."""
        if session is not None:
            self._open_drill(lambda drills: drills.restart(session), speaks=True)

    def _open_drill(
        self, work: BeginDrill, *, speaks: bool, again: BeginDrill | None = None, title: str = ""
    ) -> None:
        self.when_open(lambda: self._open_drill_now(work, again or work, title=title, speaks=speaks))

    def _open_drill_now(self, work: BeginDrill, again: BeginDrill, *, title: str, speaks: bool) -> None:
        """A second press before the first has led anywhere must not begin a second drill."""
        if self._is_opening_drill:
            return
        drills = self.open_services().office.drills
        self._is_opening_drill = True

        def opened(found: tuple[DrillSession, bool]) -> None:
            self._is_opening_drill = False
            session, has_changed = found
            self.open_session(session, speaks=speaks)
            if has_changed:
                self._context.tell(_("The pack has changed; the scenario begins as it is now."))

        def failed(error: Exception) -> None:
            self._is_opening_drill = False
            self.not_begun(error)

        def begin() -> tuple[DrillSession, bool]:
            return begun_fresh(lambda: work(drills), lambda: again(drills), title=title)

        self._context.jobs.run(begin, then=opened, otherwise=failed)

    def not_begun(self, error: Exception) -> None:
        """Say why something could not be begun; what is gone is not shown any more."""
        self._context.report(error)
        if isinstance(error, UserFacingError) and error.code == "start-gone":
            self.show(self._window.current)

    def open_session(self, session: DrillSession, *, speaks: bool = False) -> None:
        """Show a drill that has begun; ``speaks`` reads the customer's last lines aloud.

        Where somebody observes, that one reads them.
        """
        from trainer.core.codes import Mode  # as late as the page

        if session.head.mode is Mode.OBSERVER:
            self._observer_page().open(session)
            self.show(OBSERVER)
            return
        self._drill_page().open(session)
        self.show(DRILL)
        if speaks:
            self._drill_page().announce()

    def open_debrief(self, attempt_id: str) -> None:
        """Show what a stored drill taught."""
        self.when_open(lambda: self._open_debrief_now(attempt_id))

    def _open_debrief_now(self, attempt_id: str) -> None:
        from trainer.ui.debrief.loading import load_debrief  # asked for after a drill

        office = self.open_services().office
        self._context.jobs.run(lambda: load_debrief(office, attempt_id), then=self._show_debrief)

    def show_speech(self, state: SpeechState) -> None:
        """Mark the line that is being read aloud."""
        if DRILL in self._pages:
            self._drill_page().show_speech(state)

    def _show_debrief(self, view: DebriefView) -> None:
        from trainer.ui.debrief.page import DebriefPage  # made when it is first shown

        page = self.page(DEBRIEF)
        assert isinstance(page, DebriefPage)
        page.open(view)
        self.show(DEBRIEF)

    def open_replay(self, attempt_id: str) -> None:
        """Read a stored drill step by step."""
        self.when_open(lambda: self._open_replay_now(attempt_id))

    def _open_replay_now(self, attempt_id: str) -> None:
        drills = self.open_services().office.drills
        self._context.jobs.run(lambda: drills.replay(attempt_id), then=self._show_replay)

    def _show_replay(self, replay: Replay) -> None:
        from trainer.ui.replay.page import ReplayPage  # made when it is first shown

        page = self.page(REPLAY)
        assert isinstance(page, ReplayPage)
        page.open(replay)
        self.show(REPLAY)

    def _debrief_of(self, session: DrillSession | None) -> None:
        if session is not None:
            self.open_debrief(session.head.id)

    def _left_for_later(self) -> None:
        self.show(HOME)
        self._context.tell(_("Everything is kept. Continue whenever you like."))

    # Making pages

    def open_services(self) -> Services:
        """Return what pages work with.

        Raises:
            UserFacingError: ``database-unreachable`` before the services are open.
        """
        if self.services is None:
            raise UserFacingError("database-unreachable", path="")
        return self.services

    def _drill_page(self) -> DrillPage:
        from trainer.ui.drill.page import DrillPage  # made when it is first shown

        page = self.page(DRILL)
        assert isinstance(page, DrillPage)
        return page

    def _make_first_start(self) -> Page:
        from trainer.ui.first_start.page import FirstStartPage  # made when it is first shown

        page = FirstStartPage(self._context)
        page.done.connect(self.named)
        return page

    def _make_trouble(self) -> Page:
        from trainer.ui.trouble.page import TroublePage  # rarely seen

        page = TroublePage(self._context)
        page.retry_requested.connect(self.retry_requested)
        page.quit_requested.connect(self._window.close)
        return page

    def _make_home(self) -> Page:
        from trainer.core.codes import Mode  # as late as the page
        from trainer.ui.home.page import HomePage  # made when it is first shown

        page = HomePage(self._context, lambda: self.services.office if self.services else None)
        page.drill_requested.connect(lambda entry: self.start_drill(entry, Mode.PRACTICE))
        page.resume_requested.connect(self.resume_drill)
        page.sitting_requested.connect(self.quiz.resume)
        page.debrief_requested.connect(self.open_debrief)
        page.plan_requested.connect(self.quiz.start_todays_plan)
        page.due_known.connect(self.quiz.show_due)
        page.page_requested.connect(self.show)
        return page

    def _make_practise(self) -> Page:
        from trainer.ui.practise.page import PractisePage  # made when it is first shown

        page = PractisePage(self._context, self.open_services().office)
        page.drill_requested.connect(self.start_drill)
        page.resume_requested.connect(self.resume_drill)
        page.pack_requested.connect(self.packs.open)
        return page

    def _make_drill(self) -> Page:
        from trainer.ui.drill.page import DrillPage  # made when it is first shown

        page = DrillPage(self._context, self.open_services().narrator)
        page.debrief_requested.connect(lambda: self._debrief_of(page.session))
        page.left_for_later.connect(self._left_for_later)
        page.restart_requested.connect(lambda: self._restart(page.session))
        return page

    def _observer_page(self) -> ObserverPage:
        from trainer.ui.observer.page import ObserverPage  # made when it is first shown

        page = self.page(OBSERVER)
        assert isinstance(page, ObserverPage)
        return page

    def _make_observer(self) -> Page:
        from trainer.core.codes import Mode  # as late as the page
        from trainer.ui.observer.page import ObserverPage  # made when it is first shown

        page = ObserverPage(self._context, self.open_services().office)
        page.begin_requested.connect(lambda entry: self._begin_drill(entry, Mode.OBSERVER))
        page.debrief_requested.connect(lambda: self._debrief_of(page.session))
        page.left_for_later.connect(self._left_for_later)
        page.restart_requested.connect(lambda: self._restart(page.session))
        return page

    def _make_replay(self) -> Page:
        from trainer.ui.replay.page import ReplayPage  # made when it is first shown

        page = ReplayPage(self._context)
        page.debrief_requested.connect(self.open_debrief)
        return page

    def _make_debrief(self) -> Page:
        from trainer.ui.debrief.page import DebriefPage  # made when it is first shown

        page = DebriefPage(self._context, self.open_services().office)
        page.repeat_requested.connect(self.start_drill)
        page.replay_requested.connect(self.open_replay)
        page.page_requested.connect(self.show)
        return page

    def _make_progress(self) -> Page:
        from trainer.ui.progress.page import ProgressPage  # made when it is first shown

        page = ProgressPage(self._context, self.open_services().office)
        page.debrief_requested.connect(self.open_debrief)
        page.replay_requested.connect(self.open_replay)
        page.resume_requested.connect(self.resume_drill)
        page.page_requested.connect(self.show)
        return page

    def _make_settings(self) -> Page:
        from trainer.ui.settings.page import SettingsPage  # made when it is first shown

        services = self.open_services()
        page = SettingsPage(self._context, services.office, services.narrator)
        page.voice_tried.connect(self.voice_tried)
        return page
