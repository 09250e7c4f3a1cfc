"""The clock of one sitting: it never goes back, and that of an exam knows no absence."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from trainer.services.clock import Clock

Stopwatch = Callable[[], float]
"""Seconds since some moment; never goes back, whatever is done to the clock on the wall."""


class SittingClock:
    """Counts the seconds of a sitting.

    What was counted before the program ended counts on. While it runs a stopwatch counts, which nobody sets
    back. In an exam the clock on the wall counts too, and the later of the two is right: a computer that
    slept, or was off, gives no time away. Set back, the wall clock shows less, and the stopwatch counts; set
    forward, it takes time, as if somebody had been away.

    Args:
        started_at: In UTC.
        counted_s: The longest that it has shown before.
        counts_absence: It is that of an exam.
        wall: The present moment.
        stopwatch: Seconds while the program runs.
    """

    def __init__(
        self,
        started_at: datetime,
        *,
        counted_s: float,
        counts_absence: bool,
        wall: Clock,
        stopwatch: Stopwatch,
    ) -> None:
        self._started_at = started_at
        self._counted_s = counted_s
        self._counts_absence = counts_absence
        self._wall = wall
        self._stopwatch = stopwatch
        self._since = stopwatch()

    def elapsed_s(self) -> float:
        """Return what it shows now, in seconds."""
        ran = self._counted_s + max(0.0, self._stopwatch() - self._since)
        if not self._counts_absence:
            return ran
        return max(ran, (self._wall() - self._started_at).total_seconds())
