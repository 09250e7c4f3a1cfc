"""A look at a SQLite file before it is used, with the standard library alone: it changes nothing."""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from trainer.core.errors import DatabaseError, DatabaseFault
from trainer.data import revisions

MAGIC = b"SQLite format 3\0"
_HEADER_LENGTH = 100
_QUICK_BYTES = 8 << 20


def revision_of(path: Path) -> str | None:
    """Read the revision of a database's schema, without changing the file.

    Returns:
        ``None`` if there is no file, or nothing in it yet.

    Raises:
        DatabaseError: ``NOT_ONE`` or ``DAMAGED``.
        OSError: If it cannot be read.
        sqlite3.Error: If SQLite cannot read it.
    """
    header = _header(path)
    if header is None:
        return None
    if not _has_log(path):
        try:
            return _read_revision(path, header, is_immutable=True)
        except (DatabaseError, sqlite3.Error):
            # Another process may have begun to write just now, and what was read does not fit together.
            if not _has_log(path):
                raise
    return _read_revision(path, header, is_immutable=False)


def columns_of(path: Path, tables: Iterable[str]) -> dict[str, set[str]]:
    """Read which columns tables have, without changing the file.

    Args:
        path: A database with a revision.
        tables: Names; one that is not there has no columns.

    Raises:
        sqlite3.Error: If SQLite cannot read it.
    """
    # Where there is no log, nothing is written beside the file by looking.
    with closing(open_read_only(path, is_immutable=not _has_log(path))) as connection:
        query = "SELECT name FROM pragma_table_info(?)"
        return {table: {name for (name,) in connection.execute(query, (table,))} for table in tables}


def open_to_look(path: Path) -> sqlite3.Connection | None:
    """Open a database of the present schema to read a little of it; nobody is waited for.

    What is not read is not looked through either: damage elsewhere is found by `revision_of`.

    Returns:
        ``None`` if there is no file, nothing in it yet, or a schema of another release.

    Raises:
        DatabaseError: ``NOT_ONE`` or ``DAMAGED``.
        OSError: If it cannot be read.
        sqlite3.Error: If SQLite cannot read it.
    """
    header = _header(path)
    if header is None:
        return None
    connection = _open(path, header, is_immutable=not _has_log(path))
    try:
        connection.isolation_level = None
        connection.execute("PRAGMA busy_timeout=0")
        if _ask_revision(connection, path) == revisions.HEAD:
            return connection
    except BaseException:
        connection.close()
        raise
    connection.close()
    return None


def _header(path: Path) -> bytes | None:
    if not path.exists():
        return None
    with path.open("rb") as file:
        header = file.read(_HEADER_LENGTH)
    if header and not header.startswith(MAGIC):
        raise DatabaseError(DatabaseFault.NOT_ONE, path=path)
    return header or None


def _open(path: Path, header: bytes, *, is_immutable: bool) -> sqlite3.Connection:
    if is_immutable and _is_cut_short(path, header):
        raise DatabaseError(DatabaseFault.DAMAGED, path=path)
    return open_read_only(path, is_immutable=is_immutable)


def _read_revision(path: Path, header: bytes, *, is_immutable: bool) -> str | None:
    with closing(_open(path, header, is_immutable=is_immutable)) as connection:
        if path.stat().st_size <= _QUICK_BYTES:
            demand_sound(connection, path)
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
    if mark != revisions.APPLICATION_ID:
        raise DatabaseError(DatabaseFault.NOT_ONE, path=path)
    query = "SELECT version_num FROM alembic_version"
    revision = connection.execute(query).fetchone() if "alembic_version" in tables else None
    if revision is None:
        raise DatabaseError(DatabaseFault.DAMAGED, path=path, finding="it has no revision")
    return str(revision[0])


def demand_sound(connection: sqlite3.Connection, path: Path) -> None:
    """Have SQLite look through the file.

    Raises:
        DatabaseError: ``DAMAGED``, with what it found first in ``finding``.
    """
    (said,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if said != "ok":
        raise DatabaseError(DatabaseFault.DAMAGED, path=path, finding=said)
