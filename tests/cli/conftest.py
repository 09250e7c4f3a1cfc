"""A terminal to test with: a console that is captured, a data folder of its own, replies from a list."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.booth import Booth
from tests.cli.stand import Stand
from tests.services.swift import use_remembered_packs
from trainer.wording.catalogue import set_language


@pytest.fixture
def stand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stand]:
    use_remembered_packs(monkeypatch)
    set_language("en")
    yield Stand(tmp_path, monkeypatch)
    set_language("en")


@pytest.fixture
def make_booth(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], Booth]]:
    """Makes booths whose customer comes by a channel."""
    use_remembered_packs(monkeypatch)
    set_language("en")
    booths: list[Booth] = []

    def make(channel: str = "chat") -> Booth:
        booths.append(Booth(tmp_path / str(len(booths)), channel))
        return booths[-1]

    yield make
    for booth in booths:
        booth.stage.database.close()
    set_language("en")


@pytest.fixture
def booth(make_booth: Callable[[str], Booth]) -> Booth:
    """A booth with a chat."""
    return make_booth("chat")
