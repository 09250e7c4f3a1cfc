"""One start in a process of its own, for `startup.py`: prints when the window stood there, then ends.

Imports next to nothing before the start that it measures. Arguments: what to start (``empty``, ``window``,
``home``, ``ready`` or ``work``), then those of the program. Prints one line of JSON: the moment on the steady
clock in seconds, and the peak of the memory in bytes (0 where it cannot be asked for). For ``work`` all
is imported first, and the line before holds the seconds of each piece of work on the way to Home.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import Any


def main() -> None:
    what = sys.argv[1]
    if what == "empty":
        start_empty()
    else:
        start_program(what)


def start_empty() -> None:
    from PySide6.QtWidgets import QApplication, QMainWindow

    application = QApplication(["reply-dojo"])
    await_paint(report)

    window = QMainWindow()
    window.resize(1280, 800)
    window.show()
    application.exec()


def start_program(what: str) -> None:
    """Start the program as its command does; only its application object is made a moment earlier."""
    import trainer.__main__
    import trainer.app

    if what == "work":
        watch_work()
    run_window = trainer.app._run_window

    def run_watched(*args: Any) -> int:
        from trainer.ui.run import start_qt

        application = start_qt()
        if what in ("ready", "work"):
            await_ready()
        else:
            await_paint(report if what == "window" else await_home)
        try:
            return run_window(*args)  # takes the application that is there
        finally:
            del application

    setattr(trainer.app, run_window.__name__, run_watched)
    sys.argv[1:] = sys.argv[2:]
    trainer.__main__.main()


def await_paint(then: Callable[[], None]) -> None:
    """Call back when the next paint of a window is through."""
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication

    class Watcher(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
            if event.type() == QEvent.Type.Paint:
                application.removeEventFilter(self)
                QTimer.singleShot(0, then)  # behind the paint of everything that is in the window
            return False

    application: Any = QApplication.instance()
    application.installEventFilter(Watcher(application))


def await_home() -> None:
    """Wait for the data of Home, then for the paint that shows them."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from trainer.ui.home.page import HomePage

    home = next((one for one in QApplication.allWidgets() if isinstance(one, HomePage)), None)
    if home is None:  # it is made behind the first paint
        QTimer.singleShot(1, await_home)
        return
    home.header_changed.connect(lambda: await_paint(report))


def await_ready() -> None:
    """Wait until drills can be played; what was pressed before is done then."""
    from trainer.ui.application import Application

    start = Application.start

    def watched(application: Application) -> None:
        application.ready.connect(report)
        start(application)

    Application.start = watched  # type: ignore[method-assign, assignment]


work_s: dict[str, float] = {}


def watch_work() -> None:
    """Import everything, then time the pieces of work; Home's data come from a thread beside the window."""
    import trainer.data.attempts
    import trainer.data.database
    import trainer.services.library
    import trainer.services.office
    import trainer.services.progress
    import trainer.ui.application
    import trainer.ui.run as ui_run

    _watch(ui_run, "make_theme", "theme")
    _watch(trainer.ui.application.Application, "__init__", "frame")
    _watch(trainer.ui.application.Application, "start", "first page")
    _watch(trainer.data.database.Database, "open", "database")
    _watch(trainer.services.library.Library, "refresh", "packs")
    _watch(trainer.services.progress.ProgressService, "home", "Home, packs included")


def _watch(owner: Any, name: str, label: str) -> None:
    work = getattr(owner, name)

    def watched(*args: Any, **kwargs: Any) -> Any:
        begun_s = time.monotonic()
        try:
            return work(*args, **kwargs)
        finally:
            work_s.setdefault(label, time.monotonic() - begun_s)  # the first time counts

    setattr(owner, name, watched)


def report() -> None:
    moment_s = time.monotonic()
    if work_s:
        print(str(work_s).replace("'", '"'), flush=True)
    print(f'{{"moment_s": {moment_s!r}, "peak_bytes": {peak_bytes()}}}', flush=True)
    from PySide6.QtWidgets import QApplication

    QApplication.quit()


def peak_bytes() -> int:
    """Return the most memory that this process held at once; ``getrusage`` would count the parent's too."""
    try:
        with open("/proc/self/status", encoding="ascii") as status:
            return next(int(line.split()[1]) * 1024 for line in status if line.startswith("VmHWM"))
    except OSError:
        return 0


if __name__ == "__main__":
    main()
