"""One start in a process of its own, for `startup.py`: prints when the window stood there, then ends.

Imports next to nothing before the start that it measures. Arguments: what to start (``empty``, ``window``,
``home``, ``ready`` or ``work``), then those of the program. Prints one line of JSON: the moment on the steady
clock in seconds, and the peak of the memory in bytes (0 where it cannot be asked for). For ``work`` all
is imported first, and the line before holds the seconds of each piece of work on the way to Home.
"""

from __future__ import annotations

import os
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
    window = QMainWindow()
    window.resize(1280, 800)
    await_paint(window, report)
    window.show()
    application.exec()


def start_program(what: str) -> None:
    """Start the program as its command does."""
    import trainer.__main__
    import trainer.app

    if what == "work":
        watch_work()
    run_window = trainer.app._run_window

    def run_watched(*args: Any) -> int:
        import trainer.ui.run as ui_run

        if what == "window":
            _tell(ui_run, "make_window", lambda window: await_paint(window, report))
        else:
            _tell(ui_run, "start_application", await_home if what == "home" else await_ready)
        return run_window(*args)

    setattr(trainer.app, run_window.__name__, run_watched)
    sys.argv[1:] = sys.argv[2:]
    trainer.__main__.main()


def _tell(owner: Any, name: str, then: Callable[[Any], None]) -> None:
    """Call back with what a function has made."""
    make = getattr(owner, name)

    def told(*args: Any, **kwargs: Any) -> Any:
        made = make(*args, **kwargs)
        then(made)
        return made

    setattr(owner, name, told)


def await_paint(widget: Any, then: Callable[[], None]) -> None:
    """Call back when the next paint of a widget is through.

    Only this widget is watched: to see the events of the whole application, Python would have to make a class
    for each kind of object in it, which takes a quarter of the time of an empty window.
    """
    from PySide6.QtCore import QEvent, QObject, QTimer

    class Watcher(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
            if event.type() == QEvent.Type.Paint:
                widget.removeEventFilter(self)
                QTimer.singleShot(0, then)  # behind the paint of everything that is in the widget
            return False

    widget.installEventFilter(Watcher(widget))


def await_home(application: Any) -> None:
    """Wait for the data of Home, then for the paint that shows them."""
    page = application.window.page("home")
    page.header_changed.connect(lambda: await_paint(page, report))


def await_ready(application: Any) -> None:
    """Wait until drills can be played; what was pressed before is done then."""
    application.ready.connect(report)


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
    _watch(ui_run, "make_window", "shell")
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
    os._exit(0)  # the rest of the start would have to be waited for


def peak_bytes() -> int:
    """Return the most memory that this process held at once; ``getrusage`` would count the parent's too."""
    try:
        with open("/proc/self/status", encoding="ascii") as status:
            return next(int(line.split()[1]) * 1024 for line in status if line.startswith("VmHWM"))
    except OSError:
        return 0


if __name__ == "__main__":
    main()
