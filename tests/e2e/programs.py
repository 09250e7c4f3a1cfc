"""Runs the program as a user does: as a process of its own, with pipes or at a terminal."""

from __future__ import annotations

import codecs
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

import pytest

ROOT = Path(__file__).resolve().parents[2]
LONGEST_WAIT_S = 60.0
PRESSES, PRESS_AGAIN_S = 15, 2.0


def environment(**more: str) -> dict[str, str]:
    """This process's own, without a screen, in UTF-8; unmeasured, as what is killed reports no coverage."""
    hidden = {
        "DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "COLUMNS", "FORCE_COLOR", "TTY_COMPATIBLE",
        "COVERAGE_PROCESS_CONFIG",
    }  # fmt: skip
    kept = {name: value for name, value in os.environ.items() if name not in hidden}
    return kept | {"LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "TERM": "xterm-256color", "PYTHONUTF8": "1"} | more


def command(folder: Path, *arguments: str, language: str = "en") -> list[str]:
    """The words of one call of the program."""
    start = [sys.executable, "-m", "trainer", "--data-folder", str(folder), "--language", language]
    return [*start, *arguments]


def run(
    folder: Path, *arguments: str, language: str = "en", typed: str | None = None, **more: str
) -> subprocess.CompletedProcess[str]:
    """Run to the end; with nothing typed, standard input is closed."""
    words = command(folder, *arguments, language=language)
    given = {"input": typed} if typed is not None else {"stdin": subprocess.DEVNULL}
    return subprocess.run(
        words,
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        env=environment(**more),
        timeout=LONGEST_WAIT_S,
        check=False,
        **given,
    )


@contextmanager
def _hearing_ctrl_c() -> Iterator[None]:
    """What is started meanwhile hears Ctrl+C, as at a real terminal.

    A shell lets what it starts in the background ignore it and a runner may block it; children inherit both.
    """
    assert sys.platform != "win32"  # it has no such masks
    handler = signal.getsignal(signal.SIGINT)
    blocked = signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    if handler is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, handler)
        signal.pthread_sigmask(signal.SIG_SETMASK, blocked)


class ProgramEnded(AssertionError):
    """It ended before it showed what was waited for."""


class Terminal:
    """The program at a real terminal (POSIX)."""

    def __init__(self, *words: str) -> None:
        if sys.platform == "win32":
            pytest.skip("this system has no pseudo terminals")
        import pty  # not on Windows

        self._screen, inside = pty.openpty()
        self.shown = ""
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        with _hearing_ctrl_c():
            self._process = subprocess.Popen(
                words, stdin=inside, stdout=inside, stderr=inside, cwd=ROOT, env=environment(),
                start_new_session=True,
            )  # fmt: skip
        os.close(inside)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()
        os.close(self._screen)

    def type(self, text: str) -> None:
        os.write(self._screen, text.encode())

    def kill(self) -> None:
        """End the process at once; it gets no chance to tidy up."""
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()

    def interrupt(self) -> None:
        """Ctrl+C, as a terminal passes it on; again and again while nothing happens, as a person does.

        Python's line editor sleeps through a signal that comes between a key and its wait for the next one.
        """
        for _ in range(PRESSES):
            self._process.send_signal(signal.SIGINT)
            if self._read(PRESS_AGAIN_S) or self._process.poll() is not None:
                return
        raise AssertionError(f"Ctrl+C was pressed {PRESSES} times and nothing happened:\n{self.shown}")

    def wait(self) -> int:
        """Read until the program ends; its exit status."""
        while self._read(LONGEST_WAIT_S):
            pass
        return self._process.wait(LONGEST_WAIT_S)

    def read_for(self, duration_s: float) -> None:
        """Take in what is shown for a while."""
        until_s = time.monotonic() + duration_s
        while (left_s := until_s - time.monotonic()) > 0 and self._read(left_s):
            pass

    def read_until(self, *texts: str) -> str:
        """Read until one of the texts stands at the end of what is shown; which one it was."""
        until_s = time.monotonic() + LONGEST_WAIT_S
        while not (found := [text for text in texts if self.shown.endswith(text)]):
            if not self._read(until_s - time.monotonic()):
                kind = AssertionError if time.monotonic() > until_s else ProgramEnded
                raise kind(f"the program ended or fell silent without {texts}:\n{self.shown}")
        return found[0]

    def read_past(self, text: str) -> None:
        """Read until a text has been shown."""
        until_s = time.monotonic() + LONGEST_WAIT_S
        while text not in self.shown:
            if not self._read(until_s - time.monotonic()):
                raise AssertionError(f"the program ended or fell silent without {text!r}:\n{self.shown}")

    def _read(self, patience_s: float) -> bool:
        import select  # sockets alone on Windows

        if patience_s <= 0 or not select.select([self._screen], [], [], patience_s)[0]:
            return False
        try:
            taken = os.read(self._screen, 65_536)
        except OSError:  # Linux says so when the other side is closed
            return False
        self.shown += self._decode(taken)
        return bool(taken)
