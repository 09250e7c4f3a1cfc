"""The tick of a drill that is being played: the clock, the customer's patience, the end of an exam."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from trainer.ui.context import Context
from trainer.ui.drill import rounds

if TYPE_CHECKING:
    from trainer.core.drill_events import Effect
    from trainer.services.drills import DrillSession

_TICK_MS = 1000


class Ticker(QObject):
    """Lets what is due happen in the background lane, one thing at a time and never while it is held.

    Args:
        context: For the lane and for errors; one that comes at every tick is told once.
        text: What stands in the composer: kept if the time of an exam runs out over it.
    """

    ticked = Signal()
    passed = Signal(tuple)  # the effects of what was due

    def __init__(self, context: Context, text: Callable[[], str], parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._text = context, text
        self._session: DrillSession | None = None
        self._is_passing = self._is_told = False
        self.is_held = False
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self.tick)

    def open(self, session: DrillSession) -> None:
        """Another drill is played."""
        self._session = session
        self._is_passing = self._is_told = self.is_held = False

    def start(self) -> None:
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    @property
    def is_running(self) -> bool:
        """Time passes on the page."""
        return self._timer.isActive()

    def tick(self) -> None:
        """A second went by."""
        session = self._session
        if session is None or not self.is_running:
            return
        self.ticked.emit()
        if self.is_held or self._is_passing or not session.is_something_due():
            return
        self._is_passing = True
        text = self._text()
        self._context.jobs.run(
            lambda: rounds.let_time_pass(session, text),
            then=lambda effects: self._passed(session, effects),
            otherwise=self._failed,
            owner=self,
        )

    def _passed(self, session: DrillSession, effects: tuple[Effect, ...]) -> None:
        """Nobody hears of a drill that is not played any more."""
        if self._session is session:
            self._is_passing = self._is_told = False
            self.passed.emit(effects)

    def _failed(self, error: Exception) -> None:
        self._is_passing = False
        if not self._is_told:
            self._is_told = True
            self._context.report(error)
