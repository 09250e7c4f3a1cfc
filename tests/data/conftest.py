"""A database of its own for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from trainer.data.database import Database


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the database of this test is."""
    return tmp_path / "data" / "dojo.db"


@pytest.fixture
def database(path: Path) -> Iterator[Database]:
    """An open, empty database."""
    with Database.open(path, busy_timeout_ms=200) as opened:
        yield opened
