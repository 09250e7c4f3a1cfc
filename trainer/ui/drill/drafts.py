"""Keeps what stands in the composer while a drill is played."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from trainer.ui.context import Context
from trainer.ui.drill import rounds

if TYPE_CHECKING:
    from trainer.services.drills import DrillSession


class DraftKeeper(QObject):
    """Stores drafts in the background lane; what cannot be stored is told once."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._session: DrillSession | None = None
        self._is_told = False

    def open(self, session: DrillSession) -> None:
        """Another drill is played."""
        self._session, self._is_told = session, False

    def save(self, text: str) -> None:
        """Keep a draft."""
        session = self._session
        if session is not None:
            self._context.jobs.run(
                lambda: rounds.save_draft(session, text),
                then=lambda _done: self._saved(),
                otherwise=self._failed,
                owner=self,
            )

    def _saved(self) -> None:
        self._is_told = False

    def _failed(self, error: Exception) -> None:
        if not self._is_told:
            self._is_told = True
            self._context.report(error)
