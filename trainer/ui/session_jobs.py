"""Work on the drill that is being played, in the background lane."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject

from trainer.ui.context import Context

if TYPE_CHECKING:
    from trainer.services.drills import DrillSession

Value = TypeVar("Value")


class SessionJobs(QObject):
    """An answer is dropped if another drill is played by then.

    Args:
        context: For the lane.
        failed: Hears of every error.
        parent: The page.
    """

    def __init__(self, context: Context, failed: Callable[[Exception], None], parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._failed = context, failed
        self._session: DrillSession | None = None

    def open(self, session: DrillSession | None) -> None:
        """Another drill is played, or none."""
        self._session = session

    def run(self, work: Callable[[DrillSession], Value], then: Callable[[Value], None]) -> None:
        """Do ``work`` with the session, and ``then`` something with its answer; nothing without a session."""
        session = self._session
        if session is None:
            return

        def done(value: Value) -> None:
            if self._session is session:
                then(value)

        self._context.jobs.run(lambda: work(session), then=done, otherwise=self._failed, owner=self)
