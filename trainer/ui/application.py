"""The window at work: opens the services behind the first paint, and sees to looks, voice and the frame."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from trainer.core.errors import FileError, SpeechFault
from trainer.services.settings import Settings, SettingsService
from trainer.ui.context import Context
from trainer.ui.entries import ENTRIES
from trainer.ui.jobs import Jobs
from trainer.ui.main_window import MainWindow
from trainer.ui.opening import Opening
from trainer.ui.qt_words import QtWords
from trainer.ui.routes import FIRST, HOME, PACKS, PRACTISE, PROGRESS, QUIZ, TROUBLE, Routes, Services
from trainer.ui.theme import Scheme, Theme
from trainer.wording.catalogue import language, set_language

if TYPE_CHECKING:
    from trainer.core.records import Trainee
    from trainer.services.narration import SpeechState
    from trainer.services.office import Office
    from trainer.services.progress import HomeView
    from trainer.ui.reports import Reporter

__all__ = ["Application", "Opening"]

SHOWN_ENTRIES = tuple(entry for entry in ENTRIES if entry.id in (HOME, PRACTISE, QUIZ, PROGRESS, PACKS))
_PAINT_LIMIT_S = 2.0


class Application(QObject):
    """Furnishes a bare window and sees to it from then on."""

    speech_changed = Signal(object)  # a SpeechState, brought to the GUI thread
    settings_changed = Signal(object)  # Settings, brought to the GUI thread
    ready = Signal()  # the services are open and the first page shows its data

    def __init__(self, window: MainWindow, theme: Theme, settings: SettingsService, opening: Opening) -> None:
        super().__init__()
        self.window, self._theme, self._settings, self._opening = window, theme, settings, opening
        self._close_office: Callable[[], None] = lambda: None
        self._waiting_name = ""
        self._trainee_name = ""
        self._told: set[SpeechFault] = set()
        self._is_page_shown = threading.Event()
        self.jobs = Jobs(self)
        window.furnish(SHOWN_ENTRIES)
        self.context = Context(theme, window.icons, self.jobs, settings, window.notice.tell, self.report)
        self.routes = Routes(self.window, self.context)
        self._qt_words = QtWords()
        self._asked_language = settings.value.language
        self._qt_words.set_language(language())
        self._connect()

    @property
    def office(self) -> Office | None:
        """The services, once they are open."""
        return self.routes.services.office if self.routes.services else None

    def start(self) -> None:
        """Show the first page, and what it shows as soon as it is known; then open the services."""
        self.window.set_full_frame(not self._settings.value.is_first_start)
        if self._settings.value.is_first_start:
            self.routes.show_now(FIRST)
            self._first_page_made()
        else:
            self.jobs.run(
                self._opening.glance, then=self._glanced, otherwise=lambda _error: self._glanced(None)
            )
            self.window.rail.set_current(HOME)
            self.routes.page(HOME)  # made meanwhile
        self.window.show()

    def close(self) -> None:
        """Make silence, store what is on the way, close the database."""
        if self.routes.services is not None:
            self.routes.services.narrator.close()
        self.jobs.run(self._close)
        self.jobs.close()
        self._qt_words.close()

    def _close(self) -> None:
        """In the lane, because what closes the office may only just have come to be."""
        self._close_office()

    @cached_property
    def _reporter(self) -> Reporter:
        from trainer.ui.reports import Reporter  # the first paint needs no errors

        return Reporter(self.window)

    def report(self, error: Exception) -> None:
        """Explain an error."""
        self._reporter.report(error)

    def _connect(self) -> None:
        self.jobs.failed.connect(self.report)
        self.speech_changed.connect(self._show_speech)
        self.window.page_requested.connect(self.routes.show)
        self.window.export_requested.connect(lambda: self.routes.when_open(self._export))
        self.window.about_requested.connect(self._about)
        self.window.trainee_requested.connect(lambda: self.routes.when_open(self._switch_trainee))
        self.routes.named.connect(self._add_trainee)
        self.routes.retry_requested.connect(self._retry)
        self.routes.voice_tried.connect(self._told.clear)
        self.settings_changed.connect(self._apply)
        # Listeners may be called in the lane (a trainee was added there); looks change on the GUI thread.
        self._settings.when_changed(self.settings_changed.emit)

    # Opening

    def _open(self) -> None:
        self.jobs.run(self._open_office, then=self._opened, otherwise=self._not_opened)

    def _glanced(self, found: tuple[Trainee, HomeView] | None) -> None:
        """Show Home before the database library is loaded; what is pressed meanwhile is done behind it."""
        if found is not None:
            from trainer.ui.home.page import HomePage  # made by now

            page = self.routes.page(HOME)
            assert isinstance(page, HomePage)
            self._show_name(found[0])
            page.show_found(found)
        self.routes.show_now(HOME)  # with all that is in it, so that it is laid out once
        self._first_page_made()

    def _first_page_made(self) -> None:
        QTimer.singleShot(0, self._is_page_shown.set)  # behind the paint of what is shown now
        QTimer.singleShot(0, self.window, self._give_icon)
        self._open()

    def _give_icon(self) -> None:
        self.window.setWindowIcon(self.window.icons.app_icon())  # in seven sizes: nothing waits for them

    def _open_office(self) -> Office:
        """Wait for the first page: to load the database library beside its paint would double the time."""
        self._is_page_shown.wait(_PAINT_LIMIT_S)
        office, self._close_office = self._opening.open_office()
        return office

    def _opened(self, office: Office) -> None:
        self.routes.services = Services(office, self._opening.open_narrator(self.speech_changed.emit))
        if self._waiting_name:
            self._add_trainee(self._waiting_name)
        elif self._settings.value.is_first_start:
            self.routes.show_now(FIRST)
            self.ready.emit()
        else:
            self._show_trainee()

    def _not_opened(self, error: Exception) -> None:
        from trainer.ui.trouble.page import TroublePage  # rarely seen

        page = self.routes.page(TROUBLE)
        assert isinstance(page, TroublePage)
        page.open(error)
        self.routes.forget_waiting()
        self.window.set_full_frame(False)
        self.routes.show_now(TROUBLE)

    def _retry(self) -> None:
        from trainer.ui.trouble.page import TroublePage  # rarely seen

        page = self.routes.page(TROUBLE)
        assert isinstance(page, TroublePage)
        page.set_busy(True)
        self._open()

    # Who practises

    def _add_trainee(self, name: str) -> None:
        office = self.office
        if office is None:  # typed before the database was open
            self._waiting_name = name
            return
        self._waiting_name = ""
        self.jobs.run(lambda: office.trainees.add(name), then=self._trainee_known, otherwise=self._not_added)

    def _not_added(self, error: Exception) -> None:
        if isinstance(error, FileError):  # added all the same; only the settings file could not say so
            self._reporter.tell(error)
            self._show_trainee()
            return
        from trainer.ui.first_start.page import FirstStartPage  # made when it is first shown

        page = self.routes.page(FIRST)
        if isinstance(page, FirstStartPage):
            page.ask_again()
        self.report(error)

    def _show_trainee(self) -> None:
        office = self.office
        if office is not None:
            self.jobs.run(office.trainees.present, then=self._trainee_known)

    def _trainee_known(self, trainee: Trainee | None) -> None:
        self.window.set_full_frame(trainee is not None)
        if trainee is None:  # the database is another one than the settings know
            self.routes.show(FIRST)
        else:
            self._show_name(trainee)
            if not self.routes.go_on():
                self.routes.show(HOME)
        self.ready.emit()

    def _show_new_name(self) -> None:
        office = self.office
        if office is not None:
            self.jobs.run(office.trainees.present, then=self._name_known)

    def _name_known(self, trainee: Trainee | None) -> None:
        if trainee is not None:
            self._show_name(trainee)
        if self.window.current == HOME:  # the page that greets by name
            self.routes.show(HOME)

    def _show_name(self, trainee: Trainee) -> None:
        self._trainee_name = trainee.name
        self.window.rail.set_trainee(trainee.name)

    # The frame

    def _switch_trainee(self) -> None:
        from trainer.ui.trainees import TraineeDialog  # asked for now and then

        if self.office is not None:
            dialog = TraineeDialog(self.context, self.office, self.window)
            dialog.chosen.connect(self._show_trainee)
            dialog.renamed.connect(self._show_new_name)
            dialog.open()

    def _export(self) -> None:
        from trainer.ui.export import ask_and_export  # asked for now and then

        if self.office is not None:
            ask_and_export(self.context, self.office.exports, self.window)

    def _about(self) -> None:
        from trainer.ui.about import AboutDialog  # asked for now and then

        AboutDialog(self.context, self.window).open()

    def _apply(self, settings: Settings) -> None:
        """Put the looks in force; every text anew only where the language is another."""
        is_other_language = settings.language != self._asked_language
        self._asked_language = settings.language
        if is_other_language:
            self._qt_words.set_language(set_language(settings.language or None))
        scheme = Scheme(settings.scheme.value)
        self._theme.update(scheme=scheme, text_scale=settings.text_scale, language=language())
        if is_other_language:
            self.window.retranslate()
            self.window.rail.set_trainee(self._trainee_name)

    def _show_speech(self, state: SpeechState) -> None:
        from trainer.wording.doctor import speech_sentence  # with the first sound

        self.routes.show_speech(state)
        if state.phase == "unavailable" and state.fault is not None and state.fault not in self._told:
            self._told.add(state.fault)
            self.window.notice.tell(speech_sentence(state.fault.value))
