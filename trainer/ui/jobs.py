"""Background work: one serial lane for the database, results delivered on the GUI thread."""

import logging
import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, Qt, QTimer, Signal
from shiboken6 import isValid

from trainer.core.errors import UserFacingError
from trainer.ui.garbage import GuiGarbage

_log = logging.getLogger(__name__)
_CLOSE_LIMIT_S = 10.0
Value = TypeVar("Value")


class JobCancelled(Exception):
    """Raised inside a job at its next ``report`` after it was cancelled; never shown."""


class Progress:
    """Handed to a job that takes long: it reports how far it is, and learns there that it was cancelled."""

    def __init__(
        self, deliver: Callable[[Callable[[], None]], None], heard: Callable[[int, int], None]
    ) -> None:
        self._deliver, self._heard = deliver, heard
        self._is_cancelled = threading.Event()

    def cancel(self) -> None:
        self._is_cancelled.set()

    @property
    def is_cancelled(self) -> bool:
        return self._is_cancelled.is_set()

    def report(self, done: int, total: int) -> None:
        if self.is_cancelled:
            raise JobCancelled
        self._deliver(lambda: self._heard(done, total))


@dataclass(frozen=True, eq=False)
class _Job:
    work: Callable[[], Any]
    then: Callable[[Any], None] | None
    otherwise: Callable[[Exception], None] | None
    owner: QObject | None
    progress: Progress | None = field(default=None)


class Jobs(QObject):
    """Runs work one piece after the other in a thread of its own.

    ``failed`` carries the error of every job that was given no ``otherwise``. A callback whose ``owner`` is
    gone is dropped. ``close`` finishes what is queued, because it may be a trainee's words, and cancels what
    reports progress.
    """

    failed = Signal(object)  # an Exception
    busy_changed = Signal(bool)
    _delivered = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._outstanding: set[_Job] = set()
        self._is_closed = False
        self._delivered.connect(self._run_delivered, Qt.ConnectionType.QueuedConnection)
        self._garbage = GuiGarbage(self)
        self._thread = threading.Thread(target=self._work, name="reply-dojo-lane", daemon=True)
        self._thread.start()

    @property
    def is_busy(self) -> bool:
        return bool(self._outstanding)

    def run(
        self,
        work: Callable[[], Value],
        *,
        then: Callable[[Value], None] | None = None,
        otherwise: Callable[[Exception], None] | None = None,
        owner: QObject | None = None,
    ) -> None:
        """Do ``work`` in the lane; ``then`` or ``otherwise`` hears of it on the GUI thread."""
        self._enqueue(_Job(work, then, otherwise, owner))

    def run_with_progress(
        self,
        work: Callable[[Progress], Value],
        *,
        heard: Callable[[int, int], None],
        then: Callable[[Value], None] | None = None,
        otherwise: Callable[[Exception], None] | None = None,
        owner: QObject | None = None,
    ) -> Progress:
        """As ``run``; ``heard(done, total)`` is told how far it is. The answer's ``cancel`` ends it."""

        def hear(done: int, total: int) -> None:
            if owner is None or isValid(owner):
                heard(done, total)

        progress = Progress(self._delivered.emit, hear)
        self._enqueue(_Job(lambda: work(progress), then, otherwise, owner, progress))
        return progress

    def run_giving_way(
        self,
        work: Callable[[Callable[[], None]], Value],
        *,
        then: Callable[[Value], None] | None = None,
        otherwise: Callable[[Exception], None] | None = None,
        owner: QObject | None = None,
    ) -> None:
        """As ``run``, for long work that others need not wait for, because it shares nothing with them.

        It calls what it is given between its pieces: there, all that is queued is done. Closing ends it.
        """
        progress = Progress(self._delivered.emit, lambda _done, _total: None)

        def give_way() -> None:
            if progress.is_cancelled:
                raise JobCancelled
            self._do_queued()

        self._enqueue(_Job(lambda: work(give_way), then, otherwise, owner, progress))

    def drain(self, limit_s: float = 60.0) -> None:
        """Wait until nothing is queued and every callback has run, and those of the jobs they started too."""
        alarm = QTimer(singleShot=True)  # wakes the wait; with a time of its own, Qt would not wait but spin
        alarm.start(round(limit_s * 1000))
        flags = QEventLoop.ProcessEventsFlag.AllEvents | QEventLoop.ProcessEventsFlag.WaitForMoreEvents
        while self._outstanding:
            if not alarm.isActive():
                raise TimeoutError(f"{len(self._outstanding)} jobs still running after {limit_s} s")
            QCoreApplication.processEvents(flags)

    def close(self, limit_s: float = _CLOSE_LIMIT_S) -> bool:
        """Take no more work, finish what is queued, and stop the lane; False if it did not end in time."""
        if not self._is_closed:
            self._is_closed = True
            for job in self._outstanding:
                if job.progress is not None:
                    job.progress.cancel()
            self._queue.put(None)
        self._thread.join(limit_s)
        self._garbage.end()
        if self._thread.is_alive():
            _log.error("background work did not end within %s s", limit_s)
        return not self._thread.is_alive()

    def _enqueue(self, job: _Job) -> None:
        if self._is_closed:
            _log.warning("work refused: the window is closing")
            return
        self._outstanding.add(job)
        if len(self._outstanding) == 1:
            self.busy_changed.emit(True)
        self._queue.put(job)

    def _work(self) -> None:
        while (job := self._queue.get()) is not None:
            self._post(self._done(job))

    def _do_queued(self) -> None:
        """Do what waits for the job that is done at present. For the lane."""
        while not self._queue.empty():
            job = self._queue.get()
            if job is None:  # for the lane itself, behind the present job
                self._queue.put(None)
                raise JobCancelled
            self._post(self._done(job))

    def _done(self, job: _Job) -> Callable[[], None]:
        """Run a job in the lane; the answer is what the GUI thread has to do about it."""
        try:
            value = job.work()
        except JobCancelled:
            return lambda: self._finish(job, None)
        except UserFacingError as error:
            # Kept on record too, because a window that closes hears of nothing any more.
            _log.info("background work met %s", error)
            return self._failure(job, error)
        except Exception as error:  # noqa: BLE001  (logged here, shown by whoever hears of it)
            _log.exception("background work failed")
            return self._failure(job, error)
        return lambda: self._finish(job, lambda: job.then(value) if job.then is not None else None)

    def _failure(self, job: _Job, error: Exception) -> Callable[[], None]:
        tell = job.otherwise or self.failed.emit
        return lambda: self._finish(job, lambda: tell(error))

    def _post(self, deliver: Callable[[], None]) -> None:
        try:
            self._delivered.emit(deliver)
        except RuntimeError:
            # The window is gone; the work itself is done and stored.
            _log.debug("a result came after the end", exc_info=True)

    def _finish(self, job: _Job, callback: Callable[[], None] | None) -> None:
        try:
            if callback is not None and (job.owner is None or isValid(job.owner)):
                callback()
        finally:
            self._outstanding.discard(job)
            if not self._outstanding:
                self.busy_changed.emit(False)

    def _run_delivered(self, deliver: Callable[[], None]) -> None:
        deliver()
