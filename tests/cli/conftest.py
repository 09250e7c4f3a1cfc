"""A terminal to test with: a console that is captured, a data folder of its own, replies from a list."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.stand import Stand
from tests.services.swift import use_remembered_packs
from trainer.wording.catalogue import set_language


@pytest.fixture
def stand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stand]:
    use_remembered_packs(monkeypatch)
    set_language("en")
    yield Stand(tmp_path, monkeypatch)
    set_language("en")
