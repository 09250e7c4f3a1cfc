"""Starts Qt, opens the window, and ends cleanly."""

from __future__ import annotations

import logging
import sys
import threading
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from trainer import __version__
from trainer.resources import resource_folder
from trainer.services.settings import SettingsService
from trainer.ui.icons import Icons
from trainer.ui.main_window import MainWindow
from trainer.ui.opening import Opening
from trainer.ui.theme import Scheme, Theme, looks_dark
from trainer.ui.window_place import WindowPlace
from trainer.wording.catalogue import language

if TYPE_CHECKING:
    from trainer.ui.application import Application

_PAINT_LIMIT_MS = 2_000
_log = logging.getLogger(__name__)


def run_window(settings: SettingsService, opening: Opening) -> int:
    """Show the window until it is closed and return the exit status."""
    qt = start_qt()
    theme = make_theme(settings, is_system_dark=looks_dark())
    window = make_window(theme, settings)
    show_shell(window, is_full=not settings.value.is_first_start)
    if not window.isVisible():  # closed as soon as it was there
        return 0
    application = start_application(window, theme, settings, opening)
    status = qt.exec()
    application.close()
    return status


def show_shell(window: MainWindow, *, is_full: bool) -> None:
    """Show the window bare and wait for its paint; a window that is minimised is not painted."""
    loop = QEventLoop()
    window.shell.painted.connect(loop.quit)
    QTimer.singleShot(_PAINT_LIMIT_MS, loop.quit)
    window.set_full_frame(is_full)
    window.show()
    loop.exec()


def start_application(
    window: MainWindow, theme: Theme, settings: SettingsService, opening: Opening
) -> Application:
    """Furnish the window and set it to work."""
    from trainer.ui.application import Application  # most of the program: the first paint does not wait

    theme.ask_system()
    application = Application(window, theme, settings, opening)
    _report_unexpected(application)
    application.start()
    if settings.trouble is not None:
        from trainer.wording.errors import explain  # rarely needed

        window.notice.tell(explain(settings.trouble).text, tone="unsure")
    return application


def start_qt() -> QApplication:
    """Return the one application object, named."""
    qt = QApplication.instance()
    if not isinstance(qt, QApplication):
        # Asked for here, because setStyle answers with the style, whose wrapper a start has no use for.
        qt = QApplication(["reply-dojo", "-style", "Fusion"])
    qt.setApplicationName("reply-dojo")
    qt.setApplicationDisplayName("")
    qt.setApplicationVersion(__version__)
    qt.setDesktopFileName("reply-dojo")
    return qt


def make_theme(settings: SettingsService, *, is_system_dark: bool | None = None) -> Theme:
    """Return the theme that the settings ask for, in force."""
    value = settings.value
    theme = Theme(
        resource_folder("assets"),
        scheme=Scheme(value.scheme.value),
        text_scale=value.text_scale,
        language=language(),
        is_system_dark=is_system_dark,
    )
    theme.apply()
    return theme


def make_window(theme: Theme, settings: SettingsService) -> MainWindow:
    """Return the bare window, at its last place."""
    return MainWindow(theme, Icons(theme), geometry_store=WindowPlace(settings))


def _report_unexpected(application: Application) -> None:
    """Show what was not foreseen instead of losing it in a terminal nobody looks at."""

    def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt) or not isinstance(error, Exception):
            sys.__excepthook__(kind, error, trace)
            return
        application.report(error)

    sys.excepthook = report
    threading.excepthook = _log_thread


def _log_thread(raised: threading.ExceptHookArgs) -> None:
    """The threads of the voice end by themselves; what they stumble over is kept for a report."""
    name = raised.thread.name if raised.thread else "?"
    if raised.exc_value is not None:
        _log.error("a thread ended badly: %s", name, exc_info=raised.exc_value)
