"""A copy of the database in one file, made while it is in use."""

from __future__ import annotations

import logging
from pathlib import Path

from trainer.core.errors import DatabaseError
from trainer.data import sqlite, sqlite_file
from trainer.data.database import Database
from trainer.data.files import beside

log = logging.getLogger(__name__)


def backup(database: Database, target: Path) -> None:
    """Copy the database, read the copy through, and only then give it its name.

    Args:
        database: Open; others may write meanwhile.
        target: The file to make or to replace; only its owner may read it.

    Raises:
        DatabaseError: About the target: the disk is full, or the copy could not be read.
        FileError: If the target cannot be made. In both cases what stood there is left as it was.
    """
    with beside(target) as part:
        part.chmod(0o600)
        try:
            sqlite.copy(database.path, part)
            sqlite_file.revision_of(part)
        except DatabaseError as error:
            raise DatabaseError(error.fault, **{**error.data, "path": target}) from error
    log.info("database copied to %s", target)
