"""Where long work lets other work go first."""

from __future__ import annotations

from collections.abc import Callable

Pause = Callable[[], None]
"""Is called between the pieces of long work; may do something else meanwhile, and may raise to end it."""


def no_pause() -> None:
    """Go on at once."""
