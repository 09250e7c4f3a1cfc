"""The whole window over real services in a folder of its own; only the voice is a stand-in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from trainer import app
from trainer.app import glance_at_home, open_office, open_settings
from trainer.core.errors import SpeechFault
from trainer.core.records import Trainee
from trainer.services.drills import DrillSession
from trainer.services.narration import Narrator, SpeechPhase, SpeechState
from trainer.services.office import Office
from trainer.services.paths import AppPaths
from trainer.services.progress import HomeView
from trainer.services.settings import SettingsService
from trainer.speech.utterance import Utterance
from trainer.ui.application import Application, Opening
from trainer.ui.drill.page import DrillPage
from trainer.ui.errors import ErrorDialog
from trainer.ui.page import Page
from trainer.ui.routes import DRILL
from trainer.ui.run import make_theme, make_window

NO_MODIFIER = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
LAYOUT_STEPS = 4


@dataclass
class FakeVoice:
    """A speech client that keeps what it was asked to say."""

    on_state: Callable[[SpeechState], None]
    said: list[str] = field(default_factory=list)
    is_silent: bool = True
    is_closed: bool = False
    retries: int = 0

    def speak(self, utterance: Utterance) -> int:
        self.said.append(utterance.text)
        self.is_silent = False
        self.on_state(SpeechState(SpeechPhase.SPEAKING, line_id=len(self.said)))
        return len(self.said)

    def stop(self) -> None:
        self.is_silent = True
        self.on_state(SpeechState(SpeechPhase.IDLE))

    def fail(self, fault: SpeechFault) -> None:
        self.is_silent = True
        self.on_state(SpeechState(SpeechPhase.UNAVAILABLE, fault=fault))

    def retry(self) -> None:
        self.retries += 1

    def close(self) -> None:
        self.is_silent = self.is_closed = True


class House:
    """One start of the program. ``reopen`` is the next start, with the same folder."""

    def __init__(self, folder: Path, opener: Callable[[], tuple[Office, Callable[[], None]]] | None = None):
        self.paths = AppPaths.under(folder)
        self.settings: SettingsService = open_settings(self.paths)
        self.voices: list[FakeVoice] = []
        self.library = app.open_library(self.paths)
        self.opener = opener or (lambda: open_office(self.paths, self.settings, self.library))
        theme = make_theme(self.settings)
        self.window = make_window(theme, self.settings)
        opening = Opening(self._open, self._narrator, self._glance)
        self.application = Application(self.window, theme, self.settings, opening)
        theme.setParent(self.application)
        self.is_open = True

    def _narrator(self, on_state: Callable[[SpeechState], None]) -> Narrator:
        def make(listener: Callable[[SpeechState], None]) -> FakeVoice:
            self.voices.append(FakeVoice(listener))
            return self.voices[-1]

        return Narrator(self.settings, on_state, make)  # type: ignore[arg-type]

    def _open(self) -> tuple[Office, Callable[[], None]]:
        return self.opener()

    def _glance(self) -> tuple[Trainee, HomeView] | None:
        return glance_at_home(self.paths, self.settings, self.library)

    @property
    def voice(self) -> FakeVoice:
        return self.voices[-1]

    @property
    def office(self) -> Office:
        assert self.application.office is not None
        return self.application.office

    def start(self) -> House:
        self.application.start()
        self.window.activateWindow()
        self.settle()
        return self

    def settle(self) -> None:
        """Wait for the lane, and for what its answers set going; a layout finds its places step by step."""
        self.application.jobs.drain()
        for _step in range(LAYOUT_STEPS):
            QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self.application.jobs.drain()

    def close(self) -> None:
        """As a person closes the window."""
        if self.is_open:
            self.is_open = False
            self.window.close()
            self.application.close()
            self.window.deleteLater()
            self.application.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    # Somebody at the keyboard

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NO_MODIFIER, times: int = 1) -> None:
        for _time in range(times):
            QTest.keyClick(self.focused(), key, modifiers)
            self.settle()

    def type(self, text: str) -> None:
        QTest.keyClicks(self.focused(), text)

    def focused(self) -> QWidget:
        return QApplication.focusWidget() or QApplication.activeWindow() or self.window

    # What they see

    @property
    def page(self) -> Page:
        return self.window.page(self.window.current)

    def drill(self) -> DrillPage:
        page = self.application.routes.page(DRILL)
        assert isinstance(page, DrillPage)
        return page

    def conversation(self) -> list[str]:
        return [message.text for message in self.drill().transcript.messages.messages]

    @property
    def notice(self) -> str:
        return self.window.notice.accessibleName() if self.window.notice.isVisible() else ""

    def dialogs(self) -> Sequence[QDialog]:
        return [one for one in self.window.findChildren(QDialog) if one.isVisible()]

    def dismiss(self) -> None:
        """Close the dialogs; the window is active again then, as a window manager sees to."""
        for dialog in self.dialogs():
            dialog.accept()
        self.window.activateWindow()
        self.settle()

    def errors(self) -> Sequence[ErrorDialog]:
        return [one for one in self.dialogs() if isinstance(one, ErrorDialog)]

    # Short ways to where a test begins

    def settled_in(self, name: str = "Aiko") -> House:
        """Somebody practises here already."""
        self.settings.change(language=self.settings.value.language or "en")
        office, close = open_office(self.paths, self.settings)
        office.trainees.add(name)
        close()
        return self.start()

    def begin(self, scenario: str = "late-parcel", language: str = "en", **more: object) -> DrillSession:
        entry = self.office.library.find(scenario, language=language)
        trainee = self.settings.value.trainee_id
        session = self.office.drills.start(trainee, entry, seed=7, **more)  # type: ignore[arg-type]
        self.application.routes.open_session(session)
        self.settle()
        return session

    def send(self, text: str) -> None:
        self.drill().composer.set_text("")
        self.drill().composer.edit.setFocus()
        self.drill().composer.edit.insertPlainText(text)
        self.press(Qt.Key.Key_Return, CONTROL)

    def play_to_the_end(self) -> None:
        session = self.drill().session
        assert session is not None
        while not session.state.is_over:
            self.send(session.state.turn.model)


def widgets_of(root: QWidget) -> Iterator[QWidget]:
    """Every widget that can be seen."""
    return (one for one in root.findChildren(QWidget) if one.isVisible())
