"""What only SQLite can do: its connections, its faults, its copy, and a look at a file before it is used."""

from __future__ import annotations

import os
import shutil
import sqlite3
import struct
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, Pool, create_engine, event
from sqlalchemy.exc import DBAPIError

from trainer.core.errors import DatabaseError, DatabaseFault
from trainer.data.column_types import dump_json

APPLICATION_ID = 0x444F4A4F
"""``DOJO``: marks a SQLite file as ours (https://www.sqlite.org/pragma.html#pragma_application_id)."""

MAGIC = b"SQLite format 3\0"
_HEADER_LENGTH = 100
_WRITES = "trainer_writes"
_QUICK_BYTES = 8 << 20
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


def revision_of(path: Path) -> str | None:
    """Read the revision of a database's schema, without changing the file.

    Returns:
        ``None`` if there is no file, or nothing in it yet.

    Raises:
        DatabaseError: ``NOT_ONE`` or ``DAMAGED``.
        OSError: If it cannot be read.
        sqlite3.Error: If SQLite cannot read it.
    """
    if not path.exists():
        return None
    with path.open("rb") as file:
        header = file.read(_HEADER_LENGTH)
    if not header:
        return None
    if not header.startswith(MAGIC):
        raise DatabaseError(DatabaseFault.NOT_ONE, path=path)
    if not _has_log(path):
        try:
            return _read_revision(path, header, is_immutable=True)
        except (DatabaseError, sqlite3.Error):
            # Another process may have begun to write just now, and what was read does not fit together.
            if not _has_log(path):
                raise
    return _read_revision(path, header, is_immutable=False)


def _read_revision(path: Path, header: bytes, *, is_immutable: bool) -> str | None:
    if is_immutable and _is_cut_short(path, header):
        raise DatabaseError(DatabaseFault.DAMAGED, path=path)
    with closing(open_read_only(path, is_immutable=is_immutable)) as connection:
        if path.stat().st_size <= _QUICK_BYTES:
            _demand_sound(connection, path)
        return _ask_revision(connection, path)


def _has_log(path: Path) -> bool:
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0


def _is_cut_short(path: Path, header: bytes) -> bool:
    """Compare the size with what the header says (https://www.sqlite.org/fileformat.html#the_database_header)."""
    if len(header) < _HEADER_LENGTH:
        return True
    (page_size,) = struct.unpack_from(">H", header, 16)
    changes, pages = struct.unpack_from(">II", header, 24)
    (valid_for,) = struct.unpack_from(">I", header, 92)
    expected: int = pages * (65536 if page_size == 1 else page_size)
    return bool(changes == valid_for) and path.stat().st_size < expected


def open_read_only(path: Path, *, is_immutable: bool = False) -> sqlite3.Connection:
    """Open a file for reading.

    Args:
        path: The file.
        is_immutable: Nobody writes it, so that not even files beside it are needed.
    """
    query = "mode=ro&immutable=1" if is_immutable else "mode=ro"
    return sqlite3.connect(f"{path.absolute().as_uri()}?{query}", uri=True)


def _ask_revision(connection: sqlite3.Connection, path: Path) -> str | None:
    (mark,) = connection.execute("PRAGMA application_id").fetchone()
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type='table'")}
    if not tables:
        return None
    if mark != APPLICATION_ID:
        raise DatabaseError(DatabaseFault.NOT_ONE, path=path)
    query = "SELECT version_num FROM alembic_version"
    revision = connection.execute(query).fetchone() if "alembic_version" in tables else None
    if revision is None:
        raise DatabaseError(DatabaseFault.DAMAGED, path=path, finding="it has no revision")
    return str(revision[0])


def _demand_sound(connection: sqlite3.Connection, path: Path) -> None:
    (said,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if said != "ok":
        raise DatabaseError(DatabaseFault.DAMAGED, path=path, finding=said)


def check(path: Path) -> None:
    """Read every page of a database.

    Raises:
        DatabaseError: ``DAMAGED``, with what SQLite found first in ``finding``.
    """
    with faults(path), closing(open_read_only(path)) as connection:
        _demand_sound(connection, path)


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
