"""Starts Qt, opens the window, and ends cleanly."""

from __future__ import annotations

import logging
import sys
import threading
from types import TracebackType

from PySide6.QtWidgets import QApplication

from trainer import __version__
from trainer.resources import resource_folder
from trainer.services.settings import SettingsService
from trainer.ui.application import Application, Opening
from trainer.ui.theme import Scheme, Theme
from trainer.wording.catalogue import language

_log = logging.getLogger(__name__)


def run_window(settings: SettingsService, opening: Opening) -> int:
    """Show the window until it is closed and return the exit status."""
    qt = start_qt()
    application = Application(make_theme(settings), settings, opening)
    _report_unexpected(application)
    application.start()
    if settings.trouble is not None:
        from trainer.wording.errors import explain  # the first paint needs no errors

        application.window.notice.tell(explain(settings.trouble).text, tone="unsure")
    status = qt.exec()
    application.close()
    return status


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


def make_theme(settings: SettingsService) -> Theme:
    """Return the theme that the settings ask for, in force."""
    value = settings.value
    theme = Theme(
        resource_folder("assets"),
        scheme=Scheme(value.scheme.value),
        text_scale=value.text_scale,
        language=language(),
    )
    theme.apply()
    return theme


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
