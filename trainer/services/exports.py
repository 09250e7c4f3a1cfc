"""Handing results on as CSV."""

from __future__ import annotations

from datetime import tzinfo
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.data.export_columns import Rows
from trainer.data.exports import export_csv
from trainer.data.files import replacing
from trainer.services.clock import Clock, now_utc

if TYPE_CHECKING:
    from trainer.data.database import Database

__all__ = ["ExportService", "Rows"]


class ExportService:
    """Writes what was practised to files.

    Args:
        database: Where it is kept.
        clock: Gives the present moment, for file names.
    """

    def __init__(self, database: Database, clock: Clock = now_utc) -> None:
        self._database = database
        self._clock = clock

    def suggested_name(self) -> str:
        """Return a file name with today's date, such as ``reply-dojo-scores-2026-11-22.csv``."""
        return f"reply-dojo-scores-{self._clock().astimezone():%Y-%m-%d}.csv"

    def write(self, target: Path, content: bytes) -> None:
        """Write a finished document.

        Args:
            target: Replaced when the new file is complete, never before.
            content: What the file will hold.

        Raises:
            FileError: If it cannot be written.
        """
        with replacing(target) as file:
            file.write(content)

    def scores(self, target: Path, rows: Rows = "replies", *, zone: tzinfo | None = None) -> int:
        """Write what was practised, as `docs/export.md` describes.

        Args:
            target: Replaced when the new file is complete, never before.
            rows: What a row is.
            zone: For the times; where it is not given, the computer's own as it was at each of them.

        Returns:
            The number of rows.

        Raises:
            UserFacingError: If the file cannot be written.
            DatabaseError: If the database cannot be read.
        """
        return export_csv(self._database, target, rows, zone=zone)
