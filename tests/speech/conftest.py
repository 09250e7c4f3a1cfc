"""A desk for each test, and clients that are closed behind it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.speech.stage import PATIENT, Desk, Ear
from trainer.speech.client import SpeechClient

MakeClient = Callable[..., tuple[SpeechClient, Ear]]


@pytest.fixture(autouse=True)
def own_runtime_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sound server's library, inside espeak-ng, keeps its folder there and not in the shared one."""
    folder = tmp_path / "runtime"
    folder.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))


@pytest.fixture
def desk() -> Iterator[Desk]:
    desk = Desk()
    yield desk
    desk.close()


@pytest.fixture
def make_client(desk: Desk) -> Iterator[MakeClient]:
    clients: list[SpeechClient] = []

    def make(**options: Any) -> tuple[SpeechClient, Ear]:
        ear = Ear()
        client = SpeechClient(ear, **{"command": desk.worker_command, "timing": PATIENT, **options})
        clients.append(client)
        return client, ear

    yield make
    for client in clients:
        client.close()
