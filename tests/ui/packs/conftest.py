"""What tests of packs in the window share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.services.swift import use_remembered_packs
from tests.ui.packs.desk import Desk, open_desk
from trainer.ui.theme import Theme


@pytest.fixture
def desk(theme: Theme, in_english: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """The desk of somebody who makes packs; nothing lies on it yet."""
    use_remembered_packs(monkeypatch)
    with open_desk(tmp_path / "data", theme) as opened:
        yield opened
