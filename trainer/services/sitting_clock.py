"""The clock of one sitting: it never goes back, and that of an exam knows no absence."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from trainer.services.clock import Clock

Stopwatch = Callable[[], float]
"""Seconds since some moment; never goes back, whatever is done to the clock on the wall."""


SET_BACK_S = 60.0
"""So far a clock on the wall may be put right before it is said to be set back."""


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
        ran = self._ran_s()
        return max(ran, self._on_the_wall_s()) if self._counts_absence else ran

    def is_set_back(self) -> bool:
        """Say whether the clock on the wall shows well less than what was counted, where it matters.

        One that is set back while no program runs, and not before the moment at which that was left, looks
        like one that is right.
        """
        return self._counts_absence and self._on_the_wall_s() < self._ran_s() - SET_BACK_S

    def _ran_s(self) -> float:
        return self._counted_s + max(0.0, self._stopwatch() - self._since)

    def _on_the_wall_s(self) -> float:
        return (self._wall() - self._started_at).total_seconds()
