"""Where speech is tested: a desk that fake processes report to, and an ear for the client's states."""

from __future__ import annotations

import json
import queue
import socket
import sys
from pathlib import Path
from typing import Any

from trainer.speech.protocol import Command, Report, VoiceEntry, decode_command, encode
from trainer.speech.utterance import SpeechPhase, SpeechState, SpeechTiming

# Long enough for a busy machine; a test that passes never waits for it.
PATIENCE_S = 20.0
HERE = Path(__file__).parent
REAL_WORKER = [sys.executable, "-c", "from trainer.speech.worker import main; raise SystemExit(main())"]
VOICES = (
    VoiceEntry("gmw/en", "English (Great Britain)", ("en-gb",), "male"),
    VoiceEntry("gmw/en-us", "English (America)", ("en-us",), "male"),
    VoiceEntry("jpx/ja", "Japanese", ("ja",), "male"),
)
PATIENT = SpeechTiming(ready_ms=60_000, render_ms=60_000, play_slack_ms=60_000, retry_ms=(1, 1))


class Link:
    """One fake process at the desk."""

    def __init__(self, connection: socket.socket) -> None:
        connection.settimeout(PATIENCE_S)
        self._connection = connection
        self._lines = connection.makefile("rb")

    def say(self, *reports: Report) -> None:
        for report in reports:
            self._connection.sendall(encode(report))

    def send_raw(self, line: bytes) -> None:
        self._connection.sendall(line)

    def hear(self) -> Command:
        return decode_command(self._lines.readline())

    def hear_json(self) -> dict[str, Any]:
        content: dict[str, Any] = json.loads(self._lines.readline())
        return content

    def crash(self) -> None:
        """The process ends by itself, with an error."""
        self._connection.shutdown(socket.SHUT_WR)

    def wait_until_gone(self) -> None:
        """Returns when the process is dead: only then is its end of the connection closed."""
        try:
            while self._lines.readline():
                pass
        except ConnectionResetError:
            return

    def close(self) -> None:
        self._lines.close()
        self._connection.close()


class Desk:
    """Fake workers and players connect here, in the order in which they start."""

    def __init__(self) -> None:
        self._server = socket.create_server(("127.0.0.1", 0))
        self._server.settimeout(PATIENCE_S)
        self._links: list[Link] = []

    @property
    def worker_command(self) -> list[str]:
        return [sys.executable, str(HERE / "fake_worker.py"), self.port]

    @property
    def player_command(self) -> tuple[str, ...]:
        return (sys.executable, str(HERE / "fake_player.py"), self.port)

    def next(self) -> Link:
        link = Link(self._server.accept()[0])
        self._links.append(link)
        return link

    def has_nobody(self) -> bool:
        """Says that no process waits to be met."""
        self._server.settimeout(0)
        try:
            self._server.accept()[0].close()
        except BlockingIOError:
            return True
        finally:
            self._server.settimeout(PATIENCE_S)
        return False

    def close(self) -> None:
        for link in self._links:
            link.close()
        self._server.close()

    @property
    def port(self) -> str:
        return str(self._server.getsockname()[1])


class Ear:
    """Keeps the states that the client tells."""

    def __init__(self) -> None:
        self.heard: list[SpeechState] = []
        self._new: queue.SimpleQueue[SpeechState] = queue.SimpleQueue()

    def __call__(self, state: SpeechState) -> None:
        self.heard.append(state)
        self._new.put(state)

    def next(self) -> SpeechState:
        return self._new.get(timeout=PATIENCE_S)

    def until(self, phase: SpeechPhase) -> SpeechState:
        while (state := self.next()).phase is not phase:
            pass
        return state
