"""Making the tables, and bringing those of an older release up to date."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Column, Connection, MetaData, NullPool, PrimaryKeyConstraint, String, Table
from sqlalchemy import inspect as inspect_database

from trainer.core.errors import DatabaseError, DatabaseFault
from trainer.data import revisions, sqlite
from trainer.data.quiz_orm import SittingRow
from trainer.data.sqlite_file import columns_of

log = logging.getLogger(__name__)

MIGRATIONS = Path(__file__).parent / "migrations"

# One for all tables; asked of a quiz's, since their module loads the others.
_tables = SittingRow.metadata

_alembic = MetaData()
_version = Table(
    "alembic_version",
    _alembic,
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)


def create(connection: Connection) -> None:
    """Make all tables in an empty database; nothing happens if another process has just done so.

    Args:
        connection: In a transaction that writes.
    """
    if inspect_database(connection).has_table(_version.name):
        return
    sqlite.mark_as_ours(connection)
    _alembic.create_all(connection, checkfirst=False)
    _tables.create_all(connection, checkfirst=False)
    connection.execute(_version.insert().values(version_num=revisions.HEAD))


def demand_columns(path: Path) -> None:
    """Refuse a database whose tables are not those of its revision: before a release its schema still grew.

    Args:
        path: A database of the newest revision.

    Raises:
        DatabaseError: ``OTHER_BUILD``, with the first ``table`` that differs; the file was not changed.
    """
    tables = _newest_tables()
    found = columns_of(path, [table.name for table in tables])
    for table in tables:
        if found[table.name] != set(table.columns.keys()):
            raise DatabaseError(DatabaseFault.OTHER_BUILD, path=path, table=table.name)


def _newest_tables() -> list[Table]:
    """Return those of quizzes: no release has had them yet, so a database may have them half grown."""
    tables = (
        _tables.tables[each.class_.__tablename__]
        for each in SittingRow.registry.mappers
        if each.class_.__module__ == SittingRow.__module__
    )
    return sorted(tables, key=lambda table: table.name)


def upgrade(path: Path, *, backups: Path, revision: str, busy_timeout_ms: int) -> Path:
    """Bring an older database up to date, in one transaction, after a copy was made.

    Args:
        path: The database; nobody in this process has it open.
        backups: Folder for the copy; made if it is missing.
        revision: What the database has now.
        busy_timeout_ms: How long to wait for another process.

    Returns:
        The copy.

    Raises:
        DatabaseError: The database is then as it was.
    """
    sqlite.check(path)
    copy = _back_up(path, backups, revision)
    engine = sqlite.make_engine(path, busy_timeout_ms=busy_timeout_ms, has_foreign_keys=False, pool=NullPool)
    with sqlite.faults(path), sqlite.writing(engine).begin() as connection:
        migrate(connection)
        if sqlite.dangling_references(connection):
            raise DatabaseError(DatabaseFault.DAMAGED, path=path, backup=copy)
    log.info("database upgraded from %s to %s; copy before: %s", revision, revisions.HEAD, copy)
    return copy


def migrate(connection: Connection, target: str = "head") -> None:
    """Run the migrations that are missing.

    Args:
        connection: In a transaction that writes; foreign keys are off.
        target: Another revision than the last.
    """
    # Only an upgrade needs Alembic; importing it would slow down every start.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, target)


def _back_up(path: Path, backups: Path, revision: str) -> Path:
    backups.mkdir(mode=0o700, parents=True, exist_ok=True)
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
    copy = backups / f"{path.stem}-{revision}-{stamp}{path.suffix}"
    copy.touch(mode=0o600, exist_ok=False)
    try:
        sqlite.copy(path, copy)
    except BaseException:
        copy.unlink()
        raise
    return copy
