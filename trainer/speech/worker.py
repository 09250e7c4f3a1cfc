"""The speech worker: a process of its own that can be killed at any moment to make silence."""

import os
import queue
import sys
import threading
from typing import BinaryIO, NoReturn

from trainer.speech.engine import EngineFailure, SpeechEngine, open_engine
from trainer.speech.players import NoDevice, PlayerDied
from trainer.speech.protocol import (
    LONGEST_LINE_BYTES,
    Command,
    Failed,
    FailureCode,
    Finished,
    ListVoices,
    ProtocolError,
    Ready,
    Report,
    Speak,
    Started,
    Voices,
    decode_command,
    encode,
)


def main() -> int:
    """Serves commands on standard input until it closes; returns the exit code."""
    commands = os.fdopen(os.dup(0), "rb")
    outbox = Outbox(os.fdopen(os.dup(1), "wb", buffering=0))
    # pyttsx3 prints; what it prints must not meet the protocol.
    os.dup2(2, 1)
    try:
        engine = open_engine()
    except EngineFailure as failure:
        outbox.put(Failed(failure.code, failure.detail))
        return 1
    worker = Worker(engine, outbox)
    threading.Thread(target=_read_commands, args=(commands, worker), daemon=True).start()
    worker.serve()
    return 0


class Outbox:
    """Writes reports, one line each; when nobody reads any more, the process ends."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._lock = threading.Lock()

    def put(self, report: Report) -> None:
        with self._lock:
            self._stream.write(encode(report))


class Worker:
    """Does one command after the other with one engine."""

    def __init__(self, engine: SpeechEngine, outbox: Outbox) -> None:
        self._engine = engine
        self._outbox = outbox
        self._inbox: queue.SimpleQueue[Command | None] = queue.SimpleQueue()

    def put(self, command: Command | None) -> None:
        """Queues a command; None ends the worker after what was queued before."""
        self._inbox.put(command)

    def serve(self) -> None:
        """Runs on the main thread: macOS and COM want their engine there."""
        try:
            self._outbox.put(Ready(self._engine.name, self._engine.player))
            while (command := self._inbox.get()) is not None:
                self._outbox.put(self._answer(command))
        except OSError:
            sys.stderr.write("speech worker: the program is gone\n")

    def shut(self) -> None:
        self._engine.shut()

    def report(self, failure: Failed) -> None:
        self._outbox.put(failure)

    def _answer(self, command: Command) -> Report:
        if isinstance(command, ListVoices):
            return Voices(self._engine.voices())
        try:
            self._engine.say(command, lambda duration_ms: self._tell_start(command, duration_ms))
        except EngineFailure as failure:
            return Failed(failure.code, failure.detail, command.line_id, failure.was_heard)
        except NoDevice as failure:
            return Failed(FailureCode.NO_DEVICE, str(failure), command.line_id)
        except PlayerDied as failure:
            return Failed(FailureCode.PLAYER_DIED, str(failure), command.line_id, was_heard=True)
        # A driver may raise anything; the program counts it as a strike and shows it when it gives up.
        except Exception as error:  # noqa: BLE001
            return Failed(FailureCode.ENGINE_BROKE, repr(error), command.line_id)
        return Finished(command.line_id)

    def _tell_start(self, command: Speak, duration_ms: int | None) -> None:
        self._outbox.put(Started(command.line_id, duration_ms))


def _read_commands(commands: BinaryIO, worker: Worker) -> NoReturn:
    """Feeds the worker; the end of the input is the end of the program, whatever the engine is doing."""
    try:
        while line := commands.readline(LONGEST_LINE_BYTES):
            try:
                worker.put(decode_command(line))
            except ProtocolError as error:
                worker.report(Failed(FailureCode.ENGINE_BROKE, f"protocol: {error}"))
    finally:
        worker.shut()
        # Not sys.exit: the main thread may be inside an engine that never returns.
        os._exit(0)
