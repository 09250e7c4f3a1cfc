"""Reading what somebody types: one line, a pasted page, a draft to go on with."""

from __future__ import annotations

import re
import select
import shutil
import signal
import sys
import threading
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Protocol

from rich.cells import cell_len

from trainer.cli.streams import is_interactive

try:
    import readline  # gives input() editing that knows how wide a kanji is
except ImportError:  # Windows, where the console edits lines itself
    HAS_LINE_EDITOR = False
else:
    HAS_LINE_EDITOR = True

MORE = "\\"
"""At the end of a line: the reply goes on in the next one."""

_PASTE_WAIT_S = 0.03
_LOOK_EVERY_S = 0.5
_LETTER_ENDS = (".", "。")
_COMMAND_LINE = re.compile(r"/[a-z]+")

ReadText = Callable[[str, str], str]
"""(prompt, text to begin with) → what was typed. Raises EOFError at the end of the input."""

Attend = Callable[[str], bool]
"""Told at each pause in the typing what has been typed so far; says whether to break off."""


class ReadReply(Protocol):
    """Reads a reply while time passes; see `read_text`."""

    def __call__(
        self,
        prompt: str,
        beginning: str = "",
        *,
        before: str = "",
        attend: Attend | None = None,
        is_letter: bool = False,
    ) -> str:
        """Read one text."""


class Interrupted(Exception):
    """Ctrl+C while something was being typed, or the end of the input within a letter.

    Args:
        typed: All that stood there, the lines before it too.
    """

    def __init__(self, typed: str) -> None:
        super().__init__(typed)
        self.typed = typed


class BrokenOff(Interrupted):
    """Something happened at a pause in the typing; it has to be shown before the typing can go on."""


class Aside(Exception):
    """A command on a line of its own within a letter that is not finished.

    Args:
        typed: The lines before it.
        command: As it was typed.
    """

    def __init__(self, typed: str, command: str) -> None:
        super().__init__(typed, command)
        self.typed = typed
        self.command = command


def read_text(
    prompt: str,
    beginning: str = "",
    *,
    before: str = "",
    attend: Attend | None = None,
    is_letter: bool = False,
) -> str:
    """Read one text, of several lines where they are pasted together or end with a backslash.

    Args:
        prompt: Stands before the first line.
        beginning: Already in the line, to be changed or sent, where the terminal can do that.
        before: Lines that stand already and are not changed any more.
        attend: Asked while a person types, where the terminal can do that; nobody asks it elsewhere.
        is_letter: The text goes on to a line that holds a dot and nothing else, unless its first line is
            empty or a command.

    Raises:
        EOFError: The input has ended.
        Interrupted: Ctrl+C, or a letter whose end never came.
        BrokenOff: ``attend`` said so.
        Aside: A letter waits for a command.
    """
    text = _read_line(prompt, beginning, before=before, attend=attend)
    if is_letter and text.strip() and not is_command(text):
        return _rest_of_letter(text, attend)
    while text.endswith(MORE) or _is_pasted_on():
        try:
            text = _read_line("  ", before=text.removesuffix(MORE) + "\n", attend=attend)
        except EOFError:
            break
    return text


def _rest_of_letter(text: str, attend: Attend | None) -> str:
    """Read on to the line that ends a letter, and return the letter without it."""
    while True:
        before, _break, last = text.rpartition("\n")
        line = unicodedata.normalize("NFKC", last).strip().lower()
        if line in _LETTER_ENDS:
            return before
        if _COMMAND_LINE.fullmatch(line):
            raise Aside(before, last)
        try:
            text = _read_line("  ", before=text + "\n", attend=attend)
        except EOFError:
            raise Interrupted(text) from None  # nobody said that it is finished


def is_command(text: str) -> bool:
    """Say whether a text is a command; a slash of full width begins one too."""
    return "\n" not in text and unicodedata.normalize("NFKC", text).lstrip().startswith("/")


def can_begin_with_text() -> bool:
    """A text can be put into the line for the person at the keyboard."""
    return HAS_LINE_EDITOR and is_interactive()


def _read_line(prompt: str, beginning: str = "", *, before: str = "", attend: Attend | None = None) -> str:
    """Read one line and return it behind what was read before."""
    if not is_interactive():
        print(prompt, end="", flush=True)
        line = sys.stdin.readline()
        print(flush=True)  # nobody sees an Enter key here
        if not line:
            raise EOFError
        return before + line.removesuffix("\n").removesuffix("\r")
    if beginning and can_begin_with_text():
        readline.set_startup_hook(lambda: readline.insert_text(beginning))
    try:
        with _attended(attend, prompt, before):
            return before + input(prompt)
    except KeyboardInterrupt:
        raise Interrupted(before + _in_line()) from None
    finally:
        if HAS_LINE_EDITOR:
            readline.set_startup_hook()


def _in_line() -> str:
    return readline.get_line_buffer() if HAS_LINE_EDITOR else ""


@contextmanager
def _attended(attend: Attend | None, prompt: str, before: str) -> Iterator[None]:
    """Let ``attend`` be asked at each pause while a line is being typed.

    The line editor waits for keys in a system call that a signal interrupts, and lets the handlers run then:
    in this thread and never while it works on a key. Without the editor nobody knows what is in the line.
    """
    is_main = threading.current_thread() is threading.main_thread()
    if attend is None or sys.platform == "win32" or not HAS_LINE_EDITOR or not is_main:
        yield
        return
    last = ""

    def look(_number: int, _frame: FrameType | None) -> None:
        nonlocal last
        line = _in_line()
        # Only in a pause: no word is torn apart, and a line that is just being accepted is not lost.
        if line == last and attend(before + line):
            _clear(prompt + line)
            raise BrokenOff(before + line)
        last = line

    usual = signal.signal(signal.SIGALRM, look)
    signal.setitimer(signal.ITIMER_REAL, _LOOK_EVERY_S, _LOOK_EVERY_S)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, usual)


def _clear(line: str) -> None:
    """Take a half-written line off the screen; one of several rows stays, and what follows is below."""
    fits = cell_len(line) < shutil.get_terminal_size().columns and "\n" not in line
    print("\r\x1b[K" if fits else "\n", end="", flush=True)


def _is_pasted_on() -> bool:
    """More lines are waiting already: nobody types that fast, so they were pasted with the one before."""
    if not is_interactive() or sys.platform == "win32":
        return False
    return bool(select.select([sys.stdin], [], [], _PASTE_WAIT_S)[0])
