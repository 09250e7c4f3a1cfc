"""The window at work: pages, what leads from one to the other, and the services once they are open."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from trainer.core.drill_state import Mode
from trainer.core.errors import SpeechFault, UserFacingError
from trainer.core.records import Trainee
from trainer.services.settings import Settings, SettingsService
from trainer.ui.context import Context
from trainer.ui.errors import ErrorReport
from trainer.ui.first_start.page import FirstStartPage
from trainer.ui.home.page import HomePage
from trainer.ui.icons import Icons
from trainer.ui.jobs import Jobs
from trainer.ui.main_window import ENTRIES, SETTINGS, MainWindow
from trainer.ui.page import Page
from trainer.ui.theme import Scheme, Theme
from trainer.wording.catalogue import _, set_language
from trainer.wording.errors import Explanation, explain, explain_bug

if TYPE_CHECKING:
    from trainer.services.drills import DrillSession
    from trainer.services.library import ScenarioEntry
    from trainer.services.narration import Narrator, SpeechState
    from trainer.services.office import Office

_log = logging.getLogger(__name__)

HOME, PRACTISE, DRILL, DEBRIEF, PROGRESS, FIRST = "home", "practise", "drill", "debrief", "progress", "first"
SHOWN_ENTRIES = tuple(entry for entry in ENTRIES if entry.id in (HOME, PRACTISE, PROGRESS))
_GENTLE = frozenset({"reply-empty", "reply-too-long", "name-empty", "name-too-long"})


@dataclass(frozen=True)
class Opening:
    """What the composition root hands over.

    ``open_office`` opens database and services and returns them with what closes them; it runs behind the
    first paint. ``open_narrator`` makes the voice around a listener that is called on a thread of its own.
    """

    open_office: Callable[[], tuple[Office, Callable[[], None]]]
    open_narrator: Callable[[Callable[[SpeechState], None]], Narrator]


class Application(QObject):
    """Owns the window. Pages are made when they are first shown."""

    speech_changed = Signal(object)  # a SpeechState, brought to the GUI thread
    looks_changed = Signal(object)  # Settings, brought to the GUI thread
    ready = Signal()  # the services are open and the first page shows its data

    def __init__(self, theme: Theme, settings: SettingsService, opening: Opening) -> None:
        super().__init__()
        self._theme, self._settings, self._opening = theme, settings, opening
        self.office: Office | None = None
        self._close_office: Callable[[], None] = lambda: None
        self._narrator: Narrator | None = None
        icons = Icons(theme)
        self.jobs = Jobs(self)
        self.window = MainWindow(theme, icons, entries=SHOWN_ENTRIES, geometry_store=_Geometry(settings))
        self.context = Context(theme, icons, self.jobs, settings, self.window.notice.tell, self.report)
        self._makers: dict[str, Callable[[], Page]] = {
            HOME: self._make_home,
            PRACTISE: self._make_practise,
            DRILL: self._make_drill,
            DEBRIEF: self._make_debrief,
            PROGRESS: self._make_progress,
            SETTINGS: self._make_settings,
            FIRST: self._make_first_start,
        }
        self._pages: dict[str, Page] = {}
        self._told: set[SpeechFault] = set()
        self.jobs.failed.connect(self.report)
        self.speech_changed.connect(self._show_speech)
        self.window.page_requested.connect(self.show)
        self.window.export_requested.connect(self._export)
        self.window.about_requested.connect(self._about)
        self.window.trainee_requested.connect(self._switch_trainee)
        self.looks_changed.connect(self._apply_looks)
        settings.when_changed(self._settings_changed)

    def start(self) -> None:
        """Show the frame now and open the services behind it."""
        if self._settings.value.is_first_start:
            self.window.set_full_frame(False)
        first = FIRST if self._settings.value.is_first_start else HOME
        self._page(first)
        self.window.show_page(first)
        self.window.show()
        self.jobs.run(self._opening.open_office, then=self._opened)

    def close(self) -> None:
        """Store what is on the way, make silence, close the database."""
        if self._narrator is not None:
            self._narrator.close()
        self.jobs.run(self._close)
        self.jobs.close()

    def _close(self) -> None:
        self._close_office()

    # Errors

    def report(self, error: Exception) -> None:
        """Explain an error: quietly what is mended where one stands, in a dialog the rest."""
        if not isinstance(error, UserFacingError):
            _log.error("unexpected", exc_info=error)
            self._show_report(_("This should not have happened"), explain_bug(error), error)
        elif error.code in _GENTLE:
            self.window.notice.tell(explain(error).text, tone="unsure")
        else:
            self._show_report(_("This did not work"), explain(error), error)

    def _show_report(self, title: str, explanation: Explanation, error: Exception) -> None:
        self.window.show_error(
            ErrorReport(
                title=title,
                happened=explanation.happened,
                still_works=explanation.still_works,
                what_to_do=explanation.to_do,
                details="".join(traceback.format_exception(error)),
            )
        )

    # Opening

    def _opened(self, opened: tuple[Office, Callable[[], None]]) -> None:
        self.office, self._close_office = opened
        self._narrator = self._opening.open_narrator(self.speech_changed.emit)
        if self._settings.value.is_first_start:
            self.ready.emit()
        else:
            self._show_trainee()

    def _show_trainee(self) -> None:
        self.jobs.run(self._office.trainees.present, then=self._trainee_known)

    def _trainee_known(self, trainee: Trainee | None) -> None:
        if trainee is None:  # the database is another one than the settings know
            self.window.set_full_frame(False)
            self.show(FIRST)
        else:
            self.window.rail.set_trainee(trainee.name)
            self.window.set_full_frame(True)
            self.show(HOME)
        self.ready.emit()

    @property
    def _office(self) -> Office:
        if self.office is None:
            raise UserFacingError("database-unreachable", path="")
        return self.office

    # Pages

    def show(self, name: str) -> None:
        """Go to a page; before the services are open there is nothing to go to."""
        if self.office is None:
            return
        self._page(name)
        self.window.show_page(name, entry={DRILL: PRACTISE, DEBRIEF: PROGRESS}.get(name, ""))

    def _page(self, name: str) -> Page:
        if name not in self._pages:
            self._pages[name] = self._makers[name]()
            self.window.add_page(name, self._pages[name])
        return self._pages[name]

    def _make_first_start(self) -> Page:
        page = FirstStartPage(self.context)
        page.language_chosen.connect(lambda code: self._settings.change(language=code))
        page.done.connect(self._add_trainee)
        return page

    def _make_home(self) -> Page:
        page = HomePage(self.context, lambda: self.office)
        page.drill_requested.connect(lambda entry: self.start_drill(entry, Mode.PRACTICE))
        page.resume_requested.connect(self.resume_drill)
        page.debrief_requested.connect(self.open_debrief)
        page.page_requested.connect(self.show)
        return page

    def _make_practise(self) -> Page:
        from trainer.ui.practise.page import PractisePage  # made when it is first shown

        page = PractisePage(self.context, self._office)
        page.drill_requested.connect(self.start_drill)
        return page

    def _make_drill(self) -> Page:
        from trainer.ui.drill.page import DrillPage  # made when it is first shown

        assert self._narrator is not None
        page = DrillPage(self.context, self._narrator)
        page.debrief_requested.connect(self._debrief_present)
        page.left_for_later.connect(self._left_for_later)
        return page

    def _make_debrief(self) -> Page:
        from trainer.ui.debrief.page import DebriefPage  # made when it is first shown

        page = DebriefPage(self.context)
        page.repeat_requested.connect(self.start_drill)
        page.page_requested.connect(self.show)
        return page

    def _make_progress(self) -> Page:
        from trainer.ui.progress.page import ProgressPage  # made when it is first shown

        page = ProgressPage(self.context, self._office)
        page.debrief_requested.connect(self.open_debrief)
        page.resume_requested.connect(self.resume_drill)
        page.page_requested.connect(self.show)
        return page

    def _make_settings(self) -> Page:
        from trainer.ui.settings.page import SettingsPage  # made when it is first shown

        assert self._narrator is not None
        return SettingsPage(self.context, self._office, self._narrator)

    # What leads from one page to another

    def _add_trainee(self, name: str) -> None:
        self.jobs.run(lambda: self._office.trainees.add(name), then=self._trainee_known)

    def start_drill(self, entry: ScenarioEntry, mode: Mode) -> None:
        """Begin a drill and show it."""
        trainee_id = self._settings.value.trainee_id
        self.jobs.run(
            lambda: self._office.drills.start(trainee_id, entry, mode=mode),
            then=lambda session: self.open_session(session, speaks=True),
        )

    def resume_drill(self, attempt_id: str) -> None:
        """Continue a drill at the same word."""
        self.jobs.run(
            lambda: self._office.drills.resume(attempt_id),
            then=self.open_session,
        )

    def open_session(self, session: DrillSession, *, speaks: bool = False) -> None:
        """Show a drill that has begun; ``speaks`` reads the customer's last lines aloud."""
        from trainer.ui.drill.page import DrillPage  # made when it is first shown

        page = self._page(DRILL)
        assert isinstance(page, DrillPage)
        page.open(session, speaks=speaks)
        self.show(DRILL)

    def _left_for_later(self) -> None:
        self.show(HOME)
        self.window.notice.tell(_("Everything is kept. Continue whenever you like."))

    def _debrief_present(self) -> None:
        from trainer.ui.drill.page import DrillPage  # made when it is first shown

        page = self._page(DRILL)
        if isinstance(page, DrillPage) and page.session is not None:
            self._show_debrief(page.session)

    def open_debrief(self, attempt_id: str) -> None:
        """Show what a stored drill taught."""
        self.jobs.run(lambda: self._office.drills.open(attempt_id), then=self._show_debrief)

    def _show_debrief(self, session: DrillSession) -> None:
        from trainer.services.debriefs import debrief
        from trainer.ui.debrief.page import DebriefPage  # made when it is first shown

        page = self._page(DEBRIEF)
        assert isinstance(page, DebriefPage)
        page.open(debrief(session.head, session.state), session.entry)
        self.show(DEBRIEF)

    # The frame

    def _switch_trainee(self) -> None:
        from trainer.ui.trainees import TraineeDialog  # asked for now and then

        dialog = TraineeDialog(self.context, self._office, self.window)
        dialog.chosen.connect(self._show_trainee)
        dialog.open()

    def _export(self) -> None:
        from trainer.ui.export import ask_and_export  # asked for now and then

        if self.office is not None:
            ask_and_export(self.context, self.office.exports, self.window)

    def _about(self) -> None:
        from trainer.ui.about import AboutDialog  # asked for now and then

        AboutDialog(self.context, self.window).open()

    def _settings_changed(self, settings: Settings) -> None:
        """Listeners may be called in the lane (a trainee was added there); looks change on the GUI thread."""
        self.looks_changed.emit(settings)

    def _apply_looks(self, settings: Settings) -> None:
        spoken = set_language(settings.language or None)
        self._theme.update(
            scheme=Scheme(settings.scheme.value), text_scale=settings.text_scale, language=spoken
        )
        self.window.retranslate()

    def _show_speech(self, state: SpeechState) -> None:
        from trainer.ui.drill.page import DrillPage  # made when it is first shown
        from trainer.wording.doctor import speech_sentence

        page = self._pages.get(DRILL)
        if isinstance(page, DrillPage):
            page.show_speech(state)
        if state.phase == "unavailable" and state.fault is not None and state.fault not in self._told:
            self._told.add(state.fault)
            self.window.notice.tell(speech_sentence(state.fault.value))


class _Geometry:
    """Keeps the window's place among the settings."""

    def __init__(self, settings: SettingsService) -> None:
        self._settings = settings

    def load_geometry(self) -> str:
        return self._settings.value.window

    def save_geometry(self, geometry: str) -> None:
        try:
            self._settings.change(window=geometry)
        except UserFacingError as error:  # the window closes: nobody is left to be told
            _log.warning("the window's place was not kept: %s", error)
