"""A stage for every test of the services."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.services.stage import HandClock, Stage, bundled
from tests.services.swift import use_remembered_packs
from tests.services.waiting_room import write_waiting_room
from trainer.services.paths import AppPaths


@pytest.fixture(autouse=True)
def swift_packs(monkeypatch: pytest.MonkeyPatch) -> None:
    use_remembered_packs(monkeypatch)


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    made = Stage(AppPaths.under(tmp_path / "data"), HandClock(), (bundled(), tmp_path / "data" / "packs"))
    yield made
    made.database.close()


@pytest.fixture
def waiting_room(tmp_path: Path) -> Iterator[Stage]:
    """A stage whose only scenario has facts, flags, interjections and a short exam."""
    write_waiting_room(tmp_path / "packs")
    made = Stage(AppPaths.under(tmp_path / "data"), HandClock(), (tmp_path / "packs",))
    yield made
    made.database.close()


@pytest.fixture
def at_zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Puts this process into a time zone."""
    if not hasattr(time, "tzset"):
        pytest.skip("this system has no zone of its own for one process")
    before = os.environ.get("TZ")

    def go(zone: str) -> None:
        monkeypatch.setenv("TZ", zone)
        time.tzset()

    yield go
    if before is None:
        monkeypatch.delenv("TZ", raising=False)
    else:
        monkeypatch.setenv("TZ", before)
    time.tzset()
