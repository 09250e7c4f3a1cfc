"""Standard input and output made safe for any text, whatever the system says about its encoding."""

from __future__ import annotations

import io
import sys


def make_streams_safe() -> None:
    """Let no character end the program: what cannot be read or shown is replaced.

    On Windows a file or pipe gets UTF-8 instead of the code page, which could not hold half of what is said.
    """
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            is_file = sys.platform == "win32" and not stream.isatty()
            stream.reconfigure(encoding="utf-8" if is_file else None, errors="replace")


def is_interactive() -> bool:
    """Somebody can type here and see what is said."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))
