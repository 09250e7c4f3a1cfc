"""What only SQLite can do: its connections, its faults, its copy; `sqlite_file` looks without them."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, Pool, create_engine, event
from sqlalchemy.exc import DBAPIError

from trainer.core.errors import DatabaseError, DatabaseFault
from trainer.data.column_types import dump_json
from trainer.data.revisions import APPLICATION_ID
from trainer.data.sqlite_file import demand_sound, open_read_only

_WRITES = "trainer_writes"
_FULL_BYTES = 1 << 16


def make_engine(
    path: Path, *, busy_timeout_ms: int, has_foreign_keys: bool = True, pool: type[Pool] | None = None
) -> Engine:
    """Return an engine with real transactions, held to what a trainee's words deserve.

    SQLAlchemy emits ``BEGIN`` itself, by its recipe for the sqlite3 driver (see ``writing``):
    https://docs.sqlalchemy.org/en/21/dialects/sqlite.html#sqlite-transactions

    Args:
        path: The database file.
        busy_timeout_ms: How long to wait for another process.
        has_foreign_keys: ``False`` for migrations only: rebuilding a table would delete its children.
        pool: Another pool than the usual one.
    """
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        connect_args={"timeout": busy_timeout_ms / 1000},
        poolclass=pool,
        json_serializer=dump_json,
    )

    def on_connect(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None
        connection.execute(f"PRAGMA foreign_keys={'ON' if has_foreign_keys else 'OFF'}")
        connection.execute("PRAGMA synchronous=FULL")

    def on_begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(_WRITES, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    event.listen(engine, "connect", on_connect)
    event.listen(engine, "begin", on_begin)
    return engine


def writing(engine: Engine) -> Engine:
    """Return the same engine (and pool) for transactions that write.

    They take the lock at once: a transaction that reads first and is then overtaken fails without waiting
    (https://www.sqlite.org/rescode.html#busy_snapshot).
    """
    return engine.execution_options(**{_WRITES: True})


def prepare(engine: Engine) -> None:
    """Switch the file to write-ahead logging, and find out now if it cannot be written."""
    with closing(engine.raw_connection()) as raw, closing(raw.cursor()) as cursor:
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute("BEGIN IMMEDIATE")
        cursor.execute("ROLLBACK")


def mark_as_ours(connection: Connection) -> None:
    """Write our mark into the file, inside the transaction that makes its tables."""
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")


def dangling_references(connection: Connection) -> int:
    """Count rows whose parent is missing."""
    return len(connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall())


def check(path: Path) -> None:
    """Read every page of a database.

    Raises:
        DatabaseError: ``DAMAGED``, with what SQLite found first in ``finding``.
    """
    with faults(path), closing(open_read_only(path)) as connection:
        demand_sound(connection, path)


def copy(source: Path, target: Path) -> None:
    """Copy a database that may be in use into one file, and verify the copy by reading all of it.

    Copying the file itself would leave out what stands in the write-ahead log.

    Raises:
        DatabaseError: About the copy, which is then of no use.
    """
    with (
        faults(target),
        closing(open_read_only(source)) as origin,
        closing(sqlite3.connect(target)) as copied,
    ):
        origin.backup(copied)
        copied.execute("PRAGMA journal_mode=DELETE")
    check(target)


@contextmanager
def faults(path: Path) -> Iterator[None]:
    """Turn what SQLite says inside the block into a `DatabaseError` about ``path``; our own faults pass."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        fault = fault_of(cause, path)
        if fault is None:
            raise
        raise DatabaseError(fault, path=path) from error


_FAULTS = {
    sqlite3.SQLITE_BUSY: DatabaseFault.LOCKED,
    sqlite3.SQLITE_LOCKED: DatabaseFault.LOCKED,
    sqlite3.SQLITE_PROTOCOL: DatabaseFault.LOCKED,
    sqlite3.SQLITE_FULL: DatabaseFault.DISK_FULL,
    sqlite3.SQLITE_READONLY: DatabaseFault.READ_ONLY,
    sqlite3.SQLITE_CORRUPT: DatabaseFault.DAMAGED,
    sqlite3.SQLITE_NOTADB: DatabaseFault.DAMAGED,
    sqlite3.SQLITE_PERM: DatabaseFault.UNREACHABLE,
}
_IN_WORDS = {
    sqlite3.SQLITE_CANTOPEN: DatabaseFault.UNREACHABLE,
    sqlite3.SQLITE_IOERR: DatabaseFault.UNREACHABLE,
}


def fault_of(error: Any, path: Path) -> DatabaseFault | None:
    """Return whose fault an error of the driver is; ``None`` if it is ours (https://www.sqlite.org/rescode.html).

    An input/output error, or a file that cannot be made, says nothing of its cause: the place is asked.
    """
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return None
    primary = code & 0xFF
    if primary in _IN_WORDS:
        return _fault_of_place(path) or _IN_WORDS[primary]
    return _FAULTS.get(primary)


def _fault_of_place(path: Path) -> DatabaseFault | None:
    folder = path.parent
    if not folder.is_dir():
        return None
    if shutil.disk_usage(folder).free < _FULL_BYTES:
        return DatabaseFault.DISK_FULL
    return None if os.access(folder, os.W_OK) else DatabaseFault.READ_ONLY
