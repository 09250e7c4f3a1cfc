"""Trainees on disk."""

from __future__ import annotations

from sqlalchemy import select, update

from trainer.core.errors import UserFacingError
from trainer.core.records import Trainee
from trainer.data.column_types import storable
from trainer.data.database import Database
from trainer.data.orm import TraineeRow


class TraineeStore:
    """Trainees in the database. Every method is one transaction.

    Args:
        database: Open.

    Raises:
        DatabaseError: From every method, if the database cannot be read or written.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def create(self, trainee: Trainee) -> Trainee:
        """Store a new trainee; two may have the same name.

        Returns:
            The trainee as stored: the name without white space around it.

        Raises:
            UserFacingError: ``trainee-name-empty``.
        """
        stored = Trainee(trainee.id, _usable(trainee.name), trainee.created_at)
        with self._database.writing() as session:
            session.add(TraineeRow(id=stored.id, name=stored.name, created_at=stored.created_at))
        return stored

    def rename(self, trainee_id: str, name: str) -> Trainee:
        """Give a trainee another name; everything practised keeps its owner.

        Raises:
            UserFacingError: ``trainee-name-empty``, or ``trainee-gone`` if there is no such trainee.
        """
        usable = _usable(name)
        with self._database.writing() as session:
            session.execute(update(TraineeRow).where(TraineeRow.id == trainee_id).values(name=usable))
            row = session.get(TraineeRow, trainee_id)
            return _trainee(row, trainee_id)

    def get(self, trainee_id: str) -> Trainee:
        """Return one trainee.

        Raises:
            UserFacingError: ``trainee-gone`` if there is no such trainee.
        """
        with self._database.reading() as session:
            return _trainee(session.get(TraineeRow, trainee_id), trainee_id)

    def list(self) -> tuple[Trainee, ...]:
        """Return all trainees, by name and then by age of the record."""
        query = select(TraineeRow).order_by(TraineeRow.name, TraineeRow.created_at, TraineeRow.id)
        with self._database.reading() as session:
            return tuple(_trainee(row, row.id) for row in session.scalars(query))


def _usable(name: str) -> str:
    usable = storable(name).strip()
    if not usable:
        raise UserFacingError("trainee-name-empty")
    return usable


def _trainee(row: TraineeRow | None, trainee_id: str) -> Trainee:
    if row is None:
        raise UserFacingError("trainee-gone", trainee_id=trainee_id)
    return Trainee(row.id, row.name, row.created_at)
