"""What was written in seminars, on disk."""

from __future__ import annotations

from sqlalchemy import delete, select

from trainer.core.errors import UserFacingError
from trainer.core.quiz_records import SeminarEntry
from trainer.data.database import Database
from trainer.data.orm import TraineeRow
from trainer.data.quiz_orm import SeminarEntryRow


class SeminarStore:
    """Words to the prompts of seminars, and questions to their owners. Every method is one transaction.

    NUL and lone surrogates in texts become U+FFFD.

    Args:
        database: Open.

    Raises:
        DatabaseError: From every method, if the database cannot be read or written.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def entries(self, trainee_id: str, pack_id: str, seminar_id: str) -> tuple[SeminarEntry, ...]:
        """Return what was written in a seminar, in the order in which it was first written."""
        query = (
            select(SeminarEntryRow)
            .where(
                SeminarEntryRow.trainee_id == trainee_id,
                SeminarEntryRow.pack_id == pack_id,
                SeminarEntryRow.seminar_id == seminar_id,
            )
            .order_by(SeminarEntryRow.id)
        )
        with self._database.reading() as session:
            return tuple(map(_entry, session.scalars(query)))

    def save(self, entry: SeminarEntry) -> None:
        """Keep an entry, in the place of the one with its id if there is one.

        Raises:
            UserFacingError: ``trainee-gone`` if there is no such trainee (any more).
        """
        with self._database.writing() as session:
            if session.get(TraineeRow, entry.trainee_id) is None:
                raise UserFacingError("trainee-gone", trainee_id=entry.trainee_id)
            session.merge(_row(entry))

    def remove(self, entry_id: str) -> None:
        """Remove an entry; nothing happens if it is not there."""
        with self._database.writing() as session:
            session.execute(delete(SeminarEntryRow).where(SeminarEntryRow.id == entry_id))


def _row(entry: SeminarEntry) -> SeminarEntryRow:
    return SeminarEntryRow(
        id=entry.id,
        trainee_id=entry.trainee_id,
        pack_id=entry.pack_id,
        seminar_id=entry.seminar_id,
        part=entry.part,
        prompt_id=entry.prompt_id,
        text=entry.text,
        said_by=entry.by,
        at=entry.at,
    )


def _entry(row: SeminarEntryRow) -> SeminarEntry:
    return SeminarEntry(
        id=row.id,
        trainee_id=row.trainee_id,
        pack_id=row.pack_id,
        seminar_id=row.seminar_id,
        part=row.part,
        text=row.text,
        at=row.at,
        prompt_id=row.prompt_id,
        by=row.said_by,
    )
