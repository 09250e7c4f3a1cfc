"""Exit statuses of the terminal."""

from __future__ import annotations

FINE, MENDABLE, OUR_FAULT, INTERRUPTED = 0, 1, 70, 130
"""70 is EX_SOFTWARE of sysexits.h, 130 what a shell gives a program ended by Ctrl+C."""
