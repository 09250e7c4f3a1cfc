"""The database of one computer: opened safely, read and written in transactions, closed."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from trainer.core.errors import DatabaseError, DatabaseFault
from trainer.data import revisions, schema, sqlite
from trainer.data.files import fault_of_system
from trainer.data.sqlite_file import revision_of

log = logging.getLogger(__name__)

BUSY_TIMEOUT_MS = 10_000


class Database:
    """An open database. Make one with `Database.open`; close it when the program ends.

    It may be used from several threads; each transaction belongs to one.

    Attributes:
        path: The file.
    """

    def __init__(self, path: Path, engine: Engine) -> None:
        self.path = path
        self._engine = engine
        self._writer = sqlite.writing(engine)

    @classmethod
    def open(
        cls, path: Path, *, backups: Path | None = None, busy_timeout_ms: int = BUSY_TIMEOUT_MS
    ) -> Database:
        """Open a database; make it if there is none, bring it up to date if it is older.

        Args:
            path: The file. Its folder is made if it is missing.
            backups: Where a copy goes before an upgrade; ``backups`` beside the file if not given.
            busy_timeout_ms: How long every operation waits for another process.

        Raises:
            DatabaseError: For every fault; the file is then as it was.
        """
        try:
            with sqlite.faults(path):
                revision = revision_of(path)
                if revision is None:
                    _make_place(path)
                elif revision not in revisions.REVISIONS:
                    known = revisions.HEAD
                    raise DatabaseError(
                        DatabaseFault.TOO_NEW, path=path, revision=revision, newest_known=known
                    )
                elif revision != revisions.HEAD:
                    copies = backups or path.parent / "backups"
                    schema.upgrade(path, backups=copies, revision=revision, busy_timeout_ms=busy_timeout_ms)
                else:
                    schema.demand_columns(path)
                return cls._open(path, busy_timeout_ms)
        except OSError as error:
            raise DatabaseError(DatabaseFault[fault_of_system(error).name], path=path) from error

    @classmethod
    def _open(cls, path: Path, busy_timeout_ms: int) -> Database:
        database = cls(path, sqlite.make_engine(path, busy_timeout_ms=busy_timeout_ms))
        try:
            sqlite.prepare(database._engine)
            with database._writer.begin() as connection:
                schema.create(connection)
        except BaseException:
            database.close()
            raise
        log.info("database opened: %s", path)
        return database

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Open a transaction that sees one state of the database until it ends.

        Raises:
            DatabaseError: Whatever the file's fault is.
        """
        with sqlite.faults(self.path), self._session(self._engine) as session, session.begin():
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """Open a transaction that is on disk when the block ends, or leaves no trace if it fails.

        Raises:
            DatabaseError: Whatever the file's fault is; nothing was written.
        """
        with sqlite.faults(self.path), self._session(self._writer) as session, session.begin():
            yield session

    @staticmethod
    def _session(engine: Engine) -> Session:
        return Session(engine, expire_on_commit=False)

    def check(self) -> None:
        """Read every page, for a report on the health of this computer.

        Raises:
            DatabaseError: ``DAMAGED``, with what was found first in ``finding``.
        """
        sqlite.check(self.path)

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _make_place(path: Path) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.touch(mode=0o600, exist_ok=True)
