"""Reading what somebody types: one line, a pasted page, a draft to go on with."""

from __future__ import annotations

import logging
import select
import sys
from collections.abc import Callable

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
_log = logging.getLogger(__name__)

ReadText = Callable[[str, str], str]
"""(prompt, text to begin with) → what was typed. Raises EOFError at the end of the input."""


class Interrupted(Exception):
    """Ctrl+C while something was being typed.

    Args:
        typed: What stood in the line.
    """

    def __init__(self, typed: str) -> None:
        super().__init__(typed)
        self.typed = typed


def read_text(prompt: str, beginning: str = "") -> str:
    """Read one text, of several lines where they are pasted together or end with a backslash.

    Args:
        prompt: Stands before the first line.
        beginning: Already in the line, to be changed or sent, where the terminal can do that.

    Raises:
        EOFError: The input has ended.
        Interrupted: Ctrl+C.
    """
    lines = [_read_line(prompt, beginning)]
    while lines[-1].endswith(MORE) or _is_pasted_on():
        try:
            following = _read_line("  ")
        except EOFError:
            break
        lines[-1] = lines[-1].removesuffix(MORE)
        lines.append(following)
    return "\n".join(lines)


def can_begin_with_text() -> bool:
    """A text can be put into the line for the person at the keyboard."""
    return HAS_LINE_EDITOR and is_interactive()


def _read_line(prompt: str, beginning: str = "") -> str:
    if not is_interactive():
        print(prompt, end="", flush=True)
        line = sys.stdin.readline()
        print(flush=True)  # nobody sees an Enter key here
        if not line:
            raise EOFError
        return line.removesuffix("\n").removesuffix("\r")
    if beginning and can_begin_with_text():
        readline.set_startup_hook(lambda: readline.insert_text(beginning))
    try:
        return input(prompt)
    except KeyboardInterrupt:
        raise Interrupted(readline.get_line_buffer() if HAS_LINE_EDITOR else "") from None
    finally:
        if HAS_LINE_EDITOR:
            readline.set_startup_hook()


def _is_pasted_on() -> bool:
    """More lines are waiting already: nobody types that fast, so they were pasted with the one before."""
    if not is_interactive() or sys.platform == "win32":
        return False
    return bool(select.select([sys.stdin], [], [], _PASTE_WAIT_S)[0])
