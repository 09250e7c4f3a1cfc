"""A worker process seen from the program: started, written to, read, and killed with all it started."""

import contextlib
import logging
import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from trainer.speech.protocol import LONGEST_LINE_BYTES, Command, ProtocolError, Report, decode_report, encode

WORKER_ARGUMENT = "--speech-worker"
_log = logging.getLogger(__name__)
_PACKAGE_PARENT = Path(__file__).resolve().parents[2]

OnReport = Callable[["WorkerProcess", Report | None], None]


def is_frozen() -> bool:
    return bool(getattr(sys, "frozen", False))


def worker_command() -> list[str]:
    """The command that starts a worker; ``__main__`` must answer it before anything heavy is imported."""
    if is_frozen():
        return [sys.executable, WORKER_ARGUMENT]
    return [sys.executable, "-m", "trainer", WORKER_ARGUMENT]


class WorkerProcess:
    """One worker. ``on_report`` is called on a thread of its own, at last with None: the worker is gone."""

    def __init__(
        self, command: Sequence[str], on_report: OnReport, environment: Mapping[str, str] | None = None
    ) -> None:
        """Starts the process; raises OSError."""
        self._on_report = on_report
        self._lock = threading.Lock()
        self._is_reaped = False
        self._outbox: queue.SimpleQueue[Command | None] = queue.SimpleQueue()
        self._child = subprocess.Popen(
            list(command),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # The same code as ours, wherever the program was started from; and no foreign folder held.
            cwd=None if is_frozen() else _PACKAGE_PARENT,
            env=None if environment is None else dict(environment),
            start_new_session=sys.platform != "win32",
            creationflags=_creation_flags(),
        )
        self._reader = threading.Thread(target=self._read, name="speech-reader", daemon=True)
        self._writer = threading.Thread(target=self._write, name="speech-writer", daemon=True)
        self._reader.start()
        self._writer.start()

    @property
    def pid(self) -> int:
        return self._child.pid

    def send(self, command: Command) -> None:
        """Queues a command; never blocks, not even on a worker that reads nothing."""
        self._outbox.put(command)

    def kill(self) -> None:
        """Ends the worker and its player at once; may be called again and again."""
        self._outbox.put(None)
        with self._lock:
            if not self._is_reaped:
                self._kill_tree()

    def join(self, timeout_s: float) -> bool:
        """Waits until the process is gone; says whether it is."""
        self._reader.join(timeout_s)
        return not self._reader.is_alive()

    def _kill_tree(self) -> None:
        pid = self._child.pid
        if sys.platform == "win32":
            # No engine there starts a child, and the launcher of a virtual environment ends its own.
            self._child.kill()
        # The group of the worker has its number; 0, 1 and our own group must never be killed.
        elif pid > 1 and pid != os.getpgrp():
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(pid, signal.SIGKILL)

    def _read(self) -> None:
        stdout = self._child.stdout
        assert stdout is not None
        try:
            while line := stdout.readline(LONGEST_LINE_BYTES):
                self._on_report(self, decode_report(line))
        except ProtocolError as error:
            _log.warning("speech worker %d broke the protocol: %s", self.pid, error)
        finally:
            self._outbox.put(None)
            self._reap()
            stdout.close()
            self._on_report(self, None)

    def _reap(self) -> None:
        """Kills before waiting: until then the number is the worker's, afterwards it may be anyone's."""
        with self._lock:
            self._kill_tree()
            self._is_reaped = True
        self._child.wait()

    def _write(self) -> None:
        stdin = self._child.stdin
        assert stdin is not None
        try:
            while (command := self._outbox.get()) is not None:
                stdin.write(encode(command))
                stdin.flush()
        except OSError as error:
            _log.debug("speech worker %d reads no more: %s", self.pid, error)
        finally:
            with contextlib.suppress(OSError):
                stdin.close()


def _creation_flags() -> int:
    if sys.platform == "win32":
        return subprocess.CREATE_NO_WINDOW | subprocess.CREATE_NEW_PROCESS_GROUP
    return 0
